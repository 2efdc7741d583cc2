"""A vote on a telephone without scripts, by keys alone; and a badge read at the door by a scanner that types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connections

from desk.hall import a_card, hall
from desk.qinghe import Enter
from luoshi.desk.congress.badges import badge_codes
from luoshi.desk.congress.hall import hall_of, on_the_wall
from luoshi.desk.voting.models import Box

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Sit = Callable[..., "Page"]


@pytest.fixture
def sit(chromium: Browser, live_server: Any, enter: Enter) -> Iterator[Sit]:  # noqa: ANN401 - of pytest-django
    """A browser before which somebody sits, or a voter whom nobody knows; it waits as long as a slow machine needs."""
    contexts = []

    def seated(login: str = "", **more: Any) -> Page:  # noqa: ANN401 - as Playwright has it
        context = chromium.new_context(base_url=live_server.url, locale="zh-CN", **more)
        contexts.append(context)
        context.set_default_timeout(60_000)
        if login:
            session = enter(login).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return context.new_page()

    yield seated
    for context in contexts:
        context.close()
    connections.close_all()


def the_cursor_stands(page: Page) -> None:
    """Wait until the field that asks for a code has the keys: a page is loaded before its browser has gone there."""
    page.locator("#code:focus").wait_for()


def test_a_ballot_is_cast_on_a_telephone_by_keys_alone(sit: Sit) -> None:
    code = a_card(hall())
    page = sit(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page.goto("/vote/")
    the_cursor_stands(page)
    page.keyboard.type(code.lower())
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/vote/{code}/")
    page.get_by_role("group", name="王一").get_by_label("不画").focus()
    # The arrows go from one mark to the next, and round: from 不画 to 赞成.
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("group", name="王一").get_by_label("赞成").is_checked()
    page.get_by_role("button", name="再看一遍").press("Enter")
    page.get_by_role("heading", name="再看一遍").wait_for()
    assert "○" in page.get_by_role("row", name="王一").inner_text()
    page.get_by_role("button", name="投入票箱").press("Enter")
    page.get_by_role("heading", name="您的选票已投入票箱").wait_for()
    assert "王一" not in page.locator("main").inner_text()
    assert [(kind["for"], kind["count"]) for kind in Box.objects.get().ballots] == [(["王一"], 1)]
    # Going back shows no ballot that was kept: the page is asked for anew, and the card is used.
    page.goto(f"/vote/{code}/")
    assert "已经用过" in page.locator("[role=alert]").inner_text()


def test_a_scanner_types_at_the_door(sit: Sit, live_server: Any) -> None:  # noqa: ANN401 - of pytest-django
    one = hall()
    page = sit("hall")
    page.goto(f"/congress/{one.pk}/badge/")
    the_cursor_stands(page)
    # A scanner is a keyboard: it types what it reads where the cursor stands, and ends the line.
    page.keyboard.type(f"{live_server.url}/congress/{one.pk}/badge/{badge_codes(one)['40']}/")
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="签到。").wait_for()
    the_cursor_stands(page)
    page.keyboard.type(badge_codes(one)["40"])
    page.keyboard.press("Enter")
    page.get_by_role("alert").filter(has_text="没有记录").wait_for()
    assert hall_of(one).proof(on_the_wall()).have == 40
