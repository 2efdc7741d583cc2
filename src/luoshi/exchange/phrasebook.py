"""Sentences put together from known phrases, turned into another language; names, numbers and quotations in them stay."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib.resources import files

_GAP = "{}"


class Phrasebook:
    """The phrases of one TOML file (``phrase = translation``, ``{}`` for what is put in) and the marks that part them."""

    def __init__(self, file: str, marks: Mapping[str, str]) -> None:
        self._file, self._marks = file, marks
        self._parting = re.compile(f"({'|'.join(map(re.escape, marks))})")

    @cached_property
    def phrases(self) -> Mapping[str, str]:
        """Every phrase with its translation."""
        text = files(__package__ or "").joinpath(self._file).read_text(encoding="utf-8")
        return {phrase: said for table in tomllib.loads(text).values() for phrase, said in table.items()}

    def translated(self, line: str) -> str:
        """The line, phrase by phrase; what is none of ours, such as a file's name, stays as it is."""
        pieces = self._parting.split(line)
        said = [self._phrase(piece) if index % 2 == 0 else None for index, piece in enumerate(pieces)]
        # A mark between names is part of a name; beside a phrase of ours it belongs to the sentence.
        return "".join(
            (self._marks[piece] if said[index - 1] or said[index + 1] else piece) if index % 2 else said[index] or piece
            for index, piece in enumerate(pieces)
        )

    def _phrase(self, piece: str) -> str | None:
        """The translation of one phrase, None for what is none; phrases put into it are translated too."""
        plain = self.phrases.get(piece)
        if plain is not None and _GAP not in plain:
            return plain
        for literals, said in self._gapped:
            if (parts := _put_in(literals, piece)) is not None:
                return said.format(*self._each(parts))
        return None

    def _each(self, parts: Iterable[str]) -> Iterable[str]:
        return (self._phrase(part.strip()) or part for part in parts)

    @cached_property
    def _gapped(self) -> tuple[tuple[list[str], str], ...]:
        """The phrases with gaps, the wordiest first: `is {}` would swallow all that begin like it."""
        gapped = sorted((one for one in self.phrases.items() if _GAP in one[0]), key=lambda one: -len(one[0]))
        return tuple((phrase.split(_GAP), said) for phrase, said in gapped)


def _put_in(literals: list[str], piece: str) -> list[str] | None:
    """What stands in the gaps between these words where the piece is made of them, else None."""
    first, *middle, last = literals
    at, end = len(first), len(piece) - len(last)
    if end < at or not (piece.startswith(first) and piece.endswith(last)):
        return None
    parts: list[str] = []
    for literal in middle:
        found = piece.find(literal, at, end)
        if found < 0:
            return None
        parts.append(piece[at:found])
        at = found + len(literal)
    return [*parts, piece[at:end]]
