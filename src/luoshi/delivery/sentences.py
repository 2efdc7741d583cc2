"""Sentences in both languages with blanks for facts, as the `*.toml` beside this file hold them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from luoshi.delivery.lifecycle import Words

Language = Literal["zh", "en"]
# A fact is said alike in both languages, or in words for each, or is a list of such words.
Fact = str | Words | Sequence[Words]
_JOINTS = {"zh": "、", "en": ", "}
# No str.format: what people typed may hold braces.
_BLANK = re.compile(r"\{([a-z]+)\}")


def filled(sentence: Words, facts: Mapping[str, Fact], language: Language) -> str:
    """The sentence in one language, each ``{name}`` in it replaced by the fact of that name."""
    return _BLANK.sub(lambda blank: _said(facts[blank[1]], language), sentence[language])


def _said(fact: Fact, language: Language) -> str:
    if isinstance(fact, str):
        return fact
    if isinstance(fact, Mapping):
        return fact[language]
    return _JOINTS[language].join(words[language] for words in fact)
