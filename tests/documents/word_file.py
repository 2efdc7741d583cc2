"""Word documents put together from parts written by hand, so that numbering and changes are exactly what a test says."""

from __future__ import annotations

import io
import zipfile
from typing import Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_SPACES: Final = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES: Final = {
    "word/document.xml": "document.main",
    "word/styles.xml": "styles",
    "word/numbering.xml": "numbering",
    "word/footnotes.xml": "footnotes",
    "word/endnotes.xml": "endnotes",
    "word/comments.xml": "comments",
    "word/header1.xml": "header",
}
_ROOTS: Final = {"header1": "hdr"}


def paragraph(
    words: str = "", *, style: str = "", num: int | None = None, level: int | None = None, more: str = ""
) -> str:
    """A paragraph of one run, with a style, a list and further settings."""
    numbering = ""
    if num is not None:
        ilvl = "" if level is None else f'<w:ilvl w:val="{level}"/>'
        numbering = f'<w:numPr>{ilvl}<w:numId w:val="{num}"/></w:numPr>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{numbering}{more}</w:pPr>{run(words) if words else ''}</w:p>"


def run(words: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def level(at: int, form: str, pattern: str, more: str = "", *, start: int | None = 1) -> str:
    """A level of a list; ``more`` stands after the number format, where the schema has w:lvlRestart, w:pStyle, w:isLgl, w:suff."""
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{at}">{begin}<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


def numbering(abstract: dict[int, str], nums: dict[int, tuple[int, str]]) -> str:
    """A numbering part: definitions by id, and lists by id with the definition they use and what they override."""
    defined = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>' for key, levels in abstract.items()
    )
    used = "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{uses}"/>{more}</w:num>' for key, (uses, more) in nums.items()
    )
    return defined + used


def word_file(
    body: str, raw: dict[str, bytes] | None = None, /, *, space: str = W, prolog: str = "", **parts: str
) -> bytes:
    """A .docx with this body and these ready-made members; ``parts`` are the insides of further parts: styles, numbering, footnotes, header1 …"""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        members = {"word/document.xml": _part("document", f"<w:body>{body}</w:body>", space, prolog)}
        members |= {
            f"word/{name}.xml": _part(_ROOTS.get(name, name), inside, space, "") for name, inside in parts.items()
        }
        members |= {path: content.decode("latin-1") for path, content in (raw or {}).items()}
        archive.writestr("[Content_Types].xml", _content_types(members))
        archive.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        related = {name.rstrip("1"): f"{name}.xml" for name in parts}
        archive.writestr("word/_rels/document.xml.rels", _relations(related))
        for path, content in members.items():
            archive.writestr(path, (raw or {}).get(path, content.encode("utf-8")))
    return out.getvalue()


def _part(root: str, inside: str, space: str, prolog: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:{root} xmlns:w="{space}"{_SPACES}>{inside}</w:{root}>'


def _relations(targets: dict[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _content_types(members: dict[str, str]) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    each = "".join(
        f'<Override PartName="/{path}" ContentType="{word}.{_TYPES[path]}+xml"/>' for path in members if path in _TYPES
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{each}</Types>'
    )
