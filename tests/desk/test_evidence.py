"""Papers that prove something: kept as they are, given out to be saved and never shown, to those who may see the item."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from desk.handed_out import in_hand
from desk.qinghe import Enter, unit
from luoshi.desk.documents import originals
from luoshi.desk.plans.checking import first_difference
from luoshi.desk.plans.models import Item

pytestmark = pytest.mark.usefixtures("district")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def add(enter: Enter, item: Item, name: str, data: bytes, login: str = "housing") -> object:
    item.refresh_from_db()
    form = {"seen": item.last_entry, "file": SimpleUploadedFile(name, data), "about": "竣工验收"}
    return enter(login).post(f"/act/{item.key}/add_evidence/", form, follow=True)


def test_a_paper_is_kept_under_its_sha256_and_given_back_as_it_was(enter: Enter) -> None:
    item = in_hand()
    add(enter, item, "验收单.pdf", b"%PDF-1.7 x")
    item.refresh_from_db()
    paper = item.item_state().evidence[0]
    assert (paper.id, paper.name, paper.about) == (hashlib.sha256(b"%PDF-1.7 x").hexdigest(), "验收单.pdf", "竣工验收")
    answer = enter("desk").get(f"/evidence/{item.key}/{paper.id}/")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 x"  # type: ignore[attr-defined]
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert first_difference() is None


@pytest.mark.parametrize(
    ("name", "kind"), [("x.svg", "image/svg+xml"), ("x.html", "text/html"), ("x.unknown", "application/octet-stream")]
)
def test_nothing_that_may_hold_scripts_is_shown_in_a_page(enter: Enter, name: str, kind: str) -> None:
    item = in_hand()
    add(enter, item, name, SVG)
    item.refresh_from_db()
    answer = enter("housing").get(f"/evidence/{item.key}/{item.item_state().evidence[0].id}/")
    assert b"".join(answer.streaming_content) == SVG  # type: ignore[attr-defined]
    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("name", ["..\\..\\evil.pdf", "/etc/passwd", "a\r\nSet-Cookie: x=1.pdf", "con<script>.pdf"])
def test_tricks_in_a_name_come_to_nothing(enter: Enter, name: str) -> None:
    item = in_hand()
    add(enter, item, name, b"x")
    item.refresh_from_db()
    paper = item.item_state().evidence[0]
    assert not set(paper.name) & set("/\\\r\n<>")
    assert originals.path_of(paper.id).read_bytes() == b"x"


def test_only_those_who_may_see_the_item_get_its_papers(enter: Enter) -> None:
    item = in_hand(support=[str(unit("区发改局").pk)])
    other = in_hand(2, by="school", lead="区教育局")
    add(enter, item, "x.pdf", b"x")
    item.refresh_from_db()
    sha256 = item.item_state().evidence[0].id
    where = f"/evidence/{item.key}/{sha256}/"
    given = enter("reform").get(where)
    assert b"".join(given.streaming_content) == b"x"  # type: ignore[attr-defined]
    assert given.status_code == 200
    assert enter("school").get(where).status_code == 404
    # Known by its digest, but no paper of this item.
    assert enter("school").get(f"/evidence/{other.key}/{sha256}/").status_code == 404
    assert enter("desk").get(f"/evidence/{item.key}/..%2f..%2fsecret/").status_code == 404


def test_the_same_paper_twice_is_one_paper(enter: Enter) -> None:
    item = in_hand()
    add(enter, item, "x.pdf", b"x")
    answer = add(enter, item, "y.pdf", b"x")
    assert "has this very file already" in answer.content.decode()  # type: ignore[attr-defined]
    item.refresh_from_db()
    assert len(item.item_state().evidence) == 1


@override_settings(UPLOAD_BYTES=1 << 20)
def test_what_is_too_large_is_refused_before_it_is_read(enter: Enter) -> None:
    item = in_hand()
    client = enter("housing")
    answer = client.post(f"/act/{item.key}/add_evidence/", data=b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(200 << 20))  # fmt: skip
    assert answer.status_code == 413
    assert "Up to 1 MB can be sent." in answer.content.decode()


@override_settings(UPLOAD_BYTES=1 << 10)
def test_what_is_a_little_too_large_is_told_in_the_form(enter: Enter) -> None:
    item = in_hand()
    answer = add(enter, item, "x.pdf", b"x" * 2000)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    item.refresh_from_db()
    assert item.item_state().evidence == ()


def test_a_paper_is_verified_by_another_person_of_the_desk(enter: Enter) -> None:
    item = in_hand()
    add(enter, item, "x.pdf", b"x", login="desk")
    item.refresh_from_db()
    paper = item.item_state().evidence[0].id
    where = f"/act/{item.key}/verify_evidence/"
    assert enter("desk").post(where, {"seen": item.last_entry, "id": paper}).status_code == 422
    enter("desk2").post(where, {"seen": item.last_entry, "id": paper})
    item.refresh_from_db()
    assert item.item_state().evidence[0].verified_by is not None
