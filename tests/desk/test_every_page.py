"""What holds for every page there is: a name of its own, few questions to the database, and no script or style inside it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desk.every_page import ROOMS, every_page, table, without_example
from desk.qinghe import Enter

_INSIDE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:")


def test_no_two_addresses_share_a_name() -> None:
    """A link by name would lead to one of them, and from the other page to the wrong place."""
    names = [name for name, _line in table()]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.django_db
def test_of_every_page_there_is_an_example() -> None:
    """Say in every_page.py where one stands: these tests and the browser look at it then."""
    assert without_example() == []


@pytest.mark.usefixtures("with_portal")
@pytest.mark.parametrize("room", ROOMS)
def test_every_page_asks_little_and_holds_no_script(enter: Enter, it_is: Callable[[str], None], room: str) -> None:
    it_is("2026-04-02")
    asked, inside = {}, {}
    for one in every_page(enter, room):
        client = enter(one.who or "public")
        with CaptureQueriesContext(connection) as queries:
            page = client.get(one.path, follow=True).content.decode()
        asked[one.path], inside[one.path] = len(queries), _INSIDE.findall(page)
    assert {path: count for path, count in asked.items() if count > 15} == {}
    assert {path: found for path, found in inside.items() if found} == {}
