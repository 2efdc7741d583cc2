"""What happened last in an election, in a word, for a list of them; the page of one says what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.desk.congress.models import Entry, StoredContest

_LAST: Mapping[str, tuple[str, Promise]] = {
    "nominated": ("waiting", _("candidates put up")),
    "round-opened": ("waiting", _("a round is open")),
    "called-off": ("waiting", _("a round was called off")),
    "counted": ("waiting", _("counted, not announced yet")),
    "reduced": ("waiting", _("seats given up")),
    "announced": ("done", _("announced")),
}
KINDS = tuple(_LAST)
"""The kinds of lines that are looked at."""
_NOTHING: tuple[str, Promise] = ("waiting", _("no candidates yet"))


def last_steps(contests: Iterable[StoredContest], lines: Iterable[Entry]) -> list[tuple[StoredContest, str, Promise]]:
    """Each election with the sign and the words of its last step; `lines` in their order, those of other kinds are passed over."""
    last = {line.contest_id: line.kind for line in lines if line.kind in _LAST}
    return [(one, *_LAST.get(last.get(one.pk, ""), _NOTHING)) for one in contests]
