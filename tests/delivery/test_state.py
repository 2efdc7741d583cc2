"""What an item's entries make of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from delivery.histories import BRIDGE, GAO, LIN, QIAO, SHI, WEN, Ledger, asked, closed, opened, under_way
from luoshi.delivery.acting import actions_open_to
from luoshi.delivery.folding import ImpossibleEntry, apply, fold, fold_all
from luoshi.delivery.refusals import (
    AskedAlready,
    DueNotLater,
    EvidenceMissing,
    LeadMissing,
    NoDueDate,
    NothingAsked,
    NothingThere,
    NotThere,
    PromiseStands,
    ReasonMissing,
    SecondPersonNeeded,
    ThereAlready,
    WrongData,
)
from luoshi.delivery.state import BEIJING, ItemState, Point
from luoshi.delivery.state_json import NoState

JUNE = datetime(2026, 6, 2, 9, tzinfo=BEIJING)


def test_opening_takes_what_the_plan_says() -> None:
    item = opened().states["LS-1"]
    assert (item.workflow, item.wording, item.lead, item.due) == (
        "draft",
        "新建北渡桥",
        "北渡区住建局",
        date(2026, 11, 30),
    )
    assert item.measures[0].target == Decimal("2.4")
    assert (item.first_due, item.measures[0].first_target) == (None, None)
    assert item.open_blanks() == ("历时_天", "m2")


def test_what_is_handed_out_is_promised() -> None:
    ledger = opened()
    ledger.do("assign", WEN, due="2026-10-31")
    item = ledger.do("issue", WEN)
    assert (item.first_due, item.measures[0].first_target) == (date(2026, 10, 31), Decimal("2.4"))


def test_a_date_that_comes_after_issuing_is_the_first_one() -> None:
    ledger = opened(due=None)
    assert ledger.do("issue", WEN).first_due is None
    assert ledger.do("assign", WEN, due="2026-09-30").first_due == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"due": "2027-01-31"}, "事项已经交办，完成时限不能直接改动；请申请延期。"),
        ({"due": None}, "事项已经交办，完成时限不能直接改动；请申请延期。"),
        ({"lead": "北渡区水利局"}, "事项已经交办，牵头单位不能直接改动；请先退回，再分派、交办。"),
        ({"measures": [{"id": "m1", "name": "完成投资", "target": "2"}]}, "事项已经交办，目标值不能直接改动；请申请调整目标。"),
        ({"measures": [{"id": "m1", "name": "完成投资"}]}, "事项已经交办，目标值不能直接改动；请申请调整目标。"),
    ],
)  # fmt: skip
def test_what_is_promised_does_not_change_by_the_way(data: dict[str, Any], says: str) -> None:
    ledger = under_way()
    with pytest.raises(PromiseStands) as refused:
        ledger.do("assign", WEN, **data)
    assert refused.value.said("zh") == says


def test_what_was_not_promised_may_still_be_assigned() -> None:
    ledger = under_way()
    measures = [{"id": "m1", "name": "完成投资", "target": "2.40"}, {"id": "m2", "name": "新增停车位", "target": "300"}]
    item = ledger.do("assign", WEN, sponsor="林立", weight="2.5", due="2026-11-30", measures=measures)
    assert (item.sponsor, item.weight, item.measures[1].first_target) == ("林立", Decimal("2.5"), Decimal(300))


def test_a_promise_of_nothing_at_all_stays_as_well() -> None:
    ledger = under_way(measures=[{"id": "m1", "name": "安全事故", "kind": "limit", "better": "lower", "target": "0"}])
    ledger.do("ask_adjustment", QIAO, reason="规划调整", measure="m1", target="2")
    item = ledger.do("approve_adjustment", LIN)
    assert (item.measures[0].target, item.measures[0].first_target) == (Decimal(2), Decimal(0))


def test_a_promised_measure_can_not_be_left_out() -> None:
    ledger = under_way()
    item = ledger.do("assign", WEN, measures=[{"id": "m2", "name": "新增停车位", "target": "300"}])
    assert [(one.id, one.first_target) for one in item.measures] == [("m2", 300), ("m1", Decimal("2.4"))]


def test_an_extension_leaves_the_first_due_date_visible() -> None:
    ledger = under_way()
    ledger.do("ask_extension", QIAO, reason="汛期停工", due="2026-12-31")
    item = ledger.do("grant_extension", WEN, due="2026-12-20")
    assert (item.first_due, item.due) == (date(2026, 11, 30), date(2026, 12, 20))
    (extension,) = item.extensions
    assert (extension.before, extension.asked, extension.outcome) == (date(2026, 11, 30), date(2026, 12, 31), "granted")
    assert item.asked == ()


def test_a_refused_extension_changes_no_date() -> None:
    ledger = under_way()
    ledger.do("ask_extension", QIAO, reason="汛期停工", due="2026-12-31")
    item = ledger.do("refuse_extension", LIN, reason="可以抢工")
    assert (item.due, item.extensions[0].outcome, item.workflow) == (date(2026, 11, 30), "refused", "in_progress")


def test_extensions_lead_to_a_later_day_and_wait_for_their_answer() -> None:
    ledger = under_way()
    with pytest.raises(DueNotLater, match="2026-11-30 is not later than the present due date 2026-11-30"):
        ledger.do("ask_extension", QIAO, reason="汛期停工", due="2026-11-30")
    with pytest.raises(NothingAsked):
        ledger.do("grant_extension", WEN)
    ledger.do("ask_extension", QIAO, reason="汛期停工", due="2026-12-31")
    with pytest.raises(AskedAlready):
        ledger.do("ask_extension", QIAO, reason="汛期停工", due="2027-01-31")


def test_a_grant_leads_to_a_later_day_though_the_date_was_corrected_while_it_waited() -> None:
    ledger = under_way()
    ledger.do("ask_extension", QIAO, reason="汛期停工", due="2026-12-31")
    ledger.do("correct", WEN, reason="立项时日期录错", entry=1, due="2027-01-15")
    with pytest.raises(DueNotLater):
        ledger.do("grant_extension", WEN)
    assert ledger.do("grant_extension", WEN, due="2027-02-15").due == date(2027, 2, 15)


def test_without_a_due_date_there_is_nothing_to_extend() -> None:
    with pytest.raises(NoDueDate):
        under_way(due=None).do("ask_extension", QIAO, reason="汛期停工", due="2026-12-31")


def test_nobody_grants_what_they_asked_for() -> None:
    ledger = under_way()
    ledger.do("ask_extension", WEN, reason="汛期停工", due="2026-12-31")
    assert "grant_extension" not in actions_open_to(ledger.states["LS-1"], "desk", "wen")
    with pytest.raises(SecondPersonNeeded):
        ledger.do("grant_extension", WEN)
    assert ledger.do("grant_extension", GAO).due == date(2026, 12, 31)


def test_an_approved_adjustment_leaves_the_first_target_visible() -> None:
    ledger = under_way()
    ledger.do("ask_adjustment", QIAO, reason="规划调整", measure="m1", target="2.0")
    assert ledger.states["LS-1"].measures[0].target == Decimal("2.4")
    item = ledger.do("approve_adjustment", LIN)
    assert (item.measures[0].target, item.measures[0].first_target) == (Decimal(2), Decimal("2.4"))
    assert (item.adjustments[0].before, item.adjustments[0].outcome) == (Decimal("2.4"), "granted")


def test_a_refused_adjustment_and_one_of_no_measure() -> None:
    ledger = under_way()
    ledger.do("ask_adjustment", QIAO, reason="规划调整", measure="m1", target="2.0")
    item = ledger.do("refuse_adjustment", LIN, reason="按原定")
    assert (item.measures[0].target, item.adjustments[0].outcome) == (Decimal("2.4"), "refused")
    with pytest.raises(NotThere, match='no measure "m9"'):
        ledger.do("ask_adjustment", QIAO, reason="规划调整", measure="m9", target="2.0")


@pytest.mark.parametrize("started", [False, True])
def test_a_refused_close_out_goes_back_to_the_state_before(started: bool) -> None:
    ledger = opened()
    ledger.do("issue", WEN)
    ledger.do("sign", QIAO)
    ledger.do("add_evidence", QIAO, id="e1", name="验收单.pdf")
    if started:
        ledger.do("start", QIAO)
    ledger.do("ask_close_out", QIAO, completed="2026-03-05")
    item = ledger.do("refuse_close_out", WEN, reason="缺验收结论")
    assert item.workflow == ("in_progress" if started else "signed")
    assert (item.completed, item.asked, item.before) == (None, (), ())


def test_close_out_needs_evidence() -> None:
    ledger = opened()
    ledger.do("issue", WEN)
    ledger.do("sign", QIAO)
    with pytest.raises(EvidenceMissing):
        ledger.do("ask_close_out", QIAO)


def test_evidence_that_was_taken_back_closes_nothing() -> None:
    ledger = asked()
    ledger.do("correct", WEN, reason="传错文件", entry=5, without_evidence=["e1"])
    with pytest.raises(EvidenceMissing):
        ledger.do("close", GAO, result="met")


def test_nobody_closes_what_they_asked_to_close() -> None:
    ledger = under_way()
    both = type(QIAO)("qiao", "乔木", "desk")
    ledger.do("ask_close_out", QIAO)
    with pytest.raises(SecondPersonNeeded):
        ledger.do("close", both, result="met")
    assert ledger.do("close", WEN, result="met").workflow == "closed"


def test_it_was_done_when_close_out_was_asked_not_when_the_desk_got_to_it() -> None:
    ledger = asked()
    day = ledger.at.date()
    item = ledger.do("close", GAO, result="met", at=ledger.at + timedelta(days=30))
    assert item.completed == day


@pytest.mark.parametrize(("action", "back"), [("suspend", "resume"), ("drop", "reopen")])
def test_what_was_put_aside_comes_back_where_it_was(action: str, back: str) -> None:
    ledger = under_way()
    ledger.do(action, WEN, reason="等待批复")  # type: ignore[arg-type]
    assert ledger.do(back, WEN, reason="批复已到").workflow == "in_progress"  # type: ignore[arg-type]


def test_an_item_that_was_dropped_while_suspended_comes_back_suspended() -> None:
    ledger = under_way()
    ledger.do("suspend", WEN, reason="等待批复")
    ledger.do("drop", WEN, reason="不再实施")
    assert ledger.do("reopen", WEN, reason="恢复实施").workflow == "suspended"
    assert ledger.do("resume", WEN).workflow == "in_progress"


def test_a_reopened_item_is_in_progress_and_has_no_result() -> None:
    ledger = closed()
    item = ledger.do("reopen", WEN, reason="验收未通过")
    assert (item.workflow, item.result, item.completed, item.closed_at) == ("in_progress", None, None, None)


def test_a_returned_item_goes_to_another_unit_and_is_signed_for_anew() -> None:
    ledger = under_way()
    ledger.do("ask_extension", QIAO, reason="汛期停工", due="2026-12-31")
    item = ledger.do("return", QIAO, reason="不属我局职责")
    assert (item.workflow, item.signed_at, item.asked, item.extensions[0].outcome) == ("draft", None, (), "lapsed")
    ledger.do("assign", WEN, lead="北渡区水利局", due="2026-12-15")
    item = ledger.do("issue", WEN)
    assert (item.lead, item.due, item.first_due) == ("北渡区水利局", date(2026, 12, 15), date(2026, 11, 30))


def test_what_has_no_lead_unit_is_not_handed_out() -> None:
    with pytest.raises(LeadMissing):
        opened(lead=None).do("issue", WEN)


def test_reports_stand_by_period_and_the_last_one_for_a_period_counts() -> None:
    ledger = under_way()
    ledger.do("report", QIAO, at=JUNE, period="2026-05", values={"m1": "1.1"}, obstacle="征迁", help="请协调")
    ledger.do("report", QIAO, period="2026-04", values={"m1": "0.7"})
    item = ledger.do("report", QIAO, period="2026-03", values={"m1": "0.35"}, milestones=["桩基完工"])
    assert [report.period for report in item.reports] == ["2026-03", "2026-04", "2026-05"]
    assert item.values_of("m1")[0] == Point(date(2026, 3, 31), Decimal("0.35"))
    assert (item.obstacle, item.help, item.milestones[0].done_in) == ("征迁", "请协调", "2026-03")


def test_a_report_of_what_the_item_has_not_is_refused() -> None:
    ledger = under_way()
    with pytest.raises(NotThere, match='no measure "m9"'):
        ledger.do("report", QIAO, period="2026-03", values={"m9": "1"})
    with pytest.raises(NotThere, match='no milestone "通车"'):
        ledger.do("report", QIAO, period="2026-03", milestones=["通车"])


def test_nobody_reports_on_a_period_that_has_not_begun() -> None:
    ledger = under_way()
    with pytest.raises(WrongData, match="has not begun yet"):
        ledger.do("report", QIAO, period="2026-12")
    with pytest.raises(WrongData, match="has not begun yet"):
        ledger.do("correct", WEN, reason="小数点错位", entry=4, report={"period": "2026-12"})


def test_no_news_is_a_report() -> None:
    item = under_way().do("report", QIAO, at=JUNE, period="2026-04", no_news=True)
    assert item.last_report is not None
    assert (item.last_report.no_news, item.last_report.value_of) == (True, {})


def test_evidence_is_verified_by_a_second_person() -> None:
    ledger = under_way()
    ledger.do("add_evidence", WEN, id="e2", name="现场照片.jpg")
    with pytest.raises(ThereAlready):
        ledger.do("add_evidence", SHI, id="e2", name="现场照片.jpg")
    with pytest.raises(SecondPersonNeeded):
        ledger.do("verify_evidence", WEN, id="e2")
    with pytest.raises(NotThere):
        ledger.do("verify_evidence", WEN, id="e3")
    item = ledger.do("verify_evidence", GAO, id="e2")
    assert [one.verified_by for one in item.evidence] == [None, "gao"]


def test_blanks_are_filled_in_with_name_and_time() -> None:
    ledger = opened()
    ledger.do("fill_blank", WEN, blank="历时_天", value="三")
    item = ledger.do("fill_blank", WEN, blank="m2", value="300")
    assert (item.open_blanks(), item.measures[1].target) == ((), Decimal(300))
    assert [(one.blank, one.value, one.by) for one in item.filled] == [("历时_天", "三", "文静"), ("m2", "300", "文静")]
    with pytest.raises(NothingThere):
        ledger.do("fill_blank", WEN, blank="m2", value="400")


def test_what_is_no_blank_is_not_filled() -> None:
    with pytest.raises(NotThere, match='no blank "m1"'):
        opened().do("fill_blank", WEN, blank="m1", value="400")


def test_a_blank_of_a_measure_takes_a_number() -> None:
    with pytest.raises(WrongData, match="value: must be a number in text"):
        opened().do("fill_blank", WEN, blank="m2", value="若干")


def test_a_correction_is_an_entry_and_moves_no_promise() -> None:
    ledger = closed()
    report = {"period": "2026-03", "values": {"m1": "0.03"}}
    item = ledger.do("correct", WEN, reason="小数点错位", entry=4, report=report, due="2026-12-01")
    assert (item.workflow, item.corrections, item.reports[0].value_of["m1"]) == ("closed", 1, Decimal("0.03"))
    assert (item.due, item.first_due) == (date(2026, 12, 1), date(2026, 11, 30))
    with pytest.raises(NotThere):
        ledger.do("correct", WEN, reason="另一条", entry=99, weight="2")


def test_a_result_that_was_entered_wrongly_is_corrected_without_opening_the_item_again() -> None:
    ledger = closed()
    item = ledger.do("correct", WEN, reason="录错", entry=7, result="partly_met", completed="2026-03-06")
    assert (item.workflow, item.result, item.completed) == ("closed", "partly_met", date(2026, 3, 6))
    item = under_way().do("correct", WEN, reason="录错", entry=4, result="met", completed="2026-03-06")
    assert (item.result, item.completed) == (None, None)


def test_there_must_be_something_to_fill_or_to_adjust() -> None:
    ledger = opened(blanks=[], measures=[])
    ledger.do("issue", WEN)
    assert not {"fill_blank", "ask_adjustment"} & set(actions_open_to(ledger.states["LS-1"], "desk", "wen"))
    with pytest.raises(NothingThere, match="no blank: there is nothing to fill"):
        ledger.do("fill_blank", WEN, blank="历时_天", value="三")
    with pytest.raises(NothingThere):
        ledger.do("ask_adjustment", QIAO, reason="规划调整", measure="m1", target="2")


def test_a_revised_text_amends_the_item_and_the_first_wording_stays() -> None:
    item = under_way().do("amend", WEN, reason="代表大会修改稿", wording="新建北渡桥及引道", due="2026-12-10")
    assert (item.wording, item.first_wording) == ("新建北渡桥及引道", "新建北渡桥")
    assert (item.due, item.first_due) == (date(2026, 12, 10), date(2026, 11, 30))


def test_steps_sub_items_notes_good_practice_and_reminders_are_kept() -> None:
    ledger = under_way()
    ledger.do("file_steps", QIAO, steps=["五月桩基完工", "十月通车"])
    ledger.do("break_down", QIAO, sub_item="LS-2")
    ledger.do("note", SHI, text="道路已移交")
    ledger.do("mark_good_practice", QIAO, text="夜间施工办法")
    ledger.do("remark", LIN, text="抓紧")
    item = ledger.do("remind", WEN, kind="report_due")
    assert (item.steps, item.sub_items, item.good_practice) == (("五月桩基完工", "十月通车"), ("LS-2",), True)
    assert (item.notes, item.remarks, item.reminded) == (1, 1, {"report_due": ledger.at.date()})
    with pytest.raises(ThereAlready):
        ledger.do("break_down", QIAO, sub_item="LS-2")


@pytest.mark.parametrize("reason", ["", "  ", "\u3000"])
def test_a_reason_is_words(reason: str) -> None:
    with pytest.raises(ReasonMissing, match="without a reason"):
        under_way().do("suspend", WEN, reason=reason)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"period": "2026-13"}, "period: must be a period such as 2026-11, 2026-Q4, 2026-W48, 2026-11-T3."),
        ({"period": None}, "period: is missing; give it."),
        ({"period": "2026-04", "values": {"m1": 0.5}}, 'values: must give numbers to measures, as in {"m1": "8.5"}.'),
        ({"period": "2026-04", "values": {"m1": "NaN"}}, 'values: must give numbers to measures, as in {"m1": "8.5"}.'),
        (
            {"period": "2026-04", "values": {"m1": "1E+9"}},
            'values: must give numbers to measures, as in {"m1": "8.5"}.',
        ),
        ({"period": "2026-04", "line": 5}, "line: must be text and not empty."),
        ({"period": "2026-04", "no_news": "yes"}, "no news: must be true or false."),
        ({"period": "2026-04", "milestones": ["a", "a"]}, "milestones: must be a list of texts, each of them once."),
        ({"period": "2026-04", "light": "green"}, "light: is no part of this action; leave it out."),
    ],
)
def test_data_that_does_not_fit_is_named(data: dict[str, Any], says: str) -> None:
    with pytest.raises(WrongData) as refused:
        under_way().do("report", QIAO, **data)
    assert str(refused.value) == says


@pytest.mark.parametrize(
    "data",
    [
        {"wording": " "},
        {"due": "2026-02-30"},
        {"due": "20260230"},
        {"weight": "0"},
        {"weight": "-1"},
        {"rhythm": "hourly"},
        {"support": "北渡区交通局"},
        {"measures": {"id": "m1", "name": "完成投资"}},
        {"measures": [{"name": "完成投资"}]},
        {"measures": [{"id": "m1", "name": "一"}, {"id": "m1", "name": "二"}]},
        {"measures": [{"id": "m1", "name": "一", "better": "more"}]},
        {"measures": [{"id": "m1", "name": "一", "milestones": [{"due": "2026-06-30", "value": 1}]}]},
        {"milestones": [{"due": "2026-06-30"}]},
    ],
)
def test_an_item_is_not_opened_with_data_that_does_not_fit(data: dict[str, Any]) -> None:
    with pytest.raises(WrongData):
        opened(**data)


def test_every_state_on_the_way_is_the_fold_of_the_entries_so_far() -> None:
    ledger = closed()
    for count in range(1, len(ledger.entries) + 1):
        folded = fold(ledger.entries[:count])
        assert ItemState.from_json(folded.to_json()) == folded
    assert fold(ledger.entries) == ledger.states["LS-1"]


def test_items_in_one_ledger_do_not_touch_each_other() -> None:
    ledger = under_way()
    before = ledger.states["LS-1"]
    ledger.do("open", WEN, item="LS-2", **{**BRIDGE, "wording": "改造老旧小区"})
    ledger.do("issue", WEN, item="LS-2")
    assert fold_all(ledger.entries) == {"LS-1": before, "LS-2": ledger.states["LS-2"]}


def test_a_fold_of_nothing_and_of_entries_in_the_wrong_order_is_refused() -> None:
    ledger = under_way()
    with pytest.raises(ValueError, match="an item without entries has no state"):
        fold([])
    with pytest.raises(ImpossibleEntry, match=r"entry 3 \(LS-1, sign\): not possible while the item is draft"):
        fold([ledger.entries[0], ledger.entries[2]])
    with pytest.raises(ImpossibleEntry):
        apply(Ledger().do("open", WEN, item="LS-2", wording="改造老旧小区"), ledger.entries[1])


def test_figures_keep_their_places_and_times_one_spelling() -> None:
    data = under_way().do("report", QIAO, at=JUNE, period="2026-04", values={"m1": "0.50"}).to_json()
    assert data["reports"][1]["values"] == {"m1": "0.50"}
    assert data["opened_at"] == "2026-03-03T01:00:00.000000+00:00"
    assert ItemState.from_json(data).opened_at == under_way().states["LS-1"].opened_at


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"schema": "luoshi.plan/1"},
        {"schema": "luoshi.item-state/1", "id": "LS-1"},
        {"schema": "luoshi.item-state/1", "id": "LS-1", "colour": "red"},
        {**opened().states["LS-1"].to_json(), "due": "soon"},
        {**opened().states["LS-1"].to_json(), "weight": "heavy"},
    ],
)
def test_data_that_is_no_state_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(NoState, match="fold the ledger again"):
        ItemState.from_json(data)
