"""A file of readings that grows safely: every reading is kept as soon as it is made, the file appears when it is complete.

Readings are appended to a part-file beside the file (`readings.jsonl.part`), in the order in which they are done. At the
end they are written to the file in the order of the documents, and the part-file goes. Whenever the run is ended, by
whatever, the file is the old one or the new one, and what the part-file holds is taken up by the next run.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import BinaryIO

from luoshi.corpus.folders import Document
from luoshi.corpus.kept_lines import Line, copy_of, read_kept_lines
from luoshi.corpus.making import Making
from luoshi.exchange.whole import write_pieces


class InUse(Exception):
    """Another run is writing to the same file."""


def part_of(path: Path) -> Path:
    """The part-file that belongs to a file of readings."""
    return path.with_name(path.name + ".part")


class Ledger:
    """The readings of one run, with those that earlier runs have kept; closed by `finish` or `leave`."""

    def __init__(self, path: Path, *, go_on: bool) -> None:
        """Open the part-file, and see what is there or begin anew; raises OSError, `InUse` where another run has it open."""
        self.path, self.part = path, part_of(path)
        self.lines: dict[int, Line] = {}
        self.others: list[Line] = []
        # Opened to go on with what is there: opening must not harm what another run is writing.
        self.stream: BinaryIO = self.part.open("ab")
        try:
            _lock(self.stream)
            if not go_on:
                self.stream.truncate(0)
                self.stream.seek(0)
            self._mend()
            before = [one for one in (path, self.part) if go_on and one.is_file()]
            self.kept = [line for one in before for line in read_kept_lines(one)]
        except BaseException:
            self.stream.close()
            raise

    def take_up(self, documents: Sequence[Document], making: Making) -> None:
        """Take over what need not be read again; readings of documents that are not among these stay as they are."""
        by_name: dict[str, list[Line]] = {}
        for line in self.kept:
            by_name.setdefault(line.name, []).append(line)
        for index, document in enumerate(documents):
            there = by_name.get(document.name)
            sha256 = _digest(document) if there else None
            fitting = [line for line in there or () if sha256 is not None and line.is_of(sha256, making)]
            if fitting:
                self.lines[index] = fitting[-1]
        named = {document.name for document in documents}
        self.others = [lines[-1] for name, lines in by_name.items() if name not in named]

    def _mend(self) -> None:
        """Begin on a line of its own: a run that was ended in the middle of a line left no line break."""
        if self.part.stat().st_size and not _ends_in_a_break(self.part):
            self.stream.write(b"\n")
            self.stream.flush()

    def put(self, index: int, document: Document, data: bytes) -> None:
        """Keep the reading (one line) of the document with this index at once."""
        start = self.stream.tell()
        self.stream.write(data)
        self.stream.flush()
        self.lines[index] = Line(self.part, start, len(data), document.name, "", {})

    def finish(self) -> bool:
        """Write the file, unless there is nothing to write, and remove the part-file. Raises OSError, then both stay."""
        if not self.lines and not self.others:
            self._remove_part()
            return False
        write_pieces(self.path, self._in_order())
        self._remove_part()
        return True

    def _in_order(self) -> Iterator[bytes]:
        wanted = [*self.others, *(line for _, line in sorted(self.lines.items()))]
        with ExitStack() as stack:
            streams: dict[Path, BinaryIO] = {
                path: stack.enter_context(path.open("rb")) for path in {line.path for line in wanted}
            }
            for line in wanted:
                yield copy_of(line, streams)

    def leave(self) -> None:
        """Close the part-file and leave it for the next run; an empty one is removed."""
        self.stream.close()
        with suppress(OSError):
            if not self.part.stat().st_size:
                self.part.unlink()

    def _remove_part(self) -> None:
        # Before it is closed: once it is, another run may have begun to write to it.
        with suppress(OSError):
            self.part.unlink()
        self.stream.close()


def _digest(document: Document) -> str | None:
    if document.special:
        return None
    try:
        with Path(document.path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _ends_in_a_break(path: Path) -> bool:
    with path.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return stream.read(1) == b"\n"


def _lock(stream: BinaryIO) -> None:
    """Hold the file for this run; where the system knows no such locks, two runs at once are not noticed.

    Raises `InUse`, also where the run that had it has just removed it.
    """
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise InUse(stream.name) from error
    if not os.fstat(stream.fileno()).st_nlink:
        raise InUse(stream.name)
