"""What teaches how to go about things and orders nothing in particular: lessons drawn, weights given, ways commended.

把改革作为强县之路, 把实干贯穿始终; and what stands behind 必须 that is said to nobody: 必须依靠人民，充分发扬民主.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.sought import guarded, lazy_sought
from luoshi.reading.outline import Clause

_DOCTRINE = re.compile(guarded(alternation(words("tone", "doctrines"))))
_LESSON = re.compile(guarded(alternation(words("tone", "lesson_leads"))))
_HAS_LESSON = lazy_sought(_LESSON.pattern)
# What names something or counts it is told, however it opens.
_NAMED = re.compile(r"[\d“\"《０-９]")
_ENDS_PART = frozenset("；;：:")


def is_doctrine(text: str, start: int, end: int) -> bool:
    """Does the clause give a thing its weight (把创新摆在突出位置) instead of doing something to it?"""
    return _DOCTRINE.match(text, start, end) is not None


def find_lessons(text: str, clauses: Sequence[Clause]) -> frozenset[int]:
    """The clauses of a sentence that stand behind a 必须 said to nobody, up to the semicolon."""
    if _HAS_LESSON.search(text, clauses[0].start, clauses[-1].end) is None:
        return frozenset()
    found: list[int] = []
    part: list[int] = []
    for index, clause in enumerate(clauses):
        part.append(index)
        if clause.stop in _ENDS_PART or index == len(clauses) - 1:
            first, last = clauses[part[0]], clauses[part[-1]]
            if _LESSON.match(text, first.start, last.end) and not _NAMED.search(text, first.start, last.end):
                found.extend(part)
            part = []
    return frozenset(found)
