"""`luoshi count`: an election in, its result out, with the arithmetic."""

from __future__ import annotations

import json
from pathlib import Path

import click

from luoshi.cli.endings import say
from luoshi.cli.options import force_option, language_option, one_document, out_option
from luoshi.cli.out_endings import form_by_ending
from luoshi.cli.outputs import ToStandardOutput, check_free, identities, write_file
from luoshi.cli.sources import STDIN
from luoshi.cli.terminal import look_of_output
from luoshi.exchange.labels import Language

_FORMS = ("table", "json")
_BY_ENDING = {".json": "json", ".txt": "table"}


@click.command("count")
@one_document
@click.option("--format", "form", type=click.Choice(_FORMS), help="[default: table, or what the ending of OUT says]")
@out_option("Write to this file. [default: standard output]")
@force_option
@language_option
def count_command(file: str, form: str | None, out: Path | None, force: bool, language: Language) -> None:
    """Count an election by the rules it names: who is elected, who is tied, what is vacant, and every step of the arithmetic.

    FILE is JSON as docs/how-to-count.md describes it; - is standard input. A tie is never broken: the result says what the rules
    allow next. `luoshi rulesets` lists the rules.
    """
    from luoshi.cli.elections import counted_from

    form = form or form_by_ending(out, _BY_ENDING, "table")
    path = None if out in {None, Path(STDIN)} else out
    if path:
        check_free(path, force=force, sources=identities([file]))
    election, result = counted_from(file)
    if form == "json":
        data = (json.dumps(result.to_json(language), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
    else:
        from luoshi.cli.count_lines import count_text

        data = count_text(election, result, look_of_output(), language).encode("utf-8", "replace")
    if path is None:
        ToStandardOutput().put(file, data)
        return
    write_file(path, data)
    say(f"-> {path}")
