"""The app as Django knows it."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class CongressConfig(AppConfig):
    """Congresses: their roll, agenda, reports and elections."""

    name = "luoshi.desk.congress"
    label = "congress"

    def ready(self) -> None:
        """Let what waits in this room be known to the first page."""
        import_module("luoshi.desk.congress.waiting")
