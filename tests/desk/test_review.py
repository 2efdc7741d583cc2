"""Reviewing what was read: row by row, beside the text, two people at once."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from desk.plans_made import issued, item_of, plan_made
from desk.qinghe import Enter
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Item, Passage, Plan
from luoshi.desk.plans.review_page import review_of

pytestmark = pytest.mark.usefixtures("district")


@pytest.fixture
def plan(district: None) -> Plan:  # noqa: ARG001 - the people must be there
    return plan_made()


def act(client: Client, item: Item, do: str, **said: str) -> int:
    item.refresh_from_db()
    form = {"do": do, "seen": str(item.last_entry), **said}
    return client.post(f"/items/{item.key}/review/", form).status_code


def test_the_page_says_what_is_unaccounted_for(enter: Enter, plan: Plan) -> None:
    review = review_of(plan, "en")
    left = {passage.text for block in review.blocks for passage in block.left}
    assert any("全市招商大会" in text for text in left)
    assert not any("改造老旧小区28个" in text for text in left)
    page = enter("desk").get(f"/plans/{plan.pk}/review/").content.decode()
    assert f"{review.left} sentences are still unaccounted for" in page


def test_every_character_that_says_something_stands_in_a_passage(plan: Plan) -> None:
    from desk.plans_made import REPORT

    shown = "".join("".join(text.split()) for text in plan.passages.values_list("text", flat=True))
    said = "".join(REPORT.split())
    assert len(shown) > 0.9 * len(said)
    assert all(REPORT[one.start : one.end].split() == one.text.split() for one in plan.passages.all())


def test_accept_and_reword_with_name_and_time(enter: Enter, plan: Plan) -> None:
    client, item = enter("desk"), item_of(plan, "改造老旧小区28个")
    assert act(client, item, "confirm") == 302
    assert act(client, item, "reword", wording="改造  老旧小区28个，惠及4000户") == 302
    item.refresh_from_db()
    assert (item.confirmed, item.wording) == (True, "改造 老旧小区28个，惠及4000户")
    assert [entry.action for entry in item.history()] == ["open", "confirm", "reword"]
    assert item.item_state().first_wording == "改造老旧小区28个"
    assert first_difference() is None


def test_leave_out_needs_a_reason_and_can_be_taken_back(enter: Enter, plan: Plan) -> None:
    client, item = enter("desk"), item_of(plan, "抢抓机遇")
    assert act(client, item, "drop") == 422
    assert act(client, item, "drop", reason="口号，无具体事项") == 302
    item.refresh_from_db()
    assert item.workflow == "dropped"
    assert "抢抓机遇" not in client.get(f"/plans/{plan.pk}/").content.decode()
    assert act(client, item, "reopen") == 302
    item.refresh_from_db()
    assert item.workflow == "draft"


def test_split_makes_a_row_of_each_line_and_measures_go_along(enter: Enter, plan: Plan) -> None:
    client, item = enter("desk"), item_of(plan, "新增规上工业企业12家、专精特新企业5家")
    names = [one.name for one in item.item_state().measures]
    assert act(client, item, "split", wording="新增规上工业企业12家") == 422
    assert act(client, item, "split", wording=f"新增规上工业企业12家\n新增{names[1]}5家\n") == 302
    item.refresh_from_db()
    fresh = Item.objects.get(key=f"{item.key}.2")
    assert (item.wording, fresh.wording) == ("新增规上工业企业12家", f"新增{names[1]}5家")
    assert [one.name for one in item.item_state().measures] == names[:1]
    assert [one.name for one in fresh.item_state().measures] == names[1:]
    assert (fresh.sentence, fresh.start) == (item.sentence, item.start)
    assert first_difference() is None


def test_merge_joins_a_row_to_the_one_before(enter: Enter, plan: Plan) -> None:
    client = enter("desk")
    before, item = item_of(plan, "实施农村道路提升工程"), item_of(plan, "新改建农村公路46公里")
    assert act(client, item, "merge") == 302
    for one in (before, item):
        one.refresh_from_db()
    assert before.wording == "实施农村道路提升工程；新改建农村公路46公里"
    assert item.workflow == "dropped"
    assert item.history().last().reason.endswith(before.number)  # type: ignore[union-attr]
    assert len(before.item_state().measures) == 1


def test_any_sentence_is_pulled_in_or_put_aside(enter: Enter, plan: Plan) -> None:
    client, count = enter("desk"), review_of(plan, "en").left
    first = Passage.objects.get(plan=plan, text__contains="全市招商大会")
    assert (
        client.post(f"/sentences/{first.pk}/review/", {"do": "pull", "wording": "办好招商大会后续工作"}).status_code
        == 302
    )
    pulled = item_of(plan, "办好招商大会后续工作")
    assert (pulled.start, pulled.sentence) == (first.start, first.text)
    other = next(block.left[0] for block in review_of(plan, "en").blocks if block.left)
    assert client.post(f"/sentences/{other.pk}/review/", {"do": "aside"}).status_code == 422
    assert client.post(f"/sentences/{other.pk}/review/", {"do": "aside", "reason": "标题"}).status_code == 302
    assert client.post(f"/sentences/{other.pk}/review/", {"do": "aside", "reason": "标题"}).status_code == 422
    assert review_of(plan, "en").left == count - 2
    assert first_difference() is None


def test_a_blank_is_filled_in_with_name_and_time(enter: Enter, plan: Plan) -> None:
    client, item = enter("desk"), item_of(plan, "固定资产投资增长%左右")
    assert item.blanks == 1
    (blank,) = item.item_state().open_blanks()
    assert act(client, item, "fill", blank=blank, value="很多") == 422
    assert act(client, item, "fill", blank=blank, value="6") == 302
    item.refresh_from_db()
    (filled,) = item.item_state().filled
    assert (item.blanks, filled.value, filled.by) == (0, "6", "顾明")


def test_of_two_edits_neither_is_lost(enter: Enter, plan: Plan) -> None:
    first, second, item = enter("desk"), enter("desk2"), item_of(plan, "改造老旧小区28个")
    seen = str(item.last_entry)
    first.post(f"/items/{item.key}/review/", {"do": "reword", "wording": "改造老旧小区30个", "seen": seen})
    answer = second.post(f"/items/{item.key}/review/", {"do": "reword", "wording": "改造老旧小区31个", "seen": seen})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "顾明" in page
    assert "改造老旧小区30个" in page
    assert re.search(r"<textarea[^>]*>改造老旧小区31个</textarea>", page)
    item.refresh_from_db()
    assert item.wording == "改造老旧小区30个"


def test_each_sees_what_the_other_does(enter: Enter, plan: Plan) -> None:
    first, second, item = enter("desk"), enter("desk2"), item_of(plan, "改造老旧小区28个")
    head = re.search(r'data-head="(\d+)"', second.get(f"/plans/{plan.pk}/review/").content.decode())
    assert head is not None
    where = f"/plans/{plan.pk}/review/changes/?since={head[1]}"
    assert "改造老旧小区28个" not in second.get(where).content.decode()
    act(first, item, "confirm")
    answer = second.get(where, headers={"HX-Request": "true"}).content.decode()
    assert f'id="c-{item.key}" class="card r-confirmed' in answer
    assert "顾明" in answer
    assert 'hx-swap-oob="true"' in answer


def test_enter_in_a_field_of_a_reason_never_accepts(enter: Enter, plan: Plan) -> None:
    """Without a script, Enter presses the first button of its form: the one beside the field must be that."""
    page = enter("desk").get(f"/plans/{plan.pk}/review/").content.decode()
    forms = [form for form in re.findall(r"<form.*?</form>", page, re.DOTALL) if 'name="reason"' in form]
    assert len(forms) > 50
    assert {re.findall(r'name="do" value="(\w+)"', form)[0] for form in forms} == {"drop", "aside"}


def test_what_was_handed_out_is_not_edited_here(enter: Enter, plan: Plan) -> None:
    item = issued(item_of(plan, "改造老旧小区28个"))
    assert act(enter("desk"), item, "reword", wording="改造老旧小区2个") == 422
    item.refresh_from_db()
    assert item.wording == "改造老旧小区28个"


def test_only_the_desk_reviews(enter: Enter, plan: Plan) -> None:
    item = item_of(plan, "改造老旧小区28个")
    for login in ("admin", "housing", "sponsor", "auditor"):
        assert enter(login).get(f"/plans/{plan.pk}/review/").status_code == 403
        assert act(enter(login), item, "confirm") == 403


def test_the_page_asks_the_database_little(enter: Enter, plan: Plan) -> None:
    client = enter("desk")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/plans/{plan.pk}/review/?pull=5").status_code == 200
    assert len(asked) <= 15
