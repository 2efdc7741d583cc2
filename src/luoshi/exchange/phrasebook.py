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
        for pattern, said in self._patterns:
            if found := pattern.fullmatch(piece):
                return said.format(*self._each(found.groups()))
        return None

    def _each(self, parts: Iterable[str]) -> Iterable[str]:
        return (self._phrase(part.strip()) or part for part in parts)

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """The phrases with gaps, the wordiest first: `is {}` would swallow all that begin like it."""
        gapped = sorted((one for one in self.phrases.items() if _GAP in one[0]), key=lambda one: -len(one[0]))
        return tuple((re.compile(re.escape(one).replace(r"\{\}", "(.*)"), re.DOTALL), said) for one, said in gapped)
