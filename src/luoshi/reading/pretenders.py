"""Clauses that look like actions and are none: principles, slogans, topics, figures, effects. Each test is a named rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from luoshi.reading.entries import SegmentKind
from luoshi.reading.later_verbs import after_whole_basis, read_after_basis
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.sought import Standing, guarded, lazy_sought
from luoshi.reading.outline import Clause
from luoshi.reading.teaching import is_doctrine
from luoshi.reading.tone import copula_at
from luoshi.reading.verb_phrase import ACT, HOLD, HOPE, MANNER, Predicate, read_action, skip_manner, skip_openers

_HOLDING = re.compile(guarded(alternation(words("tone", "holding"))))
_ANNOUNCING = lazy_sought(alternation(words("tone", "announcing")))
_FRAMING = Standing(words("tone", "framing"))
_SLOGAN = Standing(words("tone", "slogans"))
_CONDITION = Standing(words("tone", "conditions"))
# What any of the openings below can be, but for the one that is searched for: most clauses are none, which one look tells.
_OPENS = Standing(
    tuple(map(re.escape, words("verbs", "hold"))),
    *(words("tone", name) for name in ("holding", "doctrines", "framing", "slogans", "conditions")),
)
_JUDGING = re.compile(guarded(alternation(words("tone", "judgements"))))
_JUDGED_OF = lazy_sought(alternation(words("tone", "judged_of")))
_ASIDE = re.compile(guarded(alternation(words("tone", "asides"))))
_ALREADY = re.compile(r"已(?:经)?(?![有知])|累计|共(?=完成|实施|投入)")
_DONE = re.compile(
    r"[^，]{0,1}了(?![解断然得如])|[^，]{2,24}(?:积累|取得|形成|实现|完成|建立|奠定|提供|创造|增强|打下|积蓄|迈出|开创)了"
)
_FIRM = frozenset(words("effects", "firm_verbs"))
_STRONG = re.compile(alternation(words("effects", "firm_marks")))
_IMAGE = re.compile(alternation(words("effects", "images")))
_PHRASE = re.compile(alternation(words("tone", "set_phrases")))
_ABSTRACT = re.compile(alternation(words("effects", "abstract_ends")) + "$")
_MEASURED = re.compile(alternation(words("effects", "measured_ends")) + "$")
_FELT = re.compile(alternation(words("effects", "feelings")) + "$")
_EFFORT = re.compile(alternation(words("effects", "efforts")))
# 汇聚交通、水务等领域数据: a row that 等 closes names things.
_ROW = re.compile(r"、[^，、]{1,16}等[^，、级]{2,12}$")
_MERE = frozenset(words("effects", "mere_effects"))
# 加快形成…格局 hastens what comes about; somebody sees to it with 力争形成, 尽快形成 or where it is counted.
_COMES_ABOUT = "形成"
_SET_ON = re.compile("力争|确保|尽快|力求|务求")
_COUNTED = re.compile("[\\d０-９]")
_FIGURE = lazy_sought(alternation(words("effects", "figures")))
_CARRIES = frozenset(words("effects", "carrying_verbs"))
# 全县技改投入要达到1亿元: 要 does not make an action of it.
_REACH = "达到"
_FIGURE_NEXT = re.compile("[约近]?[\\d０-９]")
_NAMED = re.compile(r"[\d“\"《０-９]|全覆盖|全部|清零")
_ENDS_PART = frozenset("；;")
_DOCUMENTS = ("的通知", "的决定", "的决议", "的公告", "的通报", "的批复")
_ISSUES = frozenset(
    ("印发", "下发", "出台", "制定", "发布", "落实", "贯彻", "执行", "修订", "起草", "提出", "转发", "通过")
)
_BARE = 4
# 对小而散的，坚决压缩: the object of a bare verb stands in the clause before.
_FRONTED = re.compile(r"(?:[^，对]{0,10}(?:要|必须|应当?))?对(?![于此照标接策]|外开)[^，]{4}")
# Behind a task 一体化推进, 全方位协调推进, 全过程跟踪服务 only say how that is done.
_MANNER_ONLY = re.compile(r"(?:一体|全|分|同步)[^，、的]{0,6}(?:推进|跟踪服务|跟进|调度)$")


class Seen(NamedTuple):
    """One clause with what stands around it: its place in the sentence, the tasks before it, where a judgement begins.

    `verb` holds the first two characters of its verb, the key of the word lists.
    """

    text: str
    clauses: Sequence[Clause]
    place: int
    clause: Clause
    predicate: Predicate
    verb: str
    tasks: int
    judged_until: int

    @property
    def closes(self) -> bool:
        """Does it close the sentence, or a part of it before a semicolon, if only effects follow?"""
        for clause in self.clauses[self.place :]:
            if clause is not self.clause and not _tells_effect(self.text, clause):
                return False
            if clause.stop in _ENDS_PART:
                return True
        return True


class Opening(NamedTuple):
    """A rule that needs only the words from where the clause proper begins."""

    rule: str
    kind: SegmentKind
    holds: Callable[[str, int, int], bool]


class Pretence(NamedTuple):
    """A rule that looks at the whole clause and its neighbours."""

    rule: str
    kind: SegmentKind
    holds: Callable[[Seen], bool]


def judged_until(text: str, clauses: Sequence[Clause]) -> int:
    """Clauses before this index are the subject of a later 是…, 关系到…: they order nothing."""
    for index in range(len(clauses) - 1, 0, -1):
        if _JUDGING.match(text, clauses[index].start, clauses[index].end):
            return index
    return 0


def _tells_effect(text: str, clause: Clause) -> bool:
    """Does a clause open with a verb of effect (促进…, 进一步提升…) and name nothing in particular?"""
    found = read_action(text, skip_openers(text, clause.start, clause.end), clause.end)
    if found is None or HOPE.end_of(text, found.verb, clause.end) < 0:
        return False
    if _NAMED.search(text, found.start, clause.end):
        return False
    firm = text[found.verb : found.verb + 2] in _FIRM
    return not firm or _ABSTRACT.search(text, found.verb_end, clause.end) is not None


def _holds_on(text: str, start: int, end: int) -> bool:
    held = HOLD.end_of(text, start, end)
    # 总结推广 begins like 总结, and acts.
    holds = 0 < held >= ACT.end_of(text, start, end) or _HOLDING.match(text, start, end) is not None
    if not holds:
        return False
    at = skip_manner(text, start, end)
    return not (after_whole_basis(text, at, end) or read_after_basis(text, at, end))


def _in_the_past(seen: Seen) -> bool:
    text, clause, predicate = seen.text, seen.clause, seen.predicate
    before = predicate.verb > clause.start and _ALREADY.search(text, clause.start, predicate.verb)
    if before or text[clause.end - 1] == "了":
        return True
    # The pattern tries long ways to a 了 that is seldom there.
    return text.find("了", predicate.verb_end, clause.end) >= 0 and (
        _DONE.match(text, predicate.verb_end, clause.end) is not None
    )


def _is_bare(seen: Seen) -> bool:
    """科学规划, 整体推进: manner and verb without an object say how, not what."""
    text, predicate, end = seen.text, seen.predicate, seen.clause.end
    if predicate.form not in ("verb", "modal"):
        return False
    if seen.tasks and _MANNER_ONLY.match(text, predicate.start, end):
        return True
    if predicate.form == "verb" and predicate.verb_end == end and end - predicate.start <= _BARE:
        return not _is_fronted(seen)
    # Four characters and one for 、 each time: only then need the parts be looked at.
    parts = text[predicate.start : end].split("、") if (end - predicate.start + 1) % (_BARE + 1) == 0 else ()
    return len(parts) > 1 and _in_fours(parts)


def _is_fronted(seen: Seen) -> bool:
    """Is the clause before 对… with the thing that this one's verb is done to?"""
    before = seen.clauses[seen.place - 1] if seen.place else None
    if before is None or before.stop not in ("，", ","):
        return False
    return _FRONTED.match(seen.text, skip_openers(seen.text, before.start, before.end), before.end) is not None


