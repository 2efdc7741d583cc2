"""The objects listed under one verb: 启动A、B、C等项目建设 are three, 国企改革和工业园区建设 are two."""

from __future__ import annotations

import re

from luoshi.reading.predicate import Predicate
from luoshi.reading.text import Span

_TOKEN = re.compile(r"“[^“”]*”|\"[^\"]*\"|《[^《》]*》|（[^（）]*）|\([^()]*\)|(?P<cut>、|以及|及其|[和与及](?=[^，、]{2,}))|(?P<rest>等)")
_TAIL = re.compile(r"(?:项目|工程|基础设施|办公大楼|重点|重大)*(?:建设|改造|改扩建|工作|工程|项目|规划|发展|管理|服务)+$")
_VERBAL = re.compile(r"(?:改革|建设|改造|发展|治理|保护|管理|整治|创新|服务|开发|利用|规划|升级|转型|培训|合作|监管|试点|搬迁|工程|行动|工作)$")
_OF = re.compile(r"^[^、]{0,24}?(?:的|了)(?=[^的]{2,}$)")
_SHORT = 1


def read_items(text: str, predicate: Predicate, span: Span) -> tuple[Span, ...]:
    """The listed objects in order; none where the object is a single one."""
    start = predicate.verb_end
    if predicate.form in ("preposition", "done"):
        return ()
    parts, closed = _parts(text, start, span.end)
    if len(parts) < 2:
        return ()
    if not closed:
        parts = _without_shared_tail(text, parts)
    return tuple(part for part in parts if part.end - part.start > _SHORT)


def _parts(text: str, start: int, end: int) -> tuple[list[Span], bool]:
    """Cut at 、 and 和; `closed` where 等 ends the list."""
    parts, at = [], start
    commas = text.find("、", start, end) >= 0
    for found in _TOKEN.finditer(text, start, end):
        if found.group("rest") is not None and (commas or parts):
            if text[found.end() : found.end() + 1] in "级同待于候":
                continue
            parts.append(Span(at, found.start()))
            return _trim(text, parts), True
        if found.group("cut") is not None and found.start() > at:
            parts.append(Span(at, found.start()))
            at = found.end()
    parts.append(Span(at, end))
    return _trim(text, parts), False


def _trim(text: str, parts: list[Span]) -> list[Span]:
    out = []
    for start, end in parts:
        while start < end and text[start] in " \u3000好":
            start += 1
        while start < end and text[end - 1] in " \u3000":
            end -= 1
        if start < end:
            out.append(Span(start, end))
    return out


def _without_shared_tail(text: str, parts: list[Span]) -> list[Span]:
    """珠江路、黔江路建设: the tail belongs to all of them, unless an earlier one has a tail of its own."""
    if any(_VERBAL.search(text, part.start, part.end) for part in parts[:-1]):
        return parts
    last = parts[-1]
    found = _TAIL.search(text, last.start, last.end)
    if found is None or found.start() - last.start < 2:
        return parts
    return [*parts[:-1], Span(last.start, found.start())]
