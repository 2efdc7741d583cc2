"""Bringing documents in: what is kept, what is refused, who reads it and when, and what a page shows of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client, RequestFactory, override_settings
from django_tasks_db.models import DBTaskResult

from desk.qinghe import Enter, person, unit
from luoshi.desk import clock
from luoshi.desk.documents import originals, reading_made
from luoshi.desk.documents.models import Document, StoredReading
from luoshi.desk.documents.reading_made import ask_for_reading, make_reading, read_again
from luoshi.desk.documents.upload_limit import refuse_oversized
from luoshi.desk.ticking import tick

pytestmark = pytest.mark.usefixtures("district")
TEXT = "青禾区2026年工作要点\n各街道要切实抓好秋粮收购。财政收入增长%左右。\n".encode()
SCRIPT = "<html><body><h1>工作要点</h1><script>alert(1)</script><p>要抓好秋粮收购。</p></body></html>".encode()


def bring_in(client: Client, data: bytes = TEXT, name: str = "要点.txt", **more: str) -> Any:  # noqa: ANN401 - as Django has it
    form = {"file": SimpleUploadedFile(name, data), "unit": str(unit("督查室").pk), **more}
    return client.post("/documents/new/", form)


def work() -> None:
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


def test_a_small_text_is_read_at_once_and_shown_with_its_marks(enter: Enter) -> None:
    client = enter("desk")
    answer = bring_in(client)
    document = Document.objects.get()
    stored = StoredReading.objects.get()
    assert answer["Location"] == f"/documents/{document.pk}/"
    assert stored.state == "done"
    assert stored.found["tasks"] == 1
    page = client.get(f"/documents/readings/{stored.pk}/").content.decode()
    assert 'class="task"' in page or "class=task" in page
    assert "切实抓好秋粮收购" in page


def test_the_original_is_kept_under_its_sha256_and_given_back_as_it_was(enter: Enter) -> None:
    client = enter("desk")
    bring_in(client)
    version = Document.objects.get().versions.get()
    assert version.sha256 == hashlib.sha256(TEXT).hexdigest()
    answer = client.get(f"/documents/versions/{version.pk}/original/")
    assert b"".join(answer.streaming_content) == TEXT  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment;")


def test_a_document_is_called_after_its_title_unless_one_was_given(enter: Enter) -> None:
    client = enter("desk")
    bring_in(client)
    bring_in(client, TEXT + b"\n", title="今年的要点")
    assert {one.title for one in Document.objects.all()} == {"青禾区2026年工作要点", "今年的要点"}


def test_the_same_file_again_is_no_new_version_and_another_is(enter: Enter) -> None:
    client = enter("desk")
    bring_in(client)
    document = Document.objects.get()
    place = f"/documents/{document.pk}/versions/"
    again = client.post(place, {"file": SimpleUploadedFile("要点.txt", TEXT)}, follow=True)
    assert "This file is the newest version already." in again.content.decode()
    client.post(place, {"file": SimpleUploadedFile("要点二.txt", TEXT + b"x")})
    assert [(one.number, one.name) for one in document.versions.all()] == [(2, "要点二.txt"), (1, "要点.txt")]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("leer.txt", b"", "The file is empty."),
        ("bild.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "bild.png is of a kind that is not read."),
        ("tabelle.zip", b"PK\x05\x06" + b"\0" * 18, "tabelle.zip is"),
        ("kaputt.docx", b"PK\x03\x04 not a package", "kaputt.docx is damaged"),
    ],
    ids=["empty", "picture", "archive", "broken"],
)
def test_what_is_not_read_is_told_in_one_line_and_not_kept(enter: Enter, name: str, data: bytes, said: str) -> None:
    answer = bring_in(enter("desk"), data, name)
    assert answer.status_code == 422
    assert said.split(",", maxsplit=1)[0] in answer.content.decode()
    assert not Document.objects.exists()
    assert [path for path in Path(settings.ORIGINALS).rglob("*") if path.is_file()] == []


@pytest.mark.django_db(transaction=True)
def test_a_file_that_breaks_while_it_is_read_leaves_a_line_and_the_original(
    enter: Enter, document_on: Callable[..., Any]
) -> None:
    stored = document_on(b"%PDF-1.7 this is where it ends", "kaputt.pdf")
    assert stored.state == "waiting"
    work()
    stored.refresh_from_db()
    assert stored.state == "failed"
    assert stored.message.startswith("kaputt.pdf: ")
    client = enter("desk")
    page = client.get(f"/documents/readings/{stored.pk}/").content.decode()
    assert "kaputt.pdf is damaged, or not what its name says." in page
    assert "The original is kept." in page
    assert "Documents of yours that cannot be read" in client.get("/").content.decode()


@pytest.fixture
def document_on(db: None) -> Callable[..., StoredReading]:  # noqa: ARG001 - it goes into the database
    """A document as somebody brought it in, and the reading asked for."""

    def made(data: bytes, name: str) -> StoredReading:
        sha256, size = originals.keep([data])
        by = person("desk")
        document = Document.objects.create(title=name, unit=unit("督查室"), brought_in_by=by)
        return ask_for_reading(document.add_version(name, sha256, size, by))

    return made


@pytest.mark.django_db(transaction=True)
def test_a_larger_file_is_left_to_a_worker_and_the_page_waits_for_it(enter: Enter) -> None:
    client = enter("desk")
    bring_in(client, TEXT * 2000)
    stored = StoredReading.objects.get()
    assert stored.state == "waiting"
    waiting = client.get(f"/documents/readings/{stored.pk}/").content.decode()
    assert '<meta http-equiv="refresh"' in waiting
    work()
    page = client.get(f"/documents/readings/{stored.pk}/").content.decode()
    assert '<meta http-equiv="refresh"' not in page
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_a_bug_in_one_document_is_told_and_the_worker_goes_on(
    document_on: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = document_on(TEXT * 2000, "gross.txt")
    monkeypatch.setattr(reading_made, "read_again", lambda _stored: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make_reading(stored.pk)
    stored.refresh_from_db()
    assert (stored.state, stored.message) == ("failed", "gross.txt: ZeroDivisionError")


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_left_behind_is_handed_out_again_once(document_on: Callable[..., Any]) -> None:
    stored = document_on(TEXT * 2000, "gross.txt")
    stored.move(StoredReading.State.READING)
    DBTaskResult.objects.all().delete()
    now = clock.now()
    assert tick(now + timedelta(minutes=5))["readings-left-behind"] == 0
    later = now + timedelta(hours=1)
    assert tick(later)["readings-left-behind"] == 1
    assert tick(later)["readings-left-behind"] == 0
    work()
    stored.refresh_from_db()
    assert stored.state == "done"


def test_a_newer_engine_makes_another_reading_and_the_older_one_stays(
    document_on: Callable[..., Any], enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = document_on(TEXT, "要点.txt")
    monkeypatch.setattr(reading_made, "engine", lambda: "9.9.9+new")
    client = enter("desk")
    client.post(f"/documents/versions/{old.version_id}/read/")
    assert {one.engine for one in StoredReading.objects.all()} == {old.engine, "9.9.9+new"}
    assert client.get(f"/documents/readings/{old.pk}/").status_code == 200
    client.post(f"/documents/versions/{old.version_id}/read/")
    assert StoredReading.objects.count() == 2


def test_a_reading_can_be_made_again_from_the_original(document_on: Callable[..., Any]) -> None:
    stored = document_on(TEXT, "要点.txt")
    reading = read_again(stored)
    assert reading.source.sha256 == stored.version.sha256
    assert len(reading.tasks) == stored.found["tasks"]


def test_a_page_that_was_lost_is_made_again(document_on: Callable[..., Any], enter: Enter) -> None:
    stored = document_on(TEXT, "要点.txt")
    stored.page_file.unlink()
    assert "切实抓好秋粮收购" in enter("desk").get(f"/documents/readings/{stored.pk}/").content.decode()
    assert stored.page_file.exists()


def test_scripts_in_a_page_are_never_served_as_such(enter: Enter) -> None:
    client = enter("desk")
    bring_in(client, SCRIPT, "seite.html")
    stored = StoredReading.objects.get()
    page = client.get(f"/documents/readings/{stored.pk}/")
    assert "alert(1)" not in page.content.decode()
    assert "script-src 'self'" in page["Content-Security-Policy"]
    original = client.get(f"/documents/versions/{stored.version_id}/original/")
    assert original["Content-Type"] == "application/octet-stream"
    assert original["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in original["Content-Security-Policy"]
    original.close()


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\x\\报告.docx", "报告.docx"),
        ("a\r\nSet-Cookie: b.txt", "aSet-Cookie b.txt"),
        ("\u202etxt.exe", "txt.exe"),
        ("..", "document"),
        ("", "document"),
        ("长" * 300 + ".docx", "长" * 115 + ".docx"),
    ],
)
def test_names_bring_no_tricks_along(given: str, plain: str) -> None:
    assert originals.plain_name(given) == plain


@pytest.mark.parametrize("digest", ["", "../x", "A" * 64, "0" * 63, "0" * 62 + "/x"])
def test_only_a_digest_names_an_original(digest: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        originals.path_of(digest)


def test_an_original_that_breaks_off_leaves_nothing() -> None:
    def broken() -> Any:  # noqa: ANN401
        yield b"abc"
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        originals.keep(broken())
    assert list(Path(settings.ORIGINALS).iterdir()) == []


def test_200_mb_are_refused_before_anything_is_read(rf: RequestFactory) -> None:
    class Untouched:
        def read(self, *_: object) -> bytes:
            raise AssertionError("the body was read")

    request = rf.post("/documents/new/", HTTP_ACCEPT_LANGUAGE="en")
    request.META |= {"CONTENT_LENGTH": str(200 << 20), "wsgi.input": Untouched()}
    answer = refuse_oversized(lambda _request: pytest.fail("it went on"))(request)
    assert answer.status_code == 413
    assert "64 MB" in answer.content.decode()


def test_a_file_over_the_limit_is_told_in_the_form(enter: Enter) -> None:
    with override_settings(UPLOAD_BYTES=100):
        answer = bring_in(enter("desk"), b"x" * 101)
    assert "The file is larger than" in answer.content.decode()
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("login", "status"), [("housing", 403), ("works", 403), ("auditor", 403), ("sponsor", 403), ("public", 403)]
)
def test_only_the_desk_brings_documents_in(enter: Enter, login: str, status: int) -> None:
    assert bring_in(enter(login)).status_code == status
    assert not Document.objects.exists()


def test_documents_are_found_by_words_of_their_title(enter: Enter) -> None:
    client = enter("desk")
    bring_in(client)
    assert "1 document" in client.get("/documents/", {"q": "工作要点"}).content.decode()
    assert "No document has these words" in client.get("/documents/", {"q": "别的"}).content.decode()
