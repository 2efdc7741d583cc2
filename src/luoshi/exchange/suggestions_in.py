"""Drafts and suggestions from a JSON file (`luoshi.suggestions/1`), as the desk exports them or a secretary writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from luoshi.congress.suggestions.anchor import Anchor, places_of
from luoshi.congress.suggestions.clocks import Motion
from luoshi.congress.suggestions.draft import Draft
from luoshi.congress.suggestions.records import Answer, Disposition, Merge, Suggestion, Told, Wish
from luoshi.exchange.json_place import JsonPlace, read_json
from luoshi.reading.text import Span

SCHEMA = "luoshi.suggestions/1"


@dataclass(frozen=True, slots=True)
class Collected:
    """Everything that was written down about one draft."""

    drafts: tuple[Draft, ...]
    suggestions: tuple[Suggestion, ...]
    merges: tuple[Merge, ...]
    answers: tuple[Answer, ...]
    told: tuple[Told, ...]
    motions: tuple[Motion, ...]


def read_suggestions(data: bytes, *, name: str, text_of: Callable[[str], str]) -> Collected:
    """What the file holds; `text_of` reads a draft that is a file of its own. Raises `UnreadableSource`.

    Merges and answers are numbered as they stand, from 1: a later answer corrects an earlier one.
    """
    root = read_json(data, name=name)
    root.only("schema", "title", "drafts", "suggestions", "merges", "answers", "told", "motions")
    root.one_of("schema", (SCHEMA,), SCHEMA)
    title = root.text("title", "")
    drafts = tuple(_draft(at, one, title, text_of) for at, one in enumerate(root.places("drafts"), 1))
    if not drafts:
        root.wrong("drafts", "is empty or missing", "give at least the first version")
    by_number = {one.number: one for one in drafts}
    return Collected(
        drafts=drafts,
        suggestions=tuple(_suggestion(one, by_number) for one in root.places("suggestions")),
        merges=tuple(_merge(at, one) for at, one in enumerate(root.places("merges"), 1)),
        answers=tuple(_answer(at, one) for at, one in enumerate(root.places("answers"), 1)),
        told=tuple(_told(one) for one in root.places("told")),
        motions=tuple(_motion(one) for one in root.places("motions")),
    )


def _draft(at: int, place: JsonPlace, title: str, text_of: Callable[[str], str]) -> Draft:
    place.only("text", "file")
    if ("text" in place.value) == ("file" in place.value):
        place.wrong("text", "and file are two ways to give a draft", "give one of them")
    return Draft(at, place.text("text") if "text" in place.value else text_of(place.text("file")), title)


def _suggestion(place: JsonPlace, drafts: Mapping[int, Draft]) -> Suggestion:
    place.only("id", "made", "proposers", "group", "wish", "version", "quote", "nth", "wording", "reason")
    wishes: tuple[Wish, ...] = get_args(Wish)
    proposers = place.texts("proposers")
    if not proposers:
        place.wrong("proposers", "is empty or missing", "name at least one delegate who is to be told")
    return Suggestion(
        id=place.text("id"),
        made=_day(place, "made"),
        proposers=proposers,
        wish=place.one_of("wish", wishes),
        anchor=_anchor(place, drafts),
        wording=place.text("wording", ""),
        reason=place.text("reason", ""),
        group=place.text("group", ""),
    )


def _anchor(place: JsonPlace, drafts: Mapping[int, Draft]) -> Anchor | None:
    quote, version = place.text("quote", ""), place.whole("version", 1)
    if not quote:
        return None
    if version not in drafts:
        place.wrong("version", f"is {version}, and there are {len(drafts)} drafts", "count them from 1")
    places = places_of(drafts[version], quote)
    nth = place.whole("nth", 1 if len(places) <= 1 else 0)
    if not places:
        # The docket reports a passage that the draft doesn't have.
        return Anchor(version, Span(0, 0), quote)
    if not 1 <= nth <= len(places):
        place.wrong(
            "quote", f"stands in {len(places)} places of draft {version}", f"say which with nth, 1 to {len(places)}"
        )
    return Anchor(version, places[nth - 1], quote)


def _merge(at: int, place: JsonPlace) -> Merge:
    place.only("one", "into", "by", "reason")
    return Merge(at, place.text("one"), place.text("into"), place.text("by"), place.text("reason", ""))


def _answer(at: int, place: JsonPlace) -> Answer:
    place.only("suggestion", "disposition", "version", "by", "at", "reason")
    dispositions: tuple[Disposition, ...] = get_args(Disposition)
    return Answer(
        number=at,
        suggestion=place.text("suggestion"),
        disposition=place.one_of("disposition", dispositions),
        version=place.whole("version"),
        by=place.text("by"),
        at=_day(place, "at"),
        reason=place.text("reason", ""),
    )


def _told(place: JsonPlace) -> Told:
    place.only("answer", "delegate", "at")
    return Told(place.whole("answer"), place.text("delegate"), _day(place, "at"))


def _motion(place: JsonPlace) -> Motion:
    place.only("suggestion", "handed_out", "unit", "answered", "hard", "why")
    return Motion(
        suggestion=place.text("suggestion"),
        handed_out=_day(place, "handed_out"),
        unit=place.text("unit"),
        answered=place.day("answered"),
        hard=place.text("hard", ""),
        why=place.text("why", ""),
    )


def _day(place: JsonPlace, key: str) -> date:
    """A day that must be there."""
    found = place.day(key)
    if found is None:
        place.wrong(key, "is missing", "write the day like 2026-11-24")
    return found
