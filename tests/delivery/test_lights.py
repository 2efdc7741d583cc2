"""The light: which rule gives it, what it says, and that red never turns green by itself."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from case_files import Case, all_cases
from delivery.histories import GAO, QIAO, WEN, item_with, opened, report
from luoshi.delivery.lights import _RULES, Colour, Light, light_of, light_rules
from luoshi.delivery.state import ItemState
from luoshi.delivery.terms import Terms

CASES = all_cases()["lights"]


def item_of(case: Case) -> ItemState:
    reports = [_report(period, said) for period, said in case.get("reports", {}).items()]
    return item_with(**{"reports": reports, **case["item"]})


def _report(period: str, said: str | list[str]) -> dict[str, Any]:
    return report(period, said) if isinstance(said, str) else report(period, said[0], values={"m1": said[1]})


def light_in(case: Case) -> Light:
    colour: Colour = case.get("before", "yellow")
    before = Light(colour, "caught-up", {}, case["red_on"]) if "red_on" in case else None
    return light_of(item_of(case), case["today"], before)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["rule"])
def test_the_light_is_given_by_its_rule(case: Case) -> None:
    light = light_in(case)
    assert (light.rule, light.colour) == (case["rule"], case["light"])


@pytest.mark.parametrize("case", CASES["near_miss"], ids=lambda case: f"{case['rule']}, but {case['gives']}")
def test_another_rule_gives_the_light(case: Case) -> None:
    assert case["gives"] != case["rule"]
    assert light_in(case).rule == case["gives"]


def test_every_rule_has_its_test_and_its_colour() -> None:
    assert list(light_rules()) == list(_RULES)
    assert {rule["light"] for rule in light_rules().values()} == {"red", "yellow", "green", "grey"}


def test_a_light_says_what_it_saw() -> None:
    measures = [{"id": "m1", "name": "完成投资", "baseline": "0", "target": "100", "starts": "2026-01-01"}]
    item = item_with(
        due="2026-12-31", measures=measures, reports=[report("2026-04", "2026-05-04", values={"m1": "30"})]
    )
    light = light_of(item, date(2026, 5, 6), Light("yellow", "caught-up", {}, date(2026, 4, 1)))
    assert dict(light.inputs) == {
        "today": "2026-05-06", "workflow": "in_progress", "schedule": "behind", "evidence": "claimed", "freshness": "reported",
        "due": "2026-12-31", "days_since_report": "2", "measure": "m1", "as_of": "2026-04-30",
        "value": "30", "expected": "33.3333", "red_on": "2026-04-01",
    }  # fmt: skip
    assert light.words["zh"].startswith("最近一次报送低于序时进度")


def test_the_worst_measure_is_the_one_that_is_shown() -> None:
    usual = {"baseline": "0", "target": "120", "starts": "2026-01-01"}
    measures = [{"id": "m1", "name": "完成投资", **usual}, {"id": "m2", "name": "开工项目", **usual}]
    reports = [report("2026-03", "2026-04-02", values={"m1": "40", "m2": "25"})]
    assert (
        light_of(item_with(due="2026-12-31", measures=measures, reports=reports), date(2026, 4, 8)).inputs["measure"]
        == "m2"
    )


def test_red_turns_yellow_when_it_has_caught_up_and_green_a_period_later() -> None:
    """Overdue, then more time is granted, then two good months: day by day, each light handed on to the next."""
    ledger = opened(due="2026-04-30", milestones=[])
    ledger.do("issue", WEN)
    ledger.do("sign", QIAO)
    days = {
        date(2026, 4, 2): lambda: ledger.do("report", QIAO, period="2026-03"),
        date(2026, 5, 6): lambda: ledger.do("report", QIAO, period="2026-04"),
        date(2026, 5, 8): lambda: ledger.do("ask_extension", QIAO, reason="汛期", due="2026-12-31"),
        date(2026, 5, 11): lambda: ledger.do("grant_extension", GAO),
        date(2026, 6, 2): lambda: ledger.do("report", QIAO, period="2026-05"),
        date(2026, 7, 2): lambda: ledger.do("report", QIAO, period="2026-06"),
    }
    lights: list[Light] = []
    day = date(2026, 3, 10)
    while day < date(2026, 7, 10):
        if day in days:
            ledger.at = ledger.at.replace(year=day.year, month=day.month, day=day.day) - timedelta(days=1)
            days[day]()
        lights.append(light_of(ledger.states["LS-1"], day, lights[-1] if lights else None))
        day += timedelta(days=1)
    turns = [
        one.rule for one, before in zip(lights, [None, *lights], strict=False) if not before or before.rule != one.rule
    ]
    assert turns == ["no-report-yet", "on-pace", "due-soon-unproved", "overdue", "caught-up", "on-pace"]
    assert lights[-1].red_on == date(2026, 5, 11)


def test_the_house_says_what_is_far_behind_and_stale() -> None:
    item = item_with(due="2026-12-31", reports=[report("2026-03", "2026-04-02")])
    assert light_of(item, date(2026, 6, 1), terms=Terms(stale_periods=3)).rule == "report-late"
