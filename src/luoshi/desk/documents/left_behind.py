"""Readings that a worker began and never ended, because it was killed, are handed out again."""

from __future__ import annotations

from datetime import datetime, timedelta

from luoshi.desk.documents.models import StoredReading
from luoshi.desk.documents.reading_made import enqueue
from luoshi.desk.ticking import at_tick

_TOO_LONG = timedelta(minutes=20)


@at_tick("readings-left-behind")
def hand_out_again(moment: datetime) -> int:
    """Each such reading is enqueued once more and counts as asked for at this moment, so that a second tick leaves it alone."""
    stuck = StoredReading.objects.filter(
        state__in=[StoredReading.State.READING, StoredReading.State.WAITING], changed_at__lt=moment - _TOO_LONG
    )
    count = 0
    for stored in stuck:
        stored.move(StoredReading.State.WAITING)
        enqueue(stored.pk)
        count += 1
    return count
