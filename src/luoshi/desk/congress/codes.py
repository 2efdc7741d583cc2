"""Codes that people type and scanners read: no letter that looks like another one, and nobody guesses one."""

from __future__ import annotations

import hashlib
import re
import secrets
from urllib.parse import urlsplit

from django.utils.crypto import salted_hmac

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 12
_FOURS = re.compile(r"(....)(?=.)")


def new_code() -> str:
    """A code of chance: 12 letters out of 31, some 59 bits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def derived_code(*of: object) -> str:
    """The code that belongs to something, always the same; whoever hasn't got the key of the workspace cannot work it out."""
    number = int.from_bytes(salted_hmac("luoshi.badge", repr(of), algorithm="sha256").digest(), "big")
    found = []
    for _ in range(_LENGTH):
        number, at = divmod(number, len(_LETTERS))
        found.append(_LETTERS[at])
    return "".join(found)


def sealed(code: str) -> str:
    """What is kept of a code: it tells whether one is right, and gives none away, not even to whoever reads the database."""
    mark = salted_hmac("luoshi.card", code, algorithm="sha256").digest()
    return hashlib.sha256(mark).hexdigest()


def in_fours(code: str) -> str:
    """The code as it is printed: ABCD EFGH JKMN."""
    return _FOURS.sub(r"\1 ", code)


def code_in(typed: str) -> str:
    """The code in what was typed or scanned: small letters, spaces and hyphens are of no account, and an address ends in its code."""
    last = urlsplit(typed.strip()).path.rstrip("/").rpartition("/")[2]
    return "".join(letter for letter in last.upper() if letter in _LETTERS)
