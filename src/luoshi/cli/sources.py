"""Files into readings: every way a file can fail to be read becomes an `UnreadableSource` that names it as it was given."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from luoshi.reading.errors import UnreadableSource
from luoshi.reading.formats.limits import SOURCE_BYTES

if TYPE_CHECKING:
    from luoshi.reading.reading import Reading

STDIN = "-"


def read_file(file: str, *, today: date, encoding: str | None = None, name: str | None = None) -> Reading:
    """The reading of the file at a path, or of standard input for ``-``; raises `UnreadableSource`.

    `name` is what the reading calls it, the file's own name where it is left out.
    """
    from luoshi.exchange.documents import read_document

    shown = shown_name(file)
    try:
        return read_document(bytes_of(file), name=name or Path(shown).name, today=today, encoding=encoding)
    except UnreadableSource as error:
        raise type(error)(shown, error.cause, error.cure) from None


@contextmanager
def opened(file: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input for ``-``, to be read as they are needed; raises `UnreadableSource`."""
    try:
        if file == STDIN:
            yield sys.stdin.buffer
            return
        with Path(file).open("rb") as stream:
            yield stream
    except OSError as error:
        raise UnreadableSource(shown_name(file), *_cause_and_cure(error)) from error


def shown_name(file: str) -> str:
    """The name for messages and for files made from this one."""
    return "stdin" if file == STDIN else file


def bytes_of(file: str) -> bytes:
    """What the file at a path holds, or standard input for ``-``; raises `UnreadableSource`."""
    with opened(file) as stream:
        return _up_to_the_limit(stream)


def _up_to_the_limit(stream: BinaryIO) -> bytes:
    """One byte more than may be: enough for `read` to refuse it, however large (or endless) it is."""
    return stream.read(SOURCE_BYTES + 1)


def _cause_and_cure(error: OSError) -> tuple[str, str]:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no such file", "check the name and the folder"
    if isinstance(error, IsADirectoryError):
        return "is a folder", "name one document in it"
    if isinstance(error, PermissionError):
        return "you may not read it", "ask its owner for the right to, or copy it to a place of your own"
    return f"cannot be read ({error.strerror or error})", "copy it to this machine and try again"
