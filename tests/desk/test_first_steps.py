"""An empty workspace: the first page names the next step to whoever can take it, until all of them were taken."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from desk.plans_made import item_of, plan_made
from desk.qinghe import Enter, person
from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.plans.recording import record

pytestmark = pytest.mark.usefixtures("district")
BRING, MAKE, HAND = "Bring in the report that was adopted", "Make the plan", "Check the items"


def steps(client: Client) -> list[tuple[str, str]]:
    """What the first page says has to be done first: where it leads ("" for what was done) and its words."""
    page = client.get("/").content.decode()
    _before, there, rest = page.partition('<ol class="first-steps">')
    assert bool(there) == ("First steps" in page)
    return re.findall(r'<li>(?:<a href="([^"]+)">|<span class="state done">)([^<]+)<', rest.partition("</ol>")[0])


def test_the_desk_is_led_from_the_document_to_handing_out(enter: Enter) -> None:
    client = enter("desk")
    assert [(url, words.split(" of the document")[0]) for url, words in steps(client)] == [
        ("/documents/new/", BRING), ("/documents/", MAKE), ("/plans/", f"{HAND}, assign them and hand them out")
    ]  # fmt: skip
    plan = plan_made()
    assert [url for url, _ in steps(client)] == ["", "", "/plans/"]
    item = item_of(plan, "改造老旧小区")
    record(
        item,
        "assign",
        person("desk"),
        data={"lead": str(Unit.objects.get(name="区住房城乡建设局").pk), "due": "2026-11-30"},
    )
    record(item, "issue", person("desk"))
    assert steps(client) == []


def test_an_administrator_alone_enters_units_and_people(enter: Enter) -> None:
    client = enter("admin")
    assert [url for url, _ in steps(client)] == ["", "", "/documents/new/"]
    root = Unit.objects.get(parent=None)
    one = Person.objects.create_person("first", "程远", "river-stone-42")
    one.memberships.create(unit=root, role="administrator", from_day="2025-01-01")
    Person.objects.exclude(pk=one.pk).update(is_active=False)
    client.force_login(one, backend="luoshi.desk.accounts.signing_in.NameOrMail")
    assert [url for url, _ in steps(client)] == ["", "/people/new/", "/documents/new/"]


@pytest.mark.parametrize("login", ["housing", "sponsor", "public"])
def test_nobody_is_told_what_others_have_to_do(enter: Enter, login: str) -> None:
    assert steps(enter(login)) == []
