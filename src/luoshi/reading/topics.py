"""对排放不达标的企业，按规定强制关停: the object stands in a clause of its own before the action that deals with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.reading.outline import Clause
from luoshi.reading.verb_phrase import Predicate, skip_openers
from luoshi.reading.verdicts import Verdict

_TOPIC = re.compile(r"(?:[^，对]{0,10}(?:要|必须|应当?))?(?P<topic>对(?!于|此|照|标|接|策|外开))")
_OBJECT = 2


def topic_start(
    text: str, clauses: Sequence[Clause], verdicts: Sequence[Verdict], place: int, predicate: Predicate
) -> int | None:
    """Where the clause before begins with the object of this one's action, or None.

    要 with a verb and an object of its own (对新上项目，要严格准入制度) needs no other.
    """
    if not place or verdicts[place - 1].kind == "task" or clauses[place - 1].stop not in ("，", ","):
        return None
    if predicate.form == "modal" and clauses[place].end - predicate.verb_end >= _OBJECT:
        return None
    before = clauses[place - 1]
    found = _TOPIC.match(text, skip_openers(text, before.start, before.end), before.end)
    return found.start("topic") if found else None
