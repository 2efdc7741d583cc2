"""Lines as they stand on the page, without the blanks around them."""

from __future__ import annotations

import re
from typing import NamedTuple

_PLAIN = re.compile(r"[^\r\n]+")
# Line breaks that a careless export left as characters, or wrote in a way that few programs show.
# It begins with a class of characters: a search passes over all others at once.
_LITERAL = re.compile(
    r"[\r\n\x85\u2028\u2029\\&?\ufffd<](?:(?<=[\r\n\x85\u2028\u2029])[\r\n\x85\u2028\u2029]*|(?<=\\)(?:r\\)?n"
    r"|(?<=&)(?:nbsp|emsp);(?:&(?:nbsp|emsp);)+|(?<=[?\ufffd])[?\ufffd]{3,}|(?<=<)/?(?:br|p|div)(?: [^<>]{0,80})?/?>)"
)
_SIGNS = ("\\n", "\x85", "\u2028", "\u2029", "&nbsp;&nbsp;", "&emsp;&emsp;", "????", "<")
_BLANK = " \t\u3000\xa0\u200b\ufeff\v\f"


class Line(NamedTuple):
    """One line that is not blank: its place in the text. No copy of its words is kept: all lines together are the text."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> str:
        """What stands in it."""
        return self.text[self.start : self.end]


def read_lines(text: str) -> list[Line]:
    """The lines of `text`; what a careless export leaves of line breaks ends a line too."""
    lines: list[Line] = []
    if not any(sign in text for sign in _SIGNS):
        for found in _PLAIN.finditer(text):
            _add(lines, text, found.start(), found.group())
        return lines
    at = 0
    for found in _LITERAL.finditer(text):
        _add(lines, text, at, text[at : found.start()])
        at = found.end()
    _add(lines, text, at, text[at:])
    return lines


def _add(lines: list[Line], text: str, start: int, raw: str) -> None:
    words = raw.lstrip(_BLANK)
    if words:
        start += len(raw) - len(words)
        lines.append(Line(start, start + len(words.rstrip(_BLANK)), text))