def _names_document(seen: Seen) -> bool:
    """进一步加大支持力度的通知, a line of its own: half of a title; 印发…的通知 issues it."""
    text, end = seen.text, seen.clause.end
    return (
        not seen.clause.stop
        and text[seen.predicate.verb : seen.predicate.verb_end] not in _ISSUES
        and text.endswith(_DOCUMENTS, seen.predicate.verb_end, end)
    )


def _in_fours(parts: Sequence[str]) -> bool:
    """紧盯项目、精准施策: four characters each, one at least without an object of its own or a set phrase."""
    if any(len(part) != _BARE for part in parts):
        return False
    return any(_PHRASE.fullmatch(part) or not _has_object(part) for part in parts)


def _has_object(part: str) -> bool:
    end = len(part)
    found = read_action(part, 0, end)
    if found is None:
        return MANNER.end_of(part, 0, end) < 0 and HOLD.end_of(part, 0, end) < 0
    return found.verb_end < end


def _is_figure(seen: Seen) -> bool:
    """种植面积达到2000亩: a figure said of a thing is a target, not a task."""
    predicate = seen.predicate
    if predicate.form == "modal" and seen.verb == _REACH:
        return _FIGURE_NEXT.match(seen.text, predicate.verb_end, seen.clause.end) is not None
    if predicate.form not in ("verb", "body") or seen.verb in _CARRIES:
        return False
    # 新建医院5所、覆盖率达80%: what the verb itself takes comes first.
    first = seen.text.find("、", predicate.verb_end, seen.clause.end)
    if _FIGURE.search(seen.text, predicate.verb_end, first if first > 0 else seen.clause.end) is None:
        return False
    return seen.text[predicate.start : predicate.start + 2] not in _CARRIES


