"""Pieces of a Word document: an element, a run of text in a face and size, a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.exchange.cell_text import cell_text

if TYPE_CHECKING:
    from lxml.etree import _Element


def element(tag: str, /, **attributes: str) -> _Element:
    """An element such as ``w:jc`` with attributes of the same namespace."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made: _Element = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def run(text: str, face: str, size: float, *, colour: str | None = None) -> _Element:
    """A run of text; line breaks become breaks, what Word cannot hold its picture. `size` in points, `colour` as #RRGGBB."""
    made, look = element("w:r"), element("w:rPr")
    look.append(element("w:rFonts", ascii=face, hAnsi=face, eastAsia=face, hint="eastAsia"))
    if colour:
        look.append(element("w:color", val=colour.lstrip("#")))
    look.append(element("w:sz", val=str(round(size * 2))))
    look.append(element("w:szCs", val=str(round(size * 2))))
    made.append(look)
    for at, line in enumerate(cell_text(text).split("\n") if text else ()):
        if at:
            made.append(element("w:br"))
        piece = element("w:t")
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        piece.text = line
        made.append(piece)
    return made


def paragraph(
    *runs: _Element, side: str = "both", after: float = 0, indent: float = 0, first: float = 0, keep: bool = False,
    pitch: float = 0, new_page: bool = False,
) -> _Element:  # fmt: skip
    """A paragraph: to which side, space after it, indent (of all lines, of the first) and line pitch in points.

    `keep` holds it on the page of the next, `new_page` begins one.
    """
    made, look = element("w:p"), element("w:pPr")
    look.extend(element(name) for name, wanted in (("w:keepNext", keep), ("w:pageBreakBefore", new_page)) if wanted)
    # No air between digits and characters: a date keeps to its line.
    look.extend(element(name, val="0") for name in ("w:autoSpaceDE", "w:autoSpaceDN"))
    spacing = {"before": "0", "after": str(round(after * 20))}
    if pitch:
        spacing |= {"line": str(round(pitch * 20)), "lineRule": "atLeast"}
    look.append(element("w:spacing", **spacing))
    if indent or first:
        look.append(element("w:ind", left=str(round(indent * 20)), firstLine=str(round(first * 20))))
    look.append(element("w:jc", val=side))
    made.append(look)
    made.extend(runs)
    return made
