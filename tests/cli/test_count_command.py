"""`luoshi count` and `luoshi rulesets`, as a person calls them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.calls import luoshi
from congress.elections import election
from luoshi.congress.elections.rulesets import RULESET_NAMES

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/qinghe-election.json"
BALLOTS = [{"for": ["a", "b"], "count": 60}, {"for": ["a"], "count": 37}]
GIVEN = election("party-local-congress-committee", 2, ["a", "b", "c"], BALLOTS, entitled=100, issued=98)
GIVEN["candidates"] = [{"id": "a", "name": "王一"}, {"id": "b", "name": "李二"}, {"id": "c", "name": "张三"}]


@pytest.fixture
def file(here: Path) -> Path:
    path = here / "election.json"
    path.write_text(json.dumps(GIVEN, ensure_ascii=False), encoding="utf-8")
    return path


def counted(*arguments: object, stdin: bytes = b"") -> dict[str, Any]:
    done = luoshi("count", *arguments, "--format", "json", stdin=stdin)
    assert (done.exit_code, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_result_has_the_keys_of_its_schema(file: Path) -> None:
    found = counted(file)
    assert list(found) == [
        "schema", "state", "elected", "tied", "vacancies", "tally", "ballots", "threshold", "announce", "next", "steps",
    ]  # fmt: skip
    assert (found["schema"], found["state"], found["elected"]) == ("luoshi.count/1", "complete", ["a", "b"])


def test_a_person_reads_the_outcome_first(file: Path) -> None:
    done = luoshi("count", file, language="zh")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:2] == ["结果  选举完成", "当选  王一、李二"]
    assert "100 × 1/2 = 50" in done.stdout
    assert "Result" in luoshi("count", file).stdout


def test_from_standard_input_and_into_a_file(file: Path) -> None:
    assert counted("-", stdin=file.read_bytes()) == counted(file)
    done = luoshi("count", file, "-o", "result.json")
    assert (done.exit_code, done.stderr) == (0, "-> result.json\n")
    assert json.loads(Path("result.json").read_text(encoding="utf-8")) == counted(file)
    again = luoshi("count", file, "-o", "result.json")
    assert (again.exit_code, again.stderr.count("--force")) == (2, 1)


def test_a_byte_order_mark_is_no_obstacle(file: Path) -> None:
    assert counted("-", stdin=b"\xef\xbb\xbf" + file.read_bytes())["state"] == "complete"


NO_ELECTIONS: list[tuple[bytes, str]] = [
    (b"", "it holds nothing; write one JSON object"),
    (b"[]", "it holds a list; write one JSON object"),
    (b"{", "line 1 column 2 is no JSON"),
    (b'{"a": 1,\n "ballots": [{} {}]}', "line 2 column 17 is no JSON (expecting ',')"),
    (b'{"ballots": [{"for": ["a"}]}', "line 1 column 26 is no JSON"),
    (b'{"a": 1} x', "line 1 column 10 is no JSON (extra data)"),
    (b'{"a": 1, "a": 2}', '"a" stands in it twice'),
    (b'{"ballots": [{"for": [], "for": []}]}', '"for" stands twice in one object'),
    (b'{"ballots": {}}', '"ballots" is an object; write a list'),
    (b'{"seats": 1}', '"ballots" is missing'),
    (b'{"ballots": []}', '"ruleset" is missing'),
    ('{"office": "主席"'.encode("gb18030"), "it is not in UTF-8; save it in UTF-8"),
    (b'{"x": ' + b"[" * 100_000, "it is nested deeper than any election is"),
    (b'{"x": ' + b"9" * 10_000 + b"}", "it holds a number of thousands of digits"),
    (b'{"ballots": [7]}', "ballots, row 1: it is 7"),
]


@pytest.mark.parametrize(("data", "says"), NO_ELECTIONS, ids=[says for _, says in NO_ELECTIONS])
def test_a_file_that_holds_no_election(here: Path, data: bytes, says: str) -> None:
    (here / "bad.json").write_bytes(data)
    done = luoshi("count", "bad.json")
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.startswith("bad.json: ")
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_numbers_that_contradict_each_other_give_no_result(file: Path) -> None:
    file.write_text(json.dumps({**GIVEN, "returned": 90}), encoding="utf-8")
    done = luoshi("count", file)
    assert (done.exit_code, done.stdout) == (3, "")
    assert "90 ballots were returned and 97 are listed; count the ballots again" in done.stderr


def test_a_file_that_is_not_there(here: Path) -> None:
    done = luoshi("count", here / "none.json")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "there is no such file" in done.stderr


def test_the_rulesets_are_listed() -> None:
    listed = luoshi("rulesets").stdout.splitlines()
    assert [line.split()[0] for line in listed] == list(RULESET_NAMES)
    assert "村民委员会" in luoshi("rulesets", language="zh").stdout
    assert [one["ruleset"] for one in json.loads(luoshi("rulesets", "--format", "json").stdout)] == list(RULESET_NAMES)


@pytest.mark.parametrize("name", RULESET_NAMES)
def test_a_ruleset_is_printed_with_its_articles_and_marks(name: str) -> None:
    printed = luoshi("rulesets", name).stdout
    found = json.loads(luoshi("rulesets", name, "--format", "json").stdout)
    assert found["schema"] == "luoshi.ruleset/1"
    for parameter in found["parameters"].values():
        assert parameter["article"] in printed
    assert "found in a published text" in printed


def test_an_unknown_ruleset_is_named_with_those_there_are() -> None:
    done = luoshi("rulesets", "party")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "there is no ruleset 'party'; there are party-local-congress-committee, " in done.stderr


def test_a_protocol_is_made_and_verified(file: Path) -> None:
    made = luoshi("protocol", file)
    assert made.exit_code == 0
    assert made.stderr.startswith("-> election-protocol.zip\nfingerprint ")
    agrees = luoshi("protocol", "--verify", "election-protocol.zip")
    assert (agrees.exit_code, agrees.stdout.split()[:2]) == (0, ["AGREES", "complete;"])
    assert made.stderr.split()[-1] == agrees.stdout.split()[-1]
    again = luoshi("protocol", file)
    assert (again.exit_code, again.stderr.count("--force")) == (2, 1)
    assert luoshi("protocol", file, "--force").exit_code == 0


def test_the_verifier_says_names_and_speaks_the_language_of_the_call(here: Path) -> None:
    made = luoshi("protocol", EXAMPLE, "-o", "b")
    assert made.exit_code == 0
    agrees = luoshi("protocol", "b", "--verify")
    assert agrees.stdout.startswith("AGREES   tie; elected: 白小川, 陈禾\n")
    chinese = luoshi("protocol", "b", "--verify", language="zh")
    assert chinese.stdout.splitlines()[0] == "相符：票数相等；当选：白小川、陈禾"
    assert chinese.stdout.splitlines()[1] == "指纹：" + made.stderr.split()[-1]
    Path("b/steps.zh.txt").write_text("改了", encoding="utf-8")
    differs = luoshi("protocol", "b", "--verify", language="zh")
    assert (differs.exit_code, differs.stdout) == (3, "不符：steps.zh.txt与清单不一致\n")
    (here / "b.zip").write_text("no zip", encoding="utf-8")
    broken = luoshi("protocol", "b.zip", "--verify", language="zh")
    assert broken.stdout == "不符：档案读不出来（BadZipFile：这不是zip文件）\n"


def test_a_protocol_in_a_folder(file: Path) -> None:
    assert luoshi("protocol", file, "-o", "bundle").exit_code == 0
    assert luoshi("protocol", "--verify", "bundle").exit_code == 0
    assert luoshi("protocol", file, "-o", "bundle").exit_code == 2
    Path("bundle/result.json").write_text("{}", encoding="utf-8")
    differs = luoshi("protocol", "--verify", "bundle")
    assert (differs.exit_code, differs.stdout) == (3, "DIFFERS  result.json is not as the manifest has it\n")


def test_a_bundle_that_is_not_there(here: Path) -> None:
    done = luoshi("protocol", "--verify", here / "none.zip")
    assert (done.exit_code, done.stdout, done.stderr.count("there is no such bundle")) == (3, "", 1)


def test_what_cannot_be_counted_has_no_protocol(file: Path) -> None:
    file.write_text(json.dumps({**GIVEN, "returned": 90}), encoding="utf-8")
    assert luoshi("protocol", file).exit_code == 3
    assert not Path("election-protocol.zip").exists()


def test_the_example_ends_in_a_tie(root: Path) -> None:
    found = counted(root / "examples" / "qinghe-election.json")
    assert (found["state"], found["elected"], found["tied"]) == ("tie", ["1", "2"], ["3", "4"])
    assert "委员会委员, 3 seats" in found["steps"][0]
