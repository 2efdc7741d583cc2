"""The review page as it is laid out: the text paragraph by paragraph, and beside each what the plan makes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from luoshi.delivery.state import ItemState, Measure
from luoshi.desk.plans.models import Item, Passage, Plan
from luoshi.desk.plans.passages import pulled_key


@dataclass(frozen=True, slots=True)
class Card:
    """A row beside its paragraph: the item, its state, and the measures whose number the text left blank."""

    item: Item
    state: ItemState
    state_name: str
    blanks: tuple[Measure, ...]
    can_merge: bool

    @property
    def fate(self) -> str:
        """What the review came to so far: "open", "confirmed", "dropped" or "out" (handed out, no longer a draft)."""
        if self.item.workflow == "draft":
            return "confirmed" if self.item.confirmed else "open"
        return "dropped" if self.item.workflow == "dropped" else "out"


@dataclass(slots=True)
class Block:
    """A paragraph: its sentences, the rows that stand in it, and the sentences in it that are still unaccounted for."""

    paragraph: int
    passages: list[Passage]
    cards: list[Card] = field(default_factory=list)
    left: list[Passage] = field(default_factory=list)
    pulled: Passage | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The whole page, and what is still to be done on it."""

    blocks: tuple[Block, ...]
    open: int
    confirmed: int
    dropped: int
    blanks: int
    left: int

    def first_left(self) -> Passage | None:
        """The first sentence that nobody has looked at."""
        return next((passage for block in self.blocks for passage in block.left), None)


def review_of(plan: Plan, language: str, pull: int | None = None) -> Review:
    """The page of a plan; ``pull`` is the order of a sentence that somebody wants to pull in."""
    items = list(plan.items.select_related("lead").order_by("order", "pk"))
    passages = list(plan.passages.order_by("order"))
    keys = {item.key for item in items}
    blocks = [Block(number, list(group)) for number, group in groupby(passages, lambda one: one.paragraph)]
    cards = _cards(items, blocks, language)
    for block in blocks:
        block.cards = cards[block.paragraph]
        block.left = [one for one in block.passages if one.left and pulled_key(one) not in keys]
        block.pulled = next((one for one in block.passages if one.order == pull and one not in block.left), None)
    every = [card for block in blocks for card in block.cards]
    fates = [card.fate for card in every]
    return Review(
        tuple(blocks), fates.count("open"), fates.count("confirmed"), fates.count("dropped"),
        sum(len(card.blanks) for card in every if card.fate != "dropped"), sum(len(block.left) for block in blocks),
    )  # fmt: skip


def _cards(items: Sequence[Item], blocks: Sequence[Block], language: str) -> Mapping[int, list[Card]]:
    starts = [(block.passages[0].start, block.paragraph) for block in blocks]
    cards: dict[int, list[Card]] = defaultdict(list)
    before = None
    for item in items:
        # A row that a revised text no longer has stands nowhere in it.
        paragraph = next(_paragraphs_up_to(starts, item.start), None) if item.start is not None else None
        if paragraph is None:
            continue
        state = item.item_state()
        blanks = tuple(measure for measure in state.measures if measure.target is None)
        can_merge = item.workflow == "draft" and item.parent_id is None and before is not None
        cards[paragraph].append(Card(item, state, item.state_name(language), blanks, can_merge))
        if item.workflow == "draft" and item.parent_id is None:
            before = item
    for listed in cards.values():
        listed.sort(key=lambda card: (card.item.start or 0, card.item.order, card.item.pk))
    return cards


def _paragraphs_up_to(starts: Sequence[tuple[int, int]], at: int) -> Iterator[int]:
    """The paragraph in which a place stands: the last one that begins before it."""
    return (paragraph for start, paragraph in reversed(starts) if start <= at)
