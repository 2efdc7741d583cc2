"""What is done as time goes by: apps add their jobs here, and `luoshi tick` does those that are due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from luoshi.desk import clock

Work = Callable[[datetime], int]


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be done at every tick. ``work`` gets the moment and says how much it changed; a second call at the same moment changes nothing."""

    name: str
    work: Work


_JOBS: dict[str, Job] = {}


def at_tick(name: str) -> Callable[[Work], Work]:
    """Add a function to the jobs; by its name, `luoshi tick` finds the words for what it did (`tick_…` in cli/words.toml). Raises ValueError for a name taken by another function."""

    def add(work: Work) -> Work:
        known = _JOBS.get(name)
        if known is not None and (known.work.__module__, known.work.__qualname__) != (
            work.__module__,
            work.__qualname__,
        ):
            raise ValueError(f"two jobs are called {name}")
        _JOBS[name] = Job(name, work)
        return work

    return add


def tick(moment: datetime) -> dict[str, int]:
    """Do every job as of a moment, in the order of their names; how much each changed."""
    with clock.set_to(moment):
        return {name: _JOBS[name].work(moment) for name in sorted(_JOBS)}
