"""Python's garbage collector, told that a reading makes a million values and hardly ever a cycle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

CALM = (200_000, 20, 20)
"""After how many new values it looks for cycles, for `gc.set_threshold`: at the usual 700 it takes a fifth of the time."""


@contextmanager
def calm_collector() -> Iterator[None]:
    """While the block runs, let the collector look more rarely."""
    before = gc.get_threshold()
    gc.set_threshold(*CALM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
