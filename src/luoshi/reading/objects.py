"""The objects listed under one verb: 启动A、B、C等项目建设 are three, 国企改革和工业园区建设 are two.

What a row shares is none of its things: a head (各方面的|积极性、主动性), a tail (珠江路、黔江路|建设), or, after 推动, 支持
and their like, what the things are to do (支持甲县、乙县|开展试点).
"""

from __future__ import annotations

import re

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.wordset import WordSet
from luoshi.reading.listing import OWN_TAIL, QUALITY, Row, counted, read_row
from luoshi.reading.no_lists import is_no_list
from luoshi.reading.text import Span
from luoshi.reading.verb_phrase import MANNER, NOUNS_TOO, Predicate, skip_manner, verb_from

_TAIL = lazy_pattern(alternation(words("objects", "shared_tails")) + "{1,8}$")
_ONE_TAIL = re.compile(alternation(words("objects", "shared_tails")) + "$")
_COUNTED = re.compile(
    r"(?:等)?(?:\d{1,12}[-—至]\d{1,12}|[一二两三四五六七八九十\d]{1,12})(?:个|省|市|县|大|处|条|家|项|类|座|所|方面|地)[^、]{0,24}$"
)
_OPENING = re.compile(alternation(words("objects", "openings")))
_BATCH = re.compile(r"一[批些]")
_MEASURED = re.compile(
    r"(?:约)?\d{1,12}(?:[-—至]\d{1,12})?(?:余|多)?"
    + alternation(words("objects", "measures"))
    + r"(?:左右|以上)?(?=[^，、])"
)
_ADJECTIVE = re.compile(
    r"(?:以[^、，]{1,30}为[^、，]{1,6}的(?![^，]*、以)|切实可行的|行之有效的|有[^、，]{1,10}的|具有[^、，]{1,16}的|更加?[^、，]{1,8}的)"
)
# 对A、B的支持, 与A、B在…的合作: what stands between is the row.
_TOWARDS = re.compile(
    r"[^、，和]{0,12}?(?:加大|加强|强化|给予)?(?:对|与|向)(?P<row>[^，]{0,60}(?:、|和)[^，]{0,60}?)的[^的、]{2,12}$"
)
_WITHIN = re.compile(
    r"[^，、]{0,16}?在(?P<row>[^，在]{2,60}?)(?:等)(?:方面|领域|行业|环节)|[^，、]{0,16}?在(?P<on>[^，在]{2,60}、[^，在]{2,40}?)(?:上|方面|领域)(?=取得|实现|有|$)"
)
# 甲、乙、丙在能源等方面协同: the things stand before the 在 that tells in what.
_LISTED_SOMEWHERE = re.compile(r"(?P<row>[^，在]{2,24}、[^，在]{2,12})在[^，]{2,60}等(?:方面|领域|行业|环节)")
# 推动人工智能与甲、乙等深度融合: the row is what it is joined with.
_TOGETHER = re.compile(r"(?P<head>[^、，与]{2,12}与)[^，]{2,60}、[^，]{2,40}(?:融合|对接|合作|衔接|联动)(?:发展)?$")
# One of the words by which the four above tell where the row is.
_NARROWS = re.compile("[在与对向]")
_OF = re.compile(r"[^的]{2,200}?(?P<tail>的[^的]{1,16})$")
_FIELD_OF = re.compile(r"(?:领域|行业)的")
_HEAD = re.compile(r"[^的、，]{2,16}的(?=[^的]{2,12}$)")
_INNER = re.compile(
    r"[^“\"，、]{0,12}?[“\"](?P<list>[^“”\"、]{1,12}(?:、[^“”\"、]{1,12}){2,20})[”\"](?:工作|建设|工程|任务|要求)?$"
)
# “种业、农机”2个产业, “减煤、抑尘”等重点工作: a count or 等 behind the marks says that they hold several things.
_SUMMED = lazy_pattern(
    r"[^“\"，、]{0,12}?[“\"](?P<list>[^“”\"、]{1,12}(?:、[^“”\"、]{1,12}){1,20})[”\"](?:[二两三四五六七八九十\d]{1,8}[大个项类种][^“”\"、，]{1,10}|等[^“”\"、，]{1,8})$"
)
_SUMMARY = re.compile(r"“[一二两三四五六七八九十\d]{1,8}[^“”]{0,6}”$")
_BRANDED = re.compile(r"(?<=[”》])[^“”《》]{1,12}$")
_PIVOT = frozenset(words("objects", "pivots"))
_INNER_VERB = re.compile(alternation(words("objects", "inner_verbs")))
_REACHES = re.compile(r"[^、，]{2,12}?(?:扩大|延伸|拓展|覆盖|扩展|推广)[到至]")
_DOES = WordSet(words("objects", "doing"))
# Whatever the things are to do begins with one of these.
_ACTS = WordSet({*words("objects", "doing"), *words("verbs", "manner")})
_BECOMES = re.compile(alternation(words("objects", "becoming")) + "$")
_LEAST = 2
_NAME = 5
_SHORT_NAME = 3
# Without one of these nothing is listed: most objects are a single thing, and telling so must be cheap.
_JOINT = re.compile(r"[、，和及]|”“|》《|\"\"|］“")


