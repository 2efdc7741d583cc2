"""Headings and numbering: 一、（一）1. 第三章, and the spoken 一要 / 二是 / 第三， inside running text."""

from __future__ import annotations

from typing import NamedTuple

from luoshi.reading.lazy_pattern import lazy_pattern

_NUM = "[一二三四五六七八九十百]{1,4}"

# Ordered by level; the spoken forms share one level below whatever holds them, so 一要、二要、第三 are siblings.
MARKER = lazy_pattern(
    rf"(?P<part>第{_NUM}(?:章|部分|篇|编|节)[ 　、:：]{{0,2}})"
    rf"|(?P<article>第{_NUM}条[ 　、:：]{{0,2}})"
    rf"|(?P<first>{_NUM}[、.．][ 　]?)"
    rf"|(?P<second>[（(]{_NUM}[）)][、]?[ 　]?)"
    r"|(?P<third>\d{1,2}[、.．](?![\d]{1,3}[%％万亿个])[ 　]?)"
    r"|(?P<fourth>[（(]\d{1,2}[）)][、]?[ 　]?)"
    r"|(?P<fifth>[①-⑳])"
    rf"|(?P<spoken>(?:{_NUM}(?:要|是|则)(?![一二三四五六七八九十])|第{_NUM}[，,、]|首先[，,]|其次[，,]|再次[，,]|最后[，,]|其[一二三四五六七八九十][，,是]))"
)
_LEVELS = {"part": 1, "first": 2, "second": 3, "third": 4, "fourth": 5, "article": 5, "fifth": 6, "spoken": 7}
_OPENS = frozenset("第一二三四五六七八九十百首其再最（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳0123456789")


class Marker(NamedTuple):
    """A number before a heading: its place, its depth (1 is highest) and whether it is spoken (一要, 第三，)."""

    start: int
    end: int
    level: int
    spoken: bool


def read_marker(text: str, at: int, end: int) -> Marker | None:
    """The heading number that stands at `at`, or None. Spoken numbers need a sentence to follow."""
    if at >= end or text[at] not in _OPENS:
        return None
    found = MARKER.match(text, at, end)
    if found is None or found.lastgroup is None:
        return None
    kind = found.lastgroup
    if kind in ("first", "third") and found.end() >= end:
        return None
    return Marker(at, found.end(), _LEVELS[kind], kind == "spoken")


def opens_heading(text: str, at: int) -> bool:
    """Does a written heading number (not a spoken one) stand at `at`?"""
    marker = read_marker(text, at, min(len(text), at + 12))
    return marker is not None and not marker.spoken
