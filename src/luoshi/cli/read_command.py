"""`luoshi read`: documents in, readings out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from luoshi.cli.documents import read_each
from luoshi.cli.endings import WrongCall, say
from luoshi.cli.options import encoding_option, force_option, language_option, out_option, today_option
from luoshi.cli.outputs import Output, ToFiles, ToOneFile, ToStandardOutput, check_free, make_folder
from luoshi.cli.sources import STDIN, shown_name
from luoshi.cli.terminal import Look, look_of_output
from luoshi.exchange.labels import Language

if TYPE_CHECKING:
    from luoshi.reading.reading import Reading

Form = Literal["table", "json", "jsonl", "html"]
_FORMS: tuple[Form, ...] = ("table", "json", "jsonl", "html")
_BY_ENDING: dict[str, Form] = {".json": "json", ".jsonl": "jsonl", ".html": "html", ".htm": "html"}
# What a file made from a document is called behind the document's own name.
_ENDINGS: dict[Form, str] = {"table": ".txt", "json": ".json", "jsonl": ".jsonl", "html": ".html"}
Render = Callable[["Reading"], bytes]


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "form", type=click.Choice(_FORMS), help="[default: table, or what the ending of OUT says]")
@out_option("Write to this file; for several documents with json or html, a folder.")
@force_option
@encoding_option
@today_option
@language_option
def read_command(
    files: tuple[str, ...],
    form: Form | None,
    out: Path | None,
    force: bool,
    encoding: str | None,
    today: date,
    language: Language,
) -> int:
    """Read documents: what they promise, what is to be done, what was decided, what is wrong with them.

    FILE is a text, a web page or a .docx; - is standard input.
    """
    files = tuple(dict.fromkeys(files))
    form = form or (_BY_ENDING.get(out.suffix.lower(), "table") if out else "table")
    output = _output(files, form, out, force=force)
    look = look_of_output() if isinstance(output, ToStandardOutput) else Look()
    bad, ending = read_each(files, _renderer(form, look, language), output, today=today, encoding=encoding)
    for path in output.finish():
        say(f"-> {path}")
    if bad and len(files) > 1:
        say(f"luoshi: {len(files) - len(bad)} of {len(files)} files read; not read: {', '.join(bad)}")
    return ending


def _renderer(form: Form, look: Look, language: Language) -> Render:
    if form == "json":
        return lambda reading: _json(reading, indent=1)
    if form == "jsonl":
        return lambda reading: _json(reading, indent=None)
    if form == "html":
        return lambda reading: _page(reading, language)
    return lambda reading: _table(reading, look, language)


def _json(reading: Reading, indent: int | None) -> bytes:
    return (json.dumps(reading.to_json(), ensure_ascii=False, indent=indent) + "\n").encode("utf-8", "replace")


def _page(reading: Reading, language: Language) -> bytes:
    from luoshi.exchange.page import annotated_page

    return annotated_page(reading, language=language).encode("utf-8", "replace")


def _table(reading: Reading, look: Look, language: Language) -> bytes:
    from luoshi.cli.reading_table import reading_table

    return reading_table(reading, look, language).encode("utf-8", "replace")


def _output(files: Sequence[str], form: Form, out: Path | None, *, force: bool) -> Output:
    """Where it goes. A page is a file; JSON of several documents are several files; the rest flows."""
    apart = form == "html" or (form == "json" and len(files) > 1)
    if out == Path(STDIN) and (not apart or len(files) == 1):
        return ToStandardOutput()
    if out is None and not apart:
        return ToStandardOutput()
    if out is None and form == "json":
        raise WrongCall("several documents need -o FOLDER (a file each) or --format jsonl (a line each)")
    if out is None or out.is_dir() or (len(files) > 1 and apart):
        return _a_file_each(files, form, out or Path(), force=force)
    return ToOneFile(check_free(out, force=force, sources=files))


def _a_file_each(files: Sequence[str], form: Form, folder: Path, *, force: bool) -> ToFiles:
    if folder.exists() and not folder.is_dir():
        raise WrongCall(f"{folder} is a file; several documents need -o FOLDER")
    make_folder(folder)
    paths: dict[str, Path] = {}
    for file in files:
        path = folder / (Path(shown_name(file)).name + _ENDINGS[form])
        if path in paths.values():
            raise WrongCall(f"two documents are called {path.name.removesuffix(_ENDINGS[form])}; read them apart")
        paths[file] = check_free(path, force=force, sources=files)
    return ToFiles(paths)
