"""Actions in a row inside one clause: 遏制增量、化解存量 are two tasks, 支持A、推广B is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.reading.lexicon import words
from luoshi.reading.predicate import Predicate, read_action
from luoshi.reading.text import Span

_COMMA = re.compile(r"“[^“”]*”|（[^（）]*）|《[^《》]*》|(?P<cut>、|并(?=启动|实施|组织|推动|严格|不断|逐步))")
_GOVERNING = frozenset(words("verbs", "governing"))
_LIST_GOES_ON = frozenset("、和与及等的")
_LEAST = 2


def split_actions(text: str, span: Span, predicate: Predicate) -> Iterator[tuple[Span, Predicate]]:
    """The clause's action, or each of its actions where 、 or 并 joins several verbs that have objects of their own."""
    if predicate.form not in ("verb", "modal", "body") or predicate.forbids:
        yield span, predicate
        return
    start, current = span.start, predicate
    for found in _COMMA.finditer(text, predicate.verb_end, span.end):
        if found.group("cut") is None:
            continue
        following = read_action(text, found.end(), span.end)
        if following is None or not _stands_alone(text, current, found.start()):
            continue
        if found.group() == "、" and not _stands_alone(text, following, span.end):
            continue
        yield Span(start, found.start()), current
        start, current = following.start, following
    yield Span(start, span.end), current


def _stands_alone(text: str, predicate: Predicate, end: int) -> bool:
    """Has this verb an object of its own, and is it no verb that takes a row of actions?"""
    if text[predicate.verb : predicate.verb + 2] in _GOVERNING:
        return False
    return end - predicate.verb_end >= _LEAST and text[predicate.verb_end] not in _LIST_GOES_ON
