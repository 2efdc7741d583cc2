"""What the findings about a roll, a book, a docket are called on screens."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_ROLL: dict[str, Promise] = {
    "same-id": _("Two people have one number"),
    "same-name": _("Two people of one name in a unit"),
    "no-id": _("No number"),
    "no-unit": _("No electoral unit"),
    "too-many": _("More delegates than places"),
    "unknown-unit": _("The unit has no places"),
    "no-reason": _("Refused without a reason"),
    "not-examined": _("Nobody has examined the credentials"),
}
_BOOK: dict[str, Promise] = {
    "unknown-delegate": _("Nobody on the roll has this number"),
    "not-entitled": _("Has no valid credentials, and does not count"),
    "already-in": _("Was checked in already"),
    "not-in": _("Was not checked in"),
    "voids-nothing": _("Corrects a line that isn't there"),
    "proxy-not-allowed": _("These rules know no proxies"),
    "proxy-to-nobody": _("The proxy is given to nobody who could use it"),
    "proxy-too-many": _("Holds too many proxies"),
    "proxy-while-present": _("Gave a proxy and is present"),
    "proxy-handed-on": _("The proxy was handed on"),
}
_DOCKET: dict[str, Promise] = {
    "unanswered": _("Not answered yet"),
    "passage-gone": _("The passage is gone"),
    "nothing-changed": _("Adopted, but the passage reads as before"),
    "unknown-suggestion": _("Speaks of a suggestion that isn't there"),
    "unknown-version": _("Speaks of a draft that isn't there"),
    "no-passage": _("The draft does not say what is quoted"),
    "merged-in-circle": _("Merged with each other"),
    "answered-apart": _("Merged, and answered apart"),
}
_TRAITS: dict[str, Promise] = {
    "sex": _("Sex"),
    "nation": _("Nationality"),
    "education": _("Education"),
    "kind": _("Kind of delegate"),
}
_DOOR: dict[str, Promise] = {
    "in": _("Checked in"),
    "out": _("Checked out"),
    "proxy": _("Gave a proxy"),
    "proxy-ended": _("Took the proxy back"),
    "seated": _("Seated"),
    "unseated": _("Unseated"),
    "void": _("Correction"),
}

_WISHES: dict[str, Promise] = {
    "change": _("change"),
    "add": _("Add text"),
    "delete": _("delete"),
    "remark": _("remark"),
}
_ANSWERS: dict[str, Promise] = {
    "adopted": _("adopted"),
    "partly": _("partly adopted"),
    "not": _("not adopted"),
}


def finding_words(kind: str) -> Promise | str:
    """The finding in the language of the page."""
    return _ROLL.get(kind) or _BOOK.get(kind) or _DOCKET.get(kind) or kind


def trait_words(trait: str) -> Promise | str:
    """The heading of a count."""
    return _TRAITS.get(trait, trait)


def door_words(kind: str) -> Promise | str:
    """What happened at the door."""
    return _DOOR.get(kind, kind)


def wish_words(wish: str) -> Promise | str:
    """What is wished of a passage."""
    return _WISHES.get(wish, wish)


def answer_words(disposition: str) -> Promise | str:
    """What was decided on a suggestion."""
    return _ANSWERS.get(disposition, disposition)
