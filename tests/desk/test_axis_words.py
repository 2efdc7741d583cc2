"""Whatever the pure rooms can say of an item has a word on the pages: a name without one would break the page that shows it."""

from __future__ import annotations

from typing import get_args

import pytest

from luoshi.delivery.entry_data import Result
from luoshi.delivery.lights import Colour
from luoshi.delivery.reminders import ReminderKind
from luoshi.delivery.status import EvidenceStatus, Freshness, Schedule
from luoshi.desk.progress import axis_words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (Colour, axis_words.COLOURS),
        (Colour, axis_words.SIGNS),
        (Schedule, axis_words.SCHEDULE),
        (EvidenceStatus, axis_words.EVIDENCE),
        (Freshness, axis_words.FRESHNESS),
        (Result, axis_words.RESULTS),
        (ReminderKind, axis_words.REMINDERS),
    ],
)
def test_every_name_has_its_word(names: object, words: axis_words.Words) -> None:
    assert set(get_args(names)) == set(words)
