"""One version of a draft: its number, its text, and the digest by which it is known."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A version of a text that the meeting may still change. `number` counts the versions from 1; `title` names the text."""

    number: int
    text: str
    title: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, as hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
