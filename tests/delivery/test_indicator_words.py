"""What a table shows for a target (tests/cases/indicator_words.toml)."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from luoshi.delivery.indicators import GAP, indicator_words
from luoshi.reading.entries import Target

CASES = tomllib.loads((Path(__file__).resolve().parents[1] / "cases/indicator_words.toml").read_text(encoding="utf-8"))


def target_of(values: dict[str, Any]) -> Target:
    low, high = (Decimal(values[side]) if side in values else None for side in ("low", "high"))
    growth = values.get("measure", "growth") == "growth"
    return Target(
        id="g1", start=0, end=1, indicator=values["indicator"], measure="growth" if growth else "level",
        comparator=values.get("comparator", "equal"), low=low, high=high, unit=values.get("unit", "%") or None,
        direction=values.get("direction", "up") if growth else None, period=None, period_from=None, period_to=None,
        firmness="expect", missing=low is None and high is None, rule="test",
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["words"])
def test_a_target_in_words(case: dict[str, Any]) -> None:
    assert indicator_words(target_of(case["target"]), case.get("quote", "")) == case["words"]


def test_only_a_blank_number_shows_a_gap() -> None:
    blanks = [case for case in CASES["case"] if GAP in case["words"]]
    assert [target_of(case["target"]).missing for case in blanks] == [True] * len(blanks)
    assert len(blanks) == 3
