"""What every page is told: the menu, the language, the theme."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

import luoshi
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import standing_of
from luoshi.desk.accounts.standing import NOBODY
from luoshi.desk.frame.navigation import menu_for

THEMES = ("auto", "light", "dark")


def around(request: HttpRequest) -> dict[str, Any]:
    """Context processor; asks the database no more than who one is."""
    user = getattr(request, "user", None)
    known = isinstance(user, Person)
    who = standing_of(user) if isinstance(user, Person) else NOBODY
    theme = request.COOKIES.get("theme", "auto")
    return {
        "menu": list(menu_for(who, request.path)) if known else [],
        "managing": who.may(Action.MANAGE_PEOPLE),
        "theme": theme if theme in THEMES else "auto",
        "themes": THEMES,
        "languages": settings.LANGUAGES,
        "demo": settings.DEMO,
        "luoshi_version": luoshi.__version__,
    }
