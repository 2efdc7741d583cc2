"""What time it is: the one place where the workspace looks at a clock, and where a test or `tick --at` sets it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_SET: ContextVar[datetime | None] = ContextVar("luoshi_clock", default=None)


def now() -> datetime:
    """This moment, aware of its zone; within `set_to`, the moment that was set."""
    return _SET.get() or timezone.now()


def today() -> date:
    """The day it is where the workspace stands (LUOSHI_TIME_ZONE)."""
    return timezone.localdate(now())


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Let the clock stand at a moment; one without a zone is taken for local time."""
    token = _SET.set(moment if timezone.is_aware(moment) else timezone.make_aware(moment))
    try:
        yield
    finally:
        _SET.reset(token)
