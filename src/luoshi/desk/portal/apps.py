"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The public's page."""

    name = "luoshi.desk.portal"
    label = "portal"
