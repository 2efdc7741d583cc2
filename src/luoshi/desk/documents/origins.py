"""Where a text comes from: the rooms in which texts are adopted say so, and pages made of such a text lead back there."""

from __future__ import annotations

from typing import NamedTuple

from luoshi.desk.accounts.models import Person
from luoshi.desk.documents.models import Version
from luoshi.desk.finders import Finders


class Origin(NamedTuple):
    """One line about where a text comes from: words, the page that tells more, and a digest to be held to (may be empty)."""

    what: str
    url: str
    seal: str = ""


tells_origin = Finders[[Person, Version], Origin]()
"""Adds a function that says where a version comes from; nothing where that is not of its room."""


def origins_of(person: Person, version: Version | None) -> list[Origin]:
    """Where a version comes from, as far as this person may see it; nothing where there is no version."""
    return [] if version is None else list(tells_origin.found(person, version))
