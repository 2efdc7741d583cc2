"""`luoshi read`: documents in, readings out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from luoshi.cli.documents import Outcome, ReadOne, jobs_for, read_each
from luoshi.cli.endings import Ending, say
from luoshi.cli.options import documents, encoding_option, force_option, language_option, out_option, today_option
from luoshi.cli.out_endings import form_by_ending
from luoshi.cli.outputs import Output
from luoshi.cli.read_output import Wish, output_for
from luoshi.cli.readings_file import ToReadingsFile
from luoshi.cli.rendering import Form, Rendering
from luoshi.exchange.labels import Language

if TYPE_CHECKING:
    from luoshi.corpus.folders import Search

_FORMS: tuple[Form, ...] = ("table", "json", "jsonl", "html")
_BY_ENDING: dict[str, Form] = {".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl", ".txt": "table"}
# So many names fit in a line that somebody reads.
_MOST_NAMES = 20


@click.command("read")
@documents
@click.option("--format", "form", type=click.Choice(_FORMS), help="[default: table, or what the ending of OUT says]")
@out_option("Write to this file; for several documents with json or html, a folder.")
@force_option
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    metavar="N",
    help="Read in N processes. [default: as many as there are cores and work for]",
)
@click.option("--resume", is_flag=True, help="Go on with OUT (jsonl): what it holds already is not read again.")
@encoding_option
@today_option
@language_option
def read_command(
    paths: tuple[str, ...],
    form: Form | None,
    out: Path | None,
    force: bool,
    jobs: int | None,
    resume: bool,
    encoding: str | None,
    today: date,
    language: Language,
) -> int:
    """Read documents: what they promise, what is to be done, what was decided, what is wrong with them.

    FILE is a text, a web page, a Word document or a PDF; - is standard input; a folder stands for the documents in it and
    below. Old Word and WPS, RTF and OpenDocument files are read with the help of LibreOffice.
    """
    from luoshi.corpus.folders import find_documents
    from luoshi.corpus.making import Making

    form = form or form_by_ending(out, _BY_ENDING, "table")
    search = find_documents(paths, leave_out=out)
    day_given = click.get_current_context().get_parameter_source("today") is not ParameterSource.DEFAULT
    wish = Wish(form, out, force, resume, day_given, language, Making(today, encoding))
    output, rendering = output_for(wish, search.documents, in_folders=search.folders > 0)
    return _run(search, output, rendering, jobs)


def _run(search: Search, output: Output, rendering: Rendering, jobs: int | None) -> Ending:
    for error in search.unreadable:
        say(str(error))
    documents = output.left() if isinstance(output, ToReadingsFile) else search.documents
    work = ReadOne(rendering, rendering.making.today, rendering.making.encoding)
    outcome = read_each(documents, work, output, jobs=jobs_for(documents, jobs))
    _say_where(output.finish())
    _sum_up(search, outcome)
    return max(outcome.ending, Ending.UNREADABLE) if search.unreadable else outcome.ending


def _say_where(paths: Sequence[Path]) -> None:
    for path in paths[:_MOST_NAMES]:
        say(f"-> {path}")
    if len(paths) > _MOST_NAMES:
        say(f"-> … {len(paths)} files in all")


def _sum_up(search: Search, outcome: Outcome) -> None:
    """What is missing in the result, and why."""
    if search.passed_over:
        kinds = "; ".join(f"{count} {kind}" for kind, count in search.passed_over.most_common())
        say(f"luoshi: passed over in folders: {kinds}")
    bad = [*(error.name for error in search.unreadable), *outcome.bad]
    total = len(search.documents) + len(search.unreadable)
    if bad and total > 1:
        names = ", ".join(bad[:_MOST_NAMES])
        if len(bad) > _MOST_NAMES:
            names = f"{names} and {len(bad) - _MOST_NAMES} more"
        say(f"luoshi: {total - len(bad)} of {total} files read; not read: {names}")
