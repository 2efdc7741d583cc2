"""Several processes that work on many things: what to begin when, and what to do when the system ends one of them."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.connection import wait as wait_for
from threading import Thread
from typing import Generic, TypeVar

from luoshi.corpus.collector import CALM

Thing = TypeVar("Thing")
Result = TypeVar("Result")

# So many for each process may be under way or wait to be taken: no process is idle, and memory stays flat.
_AHEAD = 4


class Team(Generic[Thing, Result]):
    """The processes and what they are at; `end` must be called."""

    def __init__(
        self, things: Sequence[Thing], work: Callable[[Thing], Result], jobs: int, lost: Callable[[Thing], Result]
    ) -> None:
        self.things, self.work, self.jobs, self.lost = things, work, jobs, lost
        self.waiting = deque(range(len(things)))
        self.under_way: dict[Future[Result], int] = {}
        self.suspects: deque[int] = deque()
        # In order: the index whose result is to be given next; what lies far ahead of it is not begun.
        self.turn: int | None = None
        self.others = set(multiprocessing.active_children())
        self.pool = self._pool(jobs)

    def as_done(self) -> Iterator[tuple[int, Result]]:
        """Results as they are done."""
        while self.waiting or self.under_way or self.suspects:
            if self.suspects and not self.under_way:
                yield self._try_alone(self.suspects.popleft())
                continue
            self._begin()
            done, _ = wait(self.under_way, return_when=FIRST_COMPLETED)
            for future in done:
                index = self.under_way.pop(future)
                try:
                    yield index, future.result()
                except BrokenProcessPool:
                    self._mend(index)
                    break

    def in_order(self) -> Iterator[tuple[int, Result]]:
        """Results in order; those that are done before their turn are kept, a few at a time."""
        early: dict[int, Result] = {}
        turn = self.turn = 0
        for index, result in self.as_done():
            early[index] = result
            while turn in early:
                yield turn, early.pop(turn)
                turn = self.turn = turn + 1

    def _begin(self) -> None:
        while self.waiting and not self.suspects and len(self.under_way) < _AHEAD * self.jobs:
            if self.turn is not None and self.waiting[0] >= self.turn + _AHEAD * self.jobs:
                return
            index = self.waiting.popleft()
            try:
                self.under_way[self.pool.submit(self.work, self.things[index])] = index
            except BrokenProcessPool:
                self._mend(index)
                return

    def _mend(self, index: int) -> None:
        """A process was ended from outside; nobody knows at which of the things under way, so each is tried alone."""
        self.suspects.extend(sorted((index, *self.under_way.values())))
        self.under_way.clear()
        self._shut_down()
        self.pool = self._pool(self.jobs)

    def _try_alone(self, index: int) -> tuple[int, Result]:
        try:
            return index, self.pool.submit(self.work, self.things[index]).result()
        except BrokenProcessPool:
            self._shut_down()
            self.pool = self._pool(self.jobs)
            return index, self.lost(self.things[index])

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        # Not forked: the bar on the terminal has a thread, and a lock that a thread holds would never be let go of.
        return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_prepare)

    def _shut_down(self) -> None:
        self.pool.shutdown(wait=False, cancel_futures=True)

    def end(self) -> None:
        """Leave no process behind, not even one in the middle of a long document."""
        self._shut_down()
        if self.under_way:
            for process in set(multiprocessing.active_children()) - self.others:
                process.terminate()


def _prepare() -> None:
    """In a new process: leave Ctrl-C to the one that is in charge, and end when that one is gone."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What came with the program stays; the collector need not look at it again and again.
    gc.freeze()
    gc.set_threshold(*CALM)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)
