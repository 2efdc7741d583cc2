"""`luoshi suggestions`: what delegates want changed in a draft, what became of it, and who has to be told."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from luoshi.cli.endings import say
from luoshi.cli.options import force_option, language_option, one_document, out_option, today_option
from luoshi.cli.out_endings import form_by_ending
from luoshi.cli.outputs import ToStandardOutput, check_free, identities, write_file
from luoshi.cli.sources import STDIN, bytes_of, read_file, shown_name
from luoshi.cli.terminal import Look, look_of_output
from luoshi.exchange.labels import Language

if TYPE_CHECKING:
    from luoshi.congress.suggestions import Docket, Draft, Notice, Piece
    from luoshi.congress.suggestions.clocks import Clock
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
@today_option
@language_option
def suggestions_command(
    file: str,
    with_difference: bool,
    form: str | None,
    out: Path | None,
    force: bool,
    today: date,
    language: Language,
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
    state = _state(collected, today, with_difference=with_difference)
    data = _shown(state, form, look, language).encode("utf-8", "replace")
    if out:
        write_file(out, data)
        say(f"-> {out}")
    else:
        ToStandardOutput().put(file, data)


@dataclass(frozen=True, slots=True)
class _State:
    """What became of everything that was collected, as seen from a day."""

    drafts: tuple[Draft, ...]
    found: Docket
    to_tell: tuple[Notice, ...]
    clocks: tuple[Clock, ...]
    pieces: tuple[Piece, ...]


def _state(collected: Collected, today: date, *, with_difference: bool) -> _State:
    from luoshi.congress.suggestions import difference, docket, notices
    from luoshi.congress.suggestions.clocks import clock

    drafts = collected.drafts
    found = docket(drafts, collected.suggestions, collected.merges, collected.answers)
    clocks = tuple(clock(one, today) for one in collected.motions)
    pieces = difference(drafts[0].text, drafts[-1].text) if with_difference else ()
    return _State(drafts, found, notices(found, collected.told), clocks, pieces)


def _shown(state: _State, form: str, look: Look, language: Language) -> str:
    from luoshi.cli.docket_lines import docket_text
    from luoshi.exchange.docket_json import docket_data

    if form == "json":
        data = docket_data(state.drafts, state.found, state.to_tell, state.pieces, state.clocks)
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    compared = (state.drafts[0], state.drafts[-1], state.pieces)
    return docket_text(state.found, state.to_tell, state.clocks, compared, look, language)


def _text_of(folder: Path, file: str) -> str:
    # The words of a draft don't depend on the day.
    return read_file(str(folder / file), today=date(2000, 1, 1)).text
