"""Word documents (.docx): their text as Word shows it with all changes accepted, automatic numbers included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from luoshi.reading.errors import DamagedSource, EmptySource
from luoshi.reading.formats.docx_numbering import Numbering
from luoshi.reading.formats.docx_story import Story
from luoshi.reading.formats.docx_styles import Styles
from luoshi.reading.formats.loaded import Loaded
from luoshi.reading.formats.package import Package
from luoshi.reading.formats.wordml import attribute, child, tag, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

    from luoshi.reading.source import Source

_USUAL: Final = "word/document.xml"


def load_docx(source: Source) -> Loaded:
    """The text of a .docx: one paragraph a line, cells parted by tabs, automatic numbers written out.

    Insertions are kept and deletions left out, text boxes stand below the paragraph that they hang on, footnotes and
    endnotes at the end of the text, each behind its number in brackets. Headers, footers and comments are left out.
    Raises where the file is damaged, encrypted, too large or without text.
    """
    package = Package(source.data, source.name)
    path = package.related("").get("officeDocument", _USUAL)
    root = package.part(path)
    if root is None:
        path, root = _USUAL, package.part(_USUAL)
    body = child(root, "w:body")
    if body is None:
        raise DamagedSource(source.name, "has no document text inside", "open it in Word or WPS and save it again")
    related = package.related(path)
    loaded = _tell(body, package, related)
    if not loaded.text.strip():
        raise EmptySource(
            source.name, "is a Word document without text", "if it holds pictures of pages, run a text recognition"
        )
    return loaded


def _tell(body: _Element, package: Package, related: dict[str, str]) -> Loaded:
    """Walk through the body and the notes with the styles and lists that they refer to."""

    def part(kind: str) -> _Element | None:
        return package.part(related[kind]) if kind in related else None

    styles_root = part("styles")
    story = Story(Styles(styles_root), Numbering(part("numbering"), _list_styles(styles_root)))
    story.tell(body)
    for kind in ("footnotes", "endnotes"):
        root = part(kind)
        if root is not None:
            story.tell_notes(kind, {whole(note, "id"): note for note in root})
    comments = part("comments")
    story.note("headers", int("header" in related))
    story.note("footers", int("footer" in related))
    story.note("comments", len(comments) if comments is not None else 0)
    return story.loaded()


def _list_styles(root: _Element | None) -> dict[str, int]:
    """Which list each numbering style stands for."""
    links: dict[str, int] = {}
    for style in root if root is not None else ():
        number = whole(child(style, "w:pPr", "w:numPr", "w:numId"))
        if tag(style) == "w:style" and attribute(style, "type") == "numbering" and number is not None:
            links[attribute(style, "styleId") or ""] = number
    return links
