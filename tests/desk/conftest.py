"""The workspace with the invented district in it, on a database of its own; one browser session for each person."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from importlib import reload
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Before anything of Django is loaded: settings are read once.
_DATA = Path(tempfile.mkdtemp(prefix="luoshi-desk-"))
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
_DATABASE = os.environ.pop("LUOSHI_TEST_DATABASE", "")
for _name in [name for name in os.environ if name.startswith(("LUOSHI_", "OIDC_")) and name != "LUOSHI_SHARED"]:
    del os.environ[_name]
os.environ["LUOSHI_DATA"] = str(_DATA)
os.environ["DATABASE_URL"] = _DATABASE
# Once a browser was opened, Playwright keeps a loop in this thread, and Django would refuse to look at its database beside one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from luoshi.desk.start import start_django  # noqa: E402 - as above

start_django()

from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.urls import clear_url_caches  # noqa: E402

from desk.handed_out import at  # noqa: E402
from desk.in_the_way import Sit  # noqa: E402
from desk.qinghe import Enter, person  # noqa: E402
from luoshi.desk import clock, urls  # noqa: E402
from luoshi.desk.congress import guards as congress_guards  # noqa: E402
from luoshi.desk.demo.seeding import seed  # noqa: E402
from luoshi.desk.ledger import guards as ledger_guards  # noqa: E402

# Quick, and only here: nobody's real password passes through a test.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.DEMO = False
if not _DATABASE:
    # In a file, not in memory: as it is run.
    connections["default"].settings_dict["TEST"]["NAME"] = str(_DATA / "test.sqlite3")


@pytest.fixture(autouse=True)
def guards(request: pytest.FixtureRequest) -> Iterator[None]:
    """The tables that are only added to are guarded in tests that can't be rolled back, too, until they are swept up."""
    marker = request.node.get_closest_marker("django_db")
    if marker is None or not marker.kwargs.get("transaction"):
        yield
        return
    request.getfixturevalue("transactional_db")
    for room in (ledger_guards, congress_guards):
        room.take_down(connections["default"])
        room.put_up(connections["default"])
    yield
    for room in (ledger_guards, congress_guards):
        room.take_down(connections["default"])


@pytest.fixture
def unguarded_book(db: None) -> None:  # noqa: ARG001 - the tables must be there
    """Lines of a book can be forged in this test. Taken down before anything is written: PostgreSQL would not do it afterwards."""
    congress_guards.take_down(connections["default"])


@pytest.fixture
def district(db: None, tmp_path: Path) -> Iterator[None]:  # noqa: ARG001 - the people are in the database
    """青禾 with its units and people; originals go to a folder of this test."""
    before = settings.ORIGINALS, settings.PAGES
    settings.ORIGINALS, settings.PAGES = tmp_path / "originals", tmp_path / "pages"
    settings.ORIGINALS.mkdir()
    settings.PAGES.mkdir()
    seed([])
    yield
    settings.ORIGINALS, settings.PAGES = before


@pytest.fixture
def enter(district: None) -> Enter:  # noqa: ARG001 - the people must be there
    """`enter("desk")` is a browser in which that person of the district has signed in."""

    def entered(login: str, language: str = "en") -> Client:
        client = Client(headers={"accept-language": language})
        client.force_login(person(login), backend="luoshi.desk.accounts.signing_in.NameOrMail")
        return client

    return entered


@pytest.fixture
def with_portal() -> Iterator[None]:
    """The public's page is switched on, as LUOSHI_PORTAL does it."""

    def again() -> None:
        reload(urls)
        clear_url_caches()

    with override_settings(PORTAL=True):
        again()
        yield
    again()


@pytest.fixture
def it_is(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """`it_is("2026-04-02")`: what day it is for everybody, those included whom the server answers in other threads."""

    def said(day: str) -> None:
        monkeypatch.setattr(clock, "_SET", ContextVar("luoshi_clock", default=at(day)))  # noqa: B039 - a moment does not change

    return said


@pytest.fixture
def sit(chromium: Browser, live_server: Any, enter: Enter) -> Iterator[Sit]:  # noqa: ANN401 - of pytest-django
    """`sit("housing")` is a browser before which that person sits, signed in, `sit("")` one before which nobody has.

    What a script complains about, and what is asked of another machine, fails the test.
    """
    contexts, complaints = [], []

    def seated(login: str, language: str = "en-US", **more: Any) -> Page:  # noqa: ANN401 - as Playwright has it
        context = chromium.new_context(base_url=live_server.url, locale=language, **more)
        contexts.append(context)
        # A machine with much else to do is slow, and that is no fault of the page.
        context.set_default_timeout(90_000)
        if login:
            session = enter(login).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: complaints.extend(_strangers(asked.url)))
        return page

    yield seated
    for context in contexts:
        context.close()
    connections.close_all()
    assert complaints == []


def _strangers(url: str) -> list[str]:
    at_home = url.startswith(("data:", "blob:", "about:")) or re.match(
        r"http://(localhost|127\.0\.0\.1|nowhere\.localhost):", url
    )
    return [] if at_home else [f"asked for {url}"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """On which database it ran: who runs us on another one looks for this line."""
    terminalreporter.write_line(f"database: {connections['default'].vendor}")
