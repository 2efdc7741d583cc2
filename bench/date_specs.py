"""How well `read_dates` does on the date specs of microsoft/Recognizers-Text, span and value: `figures(folder)`.

A case is passed when every expected stretch is found with exactly its ends and, where the spec gives days, with its days, and
when nothing is found where nothing is expected. Of the two days of a spec (the coming one, the last one) either will do. Its
periods end the day after; but of a range between written days (十日到十二日) and of one counted back from today it gives the last day itself.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from luoshi.reading.values import Period, read_dates

REVIEW = Path(__file__).resolve().parent.parent / "tests" / "suites" / "dates_excluded.toml"
SPECS = {
    "Date": ("DateExtractor", "DateParser"),
    "DatePeriod": ("DatePeriodExtractor", "DatePeriodParser"),
}
FLOORS = {"Date": 0.98, "DatePeriod": 0.98}
ASKED = 0.80
# The extractors' specs name no day of reading, and their results depend on none.
_ANY_DAY = "2017-03-22"

Spec = dict[str, Any]


class Figure(NamedTuple):
    """How many cases of a kind were passed, of those that count, with the numbers of the others."""

    kind: str
    passed: int
    counted: int
    excluded: int
    failed: tuple[str, ...]

    @property
    def share(self) -> float:
        """Passed of counted, 0 to 1."""
        return self.passed / self.counted if self.counted else 0.0


@cache
def excluded() -> dict[str, str]:
    """The reason for every case that is left out, by "SPEC NUMBER"."""
    tables = tomllib.loads(REVIEW.read_text(encoding="utf-8"))
    return {f"{spec} {number}": why for spec, reasons in tables.items() for number, why in reasons.items()}


def figures(suites: Path) -> tuple[Figure, ...]:
    """The figures for dates and periods on the specs in the folder `suites`."""
    return tuple(_figure(kind, suites) for kind in SPECS)


def cases_of(kind: str, suites: Path) -> Iterator[tuple[str, Spec]]:
    """Every case of a kind with its name, those left out included."""
    for spec in SPECS[kind]:
        path = suites / "recognizers" / f"DateTime_{spec}.json"
        for number, case in enumerate(json.loads(path.read_text(encoding="utf-8-sig"))):
            yield f"{spec} {number}", case


def passes(case: Spec) -> bool:
    """Is everything found that this case expects, and nothing where it expects nothing?"""
    said = case.get("Context", {}).get("ReferenceDateTime", _ANY_DAY)
    found = {(one.start, one.end): one for one in read_dates(case["Input"], date.fromisoformat(said[:10]))}
    if not case["Results"]:
        return not found
    return all(_agrees(found.get(_ends(result)), result.get("Value") or {}) for result in case["Results"])


def _figure(kind: str, suites: Path) -> Figure:
    named = list(cases_of(kind, suites))
    counted = [(name, case) for name, case in named if name not in excluded()]
    failed = tuple(name for name, case in counted if not passes(case))
    return Figure(kind, len(counted) - len(failed), len(counted), len(named) - len(counted), failed)


def _ends(result: Spec) -> tuple[int, int]:
    return result["Start"], result["Start"] + result["Length"]


def _agrees(found: Period | None, value: Spec) -> bool:
    if found is None:
        return False
    wanted = [value[key] for key in ("FutureResolution", "PastResolution") if value.get(key)]
    return not wanted or any(_same_days(found, days) for days in wanted)


def _same_days(found: Period, days: dict[str, str]) -> bool:
    if "date" in days:
        return found.earliest == found.latest == date.fromisoformat(days["date"])
    if found.earliest != date.fromisoformat(days["startDate"]):
        return False
    end = date.fromisoformat(days["endDate"])
    return found.latest == (end if found.rule in {"date-range", "past-span"} else end - timedelta(days=1))
