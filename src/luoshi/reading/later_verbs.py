"""Clauses whose verb does not open them: the object, the body, the date or the thing comes first.

对甲实行乙, 各乡镇抓好丙, 某某企业年底前完成丁, 某某项目建成投产, 按投入的30%给予补助.
"""

from __future__ import annotations

import re

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import words
from luoshi.reading.lexicon.sought import Sought, opening
from luoshi.reading.lexicon.wordset import WordSet
from luoshi.reading.owners import BODY_SUFFIX, body_before
from luoshi.reading.verb_phrase import NOUNS_TOO, Predicate, read_action, skip_manner, skip_openers, verb_from

_DONE = WordSet(words("verbs", "done"))
_DONE_ENDS = frozenset(word[-1] for word in words("verbs", "done"))
_PREPOSITION = re.compile(
    r"对(?!接|标|照|外开|策)|把(?!握|好|牢|准|控)|将(?!近|来|军)|向|为(?!期|了|此)|与|同(?!时|步|期|心|样)|用(?!好|足|活|于|心|实|准)|从|在(?!建|于|岗)|面向|通过|由|按(?!照)"
)
_FRAME = re.compile(r"(?:在|从|围绕|聚焦)[^，]{2,60}等(?:方面|领域|行业|环节)|(?:从|围绕|聚焦)[^，]{2,60}等(?:地区|地)")
# 对…的企业: only names whom the next clause is about.
_NAMES_WHOM = re.compile(
    "的(?:"
    + "|".join(words("verbs", "entities"))
    + ")?(?:等)?$|的[^的]{0,6}(?:企业|项目|单位|机构|人员|中心|基地|平台)(?:等)?$"
)
# 以…为重点, 在…基础上, 为…提供…: how or what for, never what.
_ASIDE = lazy_pattern(
    r"(?:以|用)[^，]{1,40}(?:为|促|带|推|引)|在[^，]{1,40}(?:基础上|过程中|同时|中|下|上|时|前提下|条件下|之际)$|为[^，]{1,40}(?:打好|打牢|打下|提供|创造|打造|奠定|营造|注入|增添|贡献|作出|做出|积蓄|开辟|留有|留出|留下|留住|增光|添彩|助力|加油)|由[^，]{1,20}向[^，]{1,20}转|从[^，]{1,8}上|按[^，]{1,30}(?:要求|原则|思路|部署|目标|标准)$|把[^，]{1,40}(?:作为|当作|统一到|凝聚到)"
)
TIME_INSIDE = Sought(r"(?:\d{1,2}月(?:份|底|末|中旬)?(?:之?前)?|年底前?|年内|年末|上半年|下半年|第?[一二三四]季度)")
_BODY_OPENS = frozenset("各全市省县区镇中国地有相宣财政公人企我党每任教卫本乡街")
_BASES = ("面向", "按照", "按", "依照", "根据", "围绕", "依托", "通过", "结合", "针对", "聚焦")
_BASIS = re.compile("|".join(_BASES))
_PASSED = re.compile(
    r"(?:确保|力争|争取|顺利|如期|高标准|一次性){0,6}(?P<verb>通过)[^，]{2,24}(?:验收|评审|认证|评估|审查|复审|考核)$"
)
# 以…为牵引 or 依托… right before an action, without a comma, belongs to it.
_LED = re.compile(
    r"以(?:“[^“”]{2,24}”的?|[^，、]{2,16}?)(?:为(?:牵引|抓手|契机|导向|重点|突破口|载体|纽带|支撑)|(?<=.)(?:态度|力度|标准|手段|举措))(?=[^的])"
)
_BY_MEANS = re.compile(
    r"以[^，、]{2,16}?(?P<verb>衡量|评价|检验|考核|拉开)(?=[^，、的]{3,20}(?:$|、))"
    r"|依托[^，、（）]{2,20}?(?P<built>开展|打造|组建|搭建|建立|举办|实施|培育)(?=[^，、的]{2})"
)
# 通过购买服务等方式|充分发挥智库作用, 聚焦甲、乙等领域|实施项目, 根据形势变化|及时推出政策: where what it goes by is complete.
_BASIS_ENDS = re.compile(
    r"(?:[^，]{2,40}?(?:等(?:重点|关键|主要|优势|新兴)?|各种|多种)(?:方式|形式|途径|渠道|手段|领域|方面|环节|行业|方向)"
    r"|[^，的]{2,20}?(?:程序|规定|要求|权限|部署)"
    r"|[^，、的]{2,20}?(?:变化|方向|[”》]))(?=[^，、的等和与]{4})"
)
# What one goes by and whom one turns to belong to the action (按规定给予补贴); what one does it through or about stands around it.
_AROUND = ("通过", "围绕", "聚焦", "针对", "根据")
# 按照“六统一”推进方法: behind what one goes by, its marks do not end it.
_BY = frozenset(("按", "按照", "依照", "根据"))
# 面向全国征集方案: who is turned to, and what is done with them.
_AUDIENCE = re.compile(r"面向[^，、的]{2,16}?(?P<verb>征集|招聘|招募|开放|推介|发布|提供|开展)(?=[^，、的]{2}|$)")
# What one of the four above can begin with: few clauses do.
_OPENS_BASIS = re.compile(opening("|".join(one.pattern for one in (_BASIS, _PASSED, _LED, _BY_MEANS))))
_ALSO_MANNER = frozenset(("重点",))
_GRANT = frozenset(("给予", "予以"))
_FIGURE_NEXT = re.compile(r"[^，的]{0,8}?(?:[\d０-９]|一批|一次性)")
_GOES_ON = frozenset("、的等")
_BOUND = WordSet(words("verbs", "after_preposition"))
_ANY = WordSet({*words("verbs", "after_preposition"), *words("verbs", "act")})
_THINGS, _RESULTS = ("|".join(words("verbs", name)) for name in ("things", "results"))
_RESULT = re.compile(_RESULTS)
_REACHES = re.compile(
    rf"(?P<thing>[^，的]{{2,24}}?(?:{_THINGS})(?:[一二三]期)?)(?:基本|全面|全部|普遍|加快|尽快|力争|确保|率先|均){{0,6}}"
    rf"(?P<verb>{_RESULTS})(?:[^，]{{0,12}}[“\d][^，]{{0,200}}+|[^，]{{0,20}}(?:全覆盖|能力))?$"
)
_LOOK_AHEAD = 26
# 资金向民生领域倾斜 needs no object behind its verb.
_TOWARDS = frozenset(("倾斜", "集聚", "汇聚", "延伸", "开放"))
_SHORT = 6


