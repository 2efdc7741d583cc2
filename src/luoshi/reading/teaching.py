"""What teaches how to go about things and orders nothing in particular: lessons drawn, weights given, ways commended.

把改革作为强县之路, 把实干贯穿始终; what stands behind 必须 that is said to nobody (必须依靠人民，充分发扬民主); aims that are
weighed against each other (既要快，又要好); and a sentence whose parts each hold to something (坚持甲，…；坚持乙，…；坚持丙，…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.sought import guarded, lazy_sought
from luoshi.reading.outline import Clause
from luoshi.reading.verb_phrase import skip_openers

_DOCTRINE = re.compile(guarded(alternation(words("tone", "doctrines"))))
_LESSON = re.compile(guarded(alternation(words("tone", "lesson_leads"))))
_HAS_LESSON = lazy_sought(_LESSON.pattern)
# What names something or counts it is told, however it opens.
_NAMED = re.compile(r"[\d“\"《０-９]")
_ENDS_PART = frozenset("；;：:")
# 既要切实抓好甲，又要防止乙 gives two orders; 既要快，又要好 weighs.
_ORDERS = "(?!切实|深入|认真|严格|防止|抓好|抓紧|做好|加大|注意)"
_WEIGHS = re.compile(f"(?:我们)?既要{_ORDERS}")
_AGAINST = re.compile(f"[，、](?:又|还|也|更)要{_ORDERS}")
_HOLDS = re.compile("(?:我们|必须|要|始终)?(?P<to>坚持(?![和并完])|更加注重)")
# 坚持面向生产，发展甲、乙、丙等: what names things is told.
_LISTS = re.compile(r"[\d“\"《０-９]|、[^，；、]{1,16}等|(?:、[^，；、]{1,16}){4}")
_HELD_LEAST = 3


def is_doctrine(text: str, start: int, end: int) -> bool:
    """Does the clause give a thing its weight (把创新摆在突出位置) instead of doing something to it?"""
    return _DOCTRINE.match(text, start, end) is not None


def find_lessons(text: str, clauses: Sequence[Clause]) -> dict[int, str]:
    """The clauses of a sentence that only teach, each with the rule that says so."""
    stretch = (clauses[0].start, clauses[-1].end)
    told = _HAS_LESSON.search(text, *stretch) is not None
    weighing = text.find("既要", *stretch) >= 0
    holding = min(text.count("坚持", *stretch) + text.count("更加注重", *stretch), len(clauses)) >= _HELD_LEAST
    if not (told or weighing or holding):
        return {}
    parts = list(_parts(clauses))
    holding = holding and _LISTS.search(text, *stretch) is None
    found = dict.fromkeys(chain(*_held(text, clauses, parts)), "held-in-parts") if holding else {}
    for part in parts:
        first, last = clauses[part[0]], clauses[part[-1]]
        if told and _LESSON.match(text, first.start, last.end) and not _NAMED.search(text, first.start, last.end):
            found.update(dict.fromkeys(part, "lesson"))
        if weighing:
            found.update(dict.fromkeys(_weighed(text, clauses, part), "weighs-aims"))
    return found


def _parts(clauses: Sequence[Clause]) -> Iterator[range]:
    """The clauses of each part of the sentence, up to its semicolon."""
    begin = 0
    for index, clause in enumerate(clauses):
        if clause.stop in _ENDS_PART or index == len(clauses) - 1:
            yield range(begin, index + 1)
            begin = index + 1


def _weighed(text: str, clauses: Sequence[Clause], part: range) -> range:
    """From 既要 to the end of its part, if something is weighed against it there."""
    for index in part:
        clause = clauses[index]
        opened = skip_openers(text, clause.start, clause.end)
        if _WEIGHS.match(text, opened, clause.end):
            weighed = _AGAINST.search(text, clause.start, clauses[part[-1]].end)
            return range(index, part[-1] + 1) if weighed else range(0)
    return range(0)


def _held(text: str, clauses: Sequence[Clause], parts: Sequence[range]) -> Iterator[range]:
    """The parts of a sentence that open with the same 坚持 or 更加注重, where three or more do."""
    opened = [(_HOLDS.match(text, clauses[part[0]].start, clauses[part[0]].end), part) for part in parts]
    held = [part for found, part in opened if found]
    if len(held) >= _HELD_LEAST and len({found["to"] for found, _ in opened if found}) == 1:
        yield from held
