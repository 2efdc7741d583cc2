"""The cells of a followed plan that hold more than words: weight, milestones and measures, as a person has written them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal

from luoshi.delivery.entry_data import number
from luoshi.delivery.items import Followed
from luoshi.exchange.cell_entry import is_blank
from luoshi.exchange.labels import Labels
from luoshi.exchange.measure_lines import read_measures
from luoshi.exchange.milestone_lines import read_milestones
from luoshi.exchange.unread_cell import UnreadCell

FOLLOWED_CELLS = frozenset({"weight", "milestones", "indicators"})


def entered_in(followed: Followed, column: str, text: str, words: Labels) -> Followed:
    """What a row has once this text stands in its cell; an empty one takes away, and a weight counts 1 then. Raises `UnreadCell`."""
    said = "" if is_blank(text, words) else text
    if column == "weight":
        return replace(followed, weight=_weight(said))
    if column == "milestones":
        return replace(followed, milestones=read_milestones(said, followed.milestones, words))
    return replace(followed, measures=read_measures(said, followed.measures, words))


def _weight(said: str) -> Decimal:
    if not said:
        return Decimal(1)
    try:
        weight = number(unicodedata.normalize("NFKC", said).strip())
    except ValueError as error:
        raise UnreadCell("weight", said.strip()) from error
    if weight <= 0:
        raise UnreadCell("weight", said.strip())
    return weight
