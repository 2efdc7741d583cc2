"""`luoshi amend`: two versions of a text in, what the second does to the plan of the first out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from luoshi.cli.endings import WrongCall
from luoshi.cli.options import encoding_option, force_option, language_option, out_option, today_option
from luoshi.cli.out_endings import form_by_ending
from luoshi.cli.outputs import ToStandardOutput, check_free, identities, write_file
from luoshi.cli.progress import Bar
from luoshi.cli.sources import STDIN, read_file, shown_name
from luoshi.cli.terminal import Look, look_of_output
from luoshi.exchange.labels import Language

if TYPE_CHECKING:
    from luoshi.delivery.amend import Amendment
    from luoshi.delivery.matching import Said
    from luoshi.delivery.plan import Plan

Form = Literal["text", "json"]
_BY_ENDING: dict[str, Form] = {".txt": "text", ".json": "json"}


@click.command("amend")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), help="[default: text, or what the ending of OUT says]"
)
@click.option(
    "--same", "same", multiple=True, metavar="ID=ID", help="These rows of OLD and NEW are one, whatever the rules say."
)
@click.option("--apart", "apart", multiple=True, metavar="ID=ID", help="These rows are two, whatever the rules say.")
@out_option("Write to this file. [default: standard output]")
@force_option
@encoding_option
@today_option
@language_option
def amend_command(
    old: str, new: str, form: Form | None, same: Sequence[str], apart: Sequence[str], out: Path | None, force: bool,
    encoding: str | None, today: date, language: Language,
) -> None:  # fmt: skip
    """Say what the revised text NEW does to the plan of OLD: rows added, changed, moved, dropped.

    Each match names its rule; the ids are those of `luoshi plan`. Nothing is changed by looking.
    """
    from luoshi.delivery.amend import amend

    if "" in (old, new) or old == new == STDIN:
        raise WrongCall("name two documents, the old text and the revised one")
    form = form or form_by_ending(out, _BY_ENDING, "text")
    path = None
    if out is not None and out != Path(STDIN):
        path = check_free(out, force=force, sources=identities([old, new]))
    said = _said(same, apart)
    plans = _plans((old, new), today=today, encoding=encoding)
    look = look_of_output() if path is None else Look()
    data = _rendered(*plans, amend(*plans, said=said), form, look, language)
    if path is None:
        ToStandardOutput().put(new, data)
    else:
        write_file(path, data)


def _plans(files: tuple[str, str], *, today: date, encoding: str | None) -> tuple[Plan, Plan]:
    from luoshi.delivery.plan import make_plan

    made = []
    with Bar(len(files)) as bar:
        for file in files:
            bar.name(shown_name(file))
            made.append(make_plan(read_file(file, today=today, encoding=encoding)))
            bar.count()
    return made[0], made[1]


def _said(same: Sequence[str], apart: Sequence[str]) -> Said:
    from luoshi.delivery.matching import Said

    return Said(tuple(map(_pair, same)), frozenset(map(_pair, apart)))


def _pair(given: str) -> tuple[str, str]:
    old, equals, new = (part.strip() for part in given.partition("="))
    if not (old and equals and new):
        raise WrongCall(f"{given!r} is no pair of ids; write it like LS-7f3a9c=LS-01b2c3")
    return old, new


def _rendered(old: Plan, new: Plan, found: Amendment, form: Form, look: Look, language: Language) -> bytes:
    if form == "json":
        from luoshi.delivery.amendment_json import amendment_data

        told = json.dumps(amendment_data(old, new, found), ensure_ascii=False, indent=2) + "\n"
    else:
        from luoshi.cli.amendment_lines import amendment_text

        told = amendment_text(old, new, found, look, language)
    return told.encode("utf-8", "replace")