def after_preposition(text: str, at: int, end: int, *, told: bool = False) -> Predicate | None:
    """对…实行…, 把…作为…: the whole clause is the action, its verb stands behind the object."""
    begin, at = at, skip_manner(text, at, end)
    found = _PREPOSITION.match(text, at, end)
    if found is not None and found.group() == "为" and _tells_purpose(text, found.end(), end):
        return None
    if found is None or (_ASIDE.match(text, at, end) and not (told and found.group() == "把")):
        return None
    if _NAMES_WHOM.search(text, found.end(), end) and not told:
        return None
    frame = _FRAME.match(text, found.start(), end)
    place = frame.end() if frame else found.end() + 2
    brought = found.group()
    for known in (_BOUND,) if brought in "与同对" else (_BOUND, _ANY):
        for at in known.places(text, place, end):
            after = known.end_of(text, at, end)
            if after < 0 or _says_what_kind(text, at, after, end):
                continue
            whole = brought in "对把将与同" or (brought == "向" and text[at:after] in _TOWARDS)
            if (whole or after < end - 1) and text[after : after + 1] not in _GOES_ON:
                done_by = _done_by(text, found.end(), at) if brought == "由" else None
                return done_by or Predicate(_inside(text, begin, at, end), at, after, "preposition", (begin, begin))
    return None


def _done_by(text: str, start: int, verb: int) -> Predicate | None:
    """由甲部门|共同|开展帮扶: the body is who does it, and no part of the action; None where 由 brings no body."""
    for begin in range(max(start + 2, verb - _SHORT), verb + 1):
        action = read_action(text, begin, len(text)) if body_before(text, start, begin) else None
        if action is not None and action.verb >= begin and action.start == begin:
            return action._replace(form="body", subject=(start, begin))
    return None


