"""The specifications of Microsoft's Recognizers (Chinese) against `read_quantities`: what they list, and what it finds.

A case is met where the quantities found, seen as its suite sees them (numbers alone, shares in per cent, ranges with the
words that bound them, amounts in one unit), are those it lists: all of them and no other, each with its span and value.
Whether an end of a range belongs to it ("[" or "(") is not compared: a quantity doesn't say.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from luoshi.reading.values import Quantity, read_quantities
from luoshi.reading.values.numerals import scale_of
from luoshi.reading.values.units import split_unit

REVIEW = Path(__file__).resolve().parent.parent / "tests" / "suites" / "recognizers.toml"
_BLANKS = " \u3000\xa0"
_BEFORE_NUMBER = re.compile(r"人民币\s*|[￥¥$＄]|华氏(?:温度)?|[百佰千仟万萬]{1,3}\s*分\s*之\s*")
_ROUGH = re.compile(r"(?:大概|约)有?")
_PER_CENT: dict[str, int | Fraction] = {"%": 1, "‰": Fraction(1, 10), "‱": Fraction(1, 100), "成": 10, "折": 10}


class Found(NamedTuple):
    """A span of the input with the value that it has there, and its unit where the suite names units."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str = ""


class Suite(NamedTuple):
    """A file of cases, how its results look, and the share of cases that must be met."""

    name: str
    file: str
    view: Callable[[str, Quantity], Iterator[Found]]
    floor: float
    peer: str


class Outcome(NamedTuple):
    """How a suite went: numbers of cases, and those that were not met."""

    cases: int
    excluded: int
    met: int
    missed: tuple[int, ...]

    @property
    def share(self) -> float:
        """The share of the cases asked that were met."""
        return self.met / (self.cases - self.excluded)


def numbers(text: str, quantity: Quantity) -> Iterator[Found]:
    """Numbers without their units; the two of a range one by one are not asked for."""
    start, end = _number_span(text, quantity)
    scale = scale_of(split_unit(quantity.unit or "")[0])
    number = quantity.high if quantity.low is None else quantity.low
    if number is not None:
        yield Found(start, end, _float(number * scale), None)


def percentages(_: str, quantity: Quantity) -> Iterator[Found]:
    """Shares of a hundred, tenths (成) and discounts (折) as per cent."""
    scale, bare = split_unit(quantity.unit or "")
    factor = _PER_CENT.get(bare) or (1 if bare.endswith(("百分点", "百分點")) else None)
    number = quantity.high if quantity.low is None else quantity.low
    if factor is not None and number is not None:
        yield Found(quantity.start, quantity.end, _float(Fraction(number) * factor * scale_of(scale)), None)


def ranges(text: str, quantity: Quantity) -> Iterator[Found]:
    """Ranges, floors and ceilings with the words that make them so."""
    said_before, said_after = quantity.said_from < quantity.start, quantity.said_to > quantity.end
    if quantity.comparator == "about" or (quantity.comparator == "equal" and not said_before):
        return
    end = quantity.said_to if said_after else _number_span(text, quantity, more=True)[1]
    scale = scale_of(split_unit(quantity.unit or "")[0])
    low, high = (None if one is None else _float(one * scale) for one in (quantity.low, quantity.high))
    start = quantity.start if _ROUGH.fullmatch(text, quantity.said_from, quantity.start) else quantity.said_from
    yield Found(start, end, low, low if quantity.comparator == "equal" else high)


def amounts_in(units: Mapping[str, str]) -> Callable[[str, Quantity], Iterator[Found]]:
    """A view of the quantities in some units, by their names in the suite."""

    def view(_: str, quantity: Quantity) -> Iterator[Found]:
        scale, bare = split_unit(quantity.unit or "")
        number = quantity.high if quantity.low is None else quantity.low
        if bare in units and number is not None:
            yield Found(quantity.start, quantity.end, _float(number * scale_of(scale)), None, units[bare])

    return view


def _float(number: Decimal | Fraction) -> float:
    return float(f"{float(number):.12g}")


def _number_span(text: str, quantity: Quantity, *, more: bool = False) -> tuple[int, int]:
    """Where the number itself stands in a quantity: no unit, no currency, no 百分之."""
    start, end = quantity.start, quantity.end
    before = _BEFORE_NUMBER.match(text, start, end)
    start = before.end() if before else start
    bare = split_unit(quantity.unit or "")[1]
    if bare and text.endswith(bare, start, end):
        end -= len(bare)
    while end > start and (text[end - 1] in _BLANKS or (not more and text[end - 1] in "多余餘")):
        end -= 1
    return start, end


def review() -> dict[str, Any]:
    """Units by their names in the suites, and the cases left out with the reason: tests/suites/recognizers.toml."""
    return tomllib.loads(REVIEW.read_text(encoding="utf-8"))


def _units(kind: str) -> dict[str, str]:
    return {written: name for name, listed in review()["units"][kind].items() for written in listed.split()}


SUITES = (
    Suite("Number", "Number_NumberModel", numbers, 0.97, "335/365 (Recognizers-Text)"),
    Suite("Percentage", "Number_PercentModel", percentages, 0.97, "139/152 (Recognizers-Text)"),
    Suite("NumberRange", "Number_NumberRangeModel", ranges, 0.90, "none in Python"),
    Suite(
        "Dimension", "NumberWithUnit_DimensionModel", amounts_in(_units("dimension")), 0.85, "11/36 (Recognizers-Text)"
    ),
    Suite("Currency", "NumberWithUnit_CurrencyModel", amounts_in(_units("currency")), 0.85, "28/35 (Recognizers-Text)"),
)


def cases_of(suite: Suite, folder: Path) -> list[dict[str, Any]]:
    """The cases as the file has them."""
    listed: list[dict[str, Any]] = json.loads((folder / f"{suite.file}.json").read_text(encoding="utf-8-sig"))
    return listed


def run(suite: Suite, folder: Path) -> Outcome:
    """Ask every case of the suite that is not left out."""
    cases, left_out = cases_of(suite, folder), excluded(suite)
    missed = tuple(
        index for index, case in enumerate(cases) if index not in left_out and found(suite, case) != expected(case)
    )
    return Outcome(len(cases), len(left_out), len(cases) - len(left_out) - len(missed), missed)


def excluded(suite: Suite) -> dict[int, str]:
    """The cases that are not asked, by their beginning."""
    entries = review()["excluded"].get(suite.name, [])
    return {int(place): begins for entry in entries for place, begins in entry["cases"].items()}


def found(suite: Suite, case: Mapping[str, Any]) -> list[Found]:
    """What `read_quantities` finds in the input, as the suite sees it."""
    text = case["Input"]
    return [one for quantity in read_quantities(text) if not quantity.missing for one in suite.view(text, quantity)]


def expected(case: Mapping[str, Any]) -> list[Found]:
    """What the suite lists."""
    return [_listed(result) for result in case["Results"]]


def _listed(result: Mapping[str, Any]) -> Found:
    value = result["Resolution"]["value"]
    low, high = _ends(value) if value else (None, None)
    unit = result["Resolution"].get("unit") or ""
    return Found(result["Start"], result["End"] + 1, low, high, unit)


def _ends(value: str) -> tuple[float | None, float | None]:
    """The numbers of a value as the suites write it: -3.5, 22%, [20,30)."""
    if "," not in value:
        return float(f"{float(value.rstrip('%')):.12g}"), None
    low, high = (float(f"{float(end):.12g}") if end else None for end in value.strip("[()]").split(","))
    return low, high
