"""Real texts, where they are beside the repository: each one reads, every mark is in its place, nothing is left out.

Every five-year plan that they speak of has its years, and every figure of their growth is a target or has a rule that says
why it is none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from luoshi.reading.reading import Reading, read
from plain_look import growth_figures, growth_unexplained, plans_unresolved
from reading_faults import faults

DAY = date(2026, 11, 24)
# A share of the corpus by turns, so that the whole stays quick; over the kinds of documents it is spread evenly.
SHARES = 8


def documents(shared: Path) -> list[Path]:
    return sorted(
        path for path in (shared / "corpus").rglob("*.*") if path.suffix in {".txt", ".html", ".docx", ".pdf"}
    )


def all_faults(reading: Reading) -> list[str]:
    """What does not hold of a reading, and of what a plain look finds in its text."""
    return [
        *faults(reading),
        *(f"no years for {mention}" for mention in plans_unresolved(reading)),
        *(f"neither target nor told why: {figure}" for figure in growth_unexplained(reading)),
    ]


@pytest.mark.parametrize("share", range(SHARES))
def test_every_document_of_the_corpus_reads(shared: Path, share: int) -> None:
    everyone = documents(shared)
    if not everyone:
        pytest.skip(f"no corpus in {shared}")
    wrong = {
        path.name: found
        for path in everyone[share::SHARES]
        if (found := all_faults(read(path.read_bytes(), name=path.name, today=DAY)))
    }
    assert wrong == {}


def test_the_plain_look_sees_what_it_is_there_for() -> None:
    text = "“十四五”末，全县生产总值完成40亿元，增长8%。“八五”普法。"
    reading = read("天气渐暖。".encode(), name="report.txt", encoding="utf-8", today=DAY)
    assert [text[at : at + 2] for at in growth_figures(text)] == ["8%"]
    assert len(list(plans_unresolved(replace(reading, text=text)))) == 2
    assert len(list(growth_unexplained(replace(reading, text=text)))) == 1