def read_items(text: str, predicate: Predicate, span: Span) -> tuple[Span, ...]:
    """The listed objects in order; none where the object is a single one."""
    if _JOINT.search(text, span.start, span.end) is None:
        return ()
    if predicate.form in ("dated", "done"):
        parts = list(read_row(text, *predicate.subject).parts)
        parts = _cut_last(text, parts, _COUNTED)
        return tuple(parts) if len(parts) >= _LEAST else ()
    pivot = text[predicate.verb : predicate.verb + 2] in _PIVOT
    if predicate.form == "preposition":
        return _brought_forward(text, predicate, span)
    own = _listed(text, _start(text, predicate.verb_end, span.end), span.end, pivot=pivot)
    return own or _topic(text, predicate, span)


def _topic(text: str, predicate: Predicate, span: Span) -> tuple[Span, ...]:
    """对甲、乙，实行目录管理: the list stands in the clause before the action."""
    end = text.rfind("，", span.start, predicate.start)
    items = _listed(text, span.start + 1, end, pivot=False) if end > 0 else ()
    return () if any("的" in item.quote(text) or text[item.start] == "有" for item in items) else items


def _listed(text: str, start: int, end: int, *, pivot: bool) -> tuple[Span, ...]:
    start, end = _narrow(text, start, end)
    reaches = _REACHES.match(text, start, end)
    if reaches:
        start = reaches.end()
    row = read_row(text, start, end)
    inner = _INNER_VERB.search(text, start + _LEAST, min(end, start + 24)) if pivot else None
    if inner and inner.end() < row.parts[0].end - 1:
        start = _start(text, inner.end(), end)
        row = read_row(text, start, end)
    row = _without_qualities(text, row, end)
    if len(row.parts) < _LEAST:
        return _inside_quotes(text, start, end)
    if is_no_list(text, row, pivot=pivot):
        return ()
    parts = _without_inner_tail(text, list(row.parts))
    if parts != list(row.parts):
        return tuple(parts)
    parts = _without_head(text, parts)
    if row.closed:
        return tuple(_cut_tail(text, parts) if parts[-1].quote(text).find("等") > 0 else parts)
    return tuple(_without_shared_tail(text, parts, pivot=pivot))


def _without_qualities(text: str, row: Row, end: int) -> Row:
    """技术含量高、带动性强的企业和机构: the things stand behind the 的 that closes the qualities."""
    first = row.parts[0].quote(text) if row.parts else ""
    if len(row.parts) <= _LEAST or "的" in first or first[-1:] not in QUALITY:
        return row
    of = text.find("的", row.parts[0].end, end)
    return read_row(text, of + 1, end) if 0 < of < end - 1 else row


def _narrow(text: str, start: int, end: int) -> tuple[int, int]:
    """The row inside 对…的支持 or 在…等方面, where there is one; else the whole stretch."""
    if _NARROWS.search(text, start, end) is None:
        return start, end
    found = _WITHIN.match(text, start, end)
    if found:
        return found.span("row") if found.group("row") else found.span("on")
    somewhere = _LISTED_SOMEWHERE.match(text, start, end)
    if somewhere:
        return start, somewhere.end("row")
    together = _TOGETHER.match(text, start, end)
    if together:
        return together.end("head"), end
    found = _TOWARDS.match(text, start, end)
    return found.span("row") if found else (start, end)


def _brought_forward(text: str, predicate: Predicate, span: Span) -> tuple[Span, ...]:
    """把A、B等政策落到实处 lists before its verb, 将范围扩大到A、B behind it."""
    behind = _start(text, predicate.verb_end, span.end)
    row = read_row(text, behind, span.end)
    if len(row.parts) >= _LEAST and not is_no_list(text, row, pivot=False):
        return tuple(_without_shared_tail(text, list(row.parts), pivot=False))
    within = _WITHIN.match(text, predicate.start, predicate.verb)
    start = skip_manner(text, predicate.start, predicate.verb) + 1
    if within:
        start, end = _narrow(text, predicate.start, predicate.verb)
    else:
        end = predicate.verb
    row = read_row(text, _start(text, start, end), end)
    if len(row.parts) < _LEAST or not (row.closed or within) or is_no_list(text, row, pivot=False):
        return ()
    return row.parts


def _start(text: str, at: int, end: int) -> int:
    """Behind what only introduces the list: 一批, 对, 与, 以…为重点的, 10个左右."""
    while True:
        found = _OPENING.match(text, at, end) or _ADJECTIVE.match(text, at, end) or _batch(text, at, end)
        if found is None or found.end() == at:
            return at
        at = found.end()


def _batch(text: str, at: int, end: int) -> re.Match[str] | None:
    """一批 or 10个 said once for the whole row; said of each thing it belongs to it."""
    batch = _BATCH.match(text, at, end)
    if batch:
        return None if "、一批" in text[at:end] else batch
    found = _MEASURED.match(text, at, end)
    if found is None or re.search(r"[、和]\d", text[at:end]):
        return None
    return found


