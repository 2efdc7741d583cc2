"""Every address of the workspace × everybody who may come to it: what is shown to whom, and what each may send there."""

from __future__ import annotations

from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from desk.whole_workspace import PEOPLE, Address, addresses, browsers, whole_workspace

pytestmark = pytest.mark.usefixtures("district")
TABLE = Path(__file__).parent / "who_may_see.txt"
HERE, NOT_THEIRS, HIDDEN, SIGN_IN, NOT_SO = "+", "-", "?", ">", "x"
# What each of the others gets is mostly what one of these gets; `make slow` asks everybody.
MOST_UNLIKE = ("anonymous", "public", "school", "housing", "sponsor", "desk", "hall")
# What a browser is handed besides pages.
_METHODS = ("get", "post")


def expected() -> dict[tuple[str, str], str]:
    """For each (method, address) the row of the table."""
    rows: dict[tuple[str, str], str] = {}
    method = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            method = line[2:].split()[0]
            assert line.split()[2:] == list(PEOPLE)
        elif line:
            address, *cells = line.split()
            rows[method, address] = " ".join(cells)
    return rows


def seen(client: Client, method: str, address: Address) -> str:
    """What somebody gets at an address; whatever it did is undone."""
    cookies = SimpleCookie(client.cookies)
    with transaction.atomic():
        answer: HttpResponse = getattr(client, method)(address.path)
        transaction.set_rollback(True)
    # Whoever has just signed out is in again.
    client.cookies = cookies
    assert answer.status_code < 500, f"{method} {address.path}: {answer.status_code}"
    sent_to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/sign-in/?next=")
    if answer.streaming:
        # A file is closed once it was read to its end.
        list(answer.streaming_content)  # type: ignore[attr-defined]
    return {403: NOT_THEIRS, 404: HIDDEN, 405: NOT_SO}.get(answer.status_code, SIGN_IN if sent_to_sign_in else HERE)


def name_of(address: Address) -> str:
    """The address as it stands in the table."""
    return "/" + address.pattern


def test_the_table_has_every_address_and_no_other() -> None:
    there = {(method, name_of(one)) for one in addresses() for method in _METHODS}
    assert set(expected()) == there


def test_no_two_addresses_have_one_name() -> None:
    """A page that asks for the address of a name would get that of the other."""
    names = [one.name for one in addresses()]
    assert [name for name in names if names.count(name) > 1] == []


@pytest.mark.parametrize(
    "asking", [MOST_UNLIKE, pytest.param(PEOPLE, marks=pytest.mark.slow)], ids=["the most unlike", "everybody"]
)
@pytest.mark.parametrize("method", _METHODS)
def test_everybody_gets_what_the_table_says(method: str, asking: tuple[str, ...]) -> None:
    given, people, table = whole_workspace(), browsers(), expected()
    found = {}
    for one in addresses(given):
        # Of an address without a row everybody is asked: what is found can be looked at, and put into the table.
        row = table.get((method, name_of(one)), "")
        # Where nobody may send or fetch anything, it takes but one to find out: it is refused before it is known who asks.
        asked = ("admin",) if NOT_SO in row else asking if row else PEOPLE
        told = dict(zip(PEOPLE, row.split(), strict=False))
        cells = {**dict.fromkeys(PEOPLE, NOT_SO), **told} | {who: seen(people[who], method, one) for who in asked}
        found[name_of(one)] = " ".join(cells.values())
    assert found == {address: row for (asked_by, address), row in table.items() if asked_by == method}
