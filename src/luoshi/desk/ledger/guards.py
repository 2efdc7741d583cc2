"""Triggers that keep entries as they are, whoever comes to the tables and by whatever way."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

_TABLE = "ledger_ledgerentry"
_MESSAGE = "entries of the ledger are never altered or removed"
_UP = {
    "sqlite": [
        f"CREATE TRIGGER ledger_no_{what.lower()} BEFORE {what} ON {_TABLE} BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
        for what in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        f"CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{_MESSAGE}'; END $$",
        f"CREATE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE ON {_TABLE} FOR EACH ROW EXECUTE FUNCTION ledger_refuse()",
    ],
}  # fmt: skip
_DOWN = {
    "sqlite": ["DROP TRIGGER IF EXISTS ledger_no_update", "DROP TRIGGER IF EXISTS ledger_no_delete"],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS ledger_no_change ON {_TABLE}",
        "DROP FUNCTION IF EXISTS ledger_refuse()",
    ],
}


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Refuse every change to an entry from now on."""
    _run(connection, _UP)


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Let entries be changed: for tests that forge them, and for moving a database."""
    _run(connection, _DOWN)


def _run(connection: BaseDatabaseWrapper, statements: dict[str, list[str]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
