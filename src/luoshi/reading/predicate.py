"""How a clause says what is to be done: who, in what manner, which verb, and where its words begin.

A clause of official prose opens with connecting words and a time, then perhaps somebody and 要 or 将, then words of
manner, then the verb: 同时，|年底前|各乡镇|要|切实|抓好|防汛工作. An object may come first behind 对 or 把, or a thing may
come first and its verb last (某某项目年底前建成投产).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from luoshi.reading.lexicon import words
from luoshi.reading.lexicon.wordset import WordSet
from luoshi.reading.owners import BODY_SUFFIX, body_before

Form = Literal["verb", "modal", "preposition", "body", "dated", "done"]

ACT = WordSet(words("verbs", "act"))
HOPE = WordSet(words("verbs", "hope"))
HOLD = WordSet(words("verbs", "hold"))
_VERB = WordSet({*words("verbs", "act"), *words("verbs", "hope")})
_DONE = WordSet(words("verbs", "done"))
MANNER = WordSet(words("verbs", "manner"))
_OPENER = WordSet(words("verbs", "openers"))
_MODALS = words("verbs", "modals")
_MODAL = re.compile("(?:" + "|".join(_MODALS) + ")(?!不)")
_SECOND = frozenset(words("verbs", "second"))
_FORBID = frozenset(
    ("不得", "不准", "不许", "严禁", "决不允许", "绝不允许", "不允许", "决不", "绝不", "决不能", "绝不能", "坚决不")
)
# 决不 forbids what somebody could do (决不违规新增产能); 决不辜负 is a vow.
_VOW = re.compile(r"(?:决|绝|坚决)不能?$")
_FORBIDDEN = re.compile(r"(?:再|得|搞|准|许|允许|容忍|违规|违法|擅自|随意|新上|上|批)")
_JOIN = frozenset("和与并、及或")
# 加强与甲的合作: 与 belongs to 合作, it joins no second verb.
_TOWARDS = frozenset("加强 深化 密切 强化 拓展 扩大 推进 推动 加快 开展 促进 深入".split())
_PREPOSITION = re.compile(
    r"对(?!接|标|照|外开|策)|把(?!握|好|牢|准|控)|将(?!近|来|军)|向|为(?!期|了|此)|与|同(?!时|步|期|心|样)|用(?!好|足|活|于|心|实|准)|从|在(?!建|于|岗)|面向|通过|由|按(?!照)"
)
_FRAME = re.compile(r"(?:在|从|围绕|聚焦)[^，]{2,60}等(?:方面|领域|行业|环节|地区|地)")
# 对…的企业: only names whom the next clause is about.
_NAMES_WHOM = re.compile("的(?:" + "|".join(words("verbs", "entities")) + ")?(?:等)?$|的[^的]{0,6}(?:企业|项目|单位|机构|人员|中心|基地|平台)(?:等)?$")
# 以…为重点, 在…基础上, 为…提供…: how or what for, never what.
_ASIDE = re.compile(
    r"(?:以|用)[^，]{1,40}(?:为|促|带|推|引)|在[^，]{1,40}(?:基础上|过程中|同时|中|下|上|时|前提下|条件下|之际)$|为[^，]{1,40}(?:提供|创造|打造|奠定|营造|注入|增添|作出|做出|积蓄)|由[^，]{1,20}向[^，]{1,20}转|从[^，]{1,8}上|按[^，]{1,30}(?:要求|原则|思路|部署|目标|标准)$|把[^，]{1,40}(?:作为|当作|统一到|凝聚到)"
)
TIME = re.compile(
    r"(?:(?:到|至|于|在|从|自|力争)?(?:20\d\d年(?:\d{1,2}月)?(?:底|末)?(?:前|之前|开始)?|[今明后]年(?:上半年|下半年|底|起|内|年底)?(?:前)?|本年度?|全年|年内|年底前?|年末|年初|上半年|下半年|(?:第?[一二三四]|前三)季度(?:末|底)?前?"
    r"|\d{1,2}月(?:份|底|末|初|中旬|上旬|下旬)?(?:之?前)?|\d{1,2}月\d{1,2}日前?|月底前|近期|当前|目前|今后(?:[一二三四五六七八九十两几]{1,3}年|一个时期)?|未来[一二三四五六七八九十两几]{1,3}年|用[一二三四五六七八九十两几\d]{1,3}年(?:左右)?(?:的)?时间"
    r"|“?十[一二三四五]?五”?(?:期间|时期|末)|春节前|国庆节?前|汛期前|会后|下一步|本世纪[^，。]{1,6}|前十年)(?:内|底|末|前|以前|之前|，)?)"
)
TIME_INSIDE = re.compile(r"(?:\d{1,2}月(?:份|底|末|中旬)?(?:之?前)?|年底前?|年内|年末|上半年|下半年|第?[一二三四]季度)")
_BODY_OPENS = frozenset("各全市省县区镇中国地有相宣财政公人企我党每任教卫本乡街")
_NAMES_BODY = re.compile(r"部门|单位|机构|人员|企业|干部|队伍|中心|委|局|办")
_SPACE = frozenset(" \t\u3000\xa0\u200b\r\n")
_NOUN_OPENS = frozenset("的要是有必应将得须不才就化性型越")
_NOUN_BEFORE = re.compile(
    r"的|越|化(?![解工学肥妆])|性(?![能别])|型|要(?![素道害闻])|是(?!否)|有新|必须|应当?(?![急用对])|将|得(?!到)|须|不得不|不能|才能|就要|就必须"
)
_STATES = frozenset(("开工", "竣工", "投产", "完工", "签约", "在建", "入库"))
_GRANTS = frozenset(("奖励", "补贴", "补助", "扶持", "支持", "资助", "评价", "考核", "服务", "管理"))
_GRANTED = ("金额", "标准为", "资金由", "对象", "期限", "比例", "期间", "周期", "绩效由", "不好")
_STATED = ("项目", "企业", "面积", "率")
_BASIS = re.compile(r"按照?|根据|围绕|依托|通过|结合|针对|聚焦")
_GRANT = frozenset(("给予", "予以"))
_FIGURE_NEXT = re.compile(r"[^，的]{0,8}?(?:[\d０-９]|一批|一次性)")
_GOES_ON = frozenset("、的等")
_LOOK_AHEAD = 26


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


def read_predicate(text: str, start: int, end: int) -> Predicate | None:
    """Take the clause `text[start:end]` apart, or give None where it tells of no action."""
    at = skip_openers(text, start, end)
    found = _verb_from(text, at, end)
    told = _after_modal(text, at, end) if found is None or _NAMES_BODY.match(text, found[2], end) else None
    if told is not None and body_before(text, *told.subject):
        return told
    if found is not None and not _is_noun(text, found[2], end):
        return Predicate(found[0], found[1], found[2], "verb", (at, at))
    return (
        _after_modal(text, at, end)
        or _after_preposition(text, at, end)
        or read_after_basis(text, at, end)
        or _after_body(text, at, end)
        or _after_date(text, at, end)
        or _at_the_end(text, at, end)
        or _thing_reaches(text, at, end)
    )


def read_action(text: str, at: int, end: int) -> Predicate | None:
    """Words of manner and a verb right at `at`, or None."""
    found = _verb_from(text, at, end)
    if found is None or _is_noun(text, found[2], end):
        return None
    return Predicate(found[0], found[1], found[2], "verb", (at, at))


def _is_noun(text: str, at: int, end: int) -> bool:
    """建设的任务, 发展要有新思路, 竣工项目为…: a verb before 的, 要, 是 names a thing; so does one that tells a state."""
    if text[at - 2 : at] in _STATES and text.startswith(_STATED, at, end):
        return True
    if text[at - 2 : at] in _GRANTS and text.startswith(_GRANTED, at, end):
        return True
    return at < end and text[at] in _NOUN_OPENS and _NOUN_BEFORE.match(text, at, end) is not None


def skip_openers(text: str, at: int, end: int) -> int:
    """The place behind connecting words and words of time."""
    while at < end:
        if text[at] in _SPACE or text[at] == "—":
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


def _verb_from(text: str, at: int, end: int) -> tuple[int, int, int] | None:
    """Words of manner and a verb from `at`: where they begin, where the verb begins and ends."""
    begin = at
    best: tuple[int, int, int] | None = None
    while at < end:
        while at < end and text[at] in _SPACE:
            at += 1
        after = _VERB.end_of(text, at, end)
        if after > 0:
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


def _after_modal(text: str, at: int, end: int) -> Predicate | None:
    found = _MODAL.search(text, at, min(end, at + _LOOK_AHEAD))
    if found is not None and found.group() in _FORBID and found.end() < end - 1:
        if _VOW.match(found.group()) and not _FORBIDDEN.match(text, found.end(), end):
            return None
        return Predicate(found.start(), found.start(), found.end(), "modal", (at, found.start()), forbids=True)
    if found is None or (found.group() in ("应", "将", "要", "拟", "须") and _inside_word(text, found)):
        return None
    rest = _verb_from(text, skip_openers(text, found.end(), end), end)
    subject = (at, found.start())
    if rest is None:
        moved = _after_preposition(text, skip_openers(text, found.end(), end), end, told=True)
        return moved._replace(form="modal", subject=subject) if moved else None
    if _is_noun(text, rest[2], end):
        return None
    return Predicate(rest[0], rest[1], rest[2], "modal", subject)


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


def _after_preposition(text: str, at: int, end: int, *, told: bool = False) -> Predicate | None:
    """对…实行…, 把…作为…: the whole clause is the action, its verb stands behind the object."""
    begin = at
    while True:
        after = MANNER.end_of(text, at, end)
        if after < 0:
            break
        at = after
    found = _PREPOSITION.match(text, at, end)
    if found is None or (_ASIDE.match(text, at, end) and not (told and found.group() == "把")):
        return None
    if _NAMES_WHOM.search(text, found.end(), end) and not told:
        return None
    frame = _FRAME.match(text, found.start(), end)
    place = frame.end() if frame else found.end() + 2
    brought = found.group()
    for known in (_BOUND,) if brought in "与同对" else (_BOUND, _ANY):
        for at in range(place, end):
            after = known.end_of(text, at, end)
            if after > 0 and (brought in "对把将与同" or after < end - 1) and text[after : after + 1] not in _GOES_ON:
                return Predicate(_inside(text, begin, at, end), at, after, "preposition", (begin, begin))
    return None


def _inside(text: str, begin: int, verb: int, end: int) -> int:
    """Where the action begins: 在…等领域 is a frame around it, 在全省 or 对企业 belongs to it."""
    frame = _FRAME.match(text, begin, verb)
    if frame is None:
        return begin
    rest = _verb_from(text, frame.end(), end)
    return rest[0] if rest else verb


def read_after_basis(text: str, at: int, end: int) -> Predicate | None:
    """按投入的30%给予补助, 围绕产业需求建设5条专用线: behind what it goes by, an action with a figure or a grant."""
    basis = _BASIS.match(text, at, end)
    if basis is None:
        return None
    for place in range(basis.end() + 2, min(end, basis.end() + _LOOK_AHEAD)):
        found = _verb_from(text, place, end)
        if found and (text[found[1] : found[1] + 2] in _GRANT or _FIGURE_NEXT.match(text, found[2], end)):
            return Predicate(found[0], found[1], found[2], "verb", (at, at))
    return None


def _after_body(text: str, at: int, end: int) -> Predicate | None:
    """各级财政新增…: a body and its verb without 要."""
    if text[at : at + 1] not in _BODY_OPENS:
        return None
    for found in BODY_SUFFIX.finditer(text, at + 1, min(end, at + _LOOK_AHEAD)):
        rest = _verb_from(text, skip_openers(text, found.end(), end), end)
        if rest is not None and body_before(text, at, found.end()):
            return Predicate(rest[0], rest[1], rest[2], "body", (at, found.end()))
    return None


def _after_date(text: str, at: int, end: int) -> Predicate | None:
    """某某企业年底前完成…: a thing, a date, a verb."""
    found = TIME_INSIDE.search(text, at + 2, min(end, at + 2 * _LOOK_AHEAD))
    if found is None:
        return None
    rest = _verb_from(text, found.end(), end)
    if rest is None:
        return None
    return Predicate(at, rest[1], rest[2], "dated", (at, found.start()))


_THINGS, _RESULTS = ("|".join(words("verbs", name)) for name in ("things", "results"))
_REACHES = re.compile(
    rf"(?P<thing>[^，的]{{2,24}}?(?:{_THINGS})(?:[一二三]期)?)(?:基本|全面|全部|普遍|加快|尽快|力争|确保|率先|均)*"
    rf"(?P<verb>{_RESULTS})(?:[^，]{{0,12}}[“\d][^，]*|[^，]{{0,20}}(?:全覆盖|能力))?$"
)
_BOUND = WordSet(words("verbs", "after_preposition"))
_ANY = WordSet({*words("verbs", "after_preposition"), *words("verbs", "act")})


def _at_the_end(text: str, at: int, end: int) -> Predicate | None:
    """某某项目年底前建成投产: the thing first, its completion last."""
    for length in range(8, 1, -1):
        if end - length > at + 1 and text[end - length : end] in _DONE:
            return Predicate(at, end - length, end, "done", (at, end - length))
    return None


def _thing_reaches(text: str, at: int, end: int) -> Predicate | None:
    """政务服务事项基本实现“一网通办”: a thing, a verb of result, and the result by its name or number."""
    found = _REACHES.match(text, at, end)
    return Predicate(at, *found.span("verb"), "done", (at, found.end("thing"))) if found else None
