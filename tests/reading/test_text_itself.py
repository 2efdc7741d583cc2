"""What is not the author's, what is wrong with a text, what a meeting decided (tests/cases/{furniture,defects,decisions}.toml)."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.reading.decisions import find_decisions
from luoshi.reading.defects import find_defects
from luoshi.reading.entries import Decision, Defect
from luoshi.reading.furniture import find_footnotes, find_furniture
from luoshi.reading.outline import read_outline

CASES = Path(__file__).parent.parent / "cases"
TABLES = {
    name: tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    for name in ("furniture", "defects", "decisions")
}
TEXTS = [case["text"] for table in TABLES.values() for cases in table.values() for case in cases]
PIECES = st.lists(st.sampled_from([*TEXTS, "。", "\n", "http://", "网 ", "(", "　", "X", "年"]), max_size=5)


def name(case: dict[str, Any]) -> str:
    return f"{case['rule']}: {case['text'][:24]}"


def cases(table: str, kind: str) -> list[dict[str, Any]]:
    return list(TABLES[table][kind])


def decided(text: str) -> tuple[Decision, ...]:
    return find_decisions(text, read_outline(text, find_furniture(text)))


def wrong(case: dict[str, Any]) -> tuple[Defect, ...]:
    return find_defects(case["text"], find_furniture(case["text"]), conflicts=case.get("conflicts", ()))


@pytest.mark.parametrize("case", cases("furniture", "case"), ids=name)
def test_what_is_not_the_authors(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [("furniture", span.quote(text)) for span in find_furniture(text)]
    found += [("footnotes", span.quote(text)) for span in find_footnotes(text)]
    assert found == [(one["kind"], one["quote"]) for one in case["expect"]]


@pytest.mark.parametrize("case", cases("furniture", "near_miss"), ids=name)
def test_what_is_the_authors_after_all(case: dict[str, Any]) -> None:
    finders = {"furniture": find_furniture, "footnotes": find_footnotes}
    assert [finders[kind](case["text"]) for kind in case["absent"]] == [()], case["why"]


@pytest.mark.parametrize("case", cases("defects", "case"), ids=name)
def test_what_is_wrong_with_a_text(case: dict[str, Any]) -> None:
    text, found = case["text"], wrong(case)
    assert [(one.kind, one.end - one.start) for one in found] == [
        (one["defect"], len(one.get("quote", ""))) for one in case["expect"]
    ]
    for defect, expected in zip(found, case["expect"], strict=True):
        assert text[: defect.start].endswith(expected.get("after", ""))
        assert text[defect.start : defect.end] == expected.get("quote", "")
    assert case["rule"] in {one.rule for one in found}
    assert all(one.note for one in found)


@pytest.mark.parametrize("case", cases("defects", "near_miss"), ids=name)
def test_what_is_not_wrong_after_all(case: dict[str, Any]) -> None:
    assert wrong(case) == (), case["why"]


@pytest.mark.parametrize("case", cases("decisions", "case"), ids=name)
def test_what_a_meeting_decided(case: dict[str, Any]) -> None:
    text, found = case["text"], decided(case["text"])
    assert [(one.act, text[one.start : one.end], one.subject) for one in found] == [
        (one["act"], one["quote"], one["subject"]) for one in case["expect"]
    ]
    assert [one.id for one in found] == [f"d{number}" for number in range(1, len(found) + 1)]
    assert case["rule"] in {rule for one in found for rule in (one.rule, *(reason.rule for reason in one.reasons))}


@pytest.mark.parametrize("case", cases("decisions", "near_miss"), ids=name)
def test_what_no_meeting_decided(case: dict[str, Any]) -> None:
    assert decided(case["text"]) == (), case["why"]


@given(PIECES)
def test_furniture_stays_in_order_and_apart_and_defects_inside_any_text(parts: list[str]) -> None:
    text = "".join(parts)
    furniture = find_furniture(text)
    assert all(one.end < other.start for one, other in pairwise(furniture))
    assert all(0 <= span.start < span.end <= len(text) for span in (*furniture, *find_footnotes(text)))
    for defect in find_defects(text, furniture):
        assert 0 <= defect.start <= defect.end <= len(text)
    for decision in decided(text):
        assert decision.subject in text[decision.start : decision.end] or decision.rule == "resolved-here"
