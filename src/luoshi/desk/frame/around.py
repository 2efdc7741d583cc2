"""What every page is told: the menu, the theme, and what stands in the footer of what is printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest

import luoshi
from luoshi.desk import clock
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import standing_of
from luoshi.desk.accounts.standing import NOBODY
from luoshi.desk.frame.navigation import menu_for

THEMES = ("auto", "light", "dark")
_LEDGER_HEADS: list[Callable[[], str]] = []


def shows_ledger_head(head: Callable[[], str]) -> Callable[[], str]:
    """Name the function that says how far the ledger has come, for the footer of what is printed; called when a page is made."""
    _LEDGER_HEADS[:] = [head]
    return head


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
        "version": luoshi.__version__,
        "printed_at": clock.now(),
        "ledger_head": _LEDGER_HEADS[0]() if _LEDGER_HEADS and known else "",
    }
