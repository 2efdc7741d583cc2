"""`luoshi record`: minutes and resolutions from the record of a meeting."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from lxml import etree

from cli.calls import luoshi

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/qinghe-meeting.json"


@pytest.fixture
def record(here: Path) -> Path:
    path = here / "qinghe-meeting.json"
    path.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def test_the_minutes_come_out_as_text_and_lost_decisions_are_named(record: Path) -> None:
    done = luoshi("record", record, language="zh")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == "青禾区第二届代表大会第一次会议纪要"
    assert "表决结果：赞成90票，反对4票，弃权3票。" in done.stdout
    assert done.stderr == "决定d2（完善养老服务体系）缺责任单位、完成时限、佐证材料，请补上，或由人注明无须落实。\n"


def test_a_single_resolution(record: Path) -> None:
    done = luoshi("record", record, "--resolution", "r1")
    assert done.stdout.splitlines()[1] == "（2026年11月25日青禾区第二届代表大会第一次会议通过）"


def test_the_agenda(record: Path) -> None:
    lines = luoshi("record", record, "--agenda").stdout.splitlines()
    assert lines[0] == "青禾区第二届代表大会第一次会议议程"
    assert lines[2:4] == ["一、开幕", "二、上届委员会工作报告"]


def test_the_ending_of_the_output_says_which_form(record: Path) -> None:
    for out in ("a.docx", "a.xml", "a.json", "a.txt"):
        assert luoshi("record", record, "-o", out).exit_code == 0
    assert (
        docx.Document(io.BytesIO(Path("a.docx").read_bytes())).paragraphs[0].text
        == "青禾区第二届代表大会第一次会议纪要"
    )
    root = etree.fromstring(Path("a.xml").read_bytes())
    assert root.find(".//{*}FRBRWork/{*}FRBRuri").get("value") == "/akn/cn/debate/2026-11-24/qinghe-meeting"  # type: ignore[union-attr]
    assert json.loads(Path("a.json").read_text(encoding="utf-8"))["motions"][0]["result"] == "pass"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--resolution", "r9"], 2, "the record has no resolution r9; there are: r1"),
        (["--resolution", "r1", "--format", "akn"], 2, "akn holds the whole record"),
        (["--resolution", "r1", "--agenda"], 2, "are two documents; ask for one"),
        (["-o", "a.pdf"], 2, "no .pdf can be written"),
        (["-o", "none/a.txt"], 2, "there is no folder none"),
    ],
)
def test_what_goes_wrong_is_one_line(record: Path, arguments: list[str], code: int, says: str) -> None:
    done = luoshi("record", record, *arguments)
    assert (done.exit_code, done.stdout) == (code, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_record_that_cannot_be_read_says_where(here: Path) -> None:
    (here / "a.json").write_text('{"title": "会", "body": "团", "sittings": [{}]}', encoding="utf-8")
    done = luoshi("record", "a.json")
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr == "a.json: sittings[0].begins is missing; write a text in quotation marks there\n"
