"""Writing what happens in an election: what the rules don't have now is not written, and is told in a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from luoshi.congress.elections.closing import CountOpen
from luoshi.congress.elections.election import BrokenElection
from luoshi.congress.elections.rounds import NotAllowed
from luoshi.desk.accounts.models import Person
from luoshi.desk.congress.contests import ContestState, after, state_of
from luoshi.desk.congress.models import Entry, StoredContest
from luoshi.desk.page_language import page_language
from luoshi.exchange.messages import in_chinese


class Refused(Exception):
    """The rules don't have this now; `lines` say why, in the language of the page."""

    def __init__(self, *lines: str) -> None:
        self.lines = lines
        super().__init__(" ".join(lines))


def read_state(stored: StoredContest) -> ContestState:
    """Where the election stands by the book."""
    return state_of(stored, stored.entries.all())


def record(stored: StoredContest, kind: str, data: Mapping[str, Any], by: Person) -> ContestState:
    """Write a line and give the state after it; raises `Refused`, and then nothing was written."""
    with stored.congress.held():
        try:
            found = after(read_state(stored), Entry(kind=kind, data=dict(data), number=0))
        except CountOpen as error:
            raise Refused(*(one.said(page_language()) for one in error.obstacles)) from error
        except (BrokenElection, NotAllowed) as error:
            said = str(error)
            raise Refused(in_chinese(said) if page_language() == "zh" else said) from error
        stored.congress.write(kind, data, by, contest=stored)
    return found
