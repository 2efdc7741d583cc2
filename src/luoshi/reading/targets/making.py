"""From a figure and how it is said to a target: its period, its firmness, and the rules that had a say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from luoshi.reading.entries import Reason, Target
from luoshi.reading.outline import Clause, Sentence
from luoshi.reading.targets.bare_sums import with_scale
from luoshi.reading.targets.firmness import read_firmness
from luoshi.reading.targets.lost_units import restore_unit
from luoshi.reading.targets.periods import PeriodInForce
from luoshi.reading.targets.runs import Run
from luoshi.reading.targets.sayings import Saying
from luoshi.reading.text import Span
from luoshi.reading.values import Quantity

Resolve = Callable[[str], tuple[date, date] | None]


class Place(NamedTuple):
    """Where a figure stands: its sentence, its clause, and the clauses before it in the same part of the sentence."""

    sentence: Sentence
    clause: Clause
    before: Sequence[Clause]


class Said(NamedTuple):
    """What a run of figures says: how, of which indicator, and which figure is that indicator's; `shared`: one of several."""

    run: Run
    saying: Saying
    indicator: str
    figure: Quantity
    shared: bool


def make_target(
    text: str, said: Said, place: Place, before: Target | None, periods: PeriodInForce, resolve: Resolve
) -> Target:
    """The target of one figure; it has its number (id) from the finder. `before` is the one it may be said of."""
    run, saying, figure = said.run, said.saying, said.figure
    carried = before if not saying.parts else None
    whole = with_scale(text, restore_unit(text, figure, place.clause), place.clause)
    firmness, firm = read_firmness(text, place.before, place.clause, run.at)
    if firm is None and carried is not None:
        firmness = carried.firmness
    dated = periods.of(place.sentence, place.clause, run.at)
    period = dated[0].quote(text) if dated else None
    days = resolve(period) if period else None
    return Target(
        id="",
        start=carried.start if carried else saying.start,
        end=max(saying.end, whole.said_to),
        indicator=said.indicator,
        measure=saying.measure,
        comparator=whole.comparator,
        low=_number(whole.low),
        high=_number(whole.high),
        unit=whole.unit,
        direction=saying.direction,
        period=period,
        period_from=days[0] if days else None,
        period_to=days[1] if days else None,
        firmness=firmness,
        missing=figure.missing,
        rule=saying.rule,
        section=place.sentence.head,
        reasons=tuple(_reasons(text, said, whole, carried, (firmness, firm), dated)),
    )


def _reasons(
    text: str,
    said: Said,
    whole: Quantity,
    carried: Target | None,
    firm: tuple[str, Span | None],
    dated: tuple[Span, str] | None,
) -> Iterator[Reason]:
    """Every rule that had a say, the deciding one first, with the words it went by."""
    run, saying, figure = said.run, said.saying, said.figure
    yield Reason(saying.rule, *(saying.verb or Span(run.at, run.behind)))
    if said.shared:
        yield Reason("shared-figure", run.left, run.behind, f"indicator={said.indicator}")
    if whole is not figure:
        rule, at = ("unit-restored", figure.end) if whole.unit == "%" else ("unit-understood", figure.start)
        yield Reason(rule, at, whole.said_to, f"unit={whole.unit}")
    if figure.missing:
        yield Reason("number-missing", figure.said_from, figure.said_to)
    if carried is not None:
        yield Reason("indicator-carried", carried.start, carried.end, f"indicator={carried.indicator}")
    if firm[1] is not None:
        yield Reason("firm-word", *firm[1], f"firmness={firm[0]}")
    if dated is not None:
        yield Reason(dated[1], *dated[0], f"period={dated[0].quote(text)}")


def _number(value: Decimal | Fraction | None) -> Decimal | None:
    """三分之二 as a decimal: a target's numbers are plain decimals."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value
