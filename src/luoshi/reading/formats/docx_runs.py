"""What stands inside a paragraph of a .docx: its words, what hangs on it, and what is left out of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from luoshi.reading.entries import RemarkKind
from luoshi.reading.formats.wordml import attribute, child, chosen, switched_on, tag, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

    from luoshi.reading.formats.docx_styles import Styles

_SIGNS: Final = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_NOTES: Final = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
# Settings, codes of fields, and the renderings of things that hold no text of the document.
_SILENT: Final = frozenset(
    {"w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:instrText", "w:delInstrText", "w:rt", "w:fldData"}
)
INSERTED: Final = frozenset({"w:ins", "w:moveTo"})
"""What was put in while changes were tracked."""

_REMOVED: Final = frozenset({"w:del", "w:moveFrom"})
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_EDGES: Final = " \t\r\n"
# Signs that Chinese forms draw with symbol fonts: ticked and empty boxes.
_SYMBOLS: Final = {"F0FE": "☑", "F052": "☑", "F0FD": "☒", "F0A8": "□", "F06F": "□", "F0FC": "✓", "F0FB": "✗"}


class Inline:
    """What was read of a paragraph: its words, text boxes, references to notes, and what was left out or inserted, counted."""

    def __init__(self, styles: Styles, *, hidden: bool | None) -> None:
        self.styles, self.hidden = styles, bool(hidden)
        self.boxes: list[_Element] = []
        self.notes: list[tuple[str, int]] = []
        self.noted: Counter[RemarkKind] = Counter()
        self._words: list[str] = []

    @property
    def text(self) -> str:
        """The words in order."""
        return "".join(self._words)

    def add(self, words: str) -> None:
        """Add words as they show."""
        self._words.append(words)


def read_inline(element: _Element, inline: Inline) -> None:
    """Read everything under ``element`` that shows; unknown elements are looked into, so that no words get lost."""
    for one in element:
        name = tag(one)
        if name in ("w:t", "m:t"):
            inline.add(_words(one))
        elif name in _SIGNS:
            inline.add(_SIGNS[name])
        elif name == "w:sym":
            inline.add(_symbol(one))
        elif name == "w:txbxContent":
            inline.boxes.append(one)
        elif name in _NOTES:
            inline.notes.append((_NOTES[name], whole(one, "id") or 0))
        elif name not in _SILENT and not _is_left_out(one, name, inline):
            inline.noted["inserted"] += name in INSERTED
            read_inline(chosen(one) if name == "mc:AlternateContent" else one, inline)


def _is_left_out(element: _Element, name: str, inline: Inline) -> bool:
    """Is this deleted or hidden? Then it is counted as left out."""
    if name in _REMOVED:
        inline.noted["deleted"] += 1
        return True
    if name == "w:r" and _is_hidden(element, inline):
        if child(element, "w:t") is not None:
            inline.noted["hidden"] += 1
        return True
    return False


def _words(element: _Element) -> str:
    """The characters of a text element; white space at its edges counts only where the file says so."""
    words = (element.text or "").replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")
    return words if element.get(_XML_SPACE) == "preserve" else words.strip(_EDGES)


def _symbol(element: _Element) -> str:
    """The character of a symbol font, where it has a counterpart that every font has; else the private one as it is."""
    code = (attribute(element, "char") or "").upper()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    try:
        letter = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return letter if letter.isprintable() or "\ue000" <= letter <= "\uf8ff" else ""


def _is_hidden(run: _Element, inline: Inline) -> bool:
    """Is this run formatted as hidden, by itself, its character style or its paragraph's style?"""
    properties = child(run, "w:rPr")
    own = switched_on(child(properties, "w:vanish"))
    if own is not None:
        return own
    line = inline.styles.line(attribute(child(properties, "w:rStyle")), paragraph=False)
    return next((style.hidden for style in line if style.hidden is not None), inline.hidden)
