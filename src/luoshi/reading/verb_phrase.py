"""Words of manner and a verb right where an action begins: 切实|抓好 防汛工作; and what stands before: 同时，年底前.

Many verbs are nouns where 的, 要 or 是 follows (建设的任务), and verbs in a row are one verb (整顿和规范).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from luoshi.reading.lexicon import words
from luoshi.reading.lexicon.sought import opening
from luoshi.reading.lexicon.wordset import WordSet

Form = Literal["verb", "modal", "preposition", "body", "dated", "done"]
ACT = WordSet(words("verbs", "act"))
HOPE = WordSet(words("verbs", "hope"))
HOLD = WordSet(words("verbs", "hold"))
NOUNS_TOO = WordSet(words("verbs", "nouns_too"))
MANNER = WordSet(words("verbs", "manner"))
_VERB = WordSet({*words("verbs", "act"), *words("verbs", "hope")})
_ACTION_BEGINS = frozenset(_VERB.firsts + MANNER.firsts)
_OPENER = WordSet(words("verbs", "openers"))
_SECOND = frozenset(words("verbs", "second"))
_JOIN = frozenset("和与并、及或")
# 加强与甲的合作: 与 belongs to 合作, it joins no second verb.
_TOWARDS = frozenset(["加强", "深化", "密切", "强化", "拓展", "扩大", "推进", "推动", "加快", "开展", "促进", "深入"])
# Words of manner before one verb; no clause has more.
_MANNERS = 8
TIME = re.compile(
    r"(?:(?:到|至|于|在|从|自|力争)?(?:[ \u3000]?20\d\d[ \u3000]?年(?:\d{1,2}月)?(?:底|末)?(?:前|之前|开始)?|[今明后]年(?:上半年|下半年|底|起|内|年底)?(?:前)?|本年度?|全年|年内|年底前?|年末|年初(?![步次级中])|上半年|下半年|(?:第?[一二三四]|前三)季度(?:末|底)?前?"
    r"|\d{1,2}月(?:份|底|末|初|中旬|上旬|下旬)?(?:之?前)?|\d{1,2}月\d{1,2}日前?|月底前|近期|当前|目前|今后(?:[一二三四五六七八九十两几]{1,3}年|一个时期)?|未来[一二三四五六七八九十两几]{1,3}年|用[一二三四五六七八九十两几\d]{1,3}年(?:左右)?(?:的)?时间|[二三四五两]年(?:内|累计|(?=安排|投入|新增|新建))"
    r"|“?十[一二三四五]?五”?(?:期间|时期|末)|春节前|国庆节?前|汛期前|会后|下一步|本世纪[^，。]{1,6}|前十年)(?:内|底|末|前|以前|之前|，)?)"
)
SPACE = frozenset(" \t\u3000\xa0\u200b\r\n")
# Most clauses begin with nothing of the kind: one look at their first character tells.
_OPENS = SPACE.union("—", _OPENER.firsts, opening(TIME.pattern)[1:-1].replace(r"\d", ""))
# 规范化, 保障性, 包装、托盘: what makes a name of the verb before it without 的.
_NAME_GOES_ON = frozenset("化性型率权、")
_NOUN_OPENS = frozenset("者的要是有必应将得须不才就化性型越权率")
_NOUN_BEFORE = re.compile(
    r"的|者|越|率(?![先领])|权(?![益力限属责利重])|化(?![解工学肥妆])|性(?![能别])|型|要(?![素道害闻])|是(?!否)|有新|必须|应当?(?![急用对付])|将|得(?!到)|须|不得不|不能|才能|就要|就必须"
)
_STATES = frozenset(("开工", "竣工", "投产", "完工", "签约", "在建", "入库"))
_STATED = ("项目", "企业", "面积", "率")
_GRANTS = frozenset(("奖励", "补贴", "补助", "扶持", "支持", "资助", "评价", "考核", "服务", "管理", "申请"))
_GRANTED = ("金额", "标准", "资金由", "对象", "期限", "比例", "期间", "周期", "绩效由", "由", "不好")


# 确保开发区…, 统筹教育强省…: these begin like a verb and name a thing.
_NAME = re.compile(
    "(?:发展|战略|功能)定位|严格(?:按照?|依照|依据|根据)|走[向进上近势廊]|清洁(?:能源|生产|取暖)|统一(?:领导|指挥|战线)|组织(?:五个)?(?:振兴|领导|生活|机构)|开发区|保护区|试验区|示范区|服务[业区站]|制造业|养殖[业场区]|种植业|教育(?:强[省市县区]|事业|部门)|生产[力者]|管理[区者]|运营商|创新[型力链]|研究[院所]|设计院"
)


class Predicate(NamedTuple):
    """One clause taken apart: `start` is where its action begins (words of manner included), [verb, verb_end) the verb.

    `form` tells how the verb was found; `subject` is what stands before 要/将 or before the thing, possibly empty;
    `forbids` marks 不得 and its like.
    """

    start: int
    verb: int
    verb_end: int
    form: Form
    subject: tuple[int, int]
    forbids: bool = False


def read_action(text: str, at: int, end: int) -> Predicate | None:
    """Words of manner and a verb right at `at`, or None."""
    found = verb_from(text, at, end)
    acts = as_action(text, found, end, heads=False) if found else None
    return Predicate(*acts, "verb", (at, at)) if acts else None


def as_action(text: str, found: tuple[int, int, int], end: int, *, heads: bool = True) -> tuple[int, int, int] | None:
    """The verb found; where it only begins a name, the verb right before it: 推行|规范化改造, 加快|保障性住房建设; or None.

    `heads` says that it opens its clause: 规范|开发、销售 has a row of objects, behind another verb 集中支付、收支 is in one.
    """
    begin, verb, verb_end = found
    if not is_noun(text, verb_end, end):
        return found
    if text[verb_end] not in _NAME_GOES_ON or (text[verb_end] == "、" and not heads):
        return None
    first = _VERB.end_of(text, verb, verb_end - 1)
    if first > 0 and text[first] not in _JOIN:
        return begin, verb, first
    before = verb - 2
    return (begin, before, verb) if before >= begin and text[before:verb] in ACT else None


def is_noun(text: str, at: int, end: int) -> bool:
    """建设的任务, 发展要有新思路, 竣工项目为…: a verb before 的, 要, 是 names a thing; so does one that tells a state."""
    if text[at - 2 : at] in _STATES and text.startswith(_STATED, at, end):
        return True
    if text[at - 2 : at] in _GRANTS and text.startswith(_GRANTED, at, end):
        return True
    if text[at : at + 1] == "、" and at + 1 < end and verb_from(text, at + 1, end) is None:
        return True
    return at < end and text[at] in _NOUN_OPENS and _NOUN_BEFORE.match(text, at, end) is not None


def skip_openers(text: str, at: int, end: int) -> int:
    """The place behind connecting words and words of time."""
    while at < end and (text[at] in _OPENS or text[at].isdecimal()):
        if text[at] in SPACE or text[at] == "—":
            at += 1
            continue
        after = _OPENER.end_of(text, at, end)
        if after < 0:
            found = TIME.match(text, at, end)
            if found is None or found.end() == at:
                return at
            after = found.end()
        at = after
    return at


def skip_manner(text: str, at: int, end: int) -> int:
    """The place behind words of manner (继续, 有针对性地)."""
    while (after := MANNER.end_of(text, at, end)) > 0:
        at = after + text.startswith("地", after, end)
    return at


def verb_from(text: str, at: int, end: int) -> tuple[int, int, int] | None:
    """Words of manner and a verb from `at`: where they begin, where the verb begins and ends."""
    begin = at
    best: tuple[int, int, int] | None = None
    for _ in range(_MANNERS):
        while at < end and text[at] in SPACE:
            at += 1
        if at >= end or text[at] not in _ACTION_BEGINS:
            return best
        after = _VERB.end_of(text, at, end)
        if after > 0 and not _NAME.match(text, at, end):
            best = (begin, at, _compound(text, after, end))
        skip = MANNER.end_of(text, at, end)
        if skip < 0 or (after > skip):
            return best
        at = skip
        if at < end and text[at] in "地、":
            at += 1
    return best


def _compound(text: str, at: int, end: int) -> int:
    """Verbs in a row stay one verb (培育壮大, 整顿和规范, 稳定并不断完善) as long as something is left for an object."""
    for _ in range(3):
        joined = at < end and text[at] in _JOIN and not (text[at] == "与" and text[at - 2 : at] in _TOWARDS)
        next_at = at + 1 if joined else at
        if joined and text[at] != "、":
            next_at = max(next_at, MANNER.end_of(text, next_at, end))
        after = _VERB.end_of(text, next_at, end)
        if after < 0 or after >= end - 1 or text[after] == "的":
            break
        if not joined and text[next_at:after] not in _SECOND:
            break
        at = after
    if at < end - 1 and text[at] == "好" and text[at + 1] != "的":
        at += 1
    return at
