"""Field of work and stage of a task, by the words that name them."""

from __future__ import annotations

from functools import cache, lru_cache

from luoshi.reading.entries import Stage
from luoshi.reading.lexicon import alternation, lexicon, words
from luoshi.reading.lexicon.sought import Sought
from luoshi.reading.lexicon.wordset import WordSet


@cache
def _fields() -> Sought:
    groups = (f"(?P<{name}>{alternation(words('fields', name))})" for name in lexicon("fields"))
    return Sought("|".join(groups))


@cache
def _stages() -> tuple[tuple[Stage, WordSet], ...]:
    names: tuple[Stage, ...] = ("plan", "prepare", "start", "complete", "operate", "sustain")
    return tuple((name, WordSet(words("stages", name))) for name in names)


@lru_cache(maxsize=4096)
def field_of(words_in: str) -> str | None:
    """The field of work that a heading or clause names (`urban`, `industry` …), or None; the first named counts."""
    found = _fields().search(words_in, 0, len(words_in))
    return found.lastgroup if found else None


@lru_cache(maxsize=4096)
def stage_of(verb: str) -> Stage:
    """The stage a verb speaks of: 编制 plan, 启动 start, 建成 complete, 运营 operate, 健全 sustain; else `advance`."""
    for name, verbs in _stages():
        if any(verb[at : at + 2] in verbs for at in range(max(1, len(verb) - 1))):
            return name
    return "advance"
