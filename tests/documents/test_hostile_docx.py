"""Word documents that are broken or meant to break the reader end in one line."""

from __future__ import annotations

import io
import zipfile

import pytest

from documents.word_file import paragraph, word_file
from luoshi.reading.errors import DamagedSource, EncryptedSource, OversizedSource, UnreadableSource
from luoshi.reading.formats import load
from luoshi.reading.source import identify

BODY = paragraph("全面启动青禾大道建设。")


def refused(data: bytes) -> UnreadableSource:
    """Why this .docx is refused."""
    with pytest.raises(UnreadableSource, match=r"^a\.docx: [^\n;]+; [^\n]+$") as caught:
        load(identify(data, name="a.docx"))
    return caught.value


def test_a_file_that_ends_early() -> None:
    data = word_file(BODY)
    assert isinstance(refused(data[: len(data) // 2]), DamagedSource)


def test_a_part_that_was_changed_after_packing() -> None:
    data = bytearray(word_file(BODY))
    at = data.index(b"word/document.xml") + 40
    data[at : at + 8] = b"\x00" * 8
    error = refused(bytes(data))
    assert isinstance(error, DamagedSource)
    assert "word/document.xml" in str(error)


@pytest.mark.parametrize(
    "content", [b"", b"<w:document", b"<html/>", b"\xff\xfe\x00", b"<?xml version='1.0' encoding='none'?><a/>"], ids=str
)
def test_a_document_part_that_is_no_document(content: bytes) -> None:
    assert isinstance(refused(word_file(BODY, {"word/document.xml": content})), DamagedSource)


def test_entity_bombs_are_refused_unopened() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    prolog = f'<!DOCTYPE w:document [<!ENTITY e0 "涨涨涨涨涨涨涨涨涨涨">{entities}]>'
    assert isinstance(refused(word_file(paragraph("&e11;"), prolog=prolog)), DamagedSource)


def test_files_of_the_machine_are_not_read_in() -> None:
    prolog = '<!DOCTYPE w:document [<!ENTITY file SYSTEM "file:///etc/hostname">]>'
    assert "document type" in str(refused(word_file(paragraph("&file;"), prolog=prolog)))


def test_nesting_beyond_reason() -> None:
    deep = "<w:sdt><w:sdtContent>" * 400 + BODY + "</w:sdtContent></w:sdt>" * 400
    assert isinstance(refused(word_file(deep)), DamagedSource)


def test_a_packing_bomb() -> None:
    error = refused(word_file(BODY, {"word/media/image.bin": b"\x00" * 20_000_000}))
    assert isinstance(error, OversizedSource)


def test_a_document_that_repeats_itself_is_no_bomb() -> None:
    table = (
        "<w:tbl>" + f"<w:tr><w:tc>{paragraph('青禾区')}</w:tc><w:tc>{paragraph('6%')}</w:tc></w:tr>" * 8000 + "</w:tbl>"
    )
    assert load(identify(word_file(table), name="a.docx")).text.count("青禾区\t6%") == 8000


def test_parts_that_together_unpack_beyond_the_limit() -> None:
    out = io.BytesIO(word_file(BODY))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"word/media/{number}.bin", (bytes(range(256)) * 40 + b"\x00" * 30_000) * 1000)
    assert isinstance(refused(out.getvalue()), OversizedSource)


def test_sizes_that_lie_do_not_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luoshi.reading.formats.package.UNPACKED_BYTES", 200_000)
    data = word_file(BODY + "<w:p/>" * 40_000)
    lying = data.replace(_size(data, "word/document.xml"), (100).to_bytes(4, "little"))
    assert lying != data
    refused(lying)


def test_a_password_on_the_archive() -> None:
    data = bytearray(word_file(BODY))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(sign, at + 1)
    assert isinstance(refused(bytes(data)), EncryptedSource)


def test_a_packing_method_of_another_program() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert "packed in a way" in str(refused(out.getvalue()))


@pytest.mark.parametrize("target", ["../../etc/passwd", "", "/word/other.xml", "http://example.org/x.xml"])
def test_relations_that_lead_nowhere_fall_back_to_the_usual_place(target: str) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = f'<Relationships xmlns="{package}"><Relationship Type="{office}" Target="{target}"/></Relationships>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(BODY))) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, relations if info.filename == "_rels/.rels" else old.read(info))
    assert load(identify(out.getvalue(), name="a.docx")).text == "全面启动青禾大道建设。"


def test_a_cell_that_claims_to_be_endless() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'
    loaded = load(identify(word_file(f"<w:tbl><w:tr>{wide}<w:tc>{BODY}</w:tc></w:tr></w:tbl>"), name="a.docx"))
    assert len(loaded.tables[0].rows[0]) == 201


def _size(data: bytes, path: str) -> bytes:
    """The unpacked size of a member as its archive writes it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.getinfo(path).file_size.to_bytes(4, "little")
