"""Words of the pure rooms in the language of the page."""

from __future__ import annotations

from luoshi.delivery.lifecycle import STATES, state_words


def states_named(said: str) -> list[tuple[str, str]]:
    """Every state with its name, in the order of an item's life."""
    return [(state, state_words(state)[said]) for state in STATES]
