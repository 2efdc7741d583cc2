"""Where the results of `luoshi read` go, and in which form: decided and checked before any work is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from luoshi.cli.endings import WrongCall
from luoshi.cli.outputs import Output, ToFiles, ToOneFile, ToStandardOutput, check_free, identities, make_folder
from luoshi.cli.overview import ToOverview
from luoshi.cli.readings_file import ToReadingsFile, check_readings_file
from luoshi.cli.rendering import Form, Rendering
from luoshi.cli.sources import STDIN
from luoshi.cli.terminal import Look, look_of_output
from luoshi.exchange.labels import Language

if TYPE_CHECKING:
    from luoshi.corpus.folders import Document
    from luoshi.corpus.making import Making

# What a file made from a document is called behind the document's own name.
_ENDINGS: dict[Form, str] = {"table": ".txt", "json": ".json", "jsonl": ".jsonl", "html": ".html"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the call asks for; `day_given` tells whether the day of reading was named."""

    form: Form
    out: Path | None
    force: bool
    resume: bool
    day_given: bool
    language: Language
    making: Making


def output_for(wish: Wish, documents: Sequence[Document], *, in_folders: bool) -> tuple[Output, Rendering]:
    """Where results go and what they look like. Raises `WrongCall` where that cannot be."""
    output = _output(wish, documents, in_folders=in_folders)
    look = look_of_output() if isinstance(output, ToStandardOutput) else Look()
    making = output.making if isinstance(output, ToReadingsFile) else wish.making
    if wish.form == "table" and in_folders:
        names = [document.name for document in documents]
        return ToOverview(output, names, look, wish.language), Rendering("counts", look, wish.language, making)
    return output, Rendering(wish.form, look, wish.language, making)


def _output(wish: Wish, documents: Sequence[Document], *, in_folders: bool) -> Output:
    """A page is a file; JSON of several documents are several files; the rest flows."""
    form, out, several = wish.form, wish.out, len(documents) > 1 or in_folders
    apart = form == "html" or (form == "json" and several)
    to_file = out is not None and out != Path(STDIN) and not out.is_dir()
    if wish.resume and not (form == "jsonl" and to_file):
        raise WrongCall("--resume goes with --format jsonl and -o FILE")
    if out is None and several and apart and (form == "json" or in_folders):
        line = " or --format jsonl (a line each)" if form == "json" else ""
        raise WrongCall(f"several documents need -o FOLDER (a file each){line}")
    if (out is None and not apart) or (out == Path(STDIN) and not (apart and several)):
        return ToStandardOutput()
    if out and several and apart and not out.is_dir() and out.suffix.lower() == _ENDINGS[form]:
        line = " or take --format jsonl (a line each)" if form == "json" else ""
        raise WrongCall(f"{out} names one file; for several documents name a folder with -o{line}")
    if out is None or out.is_dir() or (several and apart):
        return _a_file_each(wish, documents, out or Path())
    return _one_file(wish, out, documents)


def _one_file(wish: Wish, out: Path, documents: Sequence[Document]) -> Output:
    sources = identities(document.path for document in documents)
    # What is no regular file (a pipe, /dev/stdout) can only be written to.
    if wish.form != "jsonl" or (out.exists() and not out.is_file()):
        return ToOneFile(check_free(out, force=wish.force, sources=sources))
    check_readings_file(out, force=wish.force, resume=wish.resume, sources=sources)
    return ToReadingsFile(out, documents, wish.making, resume=wish.resume, day_given=wish.day_given)


def _a_file_each(wish: Wish, documents: Sequence[Document], folder: Path) -> ToFiles:
    if folder.exists() and not folder.is_dir():
        raise WrongCall(f"{folder} is a file; several documents need -o FOLDER")
    sources = identities(document.path for document in documents)
    paths: dict[str, Path] = {}
    taken: set[Path] = set()
    for document in documents:
        path = folder / (document.name + _ENDINGS[wish.form])
        if path in taken:
            raise WrongCall(f"two documents are called {document.name}; read them apart")
        taken.add(path)
        paths[document.path] = check_free(path, force=wish.force, sources=sources, new_folder=True)
    make_folder(folder)
    return ToFiles(paths)
