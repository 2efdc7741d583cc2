"""Who was in office and which words were current: 以…同志为…的党中央, 国务院总理…, 科学发展观."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from luoshi.reading.clues.clue import FAIR, STRONG, Page, evidence, places
from luoshi.reading.entries import Evidence
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import lexicon

_CENTRE = lazy_pattern(
    r"以(?P<name>[一-龥]{2,3})同志为(?P<title>[^，。]{0,6}?)的?(?:党中央|中国共产党中央委员会)(?P<after>[^，。]{0,8})"
)
_NOW = re.compile("周围|领导下|坚强领导|正确领导|英明领导|保持高度一致|领航|掌舵")
_PREMIER = lazy_pattern(
    r"国务院总理[\s\u3000]{0,8}(?P<name>[一-龥](?:[\s\u3000]{0,2}[一-龥]){1,2})|(?P<before>[一-龥]{2,3})总理(?=所?作)"
)


def read_people_and_words(page: Page) -> Iterator[Evidence]:
    """The centre of the party, the premier who reports, and the youngest of the words that have a birthday."""
    yield from _centre(page)
    yield from _premier(page)
    yield from _watchwords(page)


def _term(entry: dict[str, Any]) -> tuple[date, date | None]:
    return date.fromisoformat(entry["first"]), date.fromisoformat(entry["last"]) if "last" in entry else None


def _until(last: date | None) -> str:
    return "今" if last is None else last.isoformat()


def _centre(page: Page) -> Iterator[Evidence]:
    """A text that gathers round a leader was written in that leader's term; a mere mention is only a lower bound."""
    best: tuple[date, date | None, re.Match[str], bool] | None = None
    for at in places(page.text, "同志为"):
        found = _CENTRE.search(page.text, max(0, at - 4), at + 40)
        if found is None:
            continue
        entry = next(
            (
                one
                for one in lexicon("leaders")["centre"]
                if one["name"] == found["name"] and one.get("title", "") in found["title"]
            ),
            None,
        )
        if entry is None:
            continue
        now = _NOW.search(found["after"]) is not None
        first, last = _term(entry)
        if best is None or (first, now) > (best[0], best[3]):
            best = (first, last, found, now)
    if best is None:
        return
    first, last, found, now = best
    end = found.start("after")
    if now:
        says = f"{found['name']}在任于{first}至{_until(last)}"
        yield evidence("centre-of-party", found.start(), end, says, (first, last), STRONG)
    else:
        yield evidence(
            "leader-named", found.start(), end, f"{found['name']}自{first}起任职，成文不早于此", (first, None), FAIR
        )


def _premier(page: Page) -> Iterator[Evidence]:
    found = _PREMIER.search(page.author, 0, 600)
    if found is None:
        return
    name = re.sub(r"[\s\u3000]", "", found["name"] or found["before"])
    entries = [one for one in lexicon("leaders")["premier"] if name.startswith(one["name"])]
    if entries:
        entry = max(entries, key=lambda one: len(one["name"]))
        first, last = _term(entry)
        yield evidence(
            "premier-reports", *found.span(), f"{entry['name']}任总理于{first}至{_until(last)}", (first, last), STRONG
        )


@cache
def _coming() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(lexicon('watchwords')['coming'].split())})[^，。]{{0,6}}$")


def _watchwords(page: Page) -> Iterator[Evidence]:
    book = lexicon("watchwords")
    youngest: tuple[date, int, str] | None = None
    for entry in book["words"]:
        at = page.text.find(entry["name"])
        if at < 0:
            continue
        first = date.fromisoformat(entry["first"])
        if "last" in entry and _coming().search(page.text, max(0, at - 14), at):
            last = date.fromisoformat(entry["last"])
            says = f"该活动（{entry['begins']}至{last}）尚未开展"
            yield evidence("campaign-awaited", at, at + len(entry["name"]), says, (first, last), FAIR)
        elif youngest is None or first > youngest[0]:
            youngest = (first, at, entry["name"])
    if youngest is not None:
        first, at, name = youngest
        yield evidence("word-coined", at, at + len(name), f"此语自{first}始见，成文不早于此", (first, None), FAIR)
