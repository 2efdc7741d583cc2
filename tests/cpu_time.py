"""How CPU time grows with the work: the best of several runs is compared, so that a busy machine changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

# Shorter than this is the clock's own noise.
_LEAST = 0.001


def growth(short: Callable[[], object], long: Callable[[], object], *, most: float, least: float = _LEAST) -> float:
    """How many times the CPU time of the short work the long one takes; it gets more runs only where one takes over `most`.

    Short work counts as `least` seconds where it takes less.
    """
    once = max(min(_seconds(short) for _ in range(3)), least)
    best = float("inf")
    for _ in range(4):
        best = min(best, _seconds(long))
        if best / once < most:
            break
    return best / once


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin
