"""What a person says of two rows of a revised text: that they are one, or that they are not. It comes before every rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from luoshi.delivery.alike import bare, likeness
from luoshi.delivery.items import Item as Row
from luoshi.delivery.matching import Said
from luoshi.desk.plans.amending import ChangedRow, Revision
from luoshi.desk.plans.models import Item

# Of so many new rows, the likeliest first, one can choose; the others are too unlike to be looked for here.
_OFFERED = 60
Pair = tuple[str, str]


def said_in(post: QueryDict) -> Said:
    """What the form says, as pairs of old and new row (``old=new``): the last word of ``apart`` counts before ``same``."""
    apart = frozenset(_pairs(post.getlist("apart")))
    same = dict.fromkeys(pair for pair in _pairs(post.getlist("same")) if pair not in apart)
    return Said(tuple(same), apart)


def mark_of(said: Said) -> str:
    """The same for the same words: by it, a page knows whether what it shows is what was said."""
    return ";".join([*(_ticket(pair) for pair in said.pairs), "|", *sorted(map(_ticket, said.apart))])


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of two rows: its ticket in the form, the words of both, and whether it could be followed."""

    ticket: str
    old: str
    new: str
    followed: bool


def told_same(said: Said, revision: Revision) -> list[Told]:
    """The rows that a person said are one."""
    joined = {(one.item.row, one.row.id): one for one in (*revision.changed, *revision.same)}
    return [_told(pair, revision, followed=pair in joined) for pair in said.pairs]


def told_apart(said: Said, revision: Revision) -> list[Told]:
    """The rows that a person said are two."""
    joined = {(one.item.row, one.row.id) for one in (*revision.changed, *revision.same)}
    return [_told(pair, revision, followed=pair not in joined) for pair in sorted(said.apart)]


@dataclass(frozen=True, slots=True)
class Choice:
    """A new row that an old one may be."""

    ticket: str
    row: Row


def choices_for(item: Item, added: Sequence[Row]) -> list[Choice]:
    """The new rows that this item may be, the most alike first. A listed part can only be a part."""
    own = bare(item.wording)
    fitting = [row for row in added if (row.kind == "part") is (item.kind == "part")]
    fitting.sort(key=lambda row: -likeness(own, bare(row.wording)))
    return [Choice(_ticket((item.row, row.id)), row) for row in fitting[:_OFFERED]]


def ticket_of(one: ChangedRow) -> str:
    """What the form sends to say that this item and its new row are two."""
    return _ticket((one.item.row, one.row.id))


def _told(pair: Pair, revision: Revision, *, followed: bool) -> Told:
    olds = {one.item.row: one.item.wording for one in (*revision.changed, *revision.same)}
    olds |= {item.row: item.wording for item in revision.dropped}
    news = {row.id: row.wording for row in revision.made.items()}
    return Told(_ticket(pair), olds.get(pair[0], pair[0]), news.get(pair[1], pair[1]), followed)


def _pairs(tickets: Iterable[str]) -> Iterator[Pair]:
    for ticket in tickets:
        old, joint, new = ticket.partition("=")
        if joint and old and new:
            yield old, new


def _ticket(pair: Pair) -> str:
    return "=".join(pair)
