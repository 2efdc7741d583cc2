"""The four axes, and that none of them speaks for another."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from delivery.histories import closed, item_with, report
from luoshi.delivery.schedule import due_in
from luoshi.delivery.status import evidence_of, freshness_of, schedule_of, status_of

GROWTH = {"id": "g", "name": "增速", "kind": "growth", "target": "8"}
PAPER = {"id": "e1", "name": "验收单.pdf", "by": "qiao", "at": "2026-04-01T09:00:00+08:00"}


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ({}, "no_date"),
        ({"due": "2026-12-31"}, "not_yet_due"),
        ({"due": "2026-04-01"}, "overdue"),
        ({"due": "2026-04-01", "workflow": "closed"}, "at_rest"),
        ({"due": "2026-12-31", "measures": [GROWTH]}, "not_yet_due"),
        ({"measures": [GROWTH], "reports": [report("2026-03", "2026-04-02", values={"g": "8"})]}, "on_pace"),
        ({"measures": [GROWTH], "reports": [report("2026-03", "2026-04-02", values={"g": "9"})]}, "ahead"),
        ({"measures": [GROWTH], "reports": [report("2026-03", "2026-04-02", values={"g": "7"})]}, "behind"),
        ({"measures": [GROWTH, {**GROWTH, "id": "h"}], "reports": [report("2026-03", "2026-04-02", values={"g": "9", "h": "8"})]}, "on_pace"),
        ({"measures": [GROWTH, {**GROWTH, "id": "h"}], "reports": [report("2026-03", "2026-04-02", values={"g": "9", "h": "7"})]}, "behind"),
        ({"measures": [GROWTH, {**GROWTH, "id": "h"}], "reports": [report("2026-03", "2026-04-02", values={"g": "9"})]}, "ahead"),
    ],
)  # fmt: skip
def test_schedule(fields: dict[str, Any], value: str) -> None:
    assert schedule_of(item_with(**fields), date(2026, 4, 8)).value == value


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ({}, "none"),
        ({"reports": [report("2026-03", "2026-04-02", no_news=True)]}, "none"),
        ({"reports": [report("2026-03", "2026-04-02", line="桩基完工")]}, "claimed"),
        ({"evidence": [PAPER]}, "documented"),
        ({"evidence": [{**PAPER, "verified_by": "gao"}]}, "verified"),
        ({"evidence": [{**PAPER, "verified_by": "gao"}, {**PAPER, "id": "e2"}]}, "documented"),
        ({"evidence": [PAPER], "workflow": "closed"}, "verified"),
    ],
)
def test_evidence(fields: dict[str, Any], value: str) -> None:
    assert evidence_of(item_with(**fields)) == value


@pytest.mark.parametrize(
    ("fields", "today", "value", "days", "missed"),
    [
        ({}, date(2026, 3, 31), "not_asked", None, 0),
        ({}, date(2026, 4, 1), "due", None, 1),
        ({}, date(2026, 4, 9), "never", None, 1),
        ({"reports": [report("2026-03", "2026-04-02")]}, date(2026, 4, 9), "reported", 7, 0),
        ({"reports": [report("2026-03", "2026-04-02", no_news=True)]}, date(2026, 4, 9), "no_news", 7, 0),
        ({"reports": [report("2026-03", "2026-04-02")]}, date(2026, 5, 20), "silent", 48, 1),
        ({"reports": [report("2026-03", "2026-04-02")]}, date(2026, 6, 1), "silent", 60, 2),
        ({"workflow": "closed", "reports": [report("2026-03", "2026-04-02")]}, date(2026, 9, 1), "reported", 152, 0),
    ],
)
def test_freshness(fields: dict[str, Any], today: date, value: str, days: int | None, missed: int) -> None:
    found = freshness_of(item_with(**fields), today)
    assert (found.value, found.days, found.missed) == (value, days, missed)


def test_no_report_is_not_no_action() -> None:
    """A silent unit is silent; only a unit that says so has no news. Neither moves the schedule or the evidence."""
    silent = status_of(item_with(due="2026-12-31"), date(2026, 9, 1))
    no_news = [report(f"2026-0{month}", f"2026-0{month + 1}-02", no_news=True) for month in range(3, 9)]
    still = status_of(item_with(due="2026-12-31", reports=no_news), date(2026, 9, 2))
    assert (silent.freshness.value, still.freshness.value) == ("never", "no_news")
    assert silent.schedule.value == still.schedule.value == "not_yet_due"
    assert silent.evidence == still.evidence == "none"


def test_a_milestone_counts_as_undone_when_the_unit_reports_after_its_day_and_does_not_name_it() -> None:
    step = {"name": "桩基完工", "due": "2026-04-10"}
    before = item_with(due="2026-12-31", milestones=[step], reports=[report("2026-03", "2026-04-10")])
    after = item_with(due="2026-12-31", milestones=[step], reports=[report("2026-04", "2026-04-11")])
    assert schedule_of(before, date(2026, 4, 20)).late_steps == ()
    assert schedule_of(after, date(2026, 4, 20)).late_steps == ("桩基完工",)
    assert schedule_of(after, date(2026, 4, 20)).value == "behind"


def test_a_standing_duty_recurs_with_its_checklist() -> None:
    duty = {"rhythm": "quarterly", "checklist": ["值班安排", "走访慰问"]}
    first = report("2026-Q1", "2026-04-02", done=["值班安排", "走访慰问"])
    second = report("2026-Q2", "2026-07-02", done=["值班安排"])
    assert schedule_of(item_with(**duty, reports=[first]), date(2026, 4, 8)).value == "on_pace"
    found = schedule_of(item_with(**duty, reports=[first, second]), date(2026, 7, 8))
    assert (found.value, found.undone) == ("behind", ("走访慰问",))
    # Whoever has not reported on the second quarter has not said that anything is undone.
    assert schedule_of(item_with(**duty, reports=[first]), date(2026, 7, 8)).undone == ()


def test_whether_a_report_is_late_is_awaited_with_the_calendar() -> None:
    found = freshness_of(item_with(issued_at="2087-03-03T09:00:00+08:00"), date(2087, 4, 25))
    assert (found.value, found.awaiting) == ("due", True)


def test_a_closed_item_never_turns_overdue() -> None:
    item = closed().states["LS-1"]
    for year in range(2026, 2036):
        status = status_of(item, date(year, 12, 31))
        assert (status.workflow, status.schedule.value, due_in(item, status.day).status) == (
            "closed",
            "at_rest",
            "at_rest",
        )


def test_the_gap_is_that_of_the_worst_measure() -> None:
    assert schedule_of(item_with(), date(2026, 4, 8)).gap is None
    reports = [report("2026-03", "2026-04-02", values={"g": "9", "h": "7"})]
    item = item_with(measures=[GROWTH, {**GROWTH, "id": "h"}], reports=reports)
    assert schedule_of(item, date(2026, 4, 8)).gap == Fraction(-1, 8)
