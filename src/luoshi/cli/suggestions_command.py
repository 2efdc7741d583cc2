"""`luoshi suggestions`: what delegates want changed in a draft, what became of it, and who has to be told."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from luoshi.cli.endings import say
from luoshi.cli.options import force_option, language_option, one_document, out_option
from luoshi.cli.out_endings import form_by_ending
from luoshi.cli.outputs import ToStandardOutput, check_free, identities, write_file
from luoshi.cli.sources import STDIN, bytes_of, read_file, shown_name
from luoshi.cli.terminal import Look, look_of_output
from luoshi.exchange.labels import Language

if TYPE_CHECKING:
    from luoshi.exchange.suggestions_in import Collected

_FORMS = ("table", "json")
_BY_ENDING = {".txt": "table", ".json": "json"}


@click.command("suggestions")
@one_document
@click.option(
    "--difference", "with_difference", is_flag=True, help="Also show how the last draft differs from the first."
)
@click.option("--format", "form", type=click.Choice(_FORMS), help="[default: table, or what the ending of OUT says]")
@out_option("Write to this file. [default: standard output]")
@force_option
@language_option
def suggestions_command(
    file: str, with_difference: bool, form: str | None, out: Path | None, force: bool, language: Language
) -> None:
    """Show every suggestion on a draft with its answer and its passage in the revised text, and what doesn't fit.

    FILE is JSON (docs/how-to-prepare-a-congress.md); a draft stands in it, or is a document of its own that it names.
    """
    from luoshi.exchange.suggestions_in import read_suggestions

    form = form or form_by_ending(out, _BY_ENDING, "table")
    if out:
        check_free(out, force=force, sources=identities([file]))
    folder = Path() if file == STDIN else Path(file).parent
    collected = read_suggestions(bytes_of(file), name=shown_name(file), text_of=partial(_text_of, folder))
    look = Look() if out else look_of_output()
    data = _shown(collected, form, look, language, with_difference=with_difference).encode("utf-8", "replace")
    if out:
        write_file(out, data)
        say(f"-> {out}")
    else:
        ToStandardOutput().put(file, data)


def _shown(collected: Collected, form: str, look: Look, language: Language, *, with_difference: bool) -> str:
    from luoshi.cli.docket_lines import docket_text
    from luoshi.congress.suggestions import difference, docket, notices
    from luoshi.exchange.docket_json import docket_data

    found = docket(collected.drafts, collected.suggestions, collected.merges, collected.answers)
    to_tell = notices(found, collected.told)
    first, last = collected.drafts[0], collected.drafts[-1]
    pieces = difference(first.text, last.text) if with_difference else ()
    if form == "json":
        return json.dumps(docket_data(collected.drafts, found, to_tell, pieces), ensure_ascii=False, indent=2) + "\n"
    return docket_text(found, to_tell, (first, last, pieces), look, language)


def _text_of(folder: Path, file: str) -> str:
    # The words of a draft don't depend on the day.
    return read_file(str(folder / file), today=date(2000, 1, 1)).text
