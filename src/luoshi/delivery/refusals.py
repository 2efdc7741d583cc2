"""Why an action is refused: one class a cause, each saying cause and cure in both languages (refusals.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from luoshi.delivery.lifecycle import Words
from luoshi.delivery.sentences import Fact, Language, filled


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__ or "").joinpath("refusals.toml").read_text("utf-8"))


def problem_words(problem: str) -> Words:
    """What is wrong with a value, by the name of its kind, in both languages."""
    words: Words = _file()["problems"][problem]
    return words


def field_words(field: str) -> Words:
    """What a field of an entry's data is called, in both languages."""
    words: Words = _file()["fields"][field]
    return words


def thing_words(thing: str) -> Words:
    """What a part of an item is called, in both languages."""
    words: Words = _file()["things"][thing]
    return words


def cure_words(thing: str) -> Words:
    """How a promised part of an item is changed nevertheless, in both languages."""
    words: Words = _file()["cures"][thing]
    return words


class Refused(Exception):
    """An action that may not happen; nothing was changed. ``str`` says cause and cure in English, `said` in either language."""

    key = ""

    def __init__(self, **facts: Fact) -> None:
        self.facts = facts
        super().__init__()

    # Made when it is read: most refusals only tell a screen which buttons to leave out.
    def __str__(self) -> str:
        return self.said("en")

    def said(self, language: Language) -> str:
        """Cause and cure in one sentence."""
        return filled(_file()[self.key], self.facts, language)


class NotPermitted(Refused):
    """The role may not do this, whatever the state."""

    key = "not-permitted"


class OnlySubItems(Refused):
    """A unit breaks its own items down; new ones are the desk's."""

    key = "only-sub-items"


class OnlyBrokenDown(Refused):
    """A unit closes what it gave its own offices; items of the plan are the desk's."""

    key = "only-broken-down"


class NotInThisState(Refused):
    """Not while the item is in this state."""

    key = "not-in-this-state"


class NoSuchItem(Refused):
    """There is no entry that opened the item."""

    key = "no-such-item"


class ItemExists(Refused):
    """An item is opened only once."""

    key = "item-exists"


class ReasonMissing(Refused):
    """This needs a reason."""

    key = "reason-missing"


class NothingAsked(Refused):
    """There is no request to settle."""

    key = "nothing-asked"


class AskedAlready(Refused):
    """The same request is waiting for its answer."""

    key = "asked-already"


class SecondPersonNeeded(Refused):
    """Not by the person who asked or filed it."""

    key = "second-person-needed"


class EvidenceMissing(Refused):
    """Close-out needs evidence."""

    key = "evidence-missing"


class LeadMissing(Refused):
    """Nobody would answer for the item."""

    key = "lead-missing"


class NoDueDate(Refused):
    """There is no date to extend."""

    key = "no-due-date"


class DueNotLater(Refused):
    """An extension leads to a later day."""

    key = "due-not-later"


class PromiseStands(Refused):
    """What was handed out changes by request and approval."""

    key = "promise-stands"


class NotThere(Refused):
    """The action names a part that the item doesn't have."""

    key = "not-there"


class NothingThere(Refused):
    """The item has nothing of what the action is about."""

    key = "nothing-there"


class ThereAlready(Refused):
    """The action adds a part that the item has."""

    key = "there-already"


class WrongData(Refused):
    """A value that the action can't take; ``field`` is its name in the data, ``problem`` the kind that it should be of."""

    key = "wrong-data"

    def __init__(self, field: str, problem: str) -> None:
        self.field, self.problem = field, problem
        super().__init__(field=_file()["fields"].get(field, field), problem=problem_words(problem))