def _is_judged(seen: Seen) -> bool:
    """Is the clause only the subject of what follows (加快发展是…; 走…道路，必须…)?"""
    if copula_at(seen.text, seen.predicate.verb_end, seen.clause.end) >= 0:
        return True
    if _JUDGED_OF.search(seen.text, seen.predicate.verb_end, seen.clause.end) is not None:
        return True
    if seen.predicate.form == "modal":
        return False
    if seen.place < seen.judged_until:
        return True
    if seen.place or len(seen.clauses) < 2 or seen.clause.stop not in ("，", ","):
        return False
    following = seen.clauses[1]
    return _ASIDE.match(seen.text, following.start, following.end) is not None


def _lists_things(text: str, start: int, end: int) -> bool:
    """汇聚交通、水务等领域数据, but not 增强研发、检测等能力: what is listed must not be what rises of itself."""
    return _ROW.search(text, start, end) is not None and _ABSTRACT.search(text, start, end) is None


def _rises_of_itself(seen: Seen) -> bool:
    """增强发展后劲 at the end: what comes of the work, unless all strength goes to it (大力提升…, 切实减轻…负担)."""
    text, predicate, end = seen.text, seen.predicate, seen.clause.end
    if not seen.closes or _ABSTRACT.search(text, predicate.verb_end, end) is None:
        return False
    effort = _EFFORT.match(text, predicate.start, predicate.verb)
    if (
        effort
        and not _FELT.search(text, predicate.verb_end, end)
        and (effort.group() not in ("切实", "坚决") or seen.verb in _FIRM)
    ):
        return False
    return _NAMED.search(text, predicate.start, end) is None


def _is_hope(seen: Seen) -> bool:
    """Does the clause only say what the clauses before it are good for?"""
    text, predicate, end = seen.text, seen.predicate, seen.clause.end
    if not seen.tasks or predicate.form not in ("verb", "preposition") or HOPE.end_of(text, predicate.verb, end) < 0:
        return False
    if _MEASURED.search(text, predicate.verb_end, end) or _lists_things(text, predicate.verb_end, end):
        return False
    if (seen.closes and _IMAGE.match(text, predicate.verb, end)) or _rises_of_itself(seen):
        return True
    if seen.verb == _COMES_ABOUT:
        return not (_SET_ON.match(text, predicate.start, end) or _COUNTED.search(text, predicate.verb_end, end))
    if seen.verb in _FIRM or _STRONG.match(text, predicate.start, end):
        return False
    return seen.verb in _MERE or (seen.closes and _NAMED.search(text, predicate.start, end) is None)


def read_opening(text: str, start: int, end: int) -> Opening | None:
    """The first rule that holds of a clause by the words it opens with, or None."""
    if not _OPENS.stands_at(text, start, end) and _ANNOUNCING.search(text, start, end) is None:
        return None
    return next((opening for opening in OPENINGS if opening.holds(text, start, end)), None)


OPENINGS = (
    Opening("holds-on", "principle", _holds_on),
    Opening("doctrine", "principle", is_doctrine),
    Opening("announces-list", "statement", lambda text, start, end: _ANNOUNCING.search(text, start, end) is not None),
    Opening("frame", "statement", _FRAMING.stands_at),
    Opening("slogan", "principle", _SLOGAN.stands_at),
    Opening("condition", "statement", _CONDITION.stands_at),
)
PRETENCES = (
    Pretence("past-in-clause", "history", _in_the_past),
    Pretence("title-of-document", "heading", _names_document),
    Pretence("slogan", "principle", _is_bare),
    Pretence("figure-only", "statement", _is_figure),
    Pretence("judgement", "statement", _is_judged),
    Pretence("hoped-effect", "statement", _is_hope),
)
