"""A unit gets its items: what stands in its inbox, how long it has to sign, signing for all at once, sending back what isn't its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desk.handed_out import at, handed_out
from desk.qinghe import Enter, person
from luoshi.desk import clock
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.recording import record

pytestmark = pytest.mark.usefixtures("district")


@pytest.fixture(autouse=True)
def _march() -> Iterator[None]:
    with clock.set_to(at("2026-03-03")):
        yield


def test_the_inbox_shows_what_waits_with_its_clock(enter: Enter) -> None:
    handed_out()
    page = enter("housing").get("/inbox/").content.decode()
    assert "改造老旧小区20个" in page
    assert "2026-03-05" in page
    assert "2 working days left" in page
    assert "1" in enter("housing").get("/").content.decode()


def test_after_three_working_days_it_is_late(enter: Enter) -> None:
    handed_out()
    with clock.set_to(at("2026-03-09")):
        page = enter("housing").get("/inbox/").content.decode()
    assert "late" in page
    assert "working days left" not in page


def test_one_click_signs_for_all_that_the_page_shows(enter: Enter) -> None:
    items = [handed_out(number) for number in (1, 2, 3)]
    client = enter("housing")
    answer = client.post("/inbox/sign/", {"item": [items[0].key, items[1].key]}, follow=True)
    assert "Signed for 2 items." in answer.content.decode()
    for item in items:
        item.refresh_from_db()
    assert [item.workflow for item in items] == ["signed", "signed", "issued"]
    again = client.post("/inbox/sign/", {"item": [items[0].key]}, follow=True)
    assert "Nothing was left to sign for." in again.content.decode()
    assert items[0].history().filter(action="sign").count() == 1
    assert first_difference() is None


def test_nobody_signs_for_another_unit(enter: Enter) -> None:
    item = handed_out()
    enter("reform").post("/inbox/sign/", {"item": [item.key]})
    item.refresh_from_db()
    assert item.workflow == "issued"
    assert enter("auditor").post("/inbox/sign/", {"item": [item.key]}).status_code == 403


def test_a_wrong_unit_sends_it_back_with_a_reason(enter: Enter) -> None:
    item = handed_out()
    client = enter("housing")
    place = f"/act/{item.key}/return/"
    refused = client.post(place, {"seen": item.last_entry, "reason": " "})
    assert refused.status_code == 422
    answer = client.post(place, {"seen": item.last_entry, "reason": "应由区教育局牵头"}, follow=True)
    assert answer.redirect_chain == [("/inbox/", 302)]
    item.refresh_from_db()
    assert item.workflow == "draft"
    assert item.history().last().reason == "应由区教育局牵头"  # type: ignore[union-attr]


def test_the_inbox_of_many_items_asks_the_database_little(enter: Enter, django_assert_max_num_queries: object) -> None:
    for number in range(1, 31):
        handed_out(number)
    client = enter("housing")
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        assert client.get("/inbox/").status_code == 200


def test_a_form_from_elsewhere_signs_nothing(enter: Enter) -> None:
    item = handed_out()
    client = enter("housing")
    client.handler.enforce_csrf_checks = True
    assert client.post("/inbox/sign/", {"item": [item.key]}).status_code == 403
    item.refresh_from_db()
    assert item.workflow == "issued"


def test_where_the_calendar_is_not_known_the_clock_says_so(enter: Enter) -> None:
    with clock.set_to(at("2031-03-03")):
        handed_out(on="2031-03-02", due="2031-12-31")
        assert "awaiting the official calendar" in enter("housing").get("/inbox/").content.decode()


def test_the_deputy_of_an_officer_signs_too(enter: Enter) -> None:
    from luoshi.desk.accounts.models import Deputy

    item = handed_out()
    day = clock.today()
    Deputy.objects.create(absent=person("housing"), deputy=person("school"), from_day=day, until_day=day)
    enter("school").post("/inbox/sign/", {"item": [item.key]})
    item.refresh_from_db()
    assert item.workflow == "signed"
    record(item, "start", person("housing"))
