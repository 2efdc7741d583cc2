"""The styles of a .docx: what a paragraph or a run inherits that decides about its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from luoshi.reading.formats.wordml import attribute, child, switched_on, tag, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Style:
    """One style as written: its parent and those of its settings that are its own; None means "as the parent"."""

    id: str
    name: str
    parent: str | None
    num_id: int | None
    level: int | None
    outline: int | None
    hidden: bool | None


class Styles:
    """All styles of a document by their id."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        for element in root if root is not None else ():
            if tag(element) == "w:style":
                style = _read_style(element)
                self._styles.setdefault(style.id, style)
                if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
                    self._default = self._default or style.id

    def line(self, style_id: str | None, *, paragraph: bool) -> Iterator[Style]:
        """The style of that id and its ancestors, nearest first; a paragraph without a style has the default one."""
        style_id = self._default if style_id is None and paragraph else style_id
        seen: set[str] = set()
        while style_id is not None and style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = self._styles[style_id].parent


def _read_style(element: _Element) -> Style:
    properties = child(element, "w:pPr")
    numbering = child(properties, "w:numPr")
    return Style(
        id=attribute(element, "styleId") or "",
        name=(attribute(child(element, "w:name")) or "").lower(),
        parent=attribute(child(element, "w:basedOn")),
        num_id=whole(child(numbering, "w:numId")),
        level=whole(child(numbering, "w:ilvl")),
        outline=whole(child(properties, "w:outlineLvl")),
        hidden=switched_on(child(element, "w:rPr", "w:vanish")),
    )
