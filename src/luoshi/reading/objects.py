"""The objects listed under one verb: 启动A、B、C等项目建设 are three, 国企改革和工业园区建设 are two."""

from __future__ import annotations

import re

from luoshi.reading.lexicon import alternation, words
from luoshi.reading.predicate import Predicate
from luoshi.reading.text import Span

# Quoted and bracketed words are passed over whole; 等 closes a list unless it is part of a word (高等, 平等).
_TOKEN = re.compile(
    r"(?P<quoted>“[^“”]*”|\"[^\"]*\"|《[^《》]*》)|（[^（）]*）|\([^()]*\)"
    r"|(?P<cut>、|，?以及|(?<=[^普涉])及(?![时其])(?=[^，、]{2,}))|(?P<and>和(?=[^，、]{2,}))|(?P<rest>(?<![高平均中初同优对特相何])等(?![级同待于候额价值效]))"
)
_TAIL = re.compile(alternation(words("objects", "shared_tails")) + "+$")
_COUNTED = re.compile(r"(?:等)?[一二两三四五六七八九十\d]+(?:个|省|市|县|大|处|条|家|项|类|座|所|方面|地)[^、]{0,24}$")
_OWN_TAIL = re.compile(alternation(words("objects", "own_tails")) + "$")
_OPENING = re.compile(alternation(words("objects", "openings")))
_ADJECTIVE = re.compile(
    r"(?:以[^、，]{1,30}为[^、，]{1,6}的|切实可行的|行之有效的|有[^、，]{1,10}的|具有[^、，]{1,16}的|更加?[^、，]{1,8}的)"
)
_OF = re.compile(r"[^的]{2,}?(?P<tail>的[^的]{1,16})$")
_INNER = re.compile(r"[“\"](?P<list>[^“”\"、]{1,12}(?:、[^“”\"、]{1,12}){2,})[”\"]")
_SUMMARY = re.compile(r"“[一二两三四五六七八九十\d]+[^“”]{0,6}”$")
_BRANDED = re.compile(r"(?<=[”》])[^“”《》]{1,12}$")
_LEAST = 2
_NAME = 5


def read_items(text: str, predicate: Predicate, span: Span) -> tuple[Span, ...]:
    """The listed objects in order; none where the object is a single one."""
    if predicate.form in ("dated", "done"):
        parts = _cut_last(text, _parts(text, *predicate.subject), _COUNTED)
        return tuple(parts) if len(parts) >= _LEAST else ()
    if predicate.form == "preposition":
        return ()
    start = _start(text, predicate.verb_end, span.end)
    closed_at = _closed(text, start, span.end)
    parts = _parts(text, start, closed_at or span.end)
    if len(parts) < _LEAST:
        return _inside_quotes(text, start, span.end)
    parts = _without_inner_tail(text, parts)
    return tuple(parts if closed_at is not None else _without_shared_tail(text, parts))


def _start(text: str, at: int, end: int) -> int:
    """Behind what only introduces the list: 一批, 对, 与, 以…为重点的."""
    while True:
        found = _OPENING.match(text, at, end) or _ADJECTIVE.match(text, at, end)
        if found is None or found.end() == at:
            return at
        at = found.end()


def _closed(text: str, start: int, end: int) -> int | None:
    """Where 等 closes the list, or None."""
    listed = False
    for found in _TOKEN.finditer(text, start, end):
        if found.lastgroup in ("cut", "and", "quoted"):
            listed = True
        elif found.lastgroup == "rest" and listed:
            return found.start()
    return None


def _parts(text: str, start: int, end: int) -> list[Span]:
    """Cut at 、 and 以及; at 和 only behind the last 、, and only where no earlier part holds one."""
    cuts: list[tuple[int, int]] = []
    ands: list[tuple[int, int]] = []
    before = -1
    for found in _TOKEN.finditer(text, start, end):
        if found.lastgroup == "cut":
            cuts.append(found.span())
        elif found.lastgroup == "and":
            ands.append(found.span())
        elif found.lastgroup == "quoted":
            if before == found.start():
                cuts.append((before, before))
            before = found.end()
    last = cuts[-1][1] if cuts else start
    if ands and all(place[0] >= last for place in ands):
        cuts.append(ands[-1])
    parts, at = [], start
    for cut_start, cut_end in [*cuts, (end, end)]:
        part = _trim(text, at, cut_start)
        if part.start < part.end:
            parts.append(part)
        at = cut_end
    return parts


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \u3000\n":
        start += 1
    while start < end and text[end - 1] in " \u3000\n":
        end -= 1
    return Span(start, end)


def _inside_quotes(text: str, start: int, end: int) -> tuple[Span, ...]:
    """抓好“一城、一基地、一区”: the list stands inside the quotation marks."""
    found = _INNER.match(text, start, end)
    return tuple(_parts(text, *found.span("list"))) if found else ()


def _without_shared_tail(text: str, parts: list[Span]) -> list[Span]:
    """珠江路、黔江路建设: the tail belongs to all of them, unless an earlier one has a tail of its own."""
    for pattern in (_SUMMARY, _BRANDED, _COUNTED):
        shorter = _cut_last(text, parts, pattern)
        if shorter != parts:
            return shorter
    of = _OF.match(text, parts[-1].start, parts[-1].end)
    if of is not None and not any("的" in part.quote(text) for part in parts[:-1]):
        return [*parts[:-1], Span(parts[-1].start, of.start("tail"))]
    if any(_OWN_TAIL.search(text, part.start, part.end) for part in parts[:-1]):
        return parts
    return _cut_last(text, parts, _TAIL)


def _without_inner_tail(text: str, parts: list[Span]) -> list[Span]:
    """一小、三小、四小改扩建工程和…: a tail in the middle belongs to the names of the same make before it."""
    for index in range(len(parts) - 2, 0, -1):
        part, before = parts[index], parts[index - 1]
        found = _TAIL.search(text, part.start, part.end)
        if found is None or found.start() <= part.start:
            continue
        if text[found.start() - 1] == text[before.end - 1] and found.start() - part.start <= _NAME:
            return [*parts[:index], Span(part.start, found.start()), *parts[index + 1 :]]
    return parts


def _cut_last(text: str, parts: list[Span], pattern: re.Pattern[str]) -> list[Span]:
    if not parts:
        return parts
    last = parts[-1]
    found = pattern.search(text, last.start, last.end)
    if found is None or found.start() - last.start < _LEAST:
        return parts
    return [*parts[:-1], Span(last.start, found.start())]
