"""Explanations agree with the reading they explain, at every place of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import all_cases, is_general, text_of
from luoshi.reading.explain import Explanation, NoSuchEntry, NoSuchPlace, explain_at, explain_entry, retrace
from luoshi.reading.reading import Reading, read
from luoshi.reading.rules import rule_book

TEXT = "2026年工作安排\n一、城市建设\n（一）改造。年底前，改造老旧小区50个（区住建局牵头，区城管局配合）。天气渐渐转暖，中国共产党区第二次代表大会开幕。\n二、民生实事\n完善养老服务体系。"
CASES = [case for tables in all_cases().values() for case in tables.get("case", []) if is_general(case)]


def reading_of(text: str) -> Reading:
    return read(text.encode(), name="report.txt", encoding="utf-8")


def at(words: str) -> Explanation:
    return explain_at(reading_of(TEXT), TEXT.index(words))


def test_an_entry_with_its_rules_in_order() -> None:
    reading = reading_of(TEXT)
    task = next(task for task in reading.tasks if "老旧小区" in reading.text[task.start : task.end])
    found = explain_entry(reading, task.id)
    (made,) = found.made
    assert made.entry == task
    assert [reason.rule for reason in made.reasons] == [
        "verb-first",
        "action-verb",
        "owner-in-bracket",
        "deadline-carried",
    ]
    assert [section.marker for section in found.sections] == ["一、", "（一）"]
    assert found.horizon == "forward"
    assert found.kind == "target"


def test_a_place_without_an_entry_names_the_verdict() -> None:
    found = at("天气")
    assert found.made == ()
    assert found.verdict is not None
    assert (found.verdict.rule, found.verdict.gives) == ("no-action", "statement")
    assert TEXT[found.verdict.start : found.verdict.end] == "天气渐渐转暖"


def test_defects_of_the_sentence_are_shown() -> None:
    assert [defect.kind for defect in at("天气").defects] == ["missing_name"]
    assert at("完善").defects == ()


def test_a_section_beside_is_not_above() -> None:
    assert [section.heading for section in at("完善").sections][-1] == "民生实事"
    assert "城市建设" not in [section.heading for section in at("完善").sections]


def test_a_stop_goes_with_the_clause_before_it() -> None:
    found = explain_at(reading_of(TEXT), len(TEXT) - 1)
    assert found.made == ()
    assert found.clause is not None
    assert found.clause.quote(TEXT) == "完善养老服务体系"
    assert found.verdict is not None
    assert found.verdict.gives == "task"


def test_what_is_not_the_authors_is_in_no_sentence() -> None:
    found = explain_at(reading_of("\n\n" + TEXT), 0)
    assert (found.kind, found.sentence, found.clause, found.verdict, found.sections) == (
        "furniture",
        None,
        None,
        None,
        (),
    )


def test_what_is_not_there() -> None:
    reading = reading_of(TEXT)
    for position in (-1, len(TEXT)):
        with pytest.raises(NoSuchPlace):
            explain_at(reading, position)
    with pytest.raises(NoSuchEntry):
        explain_entry(reading, "t99")


@given(case=st.sampled_from(CASES), share=st.floats(0, 1, exclude_max=True))
def test_every_place_of_every_case_can_be_explained(case: dict[str, str], share: float) -> None:
    name = "case.html" if "html" in case else "case.txt"
    reading = read(text_of(case).encode(), name=name, encoding="utf-8")
    position = int(share * len(reading.text))
    found = explain_at(reading, position)
    assert found.kind in {part.kind for part in reading.segments if part.start <= position < part.end}
    if found.sentence and found.clause:
        assert found.sentence.holds(found.clause)
        assert found.verdict is not None
        assert found.verdict.rule in rule_book()
    if found.kind == "task":
        assert found.made or (found.verdict and found.verdict.gives == "task")


def test_the_way_is_traced_as_it_was_gone() -> None:
    """Read once more for its verdicts, a text has the segments it had: what no entry covers is what the verdict says."""
    for case in CASES:
        name = "case.html" if "html" in case else "case.txt"
        reading = read(text_of(case).encode(), name=name, encoding="utf-8")
        trace = retrace(reading)
        assert len(trace.verdicts) == len(trace.outline.clauses)
        assert [head.start for head in trace.outline.heads] == [section.start for section in reading.outline]
