"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class FrameConfig(AppConfig):
    """The frame of all pages."""

    name = "luoshi.desk.frame"
    label = "frame"
