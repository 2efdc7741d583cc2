"""Actions that reach beyond their clause: the object stands in the clause before, or more of them in the next.

对排放不达标的企业，按规定强制关停; 培育智能工厂1家，数字车间3个.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.reading.listing import COUNT_END, NAMING, OWN_TAIL
from luoshi.reading.outline import Clause
from luoshi.reading.verb_phrase import Predicate, skip_openers
from luoshi.reading.verdicts import Verdict

_TOPIC = re.compile(r"(?:[^，对]{0,10}(?:要|必须|应当?))?(?P<topic>对(?!于|此|照|标|接|策|外开))")
# 对甲平台，按照规定，根据收入，给予奖补: what it goes by may stand between.
_BASIS = re.compile(r"按照?|根据|依据|结合|视")
# 抓好三大协会，即甲、乙、丙; 遏制违规行为，包括甲、乙: the next clause only names what was summed up.
_SUMMED_UP = re.compile(r"(?:[一二两三四五六七八九十\d]{1,3}[大个项类条种][^，、]{1,12}|行为|[”》])$")
_OBJECT = 2
_UNDERGO = frozenset(("加快", "推进", "启动", "抓好"))
_BUILT = re.compile(r"(?:建设|改造|改扩建|扩建)$")
# A figure that is said of a thing (产值达到…, 覆盖率…) is a target of its own.
_SAYS = re.compile(
    r"达|增|降|比|投资|计划|突破|稳定|控制|完成|保持|超过|提高|率|不低于|不少于|总投资|其中|占|同比|为|力争|投入|收入|产值|产量|总量|面积"
)


def counted_until(
    text: str, clauses: Sequence[Clause], verdicts: Sequence[Verdict], place: int, predicate: Predicate
) -> int:
    """Where the action ends: 培育智能工厂1家，数字车间3个 goes on through clauses that are a thing and its count."""
    end = clauses[place].end
    if _names_next(text, clauses, place):
        return clauses[place + 1].end
    if predicate.form in ("verb", "modal") and _shares_tail(text, clauses, verdicts, place, predicate):
        return clauses[place + 1].end
    if predicate.form not in ("verb", "modal", "body") or COUNT_END.search(text, predicate.verb_end, end) is None:
        return end
    for before, clause, verdict in zip(clauses[place:], clauses[place + 1 :], verdicts[place + 1 :], strict=False):
        plain = verdict.rule == "no-action" and before.stop in ("，", ",")
        if (
            not plain
            or COUNT_END.search(text, clause.start, clause.end) is None
            or _SAYS.search(text, clause.start, clause.end)
        ):
            break
        end = clause.end
    return end


def _names_next(text: str, clauses: Sequence[Clause], place: int) -> bool:
    """Does the next clause do no more than name what this one sums up?"""
    if place + 1 >= len(clauses) or clauses[place].stop not in ("，", ","):
        return False
    following = clauses[place + 1]
    return (
        NAMING.match(text, following.start, following.end) is not None
        and _SUMMED_UP.search(text, clauses[place].start, clauses[place].end) is not None
    )


def _shares_tail(
    text: str, clauses: Sequence[Clause], verdicts: Sequence[Verdict], place: int, predicate: Predicate
) -> bool:
    """加快甲枢纽，乙和丙基地建设: the next clause ends in what both are to undergo, and has no verb of its own."""
    if place + 1 >= len(clauses) or clauses[place].stop not in ("，", ",") or verdicts[place + 1].rule != "no-action":
        return False
    if text[predicate.verb : predicate.verb + 2] not in _UNDERGO or OWN_TAIL.search(
        text, predicate.verb_end, clauses[place].end
    ):
        return False
    following = clauses[place + 1]
    return (
        _BUILT.search(text, following.start, following.end) is not None
        and "、" in text[predicate.verb_end : clauses[place].end]
    )


def topic_start(
    text: str, clauses: Sequence[Clause], verdicts: Sequence[Verdict], place: int, predicate: Predicate
) -> int | None:
    """Where the clause before begins with the object of this one's action, or None.

    要 with a verb and an object of its own (对新上项目，要严格准入制度) needs no other.
    """
    if predicate.form == "modal" and clauses[place].end - predicate.verb_end >= _OBJECT:
        return None
    for before, verdict in zip(reversed(clauses[:place]), reversed(verdicts[:place]), strict=True):
        if verdict.kind == "task" or before.stop not in ("，", ","):
            return None
        at = skip_openers(text, before.start, before.end)
        found = _TOPIC.match(text, at, before.end)
        if found or _BASIS.match(text, at, before.end) is None:
            return found.start("topic") if found else None
    return None
