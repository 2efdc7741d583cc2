"""From a plan to the entries that open its items."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from builders import ReadingBuilder, qinghe
from delivery.histories import WEN, Ledger
from luoshi.delivery import make_plan
from luoshi.delivery.opening import Opening, openings
from luoshi.delivery.pacing import is_met


def opened(openings_: tuple[Opening, ...]) -> Ledger:
    ledger = Ledger()
    for one in openings_:
        ledger.do("open", WEN, item=one.item, **one.data)
    return ledger


def test_every_row_that_is_to_be_delivered_can_be_opened_as_it_is() -> None:
    plan = make_plan(qinghe().build())
    ledger = opened(openings(plan))
    rows = {item.id: item for item in plan.items() if item.kind != "decision"}
    assert ledger.states.keys() == rows.keys()
    for id_, state in ledger.states.items():
        assert (state.wording, state.due) == (rows[id_].wording, rows[id_].due.day)
        assert state.parent is None or id_ in {part.id for part in rows[state.parent].parts}
    assert len([one for one in ledger.states.values() if one.parent]) == len(
        [one for one in rows.values() if one.kind == "part"]
    )


def test_the_first_of_several_lead_units_leads() -> None:
    builder = ReadingBuilder("新建北渡桥。").task(
        "新建北渡桥", "新建", owners=("住建局", "交通局"), support=("水利局", "住建局")
    )
    (one,) = openings(make_plan(builder.build()))
    assert (one.data["lead"], one.data["support"]) == ("住建局", ["交通局", "水利局"])


def measure(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of a target
    builder = ReadingBuilder("地区生产总值增长8%。").target("增长8%", "地区生产总值", **fields)
    (one,) = openings(make_plan(builder.build()))
    (found,) = one.data["measures"]
    assert opened((one,)).states[one.item].measures[0].name == "地区生产总值"
    return dict(found)


@pytest.mark.parametrize(
    ("fields", "kind", "better", "target"),
    [
        ({"low": "8"}, "growth", "higher", "8"),
        ({"low": "8.50"}, "growth", "higher", "8.5"),
        ({"low": "8", "high": Decimal("8.5"), "comparator": "range"}, "growth", "higher", "8"),
        ({"low": None, "high": Decimal(3), "comparator": "at_most"}, "growth", "lower", "3"),
        ({"low": "3", "direction": "down"}, "growth", "lower", "-3"),
        ({"low": "3", "direction": "down", "comparator": "at_least"}, "growth", "lower", "-3"),
        ({"low": None, "high": Decimal(3), "direction": "down", "comparator": "at_most"}, "growth", "higher", "-3"),
        ({"low": "300", "measure": "level", "direction": None}, "level", "higher", "300"),
        ({"low": None, "high": Decimal("5.5"), "measure": "level", "direction": None, "comparator": "at_most"}, "limit", "lower", "5.5"),
        ({"low": "30", "measure": "level", "direction": "down"}, "level", "lower", "30"),
    ],
)  # fmt: skip
def test_a_figure_becomes_a_measure(fields: dict[str, Any], kind: str, better: str, target: str) -> None:
    found = measure(**fields)
    assert (found["kind"], found["better"], found["target"]) == (kind, better, target)


@pytest.mark.parametrize(
    "fields", [{"low": None}, {"low": "1", "unit": "番"}, {"low": "2", "unit": "倍"}, {"low": "9" * 30}]
)
def test_a_figure_that_is_blank_or_can_not_be_compared_is_a_blank_to_fill(fields: dict[str, Any]) -> None:
    builder = ReadingBuilder("地区生产总值增长8%。").target("增长8%", "地区生产总值", **fields)
    (one,) = openings(make_plan(builder.build()))
    assert "target" not in one.data["measures"][0]
    assert opened((one,)).states[one.item].open_blanks() == ("g1",)


def test_falling_further_than_asked_is_met() -> None:
    target = measure(low="3", direction="down")
    ledger = opened((Opening("LS-1", {"wording": "能耗下降3%", "measures": [target]}),))
    (one,) = ledger.states["LS-1"].measures
    assert [is_met(one, Decimal(value)) for value in ("-3.2", "-3", "-2.9")] == [True, True, False]
