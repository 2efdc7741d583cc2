"""The measures of an item as its page shows them: where each began, where it shall stand, where it stands and should stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from luoshi.delivery.pacing import Paced, paces
from luoshi.delivery.state import ItemState, Measure
from luoshi.delivery.status_words import status_words
from luoshi.desk.page_language import page_language


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure with how it is paced by its latest figure."""

    measure: Measure
    paced: Paced

    @property
    def baseline(self) -> str:
        """Where it began."""
        return plain_figure(self.measure.baseline)

    @property
    def target(self) -> str:
        """Where it shall stand; empty where that is a blank to fill."""
        return plain_figure(self.measure.target)

    @property
    def first_target(self) -> str:
        """The first target, where it was another one."""
        measure = self.measure
        return plain_figure(measure.first_target) if measure.first_target != measure.target else ""

    @property
    def latest(self) -> str:
        """The latest figure that was reported."""
        return plain_figure(self.paced.value)

    @property
    def as_of(self) -> date | None:
        """The day for which it was reported."""
        return self.paced.as_of

    @property
    def expected(self) -> str:
        """Where it should have stood on that day, to two places."""
        should: Fraction | None = self.paced.expected
        return "" if should is None else plain_figure(Decimal(f"{float(should):.2f}"))

    @property
    def pace(self) -> str:
        """Ahead, on pace or behind, in words; or why nobody can tell."""
        paced = self.paced
        words = status_words("why_not", paced.why_not) if paced.why_not else status_words("pace", paced.pace)
        return words[page_language()]


def measure_rows(state: ItemState, today: date) -> Iterator[MeasureRow]:
    """The measures in the item's order."""
    for measure, paced in zip(state.measures, paces(state, today), strict=True):
        yield MeasureRow(measure, paced)


def plain_figure(figure: Decimal | None) -> str:
    """A figure without an exponent and without noughts at its end; empty for none."""
    if figure is None:
        return ""
    said = format(figure, "f")
    return said.rstrip("0").rstrip(".") if "." in said else said
