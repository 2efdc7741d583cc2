"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The ledger."""

    name = "luoshi.desk.ledger"
    label = "ledger"
