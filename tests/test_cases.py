"""What a text is read as: tests/cases/*.toml through the whole of `read` (tests/cases/README.md, "the general form")."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from case_files import ENTRY_KINDS, SEGMENT_KINDS, Case, all_cases, case_name, is_general, text_of
from luoshi.reading.as_json import plain
from luoshi.reading.explain import Entry, retrace
from luoshi.reading.reading import Reading, read

TODAY = date(2026, 11, 24)
# Their files list all entries of one finder by the name of the file; what the general form says of them holds no less.
_OWN_RUNNERS = {"furniture", "defects"}


# Cases that read well, but not by the rule they are there for: the first is silent, the others are seen earlier by no-action.
_SHOWN_BY_OTHERS = {"series", "past-in-clause", "frame"}


def general(table: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{name} {case_name(case)}")
        for name, tables in all_cases().items()
        if name not in _OWN_RUNNERS
        for case in tables.get(table, [])
        if is_general(case)
    ]


def reading_of(case: Case) -> Reading:
    name = "case.html" if "html" in case else "case.txt"
    return read(text_of(case).strip("\n").encode(), name=name, today=case.get("today", TODAY), encoding="utf-8")


def rules_in(reading: Reading) -> set[str]:
    """Every rule that had a say in a reading."""
    entries: tuple[Entry, ...] = (*reading.targets, *reading.tasks, *reading.decisions)
    return {
        *(entry.rule for entry in entries),
        *(reason.rule for entry in entries for reason in entry.reasons),
        *(verdict.rule for verdict in retrace(reading).verdicts),
        *(figure.rule for figure in retrace(reading).refused),
        *(defect.rule for defect in reading.defects),
    }


def found(reading: Reading, kind: str) -> list[dict[str, Any]]:
    """All entries of a kind as plain data, with their words as `quote` and listed objects as words."""
    entries = [plain(entry) for entry in getattr(reading, ENTRY_KINDS[kind])]
    for entry in entries:
        entry["quote"] = reading.text[entry["start"] : entry["end"]]
        if "items" in entry:
            entry["items"] = [item["text"] for item in entry["items"]]
    return entries


def wanted(expected: dict[str, Any]) -> dict[str, Any]:
    """Only the keys that the case names; TOML has no null, "" stands for it."""
    return {key: None if value == "" else plain(value) for key, value in expected.items() if key != "kind"}


def differences(reading: Reading, case: Case) -> Iterator[tuple[object, object]]:
    """What was expected beside what was found, wherever the two differ."""
    expected = case.get("expect", [])
    for kind in ENTRY_KINDS:
        wants = [wanted(one) for one in expected if one["kind"] == kind]
        if not wants and kind not in case.get("absent", []):
            continue
        entries = found(reading, kind)
        keys = [want.keys() for want in wants] + [{"quote": ""}.keys()] * (len(entries) - len(wants))
        shown = [{key: entry[key] for key in of} for entry, of in zip(entries, keys, strict=False)]
        if shown != wants:
            yield wants, shown
    for one in expected:
        if one["kind"] in SEGMENT_KINDS:
            parts = [reading.text[part.start : part.end] for part in reading.segments if part.kind == one["kind"]]
            if not any(one["quote"] in part for part in parts):
                yield one, parts
    for kind in set(case.get("absent", [])) & set(SEGMENT_KINDS):
        if any(part.kind == kind for part in reading.segments):
            yield f"no {kind}", kind


@pytest.mark.parametrize("case", general("case"))
def test_what_a_rule_reads(case: Case) -> None:
    reading = reading_of(case)
    assert list(differences(reading, case)) == []
    assert (case["rule"] in rules_in(reading)) != (case["rule"] in _SHOWN_BY_OTHERS)


@pytest.mark.parametrize("case", general("near_miss"))
def test_what_a_rule_leaves_alone(case: Case) -> None:
    assert list(differences(reading_of(case), case)) == [], case["why"]


def test_the_general_runner_finds_its_files() -> None:
    names = {name for name, tables in all_cases().items() if any(is_general(case) for case in tables.get("case", []))}
    assert {"tasks", "decisions"} <= names
