"""Which target belongs to which task: one row for both where they share words of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from luoshi.reading.entries import Target, Task
from luoshi.reading.text import Span


def pair_targets(tasks: Sequence[Task], targets: Sequence[Target]) -> dict[int, int]:
    """For each target (by index) that overlaps a task, the index of the task that shares most with it, the first of equals."""
    order = sorted(range(len(tasks)), key=lambda index: (tasks[index].start, tasks[index].end))
    starts = [tasks[index].start for index in order]
    reach = list(accumulate((tasks[index].end for index in order), max))
    pairs: dict[int, int] = {}
    for index, target in enumerate(targets):
        best = 0
        at = bisect_left(starts, target.end) - 1
        while at >= 0 and reach[at] > target.start:
            shared = _shared(tasks[order[at]], target)
            if shared and shared >= best:
                best, pairs[index] = shared, order[at]
            at -= 1
    return pairs


def _shared(task: Task, target: Target) -> int:
    both = Span(max(task.start, target.start), min(task.end, target.end))
    return max(0, both.end - both.start)
