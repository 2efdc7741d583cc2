"""Work that the tests send to other processes; it must stand in a module that these can import."""

from __future__ import annotations

import os
import signal
import time


def double(number: int) -> int:
    """Slow for even numbers, so that results come out of order."""
    time.sleep(0.02 if number % 2 == 0 else 0)
    return 2 * number


def die_at_three(number: int) -> int:
    """As when the system ends a process for want of memory."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def fail_at_three(number: int) -> int:
    if number == 3:
        raise LookupError(number)
    return number
