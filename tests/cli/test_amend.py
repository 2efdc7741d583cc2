"""`luoshi amend`: a text and its revision."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.calls import DAY, REPORT, luoshi

REVISED = (
    REPORT.replace("（二）", "（三）")
    .replace("（一）", "（二）")
    .replace("老旧小区50个", "老旧小区60个")
    .replace("完善社区养老服务体系。", "发放稻谷种植补贴。")
    .replace("区城管局", "区更新局")
)


@pytest.fixture
def revised(report: Path) -> Path:
    path = report.with_name("revised.txt")
    path.write_text(REVISED, encoding="utf-8")
    return path


def test_the_list_says_what_was_done(report: Path, revised: Path) -> None:
    done = luoshi("amend", report, revised, DAY)
    assert (done.exit_code, done.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[0] == "Added 1"
    assert lines[1].startswith("+ LS-")
    assert lines[1].endswith(" 发放稻谷种植补贴")
    assert "figure 改造老旧小区50个 → 改造老旧小区60个" in lines
    assert "support 区城管局 → 区更新局" in lines
    assert any(line.startswith("matched by same-but-figures, ") for line in lines)
    assert lines[-1] == "added 1, changed 2, moved 0, dropped 1, unchanged 3"


def test_the_same_in_chinese(report: Path, revised: Path) -> None:
    told = luoshi("amend", report, revised, DAY, language="zh").stdout
    assert told.splitlines()[-1] == "新增1项，修改2项，移动0项，删去1项，未变3项"
    assert "对上的依据：same-but-figures" in told


def test_the_same_text_twice_has_nothing_to_tell(report: Path) -> None:
    done = luoshi("amend", report, report, DAY)
    assert done.stdout.startswith("added 0, changed 0, moved 0, dropped 0, unchanged ")


def test_json_leads_to_the_rows_of_both_plans(report: Path, revised: Path) -> None:
    told = json.loads(luoshi("amend", report, revised, "--format", "json", DAY).stdout)
    assert told["schema"] == "luoshi.amendment/1"
    assert told["counts"] == {"added": 1, "dropped": 1, "changed": 2, "moved": 0, "unchanged": 3}
    for side, text, rows in (("old", REPORT, told["dropped"]), ("new", REVISED, told["added"])):
        rows = [*rows, *(row[side] for row in told["matched"])]
        assert {text[row["start"] : row["end"]] for row in rows} == {row["wording"] for row in rows}
    plan = json.loads(luoshi("plan", report, "--format", "json", DAY).stdout)
    assert told["dropped"][0]["id"] in json.dumps(plan)


def test_a_person_has_the_last_word(report: Path, revised: Path) -> None:
    told = json.loads(luoshi("amend", report, revised, "--format", "json", DAY).stdout)
    pair = f"{told['dropped'][0]['id']}={told['added'][0]['id']}"
    done = luoshi("amend", report, revised, "--same", pair, DAY)
    assert done.stdout.splitlines()[-1] == "added 0, changed 3, moved 0, dropped 0, unchanged 3"
    apart = luoshi(
        "amend", report, revised, "--apart", f"{told['matched'][0]['old']['id']}={told['matched'][0]['new']['id']}", DAY
    )
    assert "added 2" in apart.stdout.splitlines()[-1]


def test_the_ending_of_the_output_says_the_format(report: Path, revised: Path) -> None:
    assert luoshi("amend", report, revised, "-o", "list.json", DAY).exit_code == 0
    assert json.loads(Path("list.json").read_text(encoding="utf-8"))["counts"]["added"] == 1
    done = luoshi("amend", report, revised, "-o", "list.json", DAY)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--force overwrites it" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["report.txt"], "Missing argument 'NEW'"),
        (["report.txt", ""], "name two documents"),
        (["-", "-"], "name two documents"),
        (["report.txt", "report.txt", "--same", "LS-1"], "is no pair of ids; write it like LS-7f3a9c=LS-01b2c3"),
        (["report.txt", "report.txt", "-o", "list.docx"], "no .docx can be written"),
        (["report.txt", "report.txt", "-o", "report.txt", "--force"], "is the document itself"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(report: Path, arguments: list[str], message: str) -> None:
    done = luoshi("amend", *arguments, DAY)
    assert (done.exit_code, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert message in line
    assert report.read_text(encoding="utf-8") == REPORT


def test_a_file_that_cannot_be_read_is_named(report: Path) -> None:
    done = luoshi("amend", report, "gone.txt", DAY)
    assert (done.exit_code, done.stderr) == (3, "gone.txt: there is no such file; check the name and the folder\n")
