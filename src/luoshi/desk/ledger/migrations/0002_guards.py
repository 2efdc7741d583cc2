"""Put up the triggers that keep entries as they are, and make the row at which writers wait."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from luoshi.desk.ledger.guards import put_up, take_down


def _up(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("ledger", "Chain").objects.get_or_create(pk=1)
    put_up(editor.connection)


def _down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    take_down(editor.connection)


class Migration(migrations.Migration):
    """As the docstring of the file says."""

    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(_up, _down)]
