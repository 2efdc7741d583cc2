"""What was begun and never ended, because a server or a worker was killed: tasks, readings, and files that were half written."""

from __future__ import annotations

from datetime import datetime, timedelta

from luoshi.desk.documents import originals
from luoshi.desk.documents.models import StoredReading, Version
from luoshi.desk.documents.reading_made import ask_for_reading, enqueue
from luoshi.desk.living_workers import take_up_again
from luoshi.desk.ticking import at_tick

_TOO_LONG = timedelta(minutes=20)
_HALF_WRITTEN = timedelta(days=1)


@at_tick("readings-left-behind")
def hand_out_again(moment: datetime) -> int:
    """Each such reading is enqueued once more and counts as asked for at this moment, so that a second tick leaves it alone."""
    stuck = StoredReading.objects.filter(
        state__in=[StoredReading.State.READING, StoredReading.State.WAITING], changed_at__lt=moment - _TOO_LONG
    )
    # The document was kept, and then nobody was there any more to ask for its reading.
    never_asked_for = Version.objects.filter(readings=None, brought_in_at__lt=moment - _TOO_LONG)
    count = 0
    for stored in stuck:
        stored.move(StoredReading.State.WAITING)
        enqueue(stored.pk)
        count += 1
    for version in never_asked_for:
        ask_for_reading(version)
        count += 1
    return count


@at_tick("tasks-left-behind")
def tasks_of_dead_workers(moment: datetime) -> int:
    """Tasks whose worker was killed wait for another one."""
    return take_up_again(moment)


@at_tick("uploads-left-behind")
def half_written(moment: datetime) -> int:
    """Files that were being written when the server was killed: nothing points to them."""
    return originals.sweep(moment - _HALF_WRITTEN)