def _says_what_kind(text: str, at: int, after: int, end: int) -> bool:
    """对新建的重点实验室: here 重点 says what kind of thing, and not how to act."""
    return text[at:after] in _ALSO_MANNER and verb_from(text, after, end) is None


def _tells_purpose(text: str, at: int, end: int) -> bool:
    """为贯彻落实…部署 says what for; 为企业减负 and 为发展…提供支撑 do not open with a verb that is nothing else."""
    action = read_action(text, at, end)
    return action is not None and text[action.verb : action.verb + 2] not in NOUNS_TOO


def after_whole_basis(text: str, at: int, end: int) -> Predicate | None:
    """聚焦甲、乙等领域实施项目, 面向全国征集方案: the action behind a basis that is complete, without a comma."""
    if not text.startswith(_BASES, at, end):
        return None
    told = _AUDIENCE.match(text, at, end)
    if told is not None:
        return Predicate(at, *told.span("verb"), "verb", (at, at))
    basis = _BASIS.match(text, at, end)
    whole = _BASIS_ENDS.match(text, basis.end(), end) if basis else None
    if whole is not None and basis is not None and text[whole.end() - 1] in "”》" and basis.group() in _BY:
        return None
    action = read_action(text, whole.end(), end) if whole else None
    if action is None or action.verb_end > end - 2:
        return None
    return action._replace(start=_with_basis(text, at, action.start), subject=(at, at))


def _with_basis(text: str, at: int, action: int) -> int:
    """Where the quote of an action behind a basis begins."""
    return action if text.startswith(_AROUND, at) else at


def read_after_basis(text: str, at: int, end: int) -> Predicate | None:
    """按投入的30%给予补助, 围绕产业需求建设5条专用线: behind what it goes by, an action with a figure or a grant."""
    if _OPENS_BASIS.match(text, at, end) is None:
        return None
    passed = _PASSED.match(text, at, end)
    if passed is not None:
        return Predicate(at, *passed.span("verb"), "verb", (at, at))
    means = read_by_means(text, at, end)
    if means is not None:
        return means
    basis = _BASIS.match(text, at, end)
    if basis is None:
        return None
    for place in range(basis.end() + 2, min(end, basis.end() + _LOOK_AHEAD)):
        found = verb_from(text, place, end)
        if found and (text[found[1] : found[1] + 2] in _GRANT or _FIGURE_NEXT.match(text, found[2], end)):
            return Predicate(_with_basis(text, at, found[0]), found[1], found[2], "verb", (at, at))
    return None


def read_by_means(text: str, at: int, end: int) -> Predicate | None:
    """以落地衡量成效, 以需求为牵引推进攻关, 依托某实验室开展试点: the means stands before the action and belongs to it."""
    found = _BY_MEANS.match(text, at, end)
    if found is not None:
        return Predicate(at, *found.span(found.lastgroup or "verb"), "verb", (at, at))
    led = _LED.match(text, at, end)
    action = read_action(text, led.end(), end) if led else None
    return action._replace(start=at) if action and action.verb_end < end - 1 else None


def _inside(text: str, begin: int, verb: int, end: int) -> int:
    """Where the action begins: 在…等领域 is a frame around it, 在甲、乙等地 or 对企业 belongs to it."""
    frame = _FRAME.match(text, begin, verb)
    if frame is None:
        return begin
    rest = verb_from(text, frame.end(), end)
    return rest[0] if rest else verb


# 国家|支持平台企业创新发展: who is helped by somebody is not the one who acts.
_HELPS = re.compile("支持|鼓励|引导|推动|帮助")


