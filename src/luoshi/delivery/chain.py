"""What makes a chain: each link is sealed with the hash of the one before. The ledger is one, the book of a congress another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Protocol, TypeVar

from luoshi.delivery.canonical_json import NotCanonical, canonical
from luoshi.delivery.differences import span_words
from luoshi.delivery.heads import Head
from luoshi.delivery.sentences import Fact

# The kind of a difference and what its sentence needs.
Found = tuple[str, Mapping[str, Fact]]


class NoTimeZone(ValueError):
    """A time without its zone: nobody could tell later when it was."""


class Link(Protocol):
    """One link: its number counts from 1 without a gap, `previous` is the hash of the link before, `hash` its own seal."""

    @property
    def number(self) -> int:
        """Which link it is."""

    @property
    def previous(self) -> str:
        """The hash of the link before."""

    @property
    def hash(self) -> str:
        """Its own seal."""


L = TypeVar("L", bound=Link)


def sealed(said: Sequence[object]) -> str:
    """The SHA-256 over the canonical JSON of a list, as 64 hex digits. Raises `NotCanonical`."""
    return sha256(canonical(said).encode()).hexdigest()


def with_next(links: Iterable[L]) -> Iterator[tuple[L, L | None]]:
    """Each link with the one that follows on it, None for the last."""
    before: L | None = None
    for link in links:
        if before is not None:
            yield before, link
        before = link
    if before is not None:
        yield before, None


def first_break(link: L, last: Head, following: L | None, seal: Callable[[L], str], head: Head | None) -> Found | None:
    """Why a link does not follow on the one before (`last`), or is not what it was sealed as; `head` was exported at some time."""
    return _in_place(link, last) or _in_seal(link, last, following, seal) or _by_head(link, head)


def cut_off(last: Head, head: Head | None) -> Found | None:
    """Are links gone from the end that the head still knew of?"""
    if head is None or head.number <= last.number:
        return None
    return "cut-off", {"span": span_words(last.number + 1, head.number), "number": str(head.number)}


def _in_place(link: Link, last: Head) -> Found | None:
    """Is it the next one?"""
    awaited = last.number + 1
    if link.number == awaited:
        return None
    if link.number > awaited:
        return "missing-before", {"span": span_words(awaited, link.number - 1)}
    return "out-of-place", {"awaited": str(awaited)}


def _in_seal(link: L, last: Head, following: L | None, seal: Callable[[L], str]) -> Found | None:
    """Does it follow on the one before, and does it say what it was sealed with?"""
    try:
        right = seal(link)
    except (NotCanonical, NoTimeZone) as error:
        return "not-canonical", {"why": str(error)}
    if link.previous != last.hash:
        return "not-following" if right == link.hash else "previous-changed", {"last": str(last.number)}
    if right == link.hash:
        return None
    if following is not None and following.previous == right:
        return "hash-changed", {"right": right[:12]}
    return "content-changed", {}


def _by_head(link: Link, head: Head | None) -> Found | None:
    if head is not None and head.number == link.number and head.hash != link.hash:
        return "written-anew", {}
    return None
