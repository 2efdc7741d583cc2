"""The menu: one line for each room, shown to those who may enter it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.standing import Standing


class Entry(NamedTuple):
    """A line of the menu: its words, the name of its address, what one must be allowed to do, and the addresses that belong to it."""

    label: Promise
    url_name: str
    action: Action | None = None


# In the order of the year: what comes in, what is made of it, how it goes, who does it.
MENU: tuple[Entry, ...] = (
    Entry(_("Today"), "home"),
    Entry(_("Documents"), "documents", Action.SEE_DOCUMENTS),
    Entry(_("Plans"), "plans", Action.SEE_PLANS),
    Entry(_("Inbox"), "inbox", Action.REPORT_PROGRESS),
    Entry(_("Needs a person"), "queue", Action.OVERSEE),
    Entry(_("How it goes"), "standings", Action.SEE_PROGRESS),
    Entry(_("Overview"), "overview", Action.SEE_PROGRESS),
    Entry(_("Year's end"), "sprint", Action.SEE_PROGRESS),
    Entry(_("Congress"), "congresses", Action.SEE_CONGRESS),
    Entry(_("Units"), "units", Action.SEE_PEOPLE),
    Entry(_("People"), "people", Action.SEE_PEOPLE),
)


class Line(NamedTuple):
    """A line as it is shown: its words, where it leads, and whether one is there."""

    label: Promise
    url: str
    here: bool


def menu_for(who: Standing, path: str) -> Iterator[Line]:
    """The lines for somebody of this standing, from a page at this path."""
    for entry in MENU:
        if entry.action is None or who.may(entry.action):
            url = reverse(entry.url_name)
            yield Line(entry.label, url, path == url if entry.url_name == "home" else path.startswith(url))
