"""The app as Django knows it."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans and their items."""

    name = "luoshi.desk.plans"
    label = "plans"

    def ready(self) -> None:
        """Let the footer of what is printed name the ledger's head, and the first page what is done first here."""
        import_module("luoshi.desk.plans.ledger_head")
        import_module("luoshi.desk.plans.first_steps")
