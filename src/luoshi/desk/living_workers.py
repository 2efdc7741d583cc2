"""Which workers live, and what became of the tasks of those that don't: a worker that was killed says nothing any more."""

from __future__ import annotations

import re
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from luoshi.desk.environment import data_folder

# Where no lock tells, a task that has run for so long is taken for one that nobody does any more.
_TOO_LONG = timedelta(minutes=20)
_NAME = re.compile(r"[0-9a-f]{32}")


@contextmanager
def living_worker() -> Iterator[str]:
    """A name for this worker. While the block runs it holds a lock in the data folder; the system lets go of it however the process ends."""
    name = secrets.token_hex(16)
    path = _path(name)
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as held:
        _lock(held)
        try:
            yield name
        finally:
            with suppress(OSError):
                path.unlink()


def take_up_again(moment: datetime) -> int:
    """Tasks whose worker is dead wait for another one from now on; how many there were."""
    count = 0
    for one in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        if _is_left(one, moment):
            same = DBTaskResult.objects.filter(pk=one.pk, status=TaskResultStatus.RUNNING, started_at=one.started_at)
            count += same.update(status=TaskResultStatus.READY, started_at=None)
    return count


def _is_left(task: DBTaskResult[..., Any], moment: datetime) -> bool:
    name = task.worker_ids[-1] if task.worker_ids else ""
    if sys.platform != "win32" and _NAME.fullmatch(name):
        return not _lives(name)
    return task.started_at is None or task.started_at < moment - _TOO_LONG


def _lives(name: str) -> bool:
    """Is the lock of this worker held? The file of one that is dead is removed."""
    path = _path(name)
    try:
        with path.open("rb") as found:
            _lock(found)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    with suppress(OSError):
        path.unlink()
    return False


def _path(name: str) -> Path:
    return data_folder() / "workers" / name


def _lock(file: IO[bytes]) -> None:
    """Take the lock; raises BlockingIOError where another process has it. Windows has none of this kind."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
