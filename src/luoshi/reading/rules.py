"""The rule book: every rule of reading by its name, in one sentence a language that a clerk can follow."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from luoshi.reading.lexicon import lexicon


@cache
def rule_book() -> Mapping[str, Mapping[str, str]]:
    """Every rule's name (kebab-case, stable) with what it says in Chinese (``zh``) and English (``en``), in the book's order."""
    return MappingProxyType({name: MappingProxyType(said) for name, said in lexicon("rules").items()})
