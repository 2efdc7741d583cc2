"""A cell of a followed plan's sheet that cannot be understood, or not be taken: why, and what to write instead."""

from __future__ import annotations

from typing import Literal

from luoshi.exchange.labels import Labels

Why = Literal[
    "weight", "milestone_day", "milestone_name", "milestone_twice",
    "measure_form", "measure_twice", "measure_promised", "measure_unit",
]  # fmt: skip


class UnreadCell(Exception):
    """What is wrong with the cell (``why``), and the words of it that are meant (``said``)."""

    def __init__(self, why: Why, said: str) -> None:
        self.why, self.said = why, said
        super().__init__(f"{why}: {said}")

    def in_words(self, words: Labels) -> str:
        """Cause and cure in one line."""
        return words.unread[self.why].format(said=self.said)
