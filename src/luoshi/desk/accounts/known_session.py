"""Whether a request comes from somebody who is signed in, told by its cookies alone: before any of it is read."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import Error, connections
from django.http.cookie import parse_cookie


def is_known(cookies: str) -> bool:
    """Does the session that the header names belong to somebody? Not where nobody can tell, the database being away."""
    key = parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME, "")
    if not (key.isascii() and key.isalnum()):
        return False
    # Asked by the thread that receives, outside of any request: nothing else looks after its connection.
    _close_old()
    try:
        return SESSION_KEY in import_module(settings.SESSION_ENGINE).SessionStore(key)
    except Error:
        return False
    finally:
        _close_old()


def _close_old() -> None:
    """What is too old, or broken, is opened anew; nothing is taken from under a transaction that is under way."""
    for one in connections.all(initialized_only=True):
        if not one.in_atomic_block:
            one.close_if_unusable_or_obsolete()
