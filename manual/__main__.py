"""`python -m manual` writes the pages of docs/ that are made from the code."""

from __future__ import annotations

from pathlib import Path

from manual import item_states, lights

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = {"item-states.md": item_states.page, "lights.md": lights.page}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
