"""One letter a day for each person with an e-mail address: what waits for them, and nothing where nothing does."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.delivery.reminders import queue
from luoshi.delivery.working_days import is_working_day
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Role
from luoshi.desk.plans.models import Item
from luoshi.desk.progress.models import SentDigest
from luoshi.desk.progress.queue_rows import QueueRow, rows_of
from luoshi.desk.progress.working_for import unit_ids_of
from luoshi.desk.ticking import at_tick

_FROM_HOUR = 8
_LONGEST = 30
_CUT_OFF = timedelta(minutes=10)
_LOG = logging.getLogger(__name__)


@at_tick("digests")
def send_digests(moment: datetime) -> int:
    """How many letters went out: on working days from eight o'clock, one a person and day, however often it is asked for."""
    local = timezone.localtime(moment)
    if local.hour < _FROM_HOUR or is_working_day(local.date()) is False:
        return 0
    people = list(Person.objects.filter(is_active=True).exclude(email=""))
    today = SentDigest.objects.filter(day=local.date())
    # Whoever sent it was killed before it was gone, or in the very moment: rather a letter twice than none.
    today.filter(sent=False, begun_at__lt=moment - _CUT_OFF).delete()
    done = set(today.values_list("person_id", flat=True))
    waiting = [person for person in people if person.pk not in done]
    if not waiting:
        return 0
    items = list(Item.objects.exclude(workflow="draft").exclude(last_entry=0).select_related("lead", "parent"))
    rows = rows_of(queue((item.item_state() for item in items), local.date()), items)
    return sum(_sent(person, _letter_for(person, items, rows), local.date()) for person in waiting)


@dataclass(frozen=True, slots=True)
class _Letter:
    """What waits for somebody: how many items to sign for in time yet, and the rows of the queue."""

    to_sign: int
    rows: Sequence[QueueRow]

    @property
    def number(self) -> int:
        return self.to_sign + len(self.rows)


def _letter_for(person: Person, items: Iterable[Item], rows: Iterable[QueueRow]) -> _Letter:
    own = [row for row in rows if _concerns(person, row)]
    units = unit_ids_of(person)
    late = {row.item.pk for row in own if row.reminder.kind == "to_sign"}
    fresh = [one for one in items if one.workflow == "issued" and one.lead_id in units and one.pk not in late]
    return _Letter(len(fresh), own)


def _concerns(person: Person, row: QueueRow) -> bool:
    who, to = person.standing(), row.reminder.to
    if to == "lead":
        return row.item.lead_id in unit_ids_of(person)
    if to == "above":
        return row.item.parent is not None and row.item.parent.lead_id in unit_ids_of(person)
    if to == "sponsor":
        return row.item.sponsor_id in who.acts_for
    return to == "desk" and Role.DESK in who.roles


def _sent(person: Person, letter: _Letter, day: date) -> int:
    if not letter.number:
        return 0
    # The mark first, on its own: while a mail server takes its time, nobody else may have to wait for the database.
    mark, fresh = SentDigest.objects.get_or_create(person=person, day=day, defaults={"sent": False})
    if not fresh:
        return 0
    try:
        with translation.override(person.language or settings.LANGUAGE_CODE):
            send_mail(_subject(letter), _text(person, letter, day), None, [person.email])
    except (OSError, SMTPException) as error:
        mark.delete()
        _LOG.warning("the digest for %s could not be sent and is tried again: %s", person.username, error)
        return 0
    mark.sent = True
    mark.save(update_fields=["sent"])
    return 1


def _subject(letter: _Letter) -> str:
    words = ngettext("Luoshi: %(n)s thing waits for you", "Luoshi: %(n)s things wait for you", letter.number)
    return words % {"n": letter.number}


def _text(person: Person, letter: _Letter, day: date) -> str:
    lines = [f"{person.name}", "", _("As of %(day)s:") % {"day": day.isoformat()}, ""]
    if letter.to_sign:
        words = ngettext("%(n)s item to sign for", "%(n)s items to sign for", letter.to_sign)
        lines.append(f"- {words % {'n': letter.to_sign}}")
    lines += [f"- {_line(row)}" for row in letter.rows[:_LONGEST]]
    if len(letter.rows) > _LONGEST:
        lines.append(_("and %(n)s more") % {"n": len(letter.rows) - _LONGEST})
    return "\n".join([*lines, ""])


def _line(row: QueueRow) -> str:
    by = row.reminder.by
    until = _("by %(day)s") % {"day": by.isoformat()} if by else ""
    return " · ".join(part for part in (row.what, row.item.wording, row.about, until) if part)
