"""`luoshi names`: a list of people in, the same people in the order of an announcement out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from luoshi.cli.endings import WrongCall, say
from luoshi.cli.options import encoding_option, force_option, language_option, one_document, out_option
from luoshi.cli.out_endings import form_by_ending
from luoshi.cli.outputs import ToStandardOutput, check_free, identities, write_file
from luoshi.cli.sources import bytes_of, shown_name
from luoshi.cli.terminal import Look, look_of_output
from luoshi.cli.words import words
from luoshi.exchange.labels import Language

if TYPE_CHECKING:
    from luoshi.congress.names import Order, Ordered
    from luoshi.exchange.name_list import ListedName

_FORMS = ("table", "json")
_BY_ENDING = {".txt": "table", ".json": "json"}
# The names of congress.names.announcing.ORDERS, without loading it for every command.
_ORDERS = ("strokes", "approved", "votes", "ballot")


@click.command("names")
@one_document
@click.option("--order", type=click.Choice(_ORDERS), default="strokes", show_default=True, help="Of the announcement.")
@click.option("--format", "form", type=click.Choice(_FORMS), help="[default: table, or what the ending of OUT says]")
@out_option("Write to this file. [default: standard output]")
@force_option
@encoding_option
@language_option
def names_command(
    file: str, order: Order, form: str | None, out: Path | None, force: bool, encoding: str | None, language: Language
) -> None:
    """Put names in the order of an announcement, with the strokes and the reason for every place.

    FILE is a list with a column 姓名 (xlsx, csv) or a text with a name in each line; a column 姓 says where a surname ends, and
    得票 gives the votes. strokes is 姓氏笔画; votes goes by votes, then strokes; approved and ballot keep the order of FILE.
    """
    from luoshi.exchange.names_json import names_data

    form = form or form_by_ending(out, _BY_ENDING, "table")
    if out:
        check_free(out, force=force, sources=identities([file]))
    listed = _listed(file, encoding)
    votes = {one.written: one.votes for one in listed if one.votes is not None}
    found = _ordered(listed, order, votes)
    look = Look() if out else look_of_output()
    if form == "json":
        text = json.dumps(names_data(found, order, votes), ensure_ascii=False, indent=2) + "\n"
    else:
        text = _table(found, look, language)
    data = text.encode("utf-8", "replace")
    if out:
        write_file(out, data)
        say(f"-> {out}")
    else:
        ToStandardOutput().put(file, data)
    doubtful = [one.name.written for one in found if one.to_confirm]
    if doubtful:
        say(f"{shown_name(file)}: {words(language)['names_to_confirm'].format(len(doubtful))}")


def _listed(file: str, encoding: str | None) -> tuple[ListedName, ...]:
    from luoshi.exchange.name_list import read_names

    return read_names(bytes_of(file), name=shown_name(file), encoding=encoding)


def _ordered(listed: tuple[ListedName, ...], order: Order, votes: dict[str, int]) -> tuple[Ordered, ...]:
    from luoshi.congress.names.announcing import VotesMissing, announced_names
    from luoshi.congress.names.person_name import read_name

    names = [read_name(one.written, surname=one.surname) for one in listed]
    try:
        return announced_names(names, order, votes=votes)
    except VotesMissing as error:
        raise WrongCall(
            f"--order votes needs the votes of everybody, in a column 得票; there are none of {error}"
        ) from error


def _table(found: tuple[Ordered, ...], look: Look, language: Language) -> str:
    from luoshi.cli.names_table import names_table

    return names_table(found, look, language)
