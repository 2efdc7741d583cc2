"""The record of a meeting from a JSON file (`luoshi.meeting/1`), as the desk exports it or a secretary writes it."""

from __future__ import annotations

from typing import get_args

from luoshi.congress.record.meeting import (
    AgendaItem,
    Decision,
    Elected,
    ItemKind,
    Mark,
    Meeting,
    Resolution,
    Sitting,
    Speech,
)
from luoshi.congress.roll.quorum import Proof, quorum_rules
from luoshi.congress.suggestions.adoption import Adoption, Base, Tally
from luoshi.exchange.json_place import JsonPlace, read_json

SCHEMA = "luoshi.meeting/1"


def read_meeting(data: bytes, *, name: str) -> Meeting:
    """The record that the file holds; raises `UnreadableSource`, which says where it is not as it should be."""
    root = read_json(data, name=name)
    root.only("schema", "title", "body", "sittings")
    root.one_of("schema", (SCHEMA,), SCHEMA)
    sittings = tuple(_sitting(at, place) for at, place in enumerate(root.places("sittings"), 1))
    if not sittings:
        root.wrong("sittings", "is empty or missing", "write down at least one sitting")
    return Meeting(root.text("title"), root.text("body"), sittings)


def _sitting(at: int, place: JsonPlace) -> Sitting:
    place.only("number", "begins", "ends", "place", "chair", "quorum", "items")
    begins, ends = place.instant("begins"), place.instant("ends")
    if ends < begins:
        place.wrong("ends", "is before the beginning", "check both times")
    number = place.whole("number", at)
    if not 1 <= number <= 99:
        place.wrong("number", "is not between 1 and 99", "count the sittings from 1")
    quorum = place.place("quorum")
    proof = _proof(quorum, place) if quorum else None
    items = tuple(_item(number, one, proof) for number, one in enumerate(place.places("items"), 1))
    if len(items) > 99:
        place.wrong("items", "are more than 99", "divide them between several sittings")
    return Sitting(number, begins, ends, place.text("place"), place.text("chair"), proof, items)


def _proof(place: JsonPlace, sitting: JsonPlace) -> Proof:
    place.only("rule", "entitled", "present", "represented")
    rule = quorum_rules()[place.one_of("rule", tuple(quorum_rules()))]
    entitled, present, others = place.whole("entitled"), place.whole("present"), place.whole("represented", 0)
    if present + others > entitled:
        place.wrong("present", "is more than are entitled", "check the three numbers")
    return Proof(rule, sitting.instant("begins"), 0, entitled, present, others, rule.need(entitled))


def _item(number: int, place: JsonPlace, proof: Proof | None) -> AgendaItem:
    place.only("kind", "title", "speeches", "resolutions", "elected")
    kinds: tuple[ItemKind, ...] = get_args(ItemKind)
    return AgendaItem(
        number=number,
        kind=place.one_of("kind", kinds),
        title=place.text("title"),
        speeches=tuple(_speech(one) for one in place.places("speeches")),
        resolutions=tuple(_resolution(one, proof) for one in place.places("resolutions")),
        elected=tuple(_elected(one) for one in place.places("elected")),
    )


def _speech(place: JsonPlace) -> Speech:
    place.only("person", "role", "said")
    return Speech(place.text("person"), place.text("role", ""), place.text("said", ""))


def _elected(place: JsonPlace) -> Elected:
    place.only("office", "names", "election")
    return Elected(place.text("office"), place.texts("names"), place.text("election", ""))


def _resolution(place: JsonPlace, proof: Proof | None) -> Resolution:
    place.only("id", "about", "wording", "vote", "decisions")
    vote = place.place("vote")
    return Resolution(
        id=place.text("id"),
        about=place.text("about"),
        wording=place.texts("wording"),
        vote=_vote(vote, proof) if vote else None,
        decisions=tuple(_decision(one) for one in place.places("decisions")),
    )


def _vote(place: JsonPlace, proof: Proof | None) -> Adoption:
    place.only("for", "against", "abstain", "base", "version", "digest")
    if proof is None:
        place.wrong("for", "is counted, and the sitting has no quorum", "write the quorum of the sitting as well")
    bases: tuple[Base, ...] = get_args(Base)
    base = place.one_of("base", bases, "entitled")
    tally = Tally(place.whole("for"), place.whole("against"), place.whole("abstain", 0))
    count = proof.entitled if base == "entitled" else proof.have
    return Adoption(place.whole("version", 1), place.text("digest", ""), proof, base, count, tally, count // 2 + 1)


def _decision(place: JsonPlace) -> Decision:
    place.only("id", "text", "owner", "due", "evidence", "needs_none")
    mark = place.place("needs_none")
    return Decision(
        id=place.text("id"),
        text=place.text("text"),
        owner=place.text("owner", ""),
        due=place.day("due"),
        evidence=place.text("evidence", ""),
        needs_none=_mark(mark) if mark else None,
    )


def _mark(place: JsonPlace) -> Mark:
    place.only("by", "at", "why")
    at = place.day("at")
    if at is None:
        place.wrong("at", "is missing", "write the day like 2026-11-24")
    return Mark(place.text("by"), at, place.text("why", ""))
