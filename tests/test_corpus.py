"""Real texts, where they are beside the repository: each one reads, every mark is in its place, nothing is left out.

Every five-year plan that they speak of has its years, and every figure of their growth is a target or has a rule that says
why it is none.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from luoshi.reading.explain import Entry
from luoshi.reading.reading import Reading, read
from plain_look import growth_figures, growth_unexplained, plans_unresolved

DAY = date(2026, 11, 24)
# A share of the corpus by turns, so that the whole stays quick; over the kinds of documents it is spread evenly.
SHARES = 8


def documents(shared: Path) -> list[Path]:
    return sorted(
        path for path in (shared / "corpus").rglob("*.*") if path.suffix in {".txt", ".html", ".docx", ".pdf"}
    )


def spans_in(value: object) -> list[tuple[int, int]]:
    """Every stretch anywhere in a reading."""
    found: list[tuple[int, int]] = []
    if is_dataclass(value) and not isinstance(value, type):
        if hasattr(value, "start") and hasattr(value, "end"):
            found.append((value.start, value.end))
        for one in fields(value):
            found += spans_in(getattr(value, one.name))
    elif isinstance(value, tuple):
        if hasattr(value, "start") and hasattr(value, "end"):
            found.append((value.start, value.end))
        for part in value:
            found += spans_in(part)
    return found


def faults(reading: Reading) -> list[str]:
    """What does not hold of a reading that must hold of every one."""
    text, size = reading.text, len(reading.text)
    found = [f"{span} is outside" for span in spans_in(reading) if not 0 <= span[0] <= span[1] <= size]
    edges = [0, *(one.end for one in reading.segments)]
    found += [
        f"segments break off at {one.start}"
        for one, end in zip(reading.segments, edges, strict=False)
        if one.start != end
    ]
    found += [] if edges[-1] == size else ["the segments end early"]
    entries: list[Entry] = [*reading.targets, *reading.tasks, *reading.decisions]
    found += [f"{one.id} is empty" for one in entries if one.start >= one.end]
    found += [
        f"{item} is not what stands there"
        for task in reading.tasks
        for item in task.items
        if text[item.start : item.end] != item.text
    ]
    found += [f"{one.id} comes before {other.id}" for one, other in pairwise(reading.tasks) if one.start > other.start]
    found += [f"no years for {mention}" for mention in plans_unresolved(reading)]
    found += [f"neither target nor told why: {figure}" for figure in growth_unexplained(reading)]
    return found


@pytest.mark.parametrize("share", range(SHARES))
def test_every_document_of_the_corpus_reads(shared: Path, share: int) -> None:
    everyone = documents(shared)
    if not everyone:
        pytest.skip(f"no corpus in {shared}")
    wrong = {
        path.name: found
        for path in everyone[share::SHARES]
        if (found := faults(read(path.read_bytes(), name=path.name, today=DAY)))
    }
    assert wrong == {}


def test_the_plain_look_sees_what_it_is_there_for() -> None:
    text = "“十四五”末，全县生产总值完成40亿元，增长8%。“八五”普法。"
    reading = read("天气渐暖。".encode(), name="report.txt", encoding="utf-8", today=DAY)
    assert [text[at : at + 2] for at in growth_figures(text)] == ["8%"]
    assert len(list(plans_unresolved(replace(reading, text=text)))) == 2
    assert len(list(growth_unexplained(replace(reading, text=text)))) == 1
