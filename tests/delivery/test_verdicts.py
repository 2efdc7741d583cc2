"""The verdict at close: what came of it, and when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from delivery.histories import GAO, LIN, QIAO, WEN, asked, closed, item_with, under_way
from luoshi.delivery.verdicts import verdict_of


@pytest.mark.parametrize(
    ("fields", "timeliness", "days"),
    [
        ({"completed": "2026-04-30"}, "on_time", 0),
        ({"completed": "2026-04-10"}, "on_time", -20),
        ({"completed": "2026-05-10"}, "extended", 10),
        ({"completed": "2026-06-10"}, "late", 41),
        ({"completed": "2026-06-10", "due": None, "first_due": None}, "no_date", None),
        ({"completed": "2026-04-20", "due": "2026-04-15"}, "on_time", -10),
    ],
)
def test_when(fields: dict[str, Any], timeliness: str, days: int | None) -> None:
    usual = {"workflow": "closed", "result": "met", "first_due": "2026-04-30", "due": "2026-05-31"}
    verdict = verdict_of(item_with(**{**usual, **fields}))
    assert verdict is not None
    assert (verdict.timeliness, verdict.days_late) == (timeliness, days)


@pytest.mark.parametrize("result", ["met", "partly_met", "not_met", "cannot_be_judged"])
def test_what(result: str) -> None:
    ledger = asked()
    verdict = verdict_of(ledger.do("close", GAO, result=result))
    assert verdict is not None
    assert (verdict.result, verdict.timeliness) == (result, "on_time")


@pytest.mark.parametrize(
    ("answer", "result"), [("approve_adjustment", "met_as_adjusted"), ("refuse_adjustment", "met")]
)
def test_an_adjusted_target_is_an_outcome_of_its_own(answer: Any, result: str) -> None:  # noqa: ANN401 - an action
    ledger = under_way()
    ledger.do("ask_adjustment", QIAO, reason="规划调整", measure="m1", target="2.0")
    ledger.do(answer, LIN, reason="已研究")
    ledger.do("ask_close_out", QIAO)
    verdict = verdict_of(ledger.do("close", WEN, result="met"))
    assert verdict is not None
    assert verdict.result == result


def test_there_is_no_verdict_before_the_end() -> None:
    assert verdict_of(asked().states["LS-1"]) is None
    reopened = closed()
    assert verdict_of(reopened.do("reopen", WEN, reason="验收未通过")) is None


def test_the_day_that_was_named_at_close_counts() -> None:
    ledger = asked()
    verdict = verdict_of(ledger.do("close", GAO, result="met", completed="2026-12-05"))
    assert verdict is not None
    assert (verdict.completed, verdict.timeliness, verdict.days_late) == (date(2026, 12, 5), "late", 5)
