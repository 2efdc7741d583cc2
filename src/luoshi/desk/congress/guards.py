"""The book and the drafts are kept as they are by triggers, as the ledger is: whoever comes to the tables, and by whatever way."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from luoshi.desk.ledger.guards import Guarded, guard, let_go

GUARDED = (
    Guarded("congress_entry", "congress_book", "lines of the book are never altered or removed"),
    Guarded("congress_drafttext", "congress_draft", "drafts are never altered or removed"),
)


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Refuse every change to a line of a book, or to a draft, from now on."""
    for each in GUARDED:
        guard(connection, each)


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Let them be changed: for tests that forge them, and for moving a database."""
    for each in GUARDED:
        let_go(connection, each)
