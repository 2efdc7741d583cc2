"""What Luoshi says where it refuses something, in Chinese: English in the code, the Chinese in messages.toml."""

from __future__ import annotations

from collections.abc import Mapping

from luoshi.exchange.phrasebook import Phrasebook

_BOOK = Phrasebook("messages.toml", {": ": "：", "; ": "；"})


def in_chinese(line: str) -> str:
    """A message in Chinese; file names, numbers and words that a person gave stay as they are."""
    return _BOOK.translated(line)


def phrases() -> Mapping[str, str]:
    """Every English phrase with its Chinese; ``{}`` stands for what is put in."""
    return _BOOK.phrases
