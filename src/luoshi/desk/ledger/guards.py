"""Triggers that keep entries as they are, whoever comes to the tables and by whatever way."""

from __future__ import annotations

from typing import NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper


class Guarded(NamedTuple):
    """A table whose rows are only added to: its name, what its triggers are called after, and what whoever tries is told."""

    table: str
    name: str
    message: str


LEDGER = Guarded("ledger_ledgerentry", "ledger", "entries of the ledger are never altered or removed")


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Refuse every change to an entry from now on."""
    guard(connection, LEDGER)


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Let entries be changed: for tests that forge them, and for moving a database."""
    let_go(connection, LEDGER)


def guard(connection: BaseDatabaseWrapper, what: Guarded) -> None:
    """Refuse every change to a row of this table."""
    table, name, message = what
    _run(connection, {
        "sqlite": [
            f"CREATE TRIGGER {name}_no_{way.lower()} BEFORE {way} ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END"
            for way in ("UPDATE", "DELETE")
        ],
        "postgresql": [
            f"CREATE FUNCTION {name}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{message}'; END $$",
            f"CREATE TRIGGER {name}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}_refuse()",
        ],
    })  # fmt: skip


def let_go(connection: BaseDatabaseWrapper, what: Guarded) -> None:
    """Take the triggers of this table away; nothing where there are none."""
    table, name, _message = what
    _run(connection, {
        "sqlite": [f"DROP TRIGGER IF EXISTS {name}_no_{way}" for way in ("update", "delete")],
        "postgresql": [
            f"DROP TRIGGER IF EXISTS {name}_no_change ON {table}", f"DROP FUNCTION IF EXISTS {name}_refuse()",
        ],
    })  # fmt: skip


def _run(connection: BaseDatabaseWrapper, statements: dict[str, list[str]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
