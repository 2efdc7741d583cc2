"""`luoshi suggestions`: what delegates want changed, what became of it, who has to be told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.calls import at_terminal, luoshi

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/qinghe-suggestions.json"


@pytest.fixture
def suggestions(here: Path) -> Path:
    path = here / "suggestions.json"
    path.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def test_every_suggestion_stands_there_with_its_answer_and_its_passage(suggestions: Path) -> None:
    done = luoshi("suggestions", suggestions, language="zh")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:5] == [
        "1  修改  王一",
        "  原稿：增长6%左右",
        "  建议：增长6.5%左右",
        "  部分采纳（起草组，2026-11-22）。 采用6.5%，兼顾两种意见",
        "  现稿：增长6.5%左右",
    ]
    assert "  与1合并办理。" in lines
    assert "须办理：5尚未答复。" in lines
    assert [line for line in lines if line.startswith("须告知")] == [
        "须告知王一：1的办理结果。",
        "须告知李小河：2的办理结果。",
        "须告知周四：3的办理结果。",
        "须告知马飚：4的办理结果。",
    ]


@pytest.mark.parametrize(
    ("today", "says"),
    [
        ("2027-02-26", "5由区民政局答复，期限2027-02-28（3个月），还有2天。"),
        ("2027-02-28", "5由区民政局答复，今天到期（3个月）。"),
        ("2027-03-01", "5由区民政局答复，期限2027-02-28（3个月），已超1天。"),
    ],
)
def test_what_became_a_motion_has_a_clock(suggestions: Path, today: str, says: str) -> None:
    assert luoshi("suggestions", suggestions, "--today", today, language="zh").stdout.splitlines()[-1] == says
    found = json.loads(luoshi("suggestions", suggestions, "--today", today, "--format", "json").stdout)
    assert found["clocks"][0]["last_day"] == "2027-02-28"


def test_the_difference_shows_what_went_and_what_came_without_colours(suggestions: Path) -> None:
    lines = luoshi("suggestions", suggestions, "--difference").stdout.splitlines()
    assert lines[-4:] == [
        "Draft 1 against draft 2 ([-gone-]{+come+})",
        "~ 地区生产总值年均增长6{+.5+}%左右。",
        "~ 新建北渡桥{+，2027年底前通车+}。",
        "- 改造东大街。",
    ]


def test_programs_get_it_as_json(suggestions: Path) -> None:
    found = json.loads(luoshi("suggestions", suggestions, "--difference", "--format", "json").stdout)
    assert found["schema"] == "luoshi.docket/1"
    assert [one["passage"] for one in found["suggestions"]] == ["changed", "kept", "gone", "changed", "kept"]
    assert [piece["kind"] for piece in found["difference"]] == ["changed", "changed", "dropped"]
    assert {one["delegate"] for one in found["to_tell"]} == {"王一", "李小河", "周四", "马飚"}


def test_a_draft_may_be_a_document_beside_the_file(here: Path) -> None:
    (here / "sub").mkdir()
    (here / "sub/draft.txt").write_text("新建北渡桥。\n", encoding="utf-8")
    (here / "sub/a.json").write_text('{"drafts": [{"file": "draft.txt"}], "suggestions": []}', encoding="utf-8")
    done = luoshi("suggestions", "sub/a.json")
    assert (done.exit_code, done.stdout) == (0, "There are no suggestions.\n")
    (here / "sub/draft.txt").unlink()
    done = luoshi("suggestions", "sub/a.json")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "draft.txt: there is no such file" in done.stderr


def test_it_can_be_written_to_a_file(suggestions: Path) -> None:
    assert luoshi("suggestions", suggestions, "-o", "out.json").exit_code == 0
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["difference"] == []
    assert luoshi("suggestions", suggestions, "-o", suggestions, "--force").exit_code == 2


def test_at_a_terminal_it_fits(suggestions: Path) -> None:
    code, shown = at_terminal("suggestions", suggestions, "--difference", columns=50)
    assert code == 0
    assert "{+.5+}" in shown
