"""People before browsers of their own, and what stands in anyone's way on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from desk.qinghe import Enter
from luoshi.desk.ledger.guards import put_up, take_down

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Sit = Callable[..., "Page"]


@pytest.fixture
def sit(chromium: Browser, live_server: Any, enter: Enter) -> Iterator[Sit]:  # noqa: ANN401 - of pytest-django
    """`sit("housing")` is a browser before which that person sits, signed in; what it complains about fails the test."""
    take_down(connection)
    put_up(connection)
    contexts, complaints = [], []

    def seated(login: str, language: str = "en-US", **more: Any) -> Page:  # noqa: ANN401 - as Playwright has it
        context = chromium.new_context(base_url=live_server.url, locale=language, **more)
        contexts.append(context)
        session = enter(login).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield seated
    for context in contexts:
        context.close()
    take_down(connection)
    assert complaints == []


def in_the_way(page: Page) -> str:
    """What axe-core finds on the page, in its own words; empty where nothing."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    found = Axe().run(page)
    return str(found.generate_report()) if found.violations_count else ""
