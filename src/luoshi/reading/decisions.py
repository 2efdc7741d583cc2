"""What the meeting itself has done: adopted, elected, noted, resolved, and stated as done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from luoshi.reading.entries import Act, Decision, Horizon, Reason
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.outline import Clause, Outline, Sentence
from luoshi.reading.this_meeting import Meetings

_ACTS: tuple[Act, ...] = ("adopt", "elect", "note", "resolve")
_RULES: dict[Act, str] = {
    "adopt": "adopted-here",
    "elect": "elected-here",
    "note": "heard-here",
    "resolve": "resolved-here",
}
_WAYS = alternation(words("decisions", "ways"))
_VERB = lazy_pattern(
    rf"(?P<way>(?:{_WAYS}[并、和地]?){{0,3}})(?:"
    + "|".join(f"(?P<{act}>{alternation(words('decisions', act))})" for act in _ACTS)
    + r")(?P<done>了|：|:|，|,)?(?![的后时])"
)
_OBJECTS: dict[Act, re.Pattern[str]] = {
    "adopt": re.compile(alternation(words("decisions", "documents"))),
    "elect": re.compile(alternation(words("decisions", "offices"))),
    "note": re.compile(alternation(words("decisions", "matters"))),
    "resolve": re.compile(alternation(words("decisions", "aims"), words("decisions", "documents"))),
}
_NOT_NOW = re.compile(alternation(words("decisions", "not_now"), words("decisions", "past")))
_ELSEWHEN = re.compile(alternation(words("decisions", "past"), words("decisions", "ahead")))
_REPORT = re.compile(alternation(words("decisions", "reports")))
_CHOSEN = re.compile(r"(?<!新)当选(?:为|了)?(?![的后])")
_SECOND = re.compile(r"(?:，)?(?:并|和|、|还)(?=(?:审议|表决|一致)?(?:通过|批准|选举|决定|听取)了)")
# Any of these must stand in a sentence for it to hold a decision; found at the speed of C.
_CUES = words("decisions", "cues")
# What a meeting can say it does without 了.
_FREELY = words("decisions", "freely")
# 决定 behind these is a noun: 各项决议、决定; 作出决定; 上级的决定.
_NOUN = re.compile(r"(?:[、的项次个些于]|作出|做出|进行|有权|研究|重大|自主|共同)$")
_LEADS_ON = ("：", ":", "，", ",")
_OPENING = 4000
_NEAR = 12
_LEAD = 80
# No clause that a person wrote holds more acts than this.
_MOST = 8


def find_decisions(text: str, outline: Outline, horizons: Sequence[Horizon] = ()) -> tuple[Decision, ...]:
    """The decisions in order, ids d1, d2…; none in a report that one person gives to the meeting.

    `horizons` (one a sentence) only ever rule out: who a passage that looks forward elects is not elected yet.
    """
    if _REPORT.search(text, 0, _OPENING):
        return ()
    found: list[Decision] = []
    meetings = Meetings(text)
    for index, sentence in enumerate(outline.sentences):
        words_of = text[sentence.start : sentence.end]
        meeting = meetings.of(index, sentence, words_of)
        if meeting is None or sentence.heading or not any(cue in words_of for cue in _CUES):
            continue
        ahead = bool(horizons) and horizons[index] == "forward" and "了" not in words_of
        found.extend(
            decision
            for decision in _of_sentence(text, outline, sentence, meeting)
            if not (ahead and decision.act in ("elect", "note"))
        )
    return tuple(replace(decision, id=f"d{number}") for number, decision in enumerate(found, 1))


def _of_sentence(text: str, outline: Outline, sentence: Sentence, meeting: Reason) -> Iterator[Decision]:
    clauses = outline.clauses[sentence.first : sentence.last]
    # 这次大会的任务是：听取…，选举…; 去年，…会议批准了…: such words hold for the rest of their sentence.
    elsewhen = _ELSEWHEN.search(text, sentence.start, sentence.end)
    for number, clause in enumerate(clauses, sentence.first):
        if elsewhen is not None and elsewhen.end() <= clause.start:
            return
        at = clause.start
        while at < clause.end:
            following = outline.clauses[number + 1] if number + 1 < len(outline.clauses) else None
            decision = _of_clause(text, sentence, clause, at, following, meeting) or _chosen(text, clause, at, meeting)
            if decision is None:
                break
            yield decision
            at = max(decision.end, at + 1)


def _of_clause(
    text: str, sentence: Sentence, clause: Clause, at: int, following: Clause | None, meeting: Reason
) -> Decision | None:
    for verb in islice(_VERB.finditer(text, at, clause.end), _MOST):
        act = _act(verb)
        done = verb["done"] == "了"
        lead = text[max(clause.start, verb.start() - _LEAD) : verb.start()]
        if act == "resolve" and verb["resolve"] in ("决定", "决议") and _NOUN.search(lead):
            continue
        if _NOT_NOW.search(lead) or not (done or _by_meeting(verb, act, lead, sentence, clause, meeting)):
            continue
        end = _object_end(text, verb.end(), clause, following)
        subject = text[verb.end() : end].strip("：:，, ")
        if not subject or not _fits(act, verb, subject):
            continue
        start = verb.start() + len(verb["way"]) - len(verb["way"].lstrip("还又并先后分别、"))
        if act == "resolve" and (inner := _inner(subject)) is not None:
            act, subject = inner
        return Decision(
            "", start, end, act, subject, _RULES[act], (meeting, Reason(_RULES[act], start, verb.end(), act))
        )
    return None


def _act(verb: re.Match[str]) -> Act:
    return next(act for act in _ACTS if verb[act])


def _by_meeting(verb: re.Match[str], act: Act, lead: str, sentence: Sentence, clause: Clause, meeting: Reason) -> bool:
    """Without 了 the meeting itself must stand in the sentence, right before the verb, or open the series it stands in."""
    if meeting.start < sentence.start or meeting.start > verb.start():
        return False
    near = not lead or verb.start() - max(meeting.end, clause.start) <= _NEAR
    if act == "resolve":
        return verb["resolve"] in _FREELY and near
    return bool(verb["way"]) or near


def _object_end(text: str, at: int, clause: Clause, following: Clause | None) -> int:
    """The object runs to the end of its clause, of the next one after 决定：, and stops before a second verb."""
    leads_on = at >= clause.end and clause.stop in _LEADS_ON
    # 听取了…所作的⏎政府工作报告: the line was broken where a link stood.
    broken = not clause.stop and text[clause.end - 1] == "的"
    last = following if (leads_on or broken) and following is not None else clause
    second = _SECOND.search(text, at, last.end)
    return second.start() if second else last.end


def _fits(act: Act, verb: re.Match[str], subject: str) -> bool:
    """Is the object one that a meeting can adopt, elect, hear of or resolve?"""
    if act == "resolve" and verb["resolve"] in ("决定", "同意", "授权"):
        return not subject.startswith(("性", "了", "着", "因素", "权", "于"))
    return _OBJECTS[act].search(subject) is not None


def _inner(subject: str) -> tuple[Act, str] | None:
    """决定批准这个报告 adopts; 决定任命 appoints."""
    verb = _VERB.match(subject)
    if verb is None or _act(verb) not in ("adopt", "elect"):
        return None
    rest = subject[verb.end() :]
    return (_act(verb), rest) if rest else None


def _chosen(text: str, clause: Clause, at: int, meeting: Reason) -> Decision | None:
    """张三同志当选为主任: who was elected stands before the verb."""
    verb = _CHOSEN.search(text, at, clause.end)
    if verb is None or verb.start() == at or _NOT_NOW.search(text, at, verb.start()):
        return None
    subject = text[at : verb.start()]
    return Decision("", at, clause.end, "elect", subject, "chosen", (meeting, Reason("chosen", *verb.span(), "elect")))
