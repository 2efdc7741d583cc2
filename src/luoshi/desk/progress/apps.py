"""The app as Django knows it."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """What happens to items once they were handed out."""

    name = "luoshi.desk.progress"
    label = "progress"

    def ready(self) -> None:
        """Let the jobs of this room be known to `luoshi tick`, to the first page and to that of an item."""
        import_module("luoshi.desk.progress.daily_lights")
        import_module("luoshi.desk.progress.digest")
        import_module("luoshi.desk.progress.part_of_item")
        import_module("luoshi.desk.progress.waiting")
