"""`luoshi explain` and `luoshi rules`: what a clerk is told about an entry, a place, a rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.calls import DAY, REPORT, at_terminal, luoshi
from luoshi.reading.rules import rule_book


def _task(report: Path, words: str) -> str:
    found = json.loads(luoshi("read", report, "--format", "json", DAY).stdout)
    return next(str(task["id"]) for task in found["tasks"] if words in found["text"][task["start"] : task["end"]])


def test_an_entry_shows_its_rules_and_the_words_they_went_by(report: Path) -> None:
    shown = luoshi("explain", report, "--entry", _task(report, "改造老旧小区"), DAY, language="zh").stdout
    assert "【改造老旧小区50个】" in shown
    assert "（一）加快城市建设" in shown
    for rule in ("verb-first", "owner-in-bracket", "deadline-carried"):
        assert f"{rule}\n" in shown
        assert rule_book()[rule]["zh"] in shown
    assert "由“年底前”" in shown
    assert "区住建局牵头，区城管局配合" in shown


def test_a_place_that_is_no_entry_says_why(report: Path) -> None:
    shown = luoshi("explain", report, "--at", REPORT.index("天气"), DAY, language="en").stdout
    assert "Why it is no entry" in shown
    assert rule_book()["no-action"]["en"] in shown
    assert "【天】气渐渐转暖。" in shown


def test_a_place_in_an_entry_is_explained_like_the_entry(report: Path) -> None:
    shown = luoshi("explain", report, "--at", REPORT.index("北门桥"), DAY, language="en").stdout
    assert "全面启动青禾大道、北门桥、滨河公园等项目建设" in shown.splitlines()[0]
    assert "Rules that made it" in shown


def test_a_place_that_is_not_the_authors_is_in_no_sentence(here: Path) -> None:
    (here / "a.txt").write_text("\n\n" + REPORT, encoding="utf-8")
    assert "This place is in no sentence" in luoshi("explain", "a.txt", "--at", 0, DAY).stdout


def test_a_stop_behind_a_task_belongs_to_its_clause(report: Path) -> None:
    shown = luoshi("explain", report, "--at", REPORT.index("体系。") + 2, DAY).stdout
    assert "This clause is a task" in shown


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--entry", "t99"], "report.txt has no entry t99; `luoshi read` shows the ids"),
        (["--at", "100000"], f"report.txt has {len(REPORT)} characters; --at takes 0 to {len(REPORT) - 1}"),
        ([], "say what to explain: either --at N or --entry ID"),
        (["--at", "1", "--entry", "t1"], "say what to explain: either --at N or --entry ID"),
    ],
)
def test_a_place_that_is_not_there_is_a_wrong_call(report: Path, arguments: list[str], says: str) -> None:
    done = luoshi("explain", report, *arguments)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"luoshi explain: {says}\n")


def test_at_a_terminal_the_words_are_marked_by_more_than_colour(report: Path) -> None:
    code, shown = at_terminal("explain", report.resolve(), "--at", REPORT.index("天气"), DAY)
    assert code == 0
    assert "【" in shown
    assert "\x1b[1;4m" in shown


def test_the_rule_book_lists_every_rule_in_the_language_asked_for() -> None:
    for language in ("zh", "en"):
        shown = luoshi("rules", "--lang", language).stdout
        assert all(name in shown and said[language] in shown for name, said in rule_book().items())
        assert "listed-object" in shown


def test_rules_of_the_light_are_listed_too() -> None:
    assert "caught-up" in luoshi("rules", "caught", "--lang", "en").stdout


def test_rules_can_be_looked_up_by_a_word() -> None:
    shown = luoshi("rules", "owner", "--lang", "en").stdout
    assert "owner-in-bracket" in shown
    assert "slogan" not in shown
    done = luoshi("rules", "xyz")
    assert (done.exit_code, done.stderr) == (
        2,
        "luoshi rules: No rule of the book has “xyz” in its name or sentence.\n",
    )


def test_a_fault_of_the_program_is_not_told_as_a_missing_entry(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise KeyError("a table that the code forgot")

    monkeypatch.setattr("luoshi.reading.explain.retrace", fails)
    done = luoshi("explain", report, "--entry", "t1", DAY)
    assert "no entry" not in done.stderr
    assert done.exit_code not in (0, 2)
