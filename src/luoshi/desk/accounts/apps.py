"""The app as Django knows it."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and units."""

    name = "luoshi.desk.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Let the first page name what is done first here."""
        import_module("luoshi.desk.accounts.first_steps")