def after_body(text: str, at: int, end: int) -> Predicate | None:
    """各级财政新增…: a body and its verb without 要."""
    if text[at : at + 1] not in _BODY_OPENS:
        return None
    for found in BODY_SUFFIX.finditer(text, at + 1, min(end, at + _LOOK_AHEAD)):
        if _HELPS.search(text, at + 2, found.start()):
            return None
        rest = verb_from(text, skip_openers(text, found.end(), end), end)
        if rest is not None and text[rest[2] : rest[2] + 2] != "的《" and body_before(text, at, found.end()):
            return Predicate(rest[0], rest[1], rest[2], "body", (at, found.end()))
    return None


# 每个县|建成1家服务站, 每所学校|至少配备1名校医: what each one of a kind does is told, though nobody has a name.
_EACH = re.compile(
    r"每\d{0,3}(?:个|家|所|条|名|户|座|县|乡|镇|村|校|市|区)[^，、的\d]{0,10}?(?:（[^（）]{1,8}）)?(?=[都均至每重新完建配培安设])(?:都|均|每年|至少){0,3}"
)


def after_each(text: str, at: int, end: int) -> Predicate | None:
    """每个县（市、区）至少建成1家…: each one of a kind, and what it does."""
    if text[at : at + 1] != "每":
        return None
    found = _EACH.match(text, at, end)
    action = read_action(text, found.end(), end) if found else None
    return action._replace(form="body", subject=(at, found.end())) if found and action else None


_SPENDS = re.compile(r"(?:计划|拟|再|总|累计){0,2}投资(?:约|近|超)?[\d０-９.．]{1,8}[百千万亿]{0,2}元")


def after_spending(text: str, at: int, end: int) -> Predicate | None:
    """投资120万元|完成设施配置: what the money is for is the action, the sum belongs to it."""
    found = _SPENDS.match(text, at, end)
    action = read_action(text, found.end(), end) if found else None
    return action._replace(start=at) if action and action.verb_end < end - 1 else None


_STANDARDS = "标准|养老金|补助|补贴|资费|工资|税率|费率|起征点|门槛|限额|名额|定额"
# Few clauses name one: asked first.
_SETTABLE = re.compile(f"{_STANDARDS}|扩招")
# What is set by decision moves only where somebody moves it: 基础养老金标准提高20元, 高校扩招1500人.
_SET = re.compile(
    rf"[^，；]{{2,40}}?(?:(?:{_STANDARDS})(?:水平)?(?:[由从][^，]{{1,16}}?)?"
    r"(?:继续|再|将|也|进一步|分别|年内|至少|平均|逐步|每人|每月|每年){0,6}(?P<verb>提高|提升|降低|增加|上调|下调|调整|降|提)|(?P<more>扩招))"
    r"(?:到|至|为)?(?:约|近|不低于)?[\d０-９][^，]{0,16}$"
)


def standard_set(text: str, at: int, end: int) -> Predicate | None:
    """最低工资标准提高到1800元: a standard and what it is raised or lowered to, or None."""
    found = _SET.match(text, at, end) if _SETTABLE.search(text, at, end) else None
    return Predicate(at, *found.span(found.lastgroup or "verb"), "done", (at, at)) if found else None


def after_date(text: str, at: int, end: int) -> Predicate | None:
    """某某企业年底前完成…: a thing, a date, a verb."""
    found = TIME_INSIDE.search(text, at + 2, min(end, at + 2 * _LOOK_AHEAD))
    if found is None:
        return None
    rest = verb_from(text, found.end(), end)
    if rest is None:
        return None
    return Predicate(at, rest[1], rest[2], "dated", (at, found.start()))


def at_the_end(text: str, at: int, end: int) -> Predicate | None:
    """某某项目年底前建成投产: the thing first, its completion last."""
    if text[end - 1] not in _DONE_ENDS:
        return None
    for length in range(8, 1, -1):
        if end - length > at + 1 and text[end - length : end] in _DONE:
            return Predicate(at, end - length, end, "done", (at, end - length))
    return None


def thing_reaches(text: str, at: int, end: int) -> Predicate | None:
    """政务服务事项基本实现“一网通办”: a thing, a verb of result, and the result by its name or number."""
    if _RESULT.search(text, at, end) is None:
        return None
    found = _REACHES.match(text, at, end)
    return Predicate(at, *found.span("verb"), "done", (at, found.end("thing"))) if found else None
