"""What is no readable document is refused in one line that names the file, the cause and the cure."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

from luoshi.reading.errors import DamagedSource, OversizedSource, UnreadableSource, UnsupportedFormat
from luoshi.reading.formats import kinds, load
from luoshi.reading.formats.limits import SOURCE_BYTES
from luoshi.reading.source import identify

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "formats_refused.toml").read_text(encoding="utf-8")
)["case"]


def message_of(data: bytes, name: str) -> str:
    """The one line that a file is refused with."""
    with pytest.raises(UnreadableSource) as caught:
        load(identify(data, name=name))
    line = str(caught.value)
    assert "\n" not in line
    assert re.fullmatch(rf"{re.escape(name)}: [^;]+; .+", line)
    return line


@pytest.mark.parametrize("case", [case for case in CASES if "says" in case], ids=lambda case: case["name"])
def test_a_file_is_refused_with_its_cure(case: dict[str, Any]) -> None:
    assert case["says"] in message_of(case["bytes"].encode("latin-1"), case["name"])


@pytest.mark.parametrize("case", [case for case in CASES if "why" in case], ids=lambda case: case["name"])
def test_what_only_looks_like_it_is_read(case: dict[str, Any]) -> None:
    assert load(identify(case["bytes"].encode("latin-1"), name=case["name"])).text


@pytest.mark.parametrize(
    ("member", "says"),
    [
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("OFD.xml", "OFD"),
        ("report.txt", "ZIP archive"),
    ],
)
def test_other_kinds_of_zip_archives_are_told_apart(member: str, says: str) -> None:
    assert says in message_of(zip_of({member: b"x"}), "file.zip")


def test_an_opendocument_text_is_recognised_by_its_first_member() -> None:
    data = zip_of({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}, zipfile.ZIP_STORED)
    assert "OpenDocument" in message_of(data, "report.odt")


def test_a_docx_without_a_document_is_damaged() -> None:
    with pytest.raises(DamagedSource, match=r"has no word/document\.xml inside"):
        identify(zip_of({"readme.txt": b"x"}), name="report.docx")


def test_tar_and_bzip2_are_recognised_by_signs_that_text_does_not_have() -> None:
    assert "tar archive" in message_of(b"a" * 257 + b"ustar\x00" + b"00", "x.tar")
    assert "compressed" in message_of(b"BZh91AY&SY....", "x.bz2")
    assert load(identify(b"BZhang is a name; ustar" * 20, name="x.txt")).text


def test_a_file_over_the_limit_is_refused() -> None:
    with pytest.raises(OversizedSource, match=r"^big\.txt: is larger than 64 MB; "):
        identify(b"a" * (SOURCE_BYTES + 1), name="big.txt")
    assert identify(b"a" * SOURCE_BYTES, name="big.txt").encoding == "utf-8"


def test_an_archive_of_many_files_is_refused_before_it_is_listed() -> None:
    with pytest.raises(OversizedSource, match="10000 files"):
        identify(b"PK\x03\x04" + b"PK\x01\x02" * 10_001, name="a.docx")


def test_a_line_break_in_a_name_does_not_break_the_message() -> None:
    with pytest.raises(UnsupportedFormat, match=r"^a\?b\.rtf: is a rich text"):
        identify(b"{\\rtf1", name="a\nb.rtf")


def test_every_kind_has_a_media_type_and_every_unread_kind_a_cure() -> None:
    every = [kind for kind in vars(kinds).values() if isinstance(kind, kinds.Kind)]
    assert all(re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", kind.media_type) for kind in every)
    assert {kind.what for kind in every if not kind.cure} == {"a text file", "a web page", "a Word document", "a PDF"}


def test_a_source_says_what_it_is() -> None:
    source = identify("青禾区".encode(), name="a.txt")
    assert source.media_type == "text/plain"
    assert source.sha256 == "bbb608bfec5194b2eedc8b991bb4f8f33bf6e45b38e0b6ccdb8bb01d3516358d"
    assert "data" not in repr(source)


def test_heavy_libraries_are_not_loaded_until_a_format_needs_them() -> None:
    heavy = ("lxml", "trafilatura", "docx", "chardet", "pdfplumber", "pdfminer")
    code = f"import sys, luoshi.reading.source, luoshi.reading.formats; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def zip_of(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for path, content in members.items():
            archive.writestr(path, content)
    return out.getvalue()
