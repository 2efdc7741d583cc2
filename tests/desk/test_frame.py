"""What stands around every page: language, theme, headers, health, what went wrong; and how little each page asks of the database."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from desk.hall import hall, hall_paths, round_paths
from desk.qinghe import Enter, person, unit
from luoshi.desk import clock
from luoshi.desk.accounts.models import Membership, Person
from luoshi.desk.documents import originals
from luoshi.desk.documents.models import Document, StoredReading
from luoshi.desk.documents.reading_made import ask_for_reading, read_version
from luoshi.desk.documents.refusals import refusal
from luoshi.desk.frame import print_footer
from luoshi.reading import errors

pytestmark = pytest.mark.usefixtures("district")


@pytest.fixture
def full() -> StoredReading:
    """More than a page of everything."""
    people = [Person(username=f"p{n}", name=f"人{n:03}", password="!") for n in range(70)]  # noqa: S106 - none
    made = Person.objects.bulk_create(people)
    Membership.objects.bulk_create(Membership(person=one, unit=unit("区教育局")) for one in made)
    sha256, size = originals.keep(["各街道要切实抓好秋粮收购。".encode()])
    stored = None
    for n in range(60):
        document = Document.objects.create(title=f"文件{n}", unit=unit("督查室"), brought_in_by=person("desk"))
        version = document.add_version("a.txt", sha256, size, person("desk"))
        stored = ask_for_reading(version) if stored is None else stored
    assert stored is not None
    return stored


def pages(stored: StoredReading) -> list[str]:
    """One address of each kind."""
    return [
        "/", "/me/", "/people/", "/people/?page=2", "/people/new/", f"/people/{person('housing').pk}/",
        f"/people/{person('housing').pk}/edit/", "/units/", "/units/new/", f"/units/{unit('区教育局').pk}/",
        f"/units/{unit('区教育局').pk}/edit/", "/documents/", "/documents/new/",
        f"/documents/{stored.version.document_id}/", f"/documents/readings/{stored.pk}/", "/second-factor/", *hall_paths(hall()), *round_paths(hall()),
    ]  # fmt: skip


def test_no_page_asks_the_database_more_than_15_times(enter: Enter, full: StoredReading) -> None:
    client = enter("admin")
    asked = {}
    for path in pages(full):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(path).status_code == 200, path
        asked[path] = len(queries)
    assert {path: count for path, count in asked.items() if count > 15} == {}


def test_no_page_holds_script_or_style_of_its_own(enter: Enter, full: StoredReading) -> None:
    client = enter("admin")
    for path in [*pages(full), "/nowhere/"]:
        page = client.get(path).content.decode()
        assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", page) == [], path


def test_every_answer_carries_the_headers_that_protect_it(client: Client) -> None:
    answer = client.get("/sign-in/")
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert answer["Referrer-Policy"] == "same-origin"


def test_chinese_unless_one_says_otherwise(client: Client) -> None:
    assert "<h1>登录</h1>" in client.get("/sign-in/").content.decode()
    assert "<h1>登录</h1>" in client.get("/sign-in/", headers={"accept-language": "fr"}).content.decode()
    assert "<h1>Sign in</h1>" in client.get("/sign-in/", headers={"accept-language": "en-GB"}).content.decode()
    client.post("/language/", {"to": "en", "next": "/sign-in/"})
    assert '<html lang="en"' in client.get("/sign-in/", headers={"accept-language": "zh-CN"}).content.decode()


def test_the_theme_is_remembered(client: Client) -> None:
    answer = client.post("/theme/", {"to": "dark", "next": "/sign-in/?next=/units/"})
    assert answer["Location"] == "/sign-in/?next=/units/"
    assert 'data-theme="dark"' in client.get("/sign-in/").content.decode()


@pytest.mark.parametrize("switch", ["/language/", "/theme/"])
@pytest.mark.parametrize("to", ["", "klingon", '"><script>'])
def test_a_switch_knows_its_places(client: Client, switch: str, to: str) -> None:
    assert client.post(switch, {"to": to}).status_code == 400
    assert client.get(switch).status_code == 405


@pytest.mark.parametrize("place", ["https://evil.example/", "//evil.example/x", "http:evil.example", "/\\evil.example"])
def test_a_switch_leads_back_to_us_alone(client: Client, place: str) -> None:
    assert client.post("/theme/", {"to": "dark", "next": place})["Location"] == "/"


def test_a_forged_theme_does_not_reach_the_page(client: Client) -> None:
    client.cookies["theme"] = '"><b>'
    assert 'data-theme="auto"' in client.get("/sign-in/").content.decode()


def test_a_host_that_is_not_ours_gets_nothing(client: Client) -> None:
    answer = client.get("/sign-in/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.content.decode()


@pytest.mark.parametrize(
    ("login", "lines"),
    [
        (
            "admin",
            [
                "Today",
                "Documents",
                "Plans",
                "Needs a person",
                "How it goes",
                "Overview",
                "Year's end",
                "Congress",
                "Units",
                "People",
            ],
        ),
        (
            "housing",
            [
                "Today",
                "Documents",
                "Plans",
                "Inbox",
                "How it goes",
                "Overview",
                "Year's end",
                "Congress",
                "Units",
                "People",
            ],
        ),
        ("public", ["Today"]),
    ],
)
def test_the_menu_shows_what_one_may_enter(enter: Enter, login: str, lines: list[str]) -> None:
    client = enter(login)
    menu = client.get("/").content.decode().partition("<nav")[2].partition("</nav>")[0]
    assert [unescape(line) for line in re.findall(r">([^<]+)</a>", menu)] == lines
    for path, name in [
        ("/documents/", "Documents"),
        ("/congress/", "Congress"),
        ("/units/", "Units"),
        ("/people/", "People"),
    ]:
        assert client.get(path).status_code == (200 if name in lines else 403)


def test_what_does_not_exist_is_told_kindly(enter: Enter) -> None:
    answer = enter("desk").get("/nowhere/")
    assert answer.status_code == 404
    assert "There is no such page" in answer.content.decode()


def test_a_broken_page_says_that_it_is_not_ones_fault(enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    client = enter("desk")
    client.raise_request_exception = False
    monkeypatch.setattr("luoshi.desk.frame.home.clock.today", lambda: 1 / 0)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "it isn't your fault" in answer.content.decode()


def test_healthy(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"ok": True, "database": "ok", "queue": "ok", "disk": "ok"})


def test_a_queue_that_nobody_works_on_is_told(client: Client) -> None:
    read_version.enqueue(1)
    assert client.get("/healthz").json()["queue"] == "ok"
    DBTaskResult.objects.update(enqueued_at=clock.now() - timedelta(minutes=11))
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["queue"].startswith("1 waiting")


def test_a_missing_disk_is_told(client: Client, settings: Any) -> None:  # noqa: ANN401 - pytest-django says nothing of its type
    settings.ORIGINALS = settings.ORIGINALS / "gone"
    assert client.get("/healthz").json()["disk"] == "the data folder is missing"


def test_the_tables_are_as_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_nothing_in_the_settings_is_amiss() -> None:
    call_command("check")


def test_what_is_printed_says_when_and_how_far_the_ledger_had_come(
    enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_footer, "_HEADS", [])
    client = enter("desk")
    assert '"Luoshi · printed 20' in client.get("/print-footer.css").content.decode()
    print_footer.shows_ledger_head(lambda: 'a1"b2')
    assert '· ledger a1b2"; font' in client.get("/print-footer.css").content.decode()
    assert "ledger" not in Client(headers={"accept-language": "en"}).get("/print-footer.css").content.decode()


_ERRORS = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.UnreadableSource)]


@pytest.mark.parametrize("kind", _ERRORS, ids=[one.__name__ for one in _ERRORS])
def test_every_way_a_file_can_fail_has_a_sentence(kind: type[errors.UnreadableSource]) -> None:
    said = refusal(kind.__name__, "{a}.txt")
    assert "{a}.txt" in said
    assert said != refusal("ZeroDivisionError", "{a}.txt")
