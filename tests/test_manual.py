"""The pages of docs/ that are made from the code are what the code says today."""

from __future__ import annotations

import re

import pytest
from manual.__main__ import DOCS, PAGES

from luoshi.delivery.lifecycle import ACTIONS, STATES, transitions


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_up_to_date(name: str) -> None:
    """If this fails, `make docs` writes it anew."""
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name]()


@pytest.mark.parametrize("name", ["item-states.md", "zh/item-states.md"])
def test_the_diagram_draws_every_move_and_nothing_else(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    drawn = {(start, end) for start, end in re.findall(r"^    (\S+) --> (\w+):", text, re.MULTILINE)}
    moves = {(start or "[*]", to) for row in transitions().values() for start, to in row.to.items() if start != to}
    back = {
        ("close_out_asked", "signed"), ("close_out_asked", "in_progress"),
        ("suspended", "issued"), ("suspended", "signed"), ("suspended", "in_progress"),
        ("dropped", "draft"), ("dropped", "issued"), ("dropped", "signed"), ("dropped", "in_progress"), ("dropped", "suspended"),
    }  # fmt: skip
    assert drawn == {(start, end) for start, end in moves if end != "before"} | back


def test_every_state_and_action_has_its_row() -> None:
    text = (DOCS / "item-states.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \w", text, re.MULTILINE) == list(STATES)
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == list(transitions())
    chinese = (DOCS / "zh/item-states.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| [^|`]+ \| `(\w+)` \|", chinese, re.MULTILINE) == [*STATES, *transitions()]
    assert set(transitions()) == set(ACTIONS)
