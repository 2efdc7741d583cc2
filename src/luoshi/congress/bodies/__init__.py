"""Bodies that the congress elects: their terms, who holds which office on a day, vacancies, the hand-over to successors."""

from __future__ import annotations

from luoshi.congress.bodies.body import Body, Holding, Office, Term
from luoshi.congress.bodies.handover import HandOver, OpenItem, hand_over
from luoshi.congress.bodies.holders import State, Vacancy, state_on
from luoshi.congress.bodies.sponsors import SponsorLeft, sponsors_left

__all__ = [
    "Body", "HandOver", "Holding", "Office", "OpenItem", "SponsorLeft", "State", "Term", "Vacancy", "hand_over", "sponsors_left", "state_on",
]  # fmt: skip
