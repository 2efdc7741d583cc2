"""`luoshi take`: a plan's workbook as an office sends it back, against the plan of its document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from luoshi.cli.endings import WrongCall, say
from luoshi.cli.options import encoding_option, force_option, language_option, out_option, today_option
from luoshi.cli.out_endings import form_by_ending
from luoshi.cli.outputs import ToStandardOutput, check_free, identities, write_file
from luoshi.cli.sources import STDIN, bytes_of, read_file, shown_name
from luoshi.cli.terminal import look_of_output
from luoshi.exchange.labels import Language

_BY_ENDING = {".xlsx": "xlsx", ".docx": "docx", ".csv": "csv", ".json": "json", ".md": "md"}


@click.command("take")
@click.argument("sheet", metavar="SHEET")
@click.argument("file", metavar="FILE")
@out_option("Write the plan with the changes in it to this file (.xlsx, .docx, .csv, .json, .md); conflicts stay out.")
@force_option
@encoding_option
@today_option
@language_option
def take_command(
    sheet: str, file: str, out: Path | None, force: bool, encoding: str | None, today: date, language: Language
) -> None:
    """Say what SHEET, a plan's workbook that was filled in, changes in the plan of FILE, row by row.

    Rows are found by their ids, wherever they stand by now. Nothing is changed by looking; -o writes the plan with the changes.
    """
    from luoshi.cli.preview_lines import counts_line, preview_text
    from luoshi.delivery.plan import make_plan
    from luoshi.exchange.plan_formats import write_plan
    from luoshi.exchange.preview import preview, take
    from luoshi.exchange.sheet_back import read_plan_sheet

    if "" in (sheet, file) or sheet == file:
        raise WrongCall("name the workbook that came back, then the document that the plan was made from")
    form = form_by_ending(out, _BY_ENDING, "xlsx")
    path = None
    if out is not None and out != Path(STDIN):
        path = check_free(out, force=force, sources=identities([sheet, file]))
    back = read_plan_sheet(bytes_of(sheet), shown_name(sheet))
    plan = make_plan(read_file(file, today=today, encoding=encoding))
    found = preview(plan, back)
    if out is None:
        ToStandardOutput().put(sheet, preview_text(plan, found, look_of_output(), language).encode("utf-8", "replace"))
        return
    made = write_plan(take(plan, found.changes(), back.language), form, language=language)
    write_file(path, made) if path else ToStandardOutput().put(sheet, made)
    say(f"{shown_name(sheet)}: {counts_line(found, language)}")
