"""Where results go: standard output, one file, or a file for each document; checked before any work is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from luoshi.cli.endings import WrongCall
from luoshi.exchange.whole import write_whole

NOTHING_BROKEN = "no file was left half-written"


class Output(Protocol):
    """Takes the result of one document after the other; `finish` gives the files that were written."""

    @property
    def in_order(self) -> bool:
        """Must results come in the order of the documents?"""

    def put(self, file: str, data: bytes) -> None:
        """Take the result for one of the files named in the call."""

    def finish(self) -> Sequence[Path]:
        """Write what was kept back; all files that this output has written."""

    def leave(self) -> str:
        """End without finishing; what became of the results so far, in a few words."""


class ToStandardOutput:
    """Every result at once, one after the other."""

    in_order = True

    def put(self, file: str, data: bytes) -> None:  # noqa: ARG002 - the order says which file it is
        """Write the bytes as they are: the encoding of the terminal has no say in what a pipe gets."""
        try:
            sys.stdout.flush()
            # An unbuffered standard output (PYTHONUNBUFFERED) may take less than it is given, without a word.
            rest = memoryview(data)
            while rest:
                rest = rest[sys.stdout.buffer.write(rest) :]
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise WrongCall(
                f"standard output cannot be written ({reason_of(error)}); send it to another place"
            ) from error

    def finish(self) -> Sequence[Path]:
        """Nothing is left to do."""
        return ()

    def leave(self) -> str:
        """What was put out is out."""
        return NOTHING_BROKEN


@dataclass
class ToOneFile:
    """All results together in one file, written once all are there."""

    path: Path
    kept: list[bytes] = field(default_factory=list)
    in_order: bool = True

    def put(self, file: str, data: bytes) -> None:  # noqa: ARG002 - the order says which file it is
        """Keep the result."""
        self.kept.append(data)

    def finish(self) -> Sequence[Path]:
        """Write the file, unless there was nothing to write."""
        if not self.kept:
            return ()
        write_file(self.path, b"".join(self.kept))
        return (self.path,)

    def leave(self) -> str:
        """Nothing was written yet."""
        return NOTHING_BROKEN


@dataclass
class ToFiles:
    """A file of its own for each document."""

    paths: dict[str, Path]
    written: list[Path] = field(default_factory=list)
    in_order: bool = False

    def put(self, file: str, data: bytes) -> None:
        """Write the document's file at once."""
        path = self.paths[file]
        make_folder(path.parent)
        write_file(path, data)
        self.written.append(path)

    def finish(self) -> Sequence[Path]:
        """The files written, in the order of the documents."""
        written = set(self.written)
        return [path for path in self.paths.values() if path in written]

    def leave(self) -> str:
        """The files that are there are whole."""
        return f"{len(self.written)} of {len(self.paths)} files are written, and these are whole"


def identities(sources: Iterable[str]) -> frozenset[tuple[int, int]]:
    """What the system knows the documents by, whatever they are called; those that are not there are left out."""
    found = set()
    for source in sources:
        with suppress(OSError):
            status = Path(source).stat()
            found.add((status.st_dev, status.st_ino))
    return frozenset(found)


def check_free(
    path: Path, *, force: bool, sources: frozenset[tuple[int, int]] = frozenset(), new_folder: bool = False
) -> Path:
    """The path, if it may be written: nothing is overwritten without --force, and a document never.

    `sources` are the `identities` of the documents; with `new_folder`, its folder need not be there yet. Raises `WrongCall`.
    """
    if not path.exists():
        if not new_folder and not path.parent.is_dir():
            raise WrongCall(f"there is no folder {path.parent}; make it, or name another place with -o")
        return path
    status = path.stat()
    if (status.st_dev, status.st_ino) in sources:
        raise WrongCall(f"{path} is the document itself; name another file with -o")
    if path.is_dir():
        raise WrongCall(f"{path} is a folder; name a file in it")
    if path.is_file() and not force:
        raise WrongCall(f"{path} is there already; --force overwrites it, -o names another file")
    return path


def write_file(path: Path, data: bytes) -> None:
    """Write the file whole or not at all; raises a one-line error that names it."""
    try:
        write_whole(path, data)
    except OSError as error:
        raise WrongCall(f"{path} cannot be written ({reason_of(error)}); name another place with -o") from error


def make_folder(folder: Path) -> None:
    """Make the folder where it isn't there; raises a one-line error that names it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongCall(f"{folder} cannot be made ({reason_of(error)}); name another place with -o") from error


def reason_of(error: OSError) -> str:
    """Why the system refused, in its words."""
    return os.strerror(error.errno) if error.errno else str(error)
