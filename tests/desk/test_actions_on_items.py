"""What happens between handing out and closing: requests and answers, putting aside, closing by a second person, opening again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from desk.handed_out import at, handed_out, in_hand, reported
from desk.qinghe import Enter, person, unit
from luoshi.delivery.lifecycle import ACTIONS
from luoshi.desk import clock
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import record
from luoshi.desk.progress.action_forms import ELSEWHERE
from luoshi.desk.progress.actions import actions_open
from luoshi.desk.progress.queue_page import queue_for

pytestmark = pytest.mark.usefixtures("district")


@pytest.fixture(autouse=True)
def _may() -> Iterator[None]:
    with clock.set_to(at("2026-05-12")):
        yield


def act(enter: Enter, login: str, item: Item, action: str, **said: Any) -> Any:  # noqa: ANN401 - as Django has it
    """Send the form of an action as somebody; the item is then as it stands."""
    item.refresh_from_db()
    answer = enter(login).post(f"/act/{item.key}/{action}/", {"seen": item.last_entry, **said}, follow=True)
    item.refresh_from_db()
    return answer


def proved(item: Item, by: str = "housing") -> Item:
    record(item, "add_evidence", person(by), data={"id": "ab" * 32, "name": "验收单.pdf"})
    return item


def test_more_time_is_asked_for_and_granted_and_the_first_date_stays(enter: Enter) -> None:
    item = in_hand(due="2026-06-30")
    act(enter, "housing", item, "ask_extension", due="2026-08-31", reason="汛期停工")
    page = enter("desk").get(f"/act/{item.key}/grant_extension/").content.decode()
    assert "汛期停工" in page
    assert "2026-06-30 → 2026-08-31" in page
    assert 'value="2026-08-31"' in page
    act(enter, "desk", item, "grant_extension", due="2026-07-31")
    assert (str(item.due), str(item.first_due)) == ("2026-07-31", "2026-06-30")
    shown = enter("housing").get(f"/items/{item.key}/").content.decode()
    assert "2026-06-30" in shown
    assert first_difference() is None


def test_more_time_is_refused_with_a_reason(enter: Enter) -> None:
    item = in_hand(due="2026-06-30")
    act(enter, "housing", item, "ask_extension", due="2026-08-31", reason="汛期停工")
    assert act(enter, "desk", item, "refuse_extension", reason="").status_code == 422
    act(enter, "desk", item, "refuse_extension", reason="请加派力量")
    assert str(item.due) == "2026-06-30"
    assert item.item_state().extensions[0].outcome == "refused"


def test_an_earlier_day_is_no_extension(enter: Enter) -> None:
    item = in_hand(due="2026-06-30")
    answer = act(enter, "housing", item, "ask_extension", due="2026-06-01", reason="x")
    assert answer.status_code == 422
    assert "2026-06-01" in answer.content.decode()


def test_a_target_is_adjusted_only_with_approval(enter: Enter) -> None:
    item = in_hand()
    act(enter, "housing", item, "ask_adjustment", measure="m1", target="１８", reason="两个小区列入拆迁")
    assert str(item.item_state().measures[0].target) == "20"
    assert ">改造老旧小区</span>: 20 → 18" in enter("desk").get(f"/act/{item.key}/approve_adjustment/").content.decode()
    act(enter, "desk", item, "approve_adjustment")
    measure = item.item_state().measures[0]
    assert (str(measure.target), str(measure.first_target)) == ("18", "20")


def test_who_asked_cannot_answer(enter: Enter) -> None:
    item = in_hand(due="2026-06-30")
    act(enter, "desk", item, "ask_extension", due="2026-08-31", reason="x")
    refused = act(enter, "desk", item, "grant_extension")
    assert refused.status_code == 422
    assert "second person" in refused.content.decode() or "another person" in refused.content.decode()
    act(enter, "desk2", item, "grant_extension")
    assert str(item.due) == "2026-08-31"


def test_closing_needs_evidence_and_the_desk(enter: Enter) -> None:
    item = reported(in_hand(), "2026-04", "2026-05-06", {"values": {"m1": "20"}})
    refused = act(enter, "housing", item, "ask_close_out")
    assert refused.status_code == 422
    assert item.workflow == "in_progress"
    proved(item)
    act(enter, "housing", item, "ask_close_out", completed="2026-05-10")
    assert act(enter, "housing", item, "close", result="met").status_code == 403
    act(enter, "desk", item, "close", result="met")
    state = item.item_state()
    assert (item.workflow, state.result, str(state.completed)) == ("closed", "met", "2026-05-10")


def test_close_out_is_returned_and_the_item_goes_on_as_before(enter: Enter) -> None:
    item = proved(in_hand())
    act(enter, "housing", item, "ask_close_out")
    act(enter, "desk", item, "refuse_close_out", reason="缺竣工验收")
    assert item.workflow == "signed"


def test_what_was_closed_is_opened_again_with_a_reason(enter: Enter) -> None:
    item = proved(in_hand())
    act(enter, "housing", item, "ask_close_out")
    act(enter, "desk", item, "close", result="partly_met")
    act(enter, "desk", item, "reopen", reason="回访发现未完工")
    assert item.workflow == "in_progress"


def test_putting_aside_and_taking_up_again(enter: Enter) -> None:
    item = in_hand()
    act(enter, "desk", item, "suspend", reason="等上级批复")
    assert item.workflow == "suspended"
    act(enter, "desk", item, "resume")
    assert item.workflow == "signed"
    act(enter, "desk", item, "drop", reason="并入另一项")
    assert item.workflow == "dropped"


def test_a_unit_files_its_steps_and_its_good_practice(enter: Enter) -> None:
    item = reported(in_hand(), "2026-04", "2026-05-06", {"line": "x"})
    act(enter, "housing", item, "file_steps", steps="四月进场\n\n六月完成主体\n四月进场")
    act(enter, "housing", item, "mark_good_practice", text="居民点单、部门会单")
    state = item.item_state()
    assert state.steps == ("四月进场", "六月完成主体")
    assert state.good_practice
    assert "四月进场" in enter("housing").get(f"/items/{item.key}/").content.decode()


def test_a_stale_form_is_told_who_was_quicker_and_keeps_what_was_typed(enter: Enter) -> None:
    item = in_hand()
    seen = item.last_entry
    record(item, "remark", person("desk"), data={"text": "请加快"})
    answer = enter("housing").post(f"/act/{item.key}/remark/", {"seen": seen, "text": "已加派两个班组"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Somebody was quicker (顾明: remark)" in page
    assert "已加派两个班组" in page
    assert item.history().filter(action="remark").count() == 1
    # Sent again after a look, it is entered.
    enter("housing").post(f"/act/{item.key}/remark/", {"seen": item.history().last().number, "text": "已加派"})  # type: ignore[union-attr]
    assert item.history().filter(action="remark").count() == 2


def test_a_form_sent_twice_is_entered_once(enter: Enter) -> None:
    item = in_hand()
    client, form = enter("housing"), {"seen": item.last_entry, "text": "一次"}
    client.post(f"/act/{item.key}/remark/", form)
    assert client.post(f"/act/{item.key}/remark/", form).status_code == 409
    assert item.history().filter(action="remark").count() == 1


def test_another_unit_learns_nothing_of_the_item(enter: Enter) -> None:
    item = handed_out()
    for action in ("return", "ask_extension", "remark", "close"):
        assert enter("school").get(f"/act/{item.key}/{action}/").status_code == 404
        assert enter("school").post(f"/act/{item.key}/{action}/", {"seen": item.last_entry}).status_code == 404


@pytest.mark.parametrize("action", ["open", "issue", "no-such", "correct", "assign"])
def test_what_has_a_page_of_its_own_is_not_done_here(enter: Enter, action: str) -> None:
    item = handed_out()
    assert enter("desk").post(f"/act/{item.key}/{action}/", {"seen": item.last_entry}).status_code == 404


def test_every_other_action_has_a_form(enter: Enter) -> None:
    item = in_hand(support=[str(unit("区发改局").pk)])
    for action in set(ACTIONS) - ELSEWHERE:
        answers = {
            enter(login).get(f"/act/{item.key}/{action}/").status_code for login in ("desk", "housing", "reform")
        }
        assert 200 in answers, action
        assert enter("auditor").get(f"/act/{item.key}/{action}/").status_code == 403, action


def test_a_form_that_could_only_be_refused_says_why_instead(enter: Enter) -> None:
    item = in_hand()
    page = enter("housing").get(f"/act/{item.key}/ask_close_out/").content.decode()
    assert 'role="alert"' in page
    assert "evidence" in page
    assert "<textarea" not in page


def test_the_item_page_offers_what_one_can_do_and_no_more(enter: Enter) -> None:
    item = handed_out()
    offered = {
        login: [one.action for one in actions_open(person(login), item)] for login in ("housing", "auditor", "desk")
    }
    assert offered["housing"] == ["sign", "return", "ask_extension", "ask_adjustment", "remark"]
    assert offered["auditor"] == []
    page = enter("housing").get(f"/items/{item.key}/").content.decode()
    assert f"/act/{item.key}/sign/" in page
    assert f"/act/{item.key}/return/" in page
    assert f"/act/{item.key}/drop/" not in page
    enter("housing").post(f"/act/{item.key}/sign/", {"seen": item.last_entry})
    item.refresh_from_db()
    assert item.workflow == "signed"


def given_to_the_office(enter: Enter, item: Item) -> Item:
    """The part of an item that its unit gave to its 工程科."""
    act(enter, "housing", item, "break_down", wording="完成12个小区管网改造", unit=unit("工程科").pk, due="2026-09-30")
    return Item.objects.get(parent=item)


def test_a_unit_breaks_its_item_down_for_its_own_offices(enter: Enter) -> None:
    item = in_hand()
    office = unit("工程科")
    page = enter("housing").get(f"/act/{item.key}/break_down/").content.decode()
    assert "工程科" in page
    assert "区教育局" not in page
    below = given_to_the_office(enter, item)
    assert (below.key, below.workflow, below.lead, str(below.due)) == (f"{item.key}-S1", "issued", office, "2026-09-30")
    assert item.item_state().sub_items == (below.key,)
    # The office signs and reports; the unit above sees it.
    enter("works").post("/inbox/sign/", {"item": [below.key]})
    below.refresh_from_db()
    assert below.workflow == "signed"
    assert "完成12个小区管网改造" in enter("housing").get(f"/items/{item.key}/").content.decode()
    assert first_difference() is None


def test_a_unit_closes_what_it_gave_its_office_and_the_desk_the_item(enter: Enter) -> None:
    item = in_hand()
    below = given_to_the_office(enter, item)
    record(below, "sign", person("works"))
    record(below, "add_evidence", person("works"), data={"id": "a" * 64, "name": "验收单.pdf"})
    record(below, "ask_close_out", person("works"))
    assert {row.item.key for row in queue_for(person("desk"))} == {item.key}
    assert "is to verify and close it" in enter("works").get(f"/items/{below.key}/").content.decode()
    assert act(enter, "works", below, "close", result="met").status_code == 403
    assert act(enter, "farm", below, "close", result="met").status_code in {403, 404}
    client = enter("housing")
    assert ("Sub-items to verify and close", 2) in {
        (one.what, one.number) for one in client.get("/").context["waiting"]
    }
    inbox = client.get("/inbox/").content.decode()
    assert f'href="/act/{below.key}/close/"' in inbox
    act(enter, "housing", below, "verify_evidence", id="a" * 64)
    assert below.item_state().evidence[0].verified_by == str(person("housing").pk)
    act(enter, "housing", below, "close", result="met")
    assert below.workflow == "closed"
    assert [entry.role for entry in below.history()][-2:] == ["above", "above"]
    assert "To verify and close" not in client.get("/inbox/").content.decode()
    # The item itself is not the unit's to close, and a part that stood in the text isn't either.
    record(item, "add_evidence", person("housing"), data={"id": "b" * 64, "name": "总结.pdf"})
    record(item, "ask_close_out", person("housing"))
    assert act(enter, "housing", item, "close", result="met").status_code == 403
    part = in_hand(2)
    Item.objects.filter(pk=part.pk).update(parent=item)
    assert act(enter, "housing", part, "close", result="met").status_code == 403
    act(enter, "desk", item, "close", result="met")
    assert item.workflow == "closed"
    assert first_difference() is None


def test_who_asked_for_an_office_does_not_close_what_it_asked(enter: Enter) -> None:
    item = in_hand()
    below = given_to_the_office(enter, item)
    record(below, "sign", person("housing"))
    record(below, "add_evidence", person("housing"), data={"id": "a" * 64, "name": "验收单.pdf"})
    record(below, "ask_close_out", person("housing"))
    answer = act(enter, "housing", below, "close", result="met")
    assert answer.status_code == 422
    assert "ask another person" in answer.content.decode()
    # The desk can, as ever.
    act(enter, "desk", below, "close", result="met")
    assert below.workflow == "closed"


def test_a_part_of_another_unit_is_not_the_leads(enter: Enter) -> None:
    item = in_hand()
    other = handed_out(2, lead="区教育局")
    Item.objects.filter(pk=other.pk).update(parent=item)
    assert act(enter, "housing", other, "sign").status_code == 403


def test_a_sub_item_is_not_due_after_its_item_nor_for_a_strange_unit(enter: Enter) -> None:
    item = in_hand(due="2026-06-30")
    late = act(enter, "housing", item, "break_down", wording="x", unit=unit("工程科").pk, due="2026-07-01")
    assert "by 2026-06-30 at the latest" in late.content.decode()
    assert act(enter, "housing", item, "break_down", wording="x", unit=unit("区教育局").pk).status_code == 422
    assert act(enter, "desk", item, "break_down", wording="x", unit=unit("工程科").pk).status_code == 403
    assert not Item.objects.filter(parent=item).exists()
    assert item.item_state().sub_items == ()
