"""`luoshi read --format jsonl -o FILE`: a file of readings that an interrupted run can go on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from luoshi.cli.endings import WrongCall, say
from luoshi.cli.outputs import check_free, reason_of
from luoshi.corpus.folders import Document
from luoshi.corpus.ledger import InUse, Ledger, part_of
from luoshi.corpus.making import Making


class ToReadingsFile:
    """Keeps every reading as soon as it is made, and writes the file once all are there."""

    in_order = False

    def __init__(
        self, path: Path, documents: Sequence[Document], making: Making, *, resume: bool, day_given: bool
    ) -> None:
        """Open it; with `resume`, go on with what is there, and on the day of that run unless a day was given."""
        self.path, self.documents = path, documents
        self.indexes = {document.path: index for index, document in enumerate(documents)}
        self.making = making
        try:
            self.ledger = Ledger(path, go_on=resume)
        except InUse as error:
            raise WrongCall(f"another run is writing to {path}; wait for it, or name another file with -o") from error
        except OSError as error:
            raise self._unwritable(error) from error
        if resume:
            self._take_up(day_given=day_given)

    def _take_up(self, *, day_given: bool) -> None:
        days = [line.day for line in self.ledger.kept if line.day]
        if days and not day_given:
            self.making = replace(self.making, today=days[-1])
        self.ledger.take_up(self.documents, self.making)
        if self.ledger.lines:
            say(
                f"luoshi: {len(self.ledger.lines)} of {len(self.documents)} files were read before, on {self.making.today}"
            )
        if self.ledger.others:
            say(f"luoshi: {len(self.ledger.others)} readings of files that are not named now stay in {self.path}")

    def left(self) -> list[Document]:
        """The documents that are still to be read."""
        return [document for index, document in enumerate(self.documents) if index not in self.ledger.lines]

    def put(self, file: str, data: bytes) -> None:
        """Keep the reading of this document."""
        index = self.indexes[file]
        try:
            self.ledger.put(index, self.documents[index], data)
        except OSError as error:
            raise self._unwritable(error) from error

    def finish(self) -> Sequence[Path]:
        """Write the file."""
        try:
            return (self.path,) if self.ledger.finish() else ()
        except OSError as error:
            raise self._unwritable(error) from error

    def leave(self) -> str:
        """End and say how to go on."""
        self.ledger.leave()
        if not self.ledger.lines:
            return "nothing was read yet"
        return (
            f"{len(self.ledger.lines)} of {len(self.documents)} readings are kept in {part_of(self.path)}; "
            "the same call with --resume goes on"
        )

    def _unwritable(self, error: OSError) -> WrongCall:
        return WrongCall(f"{self.path} cannot be written ({reason_of(error)}); name another place with -o")


def check_readings_file(path: Path, *, force: bool, resume: bool, sources: frozenset[tuple[int, int]]) -> None:
    """Raise `WrongCall` where the file, or what an interrupted run has kept, would be lost unasked."""
    part = part_of(path)
    check_free(path, force=force or resume, sources=sources)
    if part.exists() and not (resume or force):
        raise WrongCall(f"{part} holds what an interrupted run has read; --resume goes on with it, --force begins anew")
