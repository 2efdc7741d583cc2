"""The rows of a plan as they are listed: under their headings, parts below their task, or sorted without either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from luoshi.desk.plans.models import Item


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: an item, how deep it stands, its heading where a new one begins, and its state in words."""

    item: Item
    depth: int
    heading: str
    state: str
    weight: str

    @property
    def ticket(self) -> str:
        """What a form sends to say that this row was chosen, and as of which entry it was seen."""
        return f"{self.item.key}@{self.item.last_entry}"


def rows_of(items: Iterable[Item], language: str, *, tree: bool) -> Iterator[Row]:
    """The rows in the order given; in a tree with headings, and parts further in."""
    group = None
    for item in items:
        heading = item.group if tree and item.group != group else ""
        group = item.group
        yield Row(
            item, 1 if tree and item.parent_id else 0, heading, item.state_name(language), item.state.get("weight", "1")
        )
