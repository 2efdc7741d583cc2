"""Keep beside each book where it ends, and put up the triggers that keep its lines, and the drafts, as they are.

Lines that were written before keep their seals: how they were made is in `luoshi.congress.record.book.old_seal`.
"""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from luoshi.desk.congress.guards import put_up, take_down


def _up(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    congresses, entries = apps.get_model("congress", "Congress"), apps.get_model("congress", "Entry")
    for one in congresses.objects.all():
        last = entries.objects.filter(congress=one).order_by("number").last()
        if last is not None:
            congresses.objects.filter(pk=one.pk).update(last_number=last.number, last_seal=last.seal)
    put_up(editor.connection)


def _down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    take_down(editor.connection)


class Migration(migrations.Migration):
    """As the docstring of the file says."""

    dependencies = [("congress", "0002_chain")]
    operations = [migrations.RunPython(_up, _down)]
