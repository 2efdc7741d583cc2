"""Elections from files, and the order in which names are announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luoshi.cli.sources import opened, shown_name
from luoshi.reading.errors import UnreadableSource

if TYPE_CHECKING:
    from luoshi.congress.elections.announcing import OrderNames
    from luoshi.congress.elections.election import Election
    from luoshi.congress.elections.result import Result


class UncountableElection(UnreadableSource):
    """A file that holds no election that could be counted."""


def counted_from(file: str) -> tuple[Election, Result]:
    """The election in a JSON file, or on standard input for ``-``, with its result; raises `UnreadableSource`."""
    from luoshi.congress.elections.counting import count
    from luoshi.congress.elections.election import BrokenElection
    from luoshi.exchange.election_file import read_election_file

    try:
        with opened(file) as stream:
            election = read_election_file(stream)
        return election, count(election, name_order())
    except BrokenElection as error:
        raise UncountableElection(shown_name(file), error.cause, error.cure) from error


def name_order() -> OrderNames:
    """How to put names into the order of their strokes."""
    from luoshi.congress.names import announced

    return lambda names: [one.name.written for one in announced(names, "strokes")]
