"""Two versions of a draft side by side, and what became of a passage (tests/cases/congress/passages.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.congress.suggestions import Draft, carry, difference
from luoshi.congress.suggestions.anchor import anchor_at, places_of
from luoshi.congress.suggestions.difference import Piece, sentences, steps

TABLE = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "cases/congress/passages.toml").read_text(encoding="utf-8")
)
TEXTS = st.text(st.sampled_from("抓好春耕桥，。；\n"), max_size=30)


def name(case: dict[str, Any]) -> str:
    return f"{case['state']}: {case['quote']} → {case.get('now', '')}"


@pytest.mark.parametrize("case", [*TABLE["case"], *TABLE["near_miss"]], ids=name)
def test_what_becomes_of_a_passage(case: dict[str, Any]) -> None:
    old, new = Draft(1, case["old"]), Draft(2, case["new"])
    found = carry(anchor_at(old, *places_of(old, case["quote"])[0]), old, new)
    assert found.state == case.get("is", case["state"])
    assert (found.anchor.quote if found.anchor else None) == case.get("now")


def test_near_misses_say_why_and_are_something_else() -> None:
    assert all(case["why"] and case["is"] != case["state"] for case in TABLE["near_miss"])
    assert {case["state"] for case in TABLE["near_miss"]} == {case["state"] for case in TABLE["case"]}


def test_where_words_stand_in_several_places_a_person_chooses() -> None:
    old = Draft(1, "进一步加强公共服务设施建设，完善养老体系。")
    new = Draft(2, "一要带头学习理论，加强公共服务。二要带头落实任务，加强公共服务。")
    quote = places_of(old, "加强公共服务")
    found = carry(anchor_at(old, *quote[0]), old, new)
    assert (found.state, found.anchor) == ("gone", None)
    assert [span.quote(new.text) for span in found.elsewhere] == ["加强公共服务", "加强公共服务"]


def shown(pieces: tuple[Piece, ...], old: str, new: str) -> list[tuple[str, str, str]]:
    return [(piece.kind, piece.old.quote(old), piece.new.quote(new)) for piece in pieces]


def test_sentences_are_kept_dropped_added_and_changed() -> None:
    old = "抓好春耕生产。新建北渡桥。加强管理。"
    new = "抓好春耕生产。新建南渡桥。扩大就业。加强管理。"
    assert shown(difference(old, new), old, new) == [
        ("same", "抓好春耕生产。", "抓好春耕生产。"),
        ("changed", "新建北渡桥。", "新建南渡桥。"),
        ("added", "", "扩大就业。"),
        ("same", "加强管理。", "加强管理。"),
    ]


def test_inside_a_changed_sentence_the_characters_are_told_apart() -> None:
    old, new = "新建北渡桥。", "新建南渡桥。"
    (piece,) = difference(old, new)
    assert [(part.kind, part.old.quote(old), part.new.quote(new)) for part in piece.parts] == [
        ("same", "新建", "新建"),
        ("changed", "北", "南"),
        ("same", "渡桥。", "渡桥。"),
    ]


def test_a_sentence_that_has_nothing_in_common_is_dropped_and_added_not_changed() -> None:
    old, new = "新建北渡桥。", "优化营商环境。"
    assert [piece.kind for piece in difference(old, new)] == ["dropped", "added"]


NUMBERS = "一二三四五六七八九十"


def long_draft(figure: str) -> str:
    """A hundred sentences, each of a place of its own."""
    return "".join(f"{one}镇{other}村新建水厂，投资{figure}万元。" for one in NUMBERS for other in NUMBERS)


def test_a_long_draft_in_which_every_sentence_was_changed_is_still_told_sentence_by_sentence() -> None:
    pieces = difference(long_draft("30"), long_draft("4500"))
    assert [piece.kind for piece in pieces] == ["changed"] * 100


@pytest.mark.parametrize("more", [1, 80])
def test_sentences_that_were_put_before_it_move_a_passage_and_no_more(more: int) -> None:
    old, new = Draft(1, long_draft("30")), Draft(2, "会议强调要节约。" * more + long_draft("4500"))
    quote = "十镇十村新建水厂"
    found = carry(anchor_at(old, *places_of(old, quote)[0]), old, new)
    assert (found.state, found.anchor and found.anchor.quote) == ("kept", quote)


def test_closing_marks_stay_with_their_sentence() -> None:
    text = "他说：“要干。”再看。\n完"
    assert [span.quote(text) for span in sentences(text)] == ["他说：“要干。”", "再看。\n", "完"]


@given(TEXTS, TEXTS)
def test_the_difference_covers_both_versions_once_and_in_order(old: str, new: str) -> None:
    for parts in (difference(old, new), tuple(steps(difference(old, new)))):
        assert "".join(part.old.quote(old) for part in parts) == old
        assert "".join(part.new.quote(new) for part in parts) == new
        for part in parts:
            if part.kind == "same":
                assert part.old.quote(old) == part.new.quote(new)
            elif part.kind == "added":
                assert part.old.start == part.old.end
            elif part.kind == "dropped":
                assert part.new.start == part.new.end


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert {piece.kind for piece in difference(text, text)} <= {"same"}


@given(TEXTS, TEXTS, st.data())
def test_a_passage_that_is_kept_says_the_same_and_stands_where_it_is_said_to(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    first, second = Draft(1, old), Draft(2, new)
    anchor = anchor_at(first, start, end)
    found = carry(anchor, first, second)
    assert (found.anchor is None) == (found.state == "gone")
    if found.anchor:
        assert found.anchor.fits(second)
        assert (found.anchor.quote == anchor.quote) == (found.state == "kept")


@given(TEXTS, st.data())
def test_every_passage_is_kept_in_an_unchanged_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, second = Draft(1, text), Draft(2, text)
    found = carry(anchor_at(first, start, end), first, second)
    assert found.state == ("kept" if start < end else "gone")
    assert found.anchor is None or found.anchor.span == (start, end)
