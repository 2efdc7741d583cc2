"""How a clause says what is to be done: who, in what manner, which verb, and where its words begin.

A clause of official prose opens with connecting words and a time, then perhaps somebody and 要 or 将, then words of
manner, then the verb: 同时，|年底前|各乡镇|要|切实|抓好|防汛工作. An object may come first behind 对 or 把, or a thing may
come first and its verb last (某某项目年底前建成投产).
"""

from __future__ import annotations

import re

from luoshi.reading.later_verbs import (
    after_body,
    after_date,
    after_each,
    after_preposition,
    after_spending,
    after_whole_basis,
    at_the_end,
    read_after_basis,
    standard_set,
    thing_reaches,
)
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.owners import body_before
from luoshi.reading.verb_phrase import NOUNS_TOO, Predicate, as_action, skip_manner, skip_openers, verb_from

_MODALS = words("verbs", "modals")
_MODAL = re.compile("(?:" + "|".join(_MODALS) + ")(?!不)")
_FORBID = frozenset(
    ("不得", "不准", "不许", "严禁", "决不允许", "绝不允许", "不允许", "决不", "绝不", "决不能", "绝不能", "坚决不")
)
# 决不 forbids what somebody could do (决不违规新增产能); 决不辜负 is a vow.
_VOW = re.compile(r"(?:决|绝|坚决)不能?$")
_FORBIDDEN = re.compile(r"(?:再|得|搞|准|许|允许|容忍|违规|违法|擅自|随意|新上|上|批)")
_NAMES_BODY = re.compile(r"部门|单位|机构|人员|企业|干部|队伍|中心|委|局|办")
_STATE = re.compile(
    alternation(words("effects", "states")) + "$|(?:不断|持续|加速|逐步)(?:注入|释放|显现|形成|集聚|累积|彰显|涌现)"
)
_WITHOUT_EXCEPTION = "一律"
_CAUSES = frozenset(words("effects", "causes"))
_OF = re.compile(r"的[^，的]{2,12}(?:不断|持续|更加|明显|显著|日益|逐步)[^，的]{2}$")
_BROUGHT_FORWARD = re.compile(r"对(?![于此照标接策]|外开)[^，]{2,24}$")
_LOOK_AHEAD = 26


def read_predicate(text: str, start: int, end: int) -> Predicate | None:
    """Take the clause `text[start:end]` apart, or give None where it tells of no action."""
    at = skip_openers(text, start, end)
    found = verb_from(text, at, end)
    told = _after_modal(text, at, end) if found is None or _NAMES_BODY.match(text, found[2], end) else None
    if told is not None and body_before(text, *told.subject):
        return told
    acts = as_action(text, found, end) if found else None
    if acts is not None and not _is_state(text, acts, end):
        return Predicate(*acts, "verb", (at, at))
    if told is None and found is not None:
        # Not asked yet, but where the verb names a body.
        told = _after_modal(text, at, end)
    return told or _without_leading_verb(text, at, end)


def _without_leading_verb(text: str, at: int, end: int) -> Predicate | None:
    """The action of a clause that neither opens with it nor says 要: its object, body, date or thing comes first."""
    bare = skip_manner(text, at, end)
    return (
        after_whole_basis(text, bare, end)
        or after_preposition(text, at, end)
        or read_after_basis(text, bare, end)
        or after_body(text, at, end)
        or after_each(text, at, end)
        or after_spending(text, at, end)
        or after_date(text, at, end)
        or at_the_end(text, at, end)
        or thing_reaches(text, at, end)
        or standard_set(text, at, end)
    )


def _is_state(text: str, found: tuple[int, int, int], end: int) -> bool:
    """开放优势持续扩大, 化解风险的机制不断健全: such a verb, or one before 的, belongs to the subject of what rises of itself."""
    verb = text[found[1] : found[1] + 2]
    named = verb in NOUNS_TOO or (found[0] == found[1] and verb not in _CAUSES and _OF.search(text, found[2], end))
    return bool(named) and _STATE.search(text, found[2], end) is not None


def _after_modal(text: str, at: int, end: int) -> Predicate | None:
    found = _MODAL.search(text, at, min(end, at + _LOOK_AHEAD))
    if found is not None and found.group() in _FORBID and found.end() < end - 1:
        if _VOW.match(found.group()) and not _FORBIDDEN.match(text, found.end(), end):
            return None
        return Predicate(found.start(), found.start(), found.end(), "modal", (at, found.start()), forbids=True)
    if found is None or (found.group() in ("应", "将", "要", "拟", "须") and _inside_word(text, found)):
        return None
    rest = verb_from(text, skip_openers(text, found.end(), end), end)
    subject = (at, found.start())
    if rest is None:
        moved = after_preposition(text, skip_openers(text, found.end(), end), end, told=True)
        return moved._replace(form="modal", subject=subject) if moved else None
    acts = as_action(text, rest, end)
    return _told(text, at, found, acts, end) if acts else None


def _told(text: str, at: int, modal: re.Match[str], acts: tuple[int, int, int], end: int) -> Predicate:
    """The action behind 要, and whether what stands before is told to do it or is what it is done to."""
    begin, verb, verb_end = acts
    if _BROUGHT_FORWARD.match(text, at, modal.start()):
        # 对甲、乙|要|一视同仁给予支持
        return Predicate(at, verb, verb_end, "preposition", (at, at))
    if modal.group() == _WITHOUT_EXCEPTION and verb_end == end:
        # 没有依据的|一律|取消
        return Predicate(at, verb, verb_end, "modal", (at, at))
    return Predicate(begin, verb, verb_end, "modal", (at, modal.start()))


def _inside_word(text: str, found: re.Match[str]) -> bool:
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    word = found.group()
    if word == "要":
        return before in "重主需纪必摘首险概只" or after in "求素点闻么害件道领塞义览"
    if word == "应":
        return before in "供响反适相对效感" or after in "用对急付答邀聘届"
    if word == "将":
        return (before in "即必" and after != "") or after in "近来军士领帅"
    return word == "须" and before == "必"
