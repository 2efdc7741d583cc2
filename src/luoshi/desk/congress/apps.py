"""The app as Django knows it."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class CongressConfig(AppConfig):
    """Congresses: their roll, agenda, reports and elections."""

    name = "luoshi.desk.congress"
    label = "congress"

    def ready(self) -> None:
        """Let the first page know what waits in this room, and pages of documents and plans where a text comes from."""
        for name in ("waiting", "came_from", "part_of_item", "part_of_plan", "waiting_motions"):
            import_module(f"luoshi.desk.congress.{name}")
