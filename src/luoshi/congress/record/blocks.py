"""A document as blocks of text with their part in it, before any file is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["title", "note", "heading", "subheading", "body", "signature"]
"""The title; a line under it (dates); 一、 and （一）; a paragraph; who signs and when, at the end on the right."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a document. A head that is too long for a line is best parted before the letter at `breaks` (0: anywhere)."""

    kind: BlockKind
    text: str
    breaks: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """A document made from the record."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The whole as plain text, a line a block."""
        return "\n".join(block.text for block in self.blocks)