def _inside_quotes(text: str, start: int, end: int) -> tuple[Span, ...]:
    """抓好“一城、一基地、一区”: the list stands inside the quotation marks."""
    found = _INNER.match(text, start, end) or _SUMMED.match(text, start, end)
    return read_row(text, *found.span("list")).parts if found else ()


def _without_head(text: str, parts: list[Span]) -> list[Span]:
    """各方面的积极性、主动性: what stands before 的 belongs to all of them, where no other has a 的 of its own."""
    first = parts[0]
    found = _HEAD.match(text, first.start, first.end)
    if found is None or any("的" in part.quote(text) for part in parts[1:]):
        return parts
    own = first.end - found.end()
    if abs(own - (parts[1].end - parts[1].start)) > 1:
        return parts
    return [Span(found.end(), first.end), *parts[1:]]


def _without_shared_tail(text: str, parts: list[Span], *, pivot: bool) -> list[Span]:
    """珠江路、黔江路建设: the tail belongs to all of them, unless an earlier one has a tail of its own."""
    doing = _without_doing(text, parts) if pivot else parts
    if doing != parts or all(counted(text, part) for part in parts):
        return doing
    branded = any(text[part.end - 1] in "”》" for part in parts[:-1])
    for pattern in (_SUMMARY, _BRANDED, _COUNTED) if branded else (_SUMMARY, _COUNTED):
        shorter = _cut_last(text, parts, pattern)
        if shorter != parts:
            return shorter
    alike = _cut_alike(text, parts)
    return alike if alike != parts else _cut_of(text, parts)


def _cut_of(text: str, parts: list[Span]) -> list[Span]:
    """甲、乙的改造: 的 and what follows belong to all of them, if no earlier thing has a 的 or a tail of its own."""
    of = _OF.match(text, parts[-1].start, parts[-1].end)
    if of is not None and not any("的" in part.quote(text) for part in parts[:-1]) and not _FIELD_OF.search(of[0]):
        return [*parts[:-1], Span(parts[-1].start, of.start("tail"))]
    if any(OWN_TAIL.search(text, part.start, part.end) for part in parts[:-1]):
        return parts
    return _cut_tail(text, parts)


def _cut_tail(text: str, parts: list[Span]) -> list[Span]:
    """Take the shared tail off the last thing, but not an end that it has in common with an earlier one."""
    last = parts[-1]
    if len({part.end - part.start for part in parts}) == 1 or all("的" in part.quote(text) for part in parts):
        return parts
    shorter = _cut_last(text, parts, _TAIL)
    if shorter[-1].end - last.start <= _LEAST:
        shorter = _cut_last(text, parts, _ONE_TAIL)
    tail = text[shorter[-1].end : last.end]
    if tail and any(part.quote(text).endswith(tail) for part in parts[:-1]):
        return parts
    return shorter


def _cut_alike(text: str, parts: list[Span]) -> list[Span]:
    """骨干网、城市网、企业网|全面升级: things of one length and one make show where the last of them ends."""
    lengths = {part.end - part.start for part in parts[:-1]}
    last = parts[-1]
    if len(lengths) != 1 or len(parts) <= _LEAST:
        return parts
    length = lengths.pop()
    if last.end - last.start < length + _LEAST:
        return parts
    end = last.start + length
    opening = 1 if length <= _SHORT_NAME else _LEAST
    firsts = {text[part.start : part.start + opening] for part in parts}
    ends = {text[part.end - 1] for part in parts[:-1]} | {text[end - 1]}
    return [*parts[:-1], Span(last.start, end)] if len(firsts) == 1 or len(ends) == 1 else parts


def _without_doing(text: str, parts: list[Span]) -> list[Span]:
    """支持甲县、乙县|开展试点, 推动甲、乙|全面升级: what the things are to do or to become."""
    first = verb_from(text, parts[0].start, parts[0].end)
    if first is not None and first[1] > first[0] and text[first[1] : first[2]] not in NOUNS_TOO:
        return parts
    for index, part in enumerate(parts[1:], start=1):
        for at in _ACTS.places(text, part.start + _LEAST, part.end - 1):
            after = _DOES.end_of(text, at, part.end)
            acts = 0 < after < part.end - 1 and text[after] not in "区者业商"
            if acts or _in_manner(text, at, part.end):
                return [*parts[:index], Span(part.start, at)]
    last = parts[-1]
    shorter = _cut_last(text, parts, _BECOMES)
    return parts if text[last.end - 1] == text[parts[0].end - 1] else shorter


def _in_manner(text: str, at: int, end: int) -> bool:
    """Words of manner and a verb behind them: 依法独立行使, 更好履行, 全面升级."""
    after = MANNER.end_of(text, at, end)
    if after <= at + 1:
        return False
    found = verb_from(text, at, end)
    return (found is not None and found[1] > at) or _BECOMES.match(text, after, end) is not None


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
    end = found.start() - (text[found.start() - 1] == "的")
    return [*parts[:-1], Span(last.start, end)]
