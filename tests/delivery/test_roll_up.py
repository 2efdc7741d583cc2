"""Many items in one figure."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from delivery.histories import item_with, report
from luoshi.delivery.percents import percent
from luoshi.delivery.roll_up import by_lead, progress_of, roll_up

WAY = {"id": "m1", "name": "完成投资", "baseline": "0", "target": "100"}


def half_done(**fields: Any) -> Any:  # noqa: ANN401 - fields of a state
    return item_with(measures=[WAY], reports=[report("2026-03", "2026-04-02", values={"m1": "50"})], **fields)


def test_weights_count() -> None:
    found = roll_up([item_with(workflow="closed", weight="3"), half_done(weight="1"), item_with(weight="2")])
    assert (found.weight, found.closed, found.rate) == (Fraction(6), Fraction(3), Fraction(1, 2))
    assert (found.progress, found.known) == (Fraction(7, 8), Fraction(2, 3))
    assert found.counts == {"closed": 1, "in_progress": 2}


def test_what_was_put_aside_counts_neither_way_but_is_shown() -> None:
    found = roll_up([item_with(workflow=state) for state in ("closed", "dropped", "suspended", "draft")])
    assert (found.rate, found.weight) == (Fraction(1), Fraction(1))
    assert found.counts["dropped"] == 1


def test_nothing_has_no_rate() -> None:
    found = roll_up([item_with(workflow="dropped")])
    assert (found.rate, found.known, found.progress) == (None, None, None)
    assert roll_up([]).rate is None


def test_supporting_units_stay_out_of_the_completion_rate() -> None:
    items = [
        item_with(lead="住建局", support=["交通局", "水利局"], workflow="closed"),
        item_with(lead="住建局"),
        item_with(lead="交通局"),
        item_with(lead=None, workflow="draft"),
    ]
    rates = {unit: found.rate for unit, found in by_lead(items).items()}
    assert rates == {"交通局": 0, "住建局": Fraction(1, 2)}


@pytest.mark.parametrize(
    ("fields", "progress"),
    [
        ({"workflow": "closed"}, Fraction(1)),
        ({}, None),
        ({"measures": [WAY]}, None),
        ({"measures": [WAY], "reports": [report("2026-03", "2026-04-02", values={"m1": "25"})]}, Fraction(1, 4)),
        ({"measures": [WAY], "reports": [report("2026-03", "2026-04-02", values={"m1": "125"})]}, Fraction(1)),
        ({"measures": [WAY], "reports": [report("2026-03", "2026-04-02", values={"m1": "-5"})]}, Fraction(0)),
        ({"measures": [{**WAY, "kind": "growth"}], "reports": [report("2026-03", "2026-04-02", values={"m1": "25"})]}, None),
        ({"measures": [{**WAY, "baseline": None}], "reports": [report("2026-03", "2026-04-02", values={"m1": "25"})]}, None),
        ({"milestones": [{"name": "一", "done_in": "2026-03"}, {"name": "二"}], "reports": [report("2026-03", "2026-04-02")]}, Fraction(1, 2)),
        ({"milestones": [{"name": "一"}, {"name": "二"}]}, None),
    ],
)  # fmt: skip
def test_how_much_of_an_item_is_done(fields: dict[str, Any], progress: Fraction | None) -> None:
    assert progress_of(item_with(**fields)) == progress


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Fraction(0), "0.0%"),
        (Fraction(1, 15), "6.7%"),
        (Fraction(1, 2000), "0.1%"),
        (Fraction(1, 2001), "0.0%"),
        (Fraction(9999, 10000), "99.9%"),  # not done is not 100 %
        (Fraction(1), "100.0%"),
        (None, "—"),
    ],
)
def test_a_share_is_told_with_one_place_and_a_whole_only_once_it_is_reached(share: Fraction | None, said: str) -> None:
    assert percent(share) == said
