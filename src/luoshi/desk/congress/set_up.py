"""What was set up for a congress besides its book: every change of it is a line of the book with the digests of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Model, QuerySet

from luoshi.congress.record.book import set_up_changed
from luoshi.delivery.chain import sealed
from luoshi.delivery.differences import Difference
from luoshi.desk.accounts.models import Person
from luoshi.desk.congress.models import Congress, DraftText, Entry, StoredItem

# The head of the book stands in the row of the congress, and changes with every line.
_NOT_SET_UP = {"last_number", "last_seal"}
# The tables as `luoshi verify` names them; the English name stands in the book.
_IN_CHINESE = {
    "congress": "会议的基本情况", "electoral units": "选举单位名额", "roll": "代表名册", "sittings": "会次", "agenda": "议程",
    "elections": "选举安排", "reports": "报告目录", "drafts": "报告各稿",
}  # fmt: skip


def keep(one: Congress, by: Person) -> None:
    """Write into the book which tables have changed, with their digests; nothing where none has."""
    with one.held():
        before, now = kept(one.entries.filter(kind="set-up")), digests_of(one)
        changed = {table: digest for table, digest in now.items() if before.get(table, ("", 0))[0] != digest}
        if changed:
            one.write("set-up", {"tables": changed}, by)


def kept(lines: Iterable[Entry]) -> dict[str, tuple[str, int]]:
    """The digest of each table as the book has it last, and the line that says so."""
    return {table: (digest, line.number) for line in lines for table, digest in line.data["tables"].items()}


def set_up_difference(one: Congress, lines: Iterable[Entry]) -> Difference | None:
    """The first table that is not what the book says of it, or None.

    A congress of which the book has no such line was set up before there were any: its tables come under the book at their
    next change.
    """
    before = kept(lines)
    for table, digest in digests_of(one).items() if before else ():
        written, number = before.get(table, ("", None))
        if written != digest:
            return set_up_changed(one.title, {"en": table, "zh": _IN_CHINESE[table]}, number)
    return None


def digests_of(one: Congress) -> dict[str, str]:
    """The digest of everything that was set up, table by table."""
    return {table: sealed(rows_of(rows)) for table, rows in _tables(one).items()}


def rows_of(rows: QuerySet[Any]) -> list[list[Any]]:
    """The rows of a table in the order of their ids, every column with its value in plain JSON."""
    columns = [each.attname for each in rows.model._meta.concrete_fields if each.attname not in _NOT_SET_UP]
    return [[_plain(value) for value in row] for row in rows.order_by("pk").values_list(*columns)]


def _tables(one: Congress) -> Mapping[str, QuerySet[Any]]:
    of_congress: Mapping[str, QuerySet[Model]] = {
        "congress": Congress.objects.filter(pk=one.pk),
        "electoral units": one.electoral_units.all(),
        "roll": one.delegates.all(),
        "sittings": one.sittings.all(),
        "agenda": StoredItem.objects.filter(sitting__congress=one),
        "elections": one.contests.all(),
        "reports": one.reports.all(),
        "drafts": DraftText.objects.filter(report__congress=one),
    }  # fmt: skip
    return of_congress


def _plain(value: Any) -> Any:  # noqa: ANN401 - any column
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value
