"""What Luoshi says where it refuses something, in Chinese: the phrases of messages.toml put in the place of the English ones."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_GAP = "{}"
_MARKS = re.compile(r"(: |; )")
_WIDE = {": ": "：", "; ": "；"}


def in_chinese(line: str) -> str:
    """A message in Chinese. Messages are phrases between ``: `` and ``; ``; one that is not known, such as a file's name, stays."""
    pieces = _MARKS.split(line)
    said = [_phrase(piece) if index % 2 == 0 else None for index, piece in enumerate(pieces)]
    # A mark between names is part of a name; beside a phrase of ours it becomes a Chinese one.
    return "".join(
        (_WIDE[piece] if said[index - 1] or said[index + 1] else piece) if index % 2 else said[index] or piece
        for index, piece in enumerate(pieces)
    )


@cache
def phrases() -> Mapping[str, str]:
    """Every English phrase with its Chinese; ``{}`` stands for what is put in."""
    text = files(__package__ or "").joinpath("messages.toml").read_text(encoding="utf-8")
    return {english: chinese for table in tomllib.loads(text).values() for english, chinese in table.items()}


def _phrase(piece: str) -> str | None:
    """The Chinese of one phrase, None for what is none; phrases put into it are translated too."""
    plain = phrases().get(piece)
    if plain is not None and _GAP not in plain:
        return plain
    for pattern, chinese in _patterns():
        if found := pattern.fullmatch(piece):
            return chinese.format(*(_phrase(part.strip()) or part for part in found.groups()))
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The phrases with gaps, the wordiest first: `is {}` would swallow all that begin like it."""
    gapped = sorted((one for one in phrases().items() if _GAP in one[0]), key=lambda one: -len(one[0]))
    return tuple((re.compile(re.escape(english).replace(r"\{\}", "(.*)"), re.DOTALL), said) for english, said in gapped)
