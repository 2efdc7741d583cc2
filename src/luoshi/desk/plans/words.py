"""Words of the pure rooms in the language of the page."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import get_language

from luoshi.delivery.lifecycle import STATES, state_words


def language() -> Literal["zh", "en"]:
    """The language of the page, as the pure rooms call it."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def states_named(said: str) -> list[tuple[str, str]]:
    """Every state with its name, in the order of an item's life."""
    return [(state, state_words(state)[said]) for state in STATES]
