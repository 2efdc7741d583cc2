"""A bar on standard error for work that takes more than a second; nothing at all where nobody would see it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

_PATIENCE = 1.0


class Bar:
    """Counts documents; shows itself after a second, on a terminal only, and leaves nothing behind."""

    def __init__(self, total: int) -> None:
        columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
        self._progress = Progress(*columns, console=Console(file=sys.stderr), transient=True)
        self._task = self._progress.add_task("", total=total)
        self._timer = Timer(_PATIENCE, self._show)
        self._timer.daemon = True
        self._lock = Lock()
        self._due = False

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            if self._due:
                self._progress.stop()
            self._due = False

    def name(self, file: str) -> None:
        """Say which document is being read."""
        self._progress.update(self._task, description=file)

    def count(self) -> None:
        """One document is done."""
        self._progress.advance(self._task)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something else is written, on a terminal the two would mix."""
        with self._lock:
            if self._due:
                self._progress.stop()
            yield
            if self._due:
                self._progress.start()

    def _show(self) -> None:
        with self._lock:
            self._due = True
            self._progress.start()
