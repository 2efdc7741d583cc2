"""`luoshi table`: a table that an office made in, what its columns are taken for out; or the plan of it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from luoshi.cli.endings import WrongCall, say
from luoshi.cli.options import force_option, language_option, one_document, out_option
from luoshi.cli.out_endings import form_by_ending
from luoshi.cli.outputs import ToStandardOutput, check_free, identities, write_file
from luoshi.cli.sources import STDIN, bytes_of, shown_name
from luoshi.cli.terminal import look_of_output
from luoshi.cli.words import words
from luoshi.exchange.labels import Language

if TYPE_CHECKING:
    from luoshi.delivery.columns import Role
    from luoshi.delivery.mapping import ColumnMapping
    from luoshi.delivery.office_table import OfficeTable

_BY_ENDING = {".xlsx": "xlsx", ".docx": "docx", ".csv": "csv", ".json": "json", ".md": "md"}
_NOTHING = "none"


@click.command("table")
@one_document
@click.option(
    "--table",
    "which",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="The table of the file, from 1. [default: 1]",
)
@click.option(
    "--column",
    "told",
    multiple=True,
    metavar="N=ROLE",
    help="What a column is, from 1: task, lead, due, …; none keeps it as it is.",
)
@out_option("Write the plan of the table to this file (.xlsx, .docx, .csv, .json, .md).")
@force_option
@language_option
def table_command(
    file: str, which: int, told: Sequence[str], out: Path | None, force: bool, language: Language
) -> None:
    """Say what the columns of an office's own table are taken for and why; with -o, make a plan of it.

    Reads .xlsx, .csv, .docx, pages. Only cells that are truly merged are inherited downwards; a row that is no task says why.
    """
    from luoshi.cli.table_lines import table_text
    from luoshi.delivery.office_rows import rows_by
    from luoshi.exchange.office_tables import read_office_tables

    form = form_by_ending(out, _BY_ENDING, "xlsx")
    path = None
    if out is not None and out != Path(STDIN):
        path = check_free(out, force=force, sources=identities([file]))
    data = bytes_of(file)
    found = read_office_tables(data, shown_name(file))
    if which > len(found.tables):
        raise WrongCall(f"{shown_name(file)} has {len(found.tables)} tables; --table takes 1 to {len(found.tables)}")
    table = found.tables[which - 1]
    mapping = _told(table, told)
    rows, problems = rows_by(mapping, table)
    if out is None:
        text = table_text(table, mapping, rows, problems, look_of_output(), language)
        ToStandardOutput().put(file, text.encode("utf-8", "replace"))
    else:
        from luoshi.delivery.table_plan import plan_of_table
        from luoshi.exchange.plan_formats import write_plan

        name = Path(shown_name(file)).name
        plan = plan_of_table(table, rows, source_name=name, source_sha256=sha256(data).hexdigest())
        made = write_plan(plan, form, language=language)
        write_file(path, made) if path else ToStandardOutput().put(file, made)
        say(f"{name}: {words(language)['table_rows'].format(len(rows), len(problems))}")
    for note in found.notes:
        say(f"{shown_name(file)}: {words(language)[f'note_{note}']}")


def _told(table: OfficeTable, told: Sequence[str]) -> ColumnMapping:
    """The proposal as the call corrects it."""
    from luoshi.delivery.columns import ROLES
    from luoshi.delivery.mapping import propose_mapping

    mapping = propose_mapping(table)
    names: dict[str, Role | None] = {role: role for role in ROLES}
    names[_NOTHING] = None
    for one in told:
        number, _, role = one.partition("=")
        if not (number.isdecimal() and 1 <= int(number) <= table.width and role in names):
            raise WrongCall(f"--column {one}: write a column from 1 to {table.width}, = and one of {', '.join(names)}")
        mapping = mapping.with_role(int(number) - 1, names[role])
    return mapping
