"""From a document that was read to its plan, and who sees which row of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desk.handed_out import at, in_hand, reported
from desk.plans_made import issued, item_of, plan_made, read_report
from desk.qinghe import Enter, person
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.recording import record

pytestmark = pytest.mark.usefixtures("district")
EVERYBODY = ("admin", "desk", "sponsor", "housing", "works", "school", "auditor", "public")


def test_the_desk_makes_a_plan_of_a_document_that_was_read(enter: Enter) -> None:
    stored, client = read_report(), enter("desk")
    assert f"/plans/from/{stored.pk}/" in client.get(f"/documents/readings/{stored.pk}/").content.decode()
    answer = client.post(f"/plans/from/{stored.pk}/")
    plan = Plan.objects.get()
    assert answer.headers["Location"] == f"/plans/{plan.pk}/"
    assert set(plan.items.values_list("workflow", flat=True)) == {"draft"}
    assert {"改造老旧小区28个", "北渡桥"} <= set(plan.items.values_list("wording", flat=True))
    assert first_difference() is None
    assert client.post(f"/plans/from/{stored.pk}/").headers["Location"] == f"/plans/{plan.pk}/"
    assert Plan.objects.count() == 1


def test_nobody_else_makes_one(enter: Enter) -> None:
    stored = read_report()
    for login in ("admin", "housing", "auditor", "sponsor"):
        assert enter(login).post(f"/plans/from/{stored.pk}/").status_code == 403
    assert not Plan.objects.exists()


def test_a_plan_is_filtered_as_one_types(enter: Enter) -> None:
    plan = plan_made()
    client = enter("desk", "zh-hans")
    page = client.get(f"/plans/{plan.pk}/", {"q": "老旧小区"}, headers={"HX-Request": "true"}).content.decode()
    assert "改造老旧小区28个" in page
    assert "北渡桥" not in page
    assert "<html" not in page
    blanks = client.get(f"/plans/{plan.pk}/", {"missing": "blank"}).content.decode()
    assert "固定资产投资增长%左右" in blanks
    assert "改造老旧小区28个" not in blanks


def test_what_an_address_says_wrongly_counts_as_not_said(enter: Enter) -> None:
    plan = plan_made()
    answer = enter("desk").get(f"/plans/{plan.pk}/?unit=x&state=x&missing=x&order=x&page=x")
    assert answer.status_code == 200
    assert "改造老旧小区28个" in answer.content.decode()


def test_an_item_shows_its_sentence_and_its_history(enter: Enter) -> None:
    item = item_of(plan_made(), "改造老旧小区28个")
    page = enter("desk").get(f"/items/{item.key}/").content.decode()
    assert '<mark class="here">改造老旧小区28个</mark>' in page
    assert "顾明" in page
    assert f"#{item.anchor}" in page
    assert item.anchor.startswith("at-t")


def test_units_see_what_was_handed_out_to_them_and_nothing_else(enter: Enter) -> None:
    plan = plan_made()
    mine, other = issued(item_of(plan, "改造老旧小区28个")), item_of(plan, "新改建农村公路46公里")
    housing, school = enter("housing"), enter("school")
    page = housing.get(f"/plans/{plan.pk}/").content.decode()
    assert "改造老旧小区28个" in page
    assert "新改建农村公路46公里" not in page
    assert housing.get(f"/items/{mine.key}/").status_code == 200
    forged = [f"/items/{other.key}/", "/items/P0-LS-x/", "/plans/999999/"]
    assert [housing.get(path).status_code for path in forged] == [404] * 3
    assert school.get(f"/items/{mine.key}/").status_code == 404
    assert school.get(f"/plans/{plan.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/plans/", {"admin", "desk", "sponsor", "housing", "works", "school", "auditor"}),
        ("/plans/{plan}/", {"admin", "desk", "sponsor", "housing", "auditor"}),
        ("/items/{item}/", {"admin", "desk", "sponsor", "housing", "auditor"}),
    ],
)
def test_who_sees_which_page(enter: Enter, path: str, allowed: set[str]) -> None:
    plan = plan_made()
    item = issued(item_of(plan, "改造老旧小区28个"))
    where = path.format(plan=plan.pk, item=item.key)
    assert {login for login in EVERYBODY if enter(login).get(where).status_code == 200} == allowed


def test_no_page_asks_the_database_more_than_fifteen_times(enter: Enter) -> None:
    plan = plan_made()
    item = issued(item_of(plan, "打通滨河路"))
    client = enter("desk")
    counts = {}
    for path in ("/plans/", f"/plans/{plan.pk}/", f"/plans/{plan.pk}/?q=小区", f"/items/{item.key}/"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(path).status_code == 200
        counts[path] = len(asked)
    assert max(counts.values()) <= 15, counts
    assert Item.objects.count() > 50


def test_the_history_is_told_in_words(enter: Enter) -> None:
    """What the ledger names in its own way has a name for people: measures, rhythms, kinds of reminders, results."""
    item = reported(in_hand(rhythm="quarterly"), "2026-Q1", "2026-04-02", {"values": {"m1": "6"}})
    record(item, "remind", person("desk"), data={"kind": "report_overdue"}, at=at("2026-07-20"))
    page = enter("desk").get(f"/items/{item.key}/").content.decode()
    history = page.partition('id="history"')[2].partition("</table>")[0]
    for said in ("改造老旧小区 6", "quarterly", "report late"):
        assert f'<span lang="zh">{said}</span>' in history
    for named in ("m1 6", "report_overdue"):
        assert named not in history
