"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class VotingConfig(AppConfig):
    """Votes on screens."""

    name = "luoshi.desk.voting"
    label = "voting"
