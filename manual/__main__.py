"""`python -m manual` writes the pages of docs/ that are made from the code."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from luoshi.delivery.sentences import Language
from manual import item_states, lights, rulesets
from manual.twins import LANGUAGES, linked, place

DOCS = Path(__file__).resolve().parent.parent / "docs"
_MADE: dict[str, Callable[[Language], str]] = {
    "item-states.md": item_states.page,
    "lights.md": lights.page,
    "rulesets.md": rulesets.page,
}


def _page(name: str, language: Language) -> str:
    return linked(_MADE[name](language), name, language)


PAGES = {place(name, language): partial(_page, name, language) for name in _MADE for language in LANGUAGES}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        path = DOCS / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
