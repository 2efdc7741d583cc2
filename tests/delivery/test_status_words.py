"""Every value that a screen may show has a name in both languages."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files
from typing import Any, get_args

import pytest

from delivery.histories import item_with, report
from luoshi.delivery import lights, pacing, reminders, schedule, status, status_words, verdicts
from luoshi.delivery.entry_data import Result
from luoshi.delivery.lifecycle import Request
from luoshi.delivery.lights import Light, light_of
from luoshi.delivery.reporting_periods import Rhythm
from luoshi.delivery.state import Outcome

NAMED: dict[str, tuple[str, ...]] = {
    "schedule": get_args(status.Schedule),
    "evidence": get_args(status.EvidenceStatus),
    "freshness": get_args(status.Freshness),
    "due": get_args(schedule.DueStatus),
    "light": get_args(lights.Colour),
    "pace": get_args(pacing.Pace),
    "why_not": get_args(pacing.WhyNot),
    "reminder": get_args(reminders.ReminderKind),
    "result": get_args(verdicts.Outcome),
    "timeliness": get_args(verdicts.Timeliness),
    "request": get_args(Request),
    "outcome": get_args(Outcome),
    "rhythm": get_args(Rhythm),
    "calendar": ("awaiting",),
}
FILE: dict[str, dict[str, Any]] = tomllib.loads(
    files("luoshi.delivery").joinpath("status_words.toml").read_text("utf-8")
)


@pytest.mark.parametrize("kind", NAMED)
def test_every_value_has_a_name_and_every_name_a_value(kind: status_words.Kind) -> None:
    assert set(FILE[kind]) == set(NAMED[kind])
    for value in NAMED[kind]:
        words = status_words.status_words(kind, value)
        assert words.keys() == {"zh", "en"}
        assert all(words.values())


def test_every_kind_is_there() -> None:
    assert set(FILE) == {*NAMED, "input"} == set(get_args(status_words.Kind))
    assert set(get_args(Result)) <= set(FILE["result"])


def test_whatever_a_light_saw_has_a_name() -> None:
    measures = [{"id": "m1", "name": "完成投资", "baseline": "0", "target": "120", "starts": "2026-01-01"}]
    reports = [report("2026-03", "2026-04-02", values={"m1": "18"})]
    item = item_with(due="2026-12-31", measures=measures, reports=reports)
    light = light_of(item, date(2026, 5, 9), Light("yellow", "caught-up", {}, date(2026, 4, 1)))
    assert set(light.inputs) == set(FILE["input"])
