"""`luoshi roll`: the credentials report, and with the attendance book the quorum at any instant."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from cli.calls import luoshi

LIST = "代表证号,姓名,选举单位,资格,原因\n1,王一,北渡镇,有效,\n2,李二,北渡镇,有效,\n3,赵三,南坪镇,无效,超出名额\n4,周四,南坪镇,有效,\n"
BOOK = "时间,事项,代表证号,更正\n2026-11-24 08:50,签到,1,\n2026-11-24 08:51,签到,2,\n2026-11-24 08:52,签到,3,\n2026-11-24 10:00,签退,2,\n2026-11-24 10:05,更正,,4\n"


@pytest.fixture
def roll(here: Path) -> Path:
    (here / "units.csv").write_text("选举单位,名额\n北渡镇,2\n南坪镇,2\n", encoding="utf-8")
    (here / "book.csv").write_text(BOOK, encoding="utf-8")
    path = here / "roll.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_the_credentials_report(roll: Path) -> None:
    done = luoshi("roll", roll, "--units", "units.csv", language="zh")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "代表4名，资格有效3名；列席、特邀0名。"
    assert [line.split() for line in lines[1:4]] == [
        ["选举单位", "名额", "在册", "有效", "缺额"],
        ["北渡镇", "2", "2", "2", "0"],
        ["南坪镇", "2", "2", "1", "1"],
    ]
    assert lines[4] == "资格无效：赵三（南坪镇）：超出名额"


def test_the_quorum_at_an_instant_shows_its_sum(roll: Path) -> None:
    done = luoshi("roll", roll, "--events", "book.csv", "--quorum", "people-congress-session", language="zh")
    assert "应到3人，实到2人，缺席1人" in done.stdout
    assert "缺席：周四（4）" in done.stdout
    assert "签到簿第3条：赵三（3）没有表决权或资格无效，不计入实到。" in done.stdout
    assert done.stdout.endswith("2≥2，达到法定人数，可以开会、表决。\n")


def test_what_was_known_at_the_time_can_be_asked(roll: Path) -> None:
    call = ["roll", roll, "--events", "book.csv", "--quorum", "people-congress-session", "--format", "json"]
    then = json.loads(luoshi(*call, "--known", 4).stdout)["quorum"]
    now = json.loads(luoshi(*call).stdout)["quorum"]
    assert (then["have"], then["met"]) == (1, False)
    assert (now["have"], now["need"], now["met"]) == (2, 2, True)
    before = json.loads(luoshi(*call, "--at", "2026-11-24T08:50").stdout)["presence"]
    assert before["present"] == ["1"]


def test_a_rule_from_a_reposted_text_says_so(roll: Path) -> None:
    done = luoshi("roll", roll, "--events", "book.csv", "--quorum", "party-local-congress")
    assert "check the official wording" in done.stdout


def test_it_can_be_written_to_a_file(roll: Path) -> None:
    assert luoshi("roll", roll, "-o", "out.json").exit_code == 0
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["schema"] == "luoshi.roll/1"
    assert luoshi("roll", roll, "--events", "book.csv", "-o", "book.csv", "--format", "json", "--force").exit_code == 2


def test_the_report_can_be_a_document(roll: Path) -> None:
    assert (
        luoshi("roll", roll, "--units", "units.csv", "--meeting", "青禾区第二届代表大会", "-o", "out.docx").exit_code
        == 0
    )
    written = [one.text for one in docx.Document("out.docx").paragraphs if one.text]
    assert written[0] == "青禾区第二届代表大会代表资格审查报告"
    assert "南坪镇：名额2名，资格有效1名，缺额1名。" in written


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--quorum", "people-congress-session"], 2, "ask about the attendance book; name it with --events"),
        (["--events", "book.csv", "--quorum", "x"], 2, "there is no quorum rule x; there are party-local-congress,"),
        (["--events", "book.csv", "--at", "noon"], 2, "there is no time 'noon'; write it like 2026-11-24T09:00"),
        (["--events", "none.csv"], 3, "none.csv: there is no such file"),
        (["--units", "book.csv"], 3, "book.csv: no column is headed 名额"),
    ],
)
def test_what_goes_wrong_is_one_line(roll: Path, arguments: list[str], code: int, says: str) -> None:
    done = luoshi("roll", roll, *arguments)
    assert (done.exit_code, done.stdout) == (code, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
