"""HTML put together safely: whatever comes from a document is escaped in one place, here."""

from __future__ import annotations

import re
from collections.abc import Mapping

# What HTML can't hold, or would change on the way in: each stands as one character, so that positions stay right.
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_MARKS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;"})


def escaped(text: str) -> str:
    """The text as HTML shows it, character for character; U+FFFD for NUL and lone surrogates, which HTML can't hold."""
    return _UNFIT.sub("\ufffd", text).translate(_MARKS)


def attributes(**values: str | int | None) -> str:
    """The attributes with a space before each: None is left out, ``class_`` gives class, ``data_i`` gives data-i."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escaped(str(value))}"'
        for name, value in values.items()
        if value is not None
    )


class Said:
    """Writes words of the page so that the script can say them again in the other language."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def plain(self, key: str, value: object = "") -> str:
        """The word itself, unescaped, ``value`` in its gap."""
        return self._words[key].replace("{}", str(value))

    def within(self, key: str, value: object = None) -> str:
        """The word as an element of its own; ``value`` goes into the gap of the word."""
        return f"<span{self.mark(key, value)}>{escaped(self.plain(key, '' if value is None else value))}</span>"

    def mark(self, key: str, value: object = None) -> str:
        """The attributes by which the script finds the word."""
        return attributes(data_i=key, data_v=None if value is None else str(value))
