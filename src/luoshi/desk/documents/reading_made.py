"""Making a reading of a version: at once where that is quick, else by a worker."""

from __future__ import annotations

from django.db import transaction
from django_tasks import TaskContext, task

from luoshi.corpus.making import engine
from luoshi.desk import clock
from luoshi.desk.documents.models import StoredReading, Version
from luoshi.desk.documents.page_parts import keep_parts
from luoshi.exchange.documents import read_document
from luoshi.reading.errors import UnreadableSource
from luoshi.reading.reading import Reading

# A text of this size takes less than a second; anything in a package, or larger, is left to a worker.
_QUICK_BYTES = 100_000
_QUICK_ENDINGS = (".txt", ".md", ".html", ".htm")
# A worker that dies of a document, for want of memory perhaps, would die of it for ever.
_MOST_ATTEMPTS = 3


def ask_for_reading(version: Version) -> StoredReading:
    """The reading of this version by the engine of today; one that failed or is missing is made."""
    quick = version.size <= _QUICK_BYTES and version.name.lower().endswith(_QUICK_ENDINGS)
    # The queue is in the same database: a reading that waits has a task, whenever the server is killed.
    with transaction.atomic():
        stored, new = StoredReading.asked_for(version, engine(), clock.today())
        if not new and stored.state != StoredReading.State.FAILED:
            return stored
        stored.move(StoredReading.State.WAITING)
        if not quick:
            enqueue(stored.pk)
    if quick:
        make_reading(stored.pk)
        stored.refresh_from_db()
    return stored


def enqueue(pk: int) -> None:
    """Leave a reading to a worker."""
    read_version.enqueue(pk)


@task(takes_context=True)
def read_version(context: TaskContext, pk: int) -> None:
    """What a worker does: make the reading with this id, unless it was made in the meantime, or killed too many workers."""
    if context.attempt > _MOST_ATTEMPTS:
        stored = (
            StoredReading.objects.select_related("version").filter(pk=pk, state=StoredReading.State.READING).first()
        )
        if stored is not None:
            stored.move(StoredReading.State.FAILED, f"{stored.version.name}: the worker died of it", {"error": "bug"})
        return
    make_reading(pk)


def make_reading(pk: int) -> None:
    """Read, and keep the result; a file that cannot be read is told in one line. Bugs raise, and leave a line as well."""
    stored = StoredReading.objects.select_related("version").filter(pk=pk).first()
    if stored is None or stored.state == StoredReading.State.DONE:
        return
    stored.move(StoredReading.State.READING)
    try:
        reading = read_again(stored)
        keep_parts(stored.page_file, reading)
    except UnreadableSource as error:
        stored.move(StoredReading.State.FAILED, str(error), {"error": type(error).__name__})
    except Exception as error:
        stored.move(StoredReading.State.FAILED, f"{stored.version.name}: {type(error).__name__}", {"error": "bug"})
        raise
    else:
        stored.move(StoredReading.State.DONE, found=_found(reading))
        _call_after_its_title(stored.version, reading)


def read_again(stored: StoredReading) -> Reading:
    """The reading itself, from the original: the same bytes, day and engine give the same reading. Raises `UnreadableSource`."""
    return read_document(stored.version.original(), name=stored.version.name, today=stored.day)


def _call_after_its_title(version: Version, reading: Reading) -> None:
    """A document that is still called after its file takes over the title of its text."""
    document, title = version.document, reading.facts.title
    words = " ".join(title.quote(reading.text).split()) if title else ""
    if words and document.title == version.name.rpartition(".")[0]:
        document.title = words[:200]
        document.save(update_fields=["title"])


def _found(reading: Reading) -> dict[str, object]:
    return {
        "kind": reading.facts.kind,
        "characters": len(reading.text),
        "targets": len(reading.targets),
        "tasks": len(reading.tasks),
        "decisions": len(reading.decisions),
        "defects": len(reading.defects),
    }
