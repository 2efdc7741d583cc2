"""`luoshi explain`: why something is an entry, and why something else is none."""

from __future__ import annotations

from datetime import date

import click

from luoshi.cli.endings import WrongCall
from luoshi.cli.options import encoding_option, language_option, one_document, today_option
from luoshi.cli.outputs import ToStandardOutput
from luoshi.cli.sources import read_file
from luoshi.cli.terminal import look_of_output
from luoshi.exchange.labels import Language


@click.command("explain")
@one_document
@click.option(
    "--at", "position", type=click.IntRange(min=0), metavar="N", help="The character at this position, from 0."
)
@click.option("--entry", "entry", metavar="ID", help="The entry with this id: g1, t12, d3.")
@encoding_option
@today_option
@language_option
def explain_command(
    file: str, position: int | None, entry: str | None, encoding: str | None, today: date, language: Language
) -> None:
    """Say which rules made an entry and from which words; or what became of a place, and why it is no entry.

    Ids and positions are those of `luoshi read`.
    """
    from luoshi.cli.explanation_lines import explanation_text
    from luoshi.reading.explain import NoSuchEntry, NoSuchPlace, explain_at, explain_entry

    if (position is None) == (entry is None):
        raise WrongCall("say what to explain: either --at N or --entry ID")
    reading = read_file(file, today=today, encoding=encoding)
    try:
        found = explain_at(reading, position) if position is not None else explain_entry(reading, entry or "")
    except NoSuchPlace as error:
        raise WrongCall(
            f"{file} has {len(reading.text)} characters; --at takes 0 to {len(reading.text) - 1}"
        ) from error
    except NoSuchEntry as error:
        raise WrongCall(f"{file} has no entry {entry}; `luoshi read` shows the ids") from error
    ToStandardOutput().put(
        file, explanation_text(reading, found, look_of_output(), language).encode("utf-8", "replace")
    )
