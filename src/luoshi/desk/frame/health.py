"""Is the workspace well? For whatever watches over it: database, queue, disk."""

from __future__ import annotations

import shutil
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django_tasks_db.models import DBTaskResult

from luoshi.desk import clock

_LEAST_FREE = 256 << 20
_LONGEST_WAIT = timedelta(minutes=10)


@never_cache
def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - anybody may ask
    """200 where all is well, 503 where something is not; each part says ok or what is wrong, and nothing that others may not know."""
    parts = {"database": _database(), "queue": "unknown", "disk": _disk()}
    if parts["database"] == "ok":
        parts["queue"] = _queue()
    well = all(said == "ok" for said in parts.values())
    return JsonResponse({"ok": well, **parts}, status=200 if well else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "cannot be reached"
    return "ok"


def _queue() -> str:
    """A task that waits for long is one that nobody does: is a worker running?"""
    long_ago = clock.now() - _LONGEST_WAIT
    try:
        waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=long_ago).count()
    except DatabaseError:
        return "has no table: run luoshi serve once"
    return "ok" if not waiting else f"{waiting} waiting for more than 10 minutes: is luoshi worker running?"


def _disk() -> str:
    try:
        free = shutil.disk_usage(settings.ORIGINALS).free
    except OSError:
        return "the data folder is missing"
    return "ok" if free > _LEAST_FREE else f"only {free >> 20} MB left"
