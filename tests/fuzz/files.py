"""Files of every format around made-up text: encodings, pages, Word documents part by part, PDFs, office files of old kinds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from html import escape
from random import Random
from types import MappingProxyType
from typing import NamedTuple

from fuzz import pdf_files, texts
from fuzz.word_files import word_document


class File(NamedTuple):
    """A file as it is given to the reader: its bytes, its name, and the encoding that is asked for."""

    data: bytes
    name: str
    encoding: str | None = None


_ENCODINGS = [
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "gb18030",
    "gb18030",
    "gbk",
    "gb2312",
    "big5",
    "hz",
    "cp437",
]
_TAGS = [
    "div",
    "p",
    "table",
    "tr",
    "td",
    "th",
    "ol",
    "ul",
    "li",
    "h1",
    "h2",
    "h4",
    "br",
    "a",
    "span",
    "pre",
    "script",
    "style",
    "b",
    "caption",
    "tbody",
    "li",
    "dl",
    "dt",
    "template",
    "noscript",
    "nav",
    "header",
    "footer",
    "article",
    "main",
    "iframe",
    "svg",
    "math",
    "select",
    "option",
    "textarea",
    "title",
    "ruby",
    "rt",
    "sup",
    "center",
    "font",
]
_OPENINGS = [f"<{tag}>" for tag in _TAGS] + [
    "<td colspan=3 rowspan=2>", "<td rowspan=0>", "<td colspan=99999>", "<ol start=5 type=i>", "<ol reversed>", "<p hidden>",
    "<p style='display:none'>", "<!--", "-->", "<![CDATA[", "<?php", "<meta charset=gbk>", "<br/>", "<hr>", "<input value=x>",
    "<ol start=-99999999999999999999>", "<li value=x>", "<div class='nav menu'>", "<div id=content>", "<base href=x>",
]  # fmt: skip
_REFERENCES = [
    "&nbsp;",
    "&#0;",
    "&#xD800;",
    "&#xDFFF;",
    "&#1114112;",
    "&#x110000;",
    "&#99999999999;",
    "&lt;",
    "&amp;amp;",
    "&bogus;",
    "&#13;",
    "&#x85;",
]
_OLD_STARTS = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1\\ansi\\ansicpg936 ", b"PK\x03\x04", b"%PDF-1.4\n", b"\xff\xd8\xff\xe0",
    b"GIF89a", b"\x1f\x8b\x08", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x7fELF", b"MZ", b"WPS", b"\xdb\xa5-\x00",
)  # fmt: skip
_MEMBERS = [
    "WordDocument",
    "Workbook",
    "PowerPoint",
    "Document",
    "EncryptedPackage",
    "WpsDocument",
    "VisioDocument",
    "Book",
]
_OLD_NAMES = ("a.doc", "a.wps", "a.rtf", "a.odt", "a.xls", "a.et", "a.dot", "a.ofd", "a.uof", "a", "报告.DOC")
_ODF = (
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/epub+zip",
    "",
)


def plain(choices: Random) -> File:
    """A text in one of many encodings, told or not; now and then cut or changed in the middle of a character."""
    words = texts.text(choices, lone=True)
    name = choices.choice(_ENCODINGS)
    data = _encoded(words, name)
    if choices.randint(0, 9) == 0:
        data = spoilt(choices, data)
    asked = (
        choices.choice((None, None, None, name, "utf-8", "gb18030", "utf-16")) if choices.randint(0, 2) == 0 else None
    )
    return File(data, choices.choice(("a.txt", "a.txt", "a.md", "a", "2024年报告.txt", "a\nb.txt", "a.html")), asked)


def _encoded(words: str, encoding: str) -> bytes:
    try:
        return words.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")
    except UnicodeEncodeError:
        return words.encode(encoding, "ignore")


def long_line(choices: Random, size: int = 1_000_000) -> File:
    """A text of a million characters in one line."""
    return File(texts.one_long_line(choices, size).encode("utf-8", "replace"), "a.txt")


def page(choices: Random) -> File:
    """A page of known elements in any order, with references to characters that are none."""
    parts: list[str] = []
    for _ in range(choices.randint(1, choices.choice((6, 14, 30)))):
        kind = choices.randint(0, 6)
        if kind <= 2:
            parts.append(choices.choice(_OPENINGS))
        elif kind == 3:
            parts.append(f"</{choices.choice(_TAGS)}>")
        elif kind == 4:
            parts.append(choices.choice(_REFERENCES))
        else:
            words = texts.text(choices, 6, lone=True)
            parts.append(escape(words) if choices.randint(0, 4) else words)
    whole = "".join(parts)
    if choices.randint(0, 2):
        whole = (
            f"<!DOCTYPE html><html><head><title>{texts.some_words(choices)}</title></head><body>{whole}</body></html>"
        )
    data = _encoded(whole, choices.choice(("utf-8", "utf-8", "gb18030", "utf-16")))
    return File(
        spoilt(choices, data) if choices.randint(0, 19) == 0 else data, choices.choice(("a.html", "a.htm", "a"))
    )


def word(choices: Random) -> File:
    """A Word document, one in six damaged behind the packing."""
    data = word_document(choices)
    return File(
        spoilt(choices, data) if choices.randint(0, 5) == 0 else data,
        choices.choice(("a.docx", "a.docx", "a.wps", "a")),
    )


def pdf(choices: Random) -> File:
    """A PDF: a page of drawing commands, or a printed report with something changed in it."""
    return File(pdf_files.pdf(choices, spoilt), choices.choice(("a.pdf", "a.pdf", "a")))


def old(choices: Random) -> File:
    """The start of an office file of an old kind, or of another format, and anything behind it."""
    kind = choices.randint(0, 3)
    if kind == 0:
        data = _ole(choices)
    elif kind == 1:
        data = _package(choices)
    else:
        data = choices.choice(_OLD_STARTS) + _encoded(
            texts.text(choices, 8), choices.choice(("gbk", "utf-8", "utf-16-le"))
        )
    return File(spoilt(choices, data) if choices.randint(0, 5) == 0 else data, choices.choice(_OLD_NAMES))


def _ole(choices: Random) -> bytes:
    """A compound file: a header and a directory whose members are named as those of real ones are."""
    header = bytearray(512)
    header[:8] = _OLD_STARTS[0]
    header[24:34] = b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00"
    header[48:52] = choices.choice((1, 0, 2, 0xFFFFFFFE, 99)).to_bytes(4, "little")
    directory = b""
    for name in ("Root Entry", *(choices.choice(_MEMBERS) for _ in range(choices.randint(0, 3)))):
        coded = (name + "\0").encode("utf-16-le")
        directory += (
            coded.ljust(64, b"\0") + len(coded).to_bytes(2, "little") + bytes([choices.randint(0, 5)]) + bytes(61)
        )
    body = _encoded(texts.text(choices, 5), "utf-16-le")
    return bytes(header) + b"\xfd\xff\xff\xff" + b"\xff" * 508 + directory.ljust(512, b"\0") + body


def _package(choices: Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", choices.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        archive.writestr("mimetype", choices.choice(_ODF))
        for _ in range(choices.randint(0, 3)):
            name = choices.choice(
                ("content.xml", "word/document.xml", "xl/workbook.xml", "[Content_Types].xml", "../a", "a/")
            )
            archive.writestr(
                f"{choices.randint(0, 9)}{name}" if choices.randint(0, 1) else name,
                texts.text(choices, 4).encode("utf-8", "replace"),
            )
    return out.getvalue()


def spoilt(choices: Random, data: bytes) -> bytes:
    """The bytes with a few changed, cut out, doubled, or the end missing."""
    content = bytearray(data)
    for _ in range(choices.randint(1, 5)):
        if not content:
            break
        at = choices.randint(0, len(content) - 1)
        kind = choices.randint(0, 3)
        if kind == 0:
            content[at] = choices.randint(0, 255)
        elif kind == 1:
            del content[at : at + choices.randint(1, 40)]
        elif kind == 2:
            content[at:at] = content[at : at + choices.randint(1, 40)]
        elif choices.randint(0, 3) == 0:
            del content[at:]
    return bytes(content)


MAKERS: Mapping[str, Callable[[Random], File]] = MappingProxyType(
    {"text": plain, "html": page, "docx": word, "pdf": pdf, "doc": old}
)
