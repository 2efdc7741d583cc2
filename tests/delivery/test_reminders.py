"""What needs a person today."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from delivery.histories import item_with, report
from luoshi.delivery.reminders import Reminder, queue, reminders

MARCH = report("2026-03", "2026-04-02", values={"m1": "0.3"})


def kinds(today: date, **fields: Any) -> list[str]:  # noqa: ANN401 - fields of a state
    return [one.kind for one in queue([item_with(**fields)], today)]


def only(today: date, **fields: Any) -> Reminder:  # noqa: ANN401 - fields of a state
    (one,) = queue([item_with(**fields)], today)
    return one


def test_who_has_not_signed_is_reminded_after_their_days() -> None:
    assert kinds(date(2026, 3, 6), workflow="issued", signed_at=None) == []
    one = only(date(2026, 3, 9), workflow="issued", signed_at=None)
    assert (one.kind, one.to, one.unit, one.by) == ("to_sign", "lead", "北渡区住建局", date(2026, 3, 6))


def test_a_report_is_called_for_when_its_period_is_over_and_is_late_after_five_working_days() -> None:
    assert kinds(date(2026, 3, 31)) == []
    one = only(date(2026, 4, 1))
    # 4 to 6 April 2026 are the Qingming holiday.
    assert (one.kind, one.about, one.by, one.is_late) == ("report_due", "2026-03", date(2026, 4, 8), False)
    assert kinds(date(2026, 4, 8)) == ["report_due"]
    assert only(date(2026, 4, 9)).is_late
    assert kinds(date(2026, 4, 9), reports=[MARCH]) == []


def test_who_has_been_silent_for_long_is_asked_once_an_item() -> None:
    one = only(date(2026, 7, 1))
    assert (one.kind, one.since, one.about) == ("report_overdue", date(2026, 3, 31), "2026-06")


def test_where_the_calendar_is_awaited_nobody_is_late() -> None:
    one = only(date(2087, 4, 25), issued_at="2087-03-03T09:00:00+08:00")
    assert (one.kind, one.by, one.awaiting) == ("report_due", None, True)
    one = only(date(2087, 4, 25), issued_at="2087-03-03T09:00:00+08:00", workflow="issued")
    assert (one.kind, one.by, one.awaiting) == ("to_sign", None, True)


@pytest.mark.parametrize(
    ("today", "kind"), [(date(2026, 4, 7), []), (date(2026, 4, 9), ["due_soon"]), (date(2026, 4, 24), ["overdue"])]
)
def test_due_dates_are_called_out(today: date, kind: list[str]) -> None:
    assert kinds(today, due="2026-04-23", reports=[MARCH]) == kind


def test_a_milestone_whose_day_is_past_is_called_out_until_a_report_names_it() -> None:
    step = {"name": "桩基完工", "due": "2026-04-10"}
    assert kinds(date(2026, 4, 10), milestones=[step], reports=[MARCH]) == []
    assert kinds(date(2026, 4, 11), milestones=[step], reports=[MARCH]) == ["milestone_past"]
    assert kinds(date(2026, 4, 11), milestones=[{**step, "done_in": "2026-04"}], reports=[MARCH]) == []


def test_requests_papers_and_blanks_are_the_desks() -> None:
    asked = [
        {"request": "extension", "by": "qiao", "at": "2026-04-01T09:00:00+08:00"},
        {"request": "close_out", "by": "qiao", "at": "2026-04-03T09:00:00+08:00"},
    ]
    paper = {"id": "e1", "name": "验收单.pdf", "by": "qiao", "at": "2026-04-02T09:00:00+08:00"}
    found = queue(
        [item_with(workflow="close_out_asked", asked=asked, evidence=[paper], measures=[{"id": "m1", "name": "投资"}])],
        date(2026, 4, 8),
    )
    assert [(one.kind, one.to, one.about) for one in found] == [
        ("blank", "desk", "m1"),
        ("to_answer", "desk", "extension"),
        ("to_verify", "desk", "e1"),
        ("to_close", "desk", "close_out"),
    ]
    assert found[1].by == date(2026, 4, 9)


def test_help_that_is_wanted_goes_to_the_sponsor_if_there_is_one() -> None:
    wanted = [{**MARCH, "help": "请协调征迁"}]
    assert only(date(2026, 4, 8), reports=wanted).to == "desk"
    assert only(date(2026, 4, 8), reports=wanted, sponsor="林立").to == "sponsor"


def test_an_obstacle_alone_is_for_the_desk_to_look_at() -> None:
    one = only(date(2026, 4, 8), reports=[{**MARCH, "obstacle": "征迁"}], sponsor="林立")
    assert (one.kind, one.to, one.about) == ("blocked", "desk", "2026-03")


def test_who_has_asked_for_close_out_in_time_is_not_told_that_it_is_due() -> None:
    asked = [{"request": "close_out", "by": "qiao", "at": "2026-04-06T09:00:00+08:00"}]
    for today in (date(2026, 4, 8), date(2026, 4, 24)):
        assert kinds(today, workflow="close_out_asked", due="2026-04-10", asked=asked) == ["to_close"]


@pytest.mark.parametrize("workflow", ["draft", "suspended", "closed", "dropped"])
def test_what_is_at_rest_needs_nobody(workflow: str) -> None:
    assert kinds(date(2026, 12, 1), workflow=workflow, due="2026-04-23", measures=[{"id": "m1", "name": "投资"}]) == []


def test_the_same_is_not_sent_again_within_a_few_days() -> None:
    item = item_with(due="2026-04-01", reports=[MARCH], reminded={"overdue": "2026-04-10"})
    assert [one.kind for one in reminders([item], date(2026, 4, 12))] == []
    assert [one.kind for one in reminders([item], date(2026, 4, 13))] == ["overdue"]
    assert [one.quiet for one in queue([item], date(2026, 4, 12))] == [True]


def test_reminders_go_to_the_lead_unit_only() -> None:
    item = item_with(reports=[{**MARCH, "help": "请协调征迁"}], due="2026-04-05", support=["北渡区交通局"])
    assert [(one.to, one.unit) for one in reminders([item], date(2026, 4, 8))] == [("lead", "北渡区住建局")]


def test_the_queue_does_not_depend_on_the_order_of_the_items() -> None:
    items = [item_with(id="LS-1", due="2026-04-05"), item_with(id="LS-2", due="2026-04-02"), item_with(id="LS-3")]
    found = queue(items, date(2026, 4, 8))
    assert found == queue(items[::-1], date(2026, 4, 8))
    assert [one.since for one in found] == sorted(one.since for one in found)


def test_what_was_broken_off_is_closed_by_the_unit_above_and_the_item_by_the_desk() -> None:
    asked = [
        {"request": "extension", "by": "qiao", "at": "2026-04-01T09:00:00+08:00"},
        {"request": "close_out", "by": "qiao", "at": "2026-04-03T09:00:00+08:00"},
    ]
    paper = {"id": "e1", "name": "验收单.pdf", "by": "qiao", "at": "2026-04-02T09:00:00+08:00"}
    waits: dict[str, Any] = {"workflow": "close_out_asked", "asked": asked, "evidence": [paper], "reports": [MARCH]}
    whole = item_with(id="LS-1", sub_items=["LS-1-S1"], **waits)
    # A part that stood in the text has something above it, too: that is closed by the desk.
    below, part = item_with(id="LS-1-S1", parent="LS-1", **waits), item_with(id="LS-2", parent="LS-1", **waits)
    found = {(one.item, one.kind): one.to for one in queue([whole, below, part], date(2026, 4, 8))}
    assert {kind: to for (item, kind), to in found.items() if item == "LS-1-S1"} == {
        "to_close": "above", "to_verify": "above", "to_answer": "desk",
    }  # fmt: skip
    assert {to for (item, _kind), to in found.items() if item != "LS-1-S1"} == {"desk"}
