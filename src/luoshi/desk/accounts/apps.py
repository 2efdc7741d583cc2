"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and units."""

    name = "luoshi.desk.accounts"
    label = "accounts"
