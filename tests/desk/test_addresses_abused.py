"""Every address asked in ways that no page of ours would: without the token of a form, with forged ids, with absurd questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.urls.resolvers import URLPattern

from desk.qinghe import Enter, person
from desk.test_who_may_see import HERE, expected, name_of
from desk.whole_workspace import PEOPLE, Address, addresses, browsers, whole_workspace

pytestmark = pytest.mark.usefixtures("district")
# A pattern beyond what SQLite looks for; more than fits in a line of any page.
LONG, WIDE = "长" * 17_000, "长" * 300
ABSURD = [
    {"page": "-1", "since": "-1", "from": "-1", "to": "-1", "old": "-1", "new": "-1", "day": "0000-00-00", "at": "x"},
    {"page": "1e9", "since": "1e9", "from": "9" * 40, "to": "9" * 40, "old": "9" * 40, "new": "²", "unit": "9" * 40, "reading": "9" * 40, "pull": "9" * 40, "day": "9999-12-31", "at": "9999-12-31T23:59"},
    {"q": LONG, "page": WIDE, "state": WIDE, "kind": WIDE, "missing": WIDE, "order": WIDE, "show": WIDE, "next": WIDE, "left": WIDE, "unit": WIDE},
    {"q": "%_'\";--<script>\\", "state": "draft' OR 1=1", "order": "password", "unit": "-1", "page": "last", "show": "../x", "day": "2026-02-30", "at": "0001-01-01T00:00"},
]  # fmt: skip
# What answers a machine, not a person.
NO_PAGES = {"health", "print-footer"}


def with_any_ids(number: int, text: str) -> Iterator[tuple[str, str]]:
    """Each address that takes something, with an id that nobody gave out."""
    for one in addresses():
        names = re.findall(r"<(\w+):(\w+)>", one.pattern)
        given = {name: number if kind == "int" else text for kind, name in names}
        try:
            path = reverse(one.name, kwargs=given)
        except NoReverseMatch:
            # No address of this shape takes it.
            continue
        if names:
            yield one.name, path


def quiet(client: Client) -> Client:
    """A browser that is shown the page of an error, as a person is."""
    client.raise_request_exception = False
    return client


def test_no_form_is_taken_without_its_token() -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    client.force_login(person("admin"), backend="luoshi.desk.accounts.signing_in.NameOrMail")
    paths = {reverse(one.name) for one in addresses() if "<" not in one.pattern}
    paths |= {path for _name, path in with_any_ids(1, "x")}
    answers = {path: client.post(path, {"to": "en", "name": "x"}) for path in sorted(paths)}
    assert {path: answer.status_code for path, answer in answers.items() if answer.status_code != 403} == {}
    assert all("The form has become too old" in answer.content.decode() for answer in answers.values())


def test_no_address_is_left_out_of_that() -> None:
    """A view can be let off the token by a decorator: none of ours is."""

    def views(patterns: Any) -> Iterator[Callable[..., Any]]:  # noqa: ANN401 - Django says nothing of its type
        for one in patterns:
            if isinstance(one, URLPattern):
                yield one.callback
            else:
                yield from views(one.url_patterns)

    assert [view for view in views(get_resolver().url_patterns) if getattr(view, "csrf_exempt", False)] == []


@pytest.mark.parametrize(
    ("login", "number", "text"),
    [
        ("desk", 0, "x"),
        ("desk", 999_999, ".."),
        ("desk", 10**30, "长" * 300),
        ("housing", 999_999, "P1-LS-999"),
        ("admin", 999_998, "'; DROP TABLE plans_item;--"),
    ],
    ids=["nought", "dots", "endless", "unknown", "quotes"],
)
def test_an_id_that_nobody_gave_out_finds_nothing(enter: Enter, login: str, number: int, text: str) -> None:
    client = quiet(enter(login))
    for method in (client.get, client.post):
        found = {name: method(path).status_code for name, path in with_any_ids(number, text)}
        # 400 and 422: the form was looked at first, and holds nothing; 405: it takes no such request.
        assert {name: code for name, code in found.items() if code not in {400, 403, 404, 405, 422}} == {}


@pytest.mark.parametrize(
    "path", ["/items/a%00b/", "/documents/?q=a%00b", "/people/?page=%00", "/act/a/%00/", "/plans/1/file/%00/"]
)
def test_a_nul_in_an_address_is_refused(enter: Enter, path: str) -> None:
    assert quiet(enter("desk")).get(path).status_code in {400, 404}


def test_a_nul_in_a_field_is_refused_and_nothing_is_entered(enter: Enter) -> None:
    client = quiet(enter("admin"))
    answer = client.post("/units/new/", {"name": "区\0局", "kind": "bureau", "order": "1"})
    assert answer.status_code == 400
    assert "区" not in client.get("/units/?q=x").content.decode().partition("区\0局")[1]


def wrong_with(answer: Any) -> Iterator[str]:  # noqa: ANN401 - what the test client gives
    """What an answer lacks that protects whoever looks at it."""
    policy = answer.get("Content-Security-Policy", "")
    if "unsafe" in policy or "default-src 'none'" not in policy:
        yield f"policy {policy}"
    if "frame-ancestors 'none'" not in policy and "sandbox" not in policy:
        yield "can be framed"
    if answer.get("X-Frame-Options") != "DENY" or answer.get("X-Content-Type-Options") != "nosniff":
        yield "framing or sniffing"
    if "no-store" not in answer.get("Cache-Control", ""):
        yield f"kept by the browser: {answer.get('Cache-Control')}"
    if answer.get("Content-Type", "").startswith("text/html"):
        page = answer.content.decode()
        yield from re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=[\"']|javascript:", page)


def looked_at() -> Iterator[tuple[str, Address, Client]]:
    """Every page of a workspace in which there is one of everything, each in the browser of somebody who may see it."""
    given, people, table = whole_workspace(), browsers(), expected()
    for one in addresses(given):
        row = table.get(("get", name_of(one)), "").split()
        # Whoever stands further to the right may see more of it.
        who = next((PEOPLE[at] for at in reversed(range(len(row))) if row[at] == HERE), None)
        if who is not None and one.name not in NO_PAGES:
            yield who, one, people[who]


def test_every_page_is_protected_and_holds_no_script_or_style_of_its_own() -> None:
    found, count = {}, 0
    for who, one, client in looked_at():
        answer, count = client.get(one.path), count + 1
        if wrong := list(wrong_with(answer)):
            found[f"{who} {answer.status_code} {one.path}"] = wrong
        if answer.streaming:
            list(answer.streaming_content)  # type: ignore[attr-defined]
    assert found == {}
    assert count > 40


@pytest.mark.parametrize("path", ["/nowhere/", "/congress/new/", "/sign-out/", "/items/x/"])
def test_an_error_is_a_page_like_any_other(enter: Enter, path: str) -> None:
    answer = quiet(enter("desk")).get(path)
    assert answer.status_code in {403, 404, 405}
    assert list(wrong_with(answer)) == []


def test_absurd_questions_get_a_page() -> None:
    broken = {}
    for who, one, client in looked_at():
        for number, asked in enumerate(ABSURD):
            answer = client.get(one.path, asked)
            if answer.streaming:
                list(answer.streaming_content)  # type: ignore[attr-defined]
            if answer.status_code not in {200, 302, 404}:
                broken[f"{who} {one.path} {number}"] = answer.status_code
            if not answer.get("Content-Type", "").startswith("text/html"):
                # A file: it asks for nothing.
                break
    assert broken == {}


@pytest.mark.parametrize("place", ["nowhere", "x y", "home", "sign-out", "?x", "#"])
@pytest.mark.parametrize("switch", ["/language/", "/theme/"])
def test_a_way_back_that_is_no_address_breaks_nothing(client: Client, switch: str, place: str) -> None:
    answer = quiet(client).post(switch, {"to": "dark" if "theme" in switch else "en", "next": place})
    assert answer.status_code == 302
    assert not answer["Location"].startswith(("//", "http"))
