"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans and their items."""

    name = "luoshi.desk.plans"
    label = "plans"
