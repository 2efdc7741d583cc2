"""What a document is: the cases, any text, and the real documents where they are at hand."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.reading.facts import read_facts

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE.parent / "cases" / "facts.toml").read_text(encoding="utf-8"))["case"]
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"][:24]))
def test_a_case(case: dict[str, Any]) -> None:
    facts = read_facts(case["text"], outline=None, furniture=(), today=TODAY)
    assert (facts.title and facts.title.quote(case["text"])) == case.get("title")
    assert facts.kind == case["kind"]
    assert facts.organisation == case.get("organisation")
    assert facts.occasion == case.get("occasion")
    assert facts.speaker == case.get("speaker")


@given(st.text(max_size=300))
def test_no_text_raises_and_the_title_is_trimmed(text: str) -> None:
    facts = read_facts(text, outline=None, furniture=(), today=TODAY)
    if facts.title is not None:
        quote = facts.title.quote(text)
        assert quote
        assert quote == quote.strip(" \n")


def test_real_documents_are_dated_to_their_year(shared: Path) -> None:
    corpus = shared / "corpus"
    with (corpus / "index.tsv").open(encoding="utf-8") as index:
        rows = [row for row in csv.DictReader(index, delimiter="\t", quoting=csv.QUOTE_NONE) if row["year"]]
    right = sum(_holds_year(corpus / row["file"], int(row["year"])) for row in rows)
    # Some years in the index are wrong themselves; 97 of 100 is what remains with them in.
    assert right >= 0.97 * len(rows)


def _holds_year(path: Path, year: int) -> bool:
    text = path.read_text(encoding="utf-8", errors="replace")
    dated = read_facts(text, outline=None, furniture=(), today=TODAY).dated
    return (dated.earliest or date.min).year <= year <= (dated.latest or date.max).year
