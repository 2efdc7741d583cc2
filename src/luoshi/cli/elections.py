"""Elections from files, and the order in which names are announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli.sources import opened, shown_name
from luoshi.reading.errors import UnreadableSource

if TYPE_CHECKING:
    from luoshi.congress.elections.announcing import OrderNames
    from luoshi.congress.elections.election import Election


class UncountableElection(UnreadableSource):
    """A file that holds no election that could be counted."""


def election_from(file: str) -> Election:
    """The election in a JSON file, or on standard input for ``-``; raises `UnreadableSource`."""
    from luoshi.congress.elections.election import BrokenElection
    from luoshi.exchange.election_file import read_election_file

    try:
        with opened(file) as stream:
            return read_election_file(stream)
    except BrokenElection as error:
        raise uncountable(file, error) from error


def uncountable(file: str, error: Exception) -> UncountableElection:
    """The error of a count as one that names the file."""
    from luoshi.congress.elections.election import BrokenElection

    if not isinstance(error, BrokenElection):
        raise error
    return UncountableElection(shown_name(file), error.cause, error.cure)


def name_order() -> OrderNames | None:
    """How to put names into the order of their strokes, None where there is no table of strokes."""
    return None
