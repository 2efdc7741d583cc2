"""The same work on many things, in this process or in several: results in order or as they are done."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

from luoshi.corpus.collector import calm_collector

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work_on(
    things: Sequence[Thing],
    work: Callable[[Thing], Result],
    *,
    jobs: int,
    in_order: bool,
    lost: Callable[[Thing], Result],
) -> Generator[tuple[int, Result], None, None]:
    """The result for each thing with its index, in order or as they are done; with one job, in this process.

    `work` must be picklable where there are several. What it raises is raised here and ends the work. Where the system
    ends a process (out of memory), what that process was at is tried once more alone, and then is `lost`.
    """
    if jobs <= 1:
        with calm_collector():
            for index, thing in enumerate(things):
                yield index, work(thing)
        return
    # Only now: for a single document nobody should wait for what runs several processes.
    from luoshi.corpus.team import Team

    team = Team(things, work, jobs, lost)
    try:
        yield from team.in_order() if in_order else team.as_done()
    finally:
        team.end()
