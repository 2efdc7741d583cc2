"""The app as Django knows it."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents and their readings."""

    name = "luoshi.desk.documents"
    label = "documents"

    def ready(self) -> None:
        """Let the jobs of this room be known to `luoshi tick` and to the first page."""
        import_module("luoshi.desk.documents.left_behind")
        import_module("luoshi.desk.documents.waiting")
        import_module("luoshi.desk.documents.first_steps")
