"""Doing what pages left to be done later, task after task."""

from __future__ import annotations

import os
import signal
import sys
import threading

from django.core.management import call_command

from luoshi.desk import clock
from luoshi.desk.living_workers import living_worker, take_up_again


def work(*, once: bool, until_closed: bool) -> None:
    """Work until stopped, or ``once`` until nothing is left; ``until_closed`` ends with whoever holds the other end of standard input.

    What a worker that was killed had in hand is begun again first.
    """
    if until_closed:
        threading.Thread(target=_end_with_parent, daemon=True).start()
    with living_worker() as name:
        take_up_again(clock.now())
        call_command("db_worker", batch=once, interval=0.5, startup_delay=False, verbosity=0, worker_id=name)


def _end_with_parent() -> None:
    # Not through the file object: a thread that holds its lock when the program ends makes Python abort.
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
