"""The workspace with the invented district in it, on a database of its own; one browser session for each person."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

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
from django.test import Client  # noqa: E402

from desk.in_browsers import sit  # noqa: E402, F401 - a fixture
from desk.qinghe import Enter, person  # noqa: E402
from luoshi.desk.demo.seeding import seed  # noqa: E402

# Quick, and only here: nobody's real password passes through a test.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.DEMO = False
if not _DATABASE:
    # In a file, not in memory: as it is run.
    connections["default"].settings_dict["TEST"]["NAME"] = str(_DATA / "test.sqlite3")


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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """On which database it ran: who runs us on another one looks for this line."""
    terminalreporter.write_line(f"database: {connections['default'].vendor}")
