"""Is a congress as it was written down? Its book line by line, and what was set up for it by the digests in the book."""

from __future__ import annotations

from typing import NamedTuple

from luoshi.congress.record.book import verify_book
from luoshi.delivery.differences import Difference
from luoshi.desk.congress.models import Congress
from luoshi.desk.congress.set_up import set_up_difference


class BookSeal(NamedTuple):
    """How many lines there are, the seal of the last one, and the first line that is not as it was written (None: all are)."""

    lines: int
    seal: str
    broken: Difference | None


def book_seal(one: Congress) -> BookSeal:
    """The state of the book of a congress."""
    lines = one.entries.order_by("number", "pk")
    broken = verify_book(one.title, (line.line() for line in lines), one.head)
    return BookSeal(one.last_number, one.last_seal, broken)


def first_difference_in(one: Congress) -> Difference | None:
    """The first line of its book, or else the first table, that is not as it was written; None where all is."""
    return book_seal(one).broken or set_up_difference(one, one.entries.filter(kind="set-up"))


def first_difference_in_books() -> Difference | None:
    """The first difference in any congress, the oldest first; None where all are as they were written."""
    found = (first_difference_in(one) for one in Congress.objects.order_by("pk"))
    return next((one for one in found if one is not None), None)
