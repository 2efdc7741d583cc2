"""Words around a row of things that are none of them: 利用渠道对|甲、乙|给予支持, 确保|甲线、乙线|建成通车, 推动数据|归集共享、授权运营.

They are taken off before the row is read where they show where it begins or ends, and off its first and last thing behind.
"""

from __future__ import annotations

import re

from luoshi.reading.text import Span
from luoshi.reading.verb_phrase import ACT, NOUNS_TOO, Predicate

# 支持|参与|甲工程、乙工程: a second verb that is never the first word of a thing.
_SECOND = re.compile(
    r"(?:举办|参与|发行|完成|发生|创建|申报|引进|建立|开展|承办|打造|制定|出台|设立|组建|(?<=改造)升级|(?<=支持)开发(?!区)"
    r"|(?:(?<=推进)|(?<=提升))发展(?!质量|水平|能力|动力|环境|空间|方式|理念|思路|战略|规划|成果|优势|潜力|后劲|格局|动能))(?=[^的、，等和]{2})"
)
_GIVEN = re.compile(
    r"[^、，对]{0,16}对(?P<row>[^，]{2,80}?、[^，]{2,60}?)(?:按规定|分别|依法)?(?:给予|予以|实施|实行|进行)[^，、]{1,20}$"
)
# 引导投资向|甲、乙|等领域倾斜, 项目纳入|甲、乙|等范围.
_INTO = re.compile(r"[^、，向]{2,16}?(?:重点投向|投向|纳入|向)(?=[^，]{2,80}、[^，]{1,60}等)")
_DIRECTED = re.compile(r"[^、]{2,16}向[^、]{1,8}$")
_MOVES = re.compile(r"(?:迈进|跃升|发展|转变|转型|延伸|拓展|迈上|攀升)$")
_SHARED_WITH = re.compile(r"(?:战略|深度|全面)?(?:合作|协作|对接|联动|交流){1,2}$")
_FIGURE = re.compile(
    r"(?:全部|全年|均|分别|都){0,2}(?:稳定在|保持在|控制在|达到|达|实现|增长|突破|提高到|提升到|超过|下降)[^、]{0,6}(?:[\d０-９]|两位数)[^、]{0,12}$"
    r"|(?:合理|快速|稳步|较快|平稳|稳定)增长$"
)
_DONE = re.compile(
    r"(?:全线|全部|如期|尽快|早日|基本)?(?:建成|开工|竣工|完工)?(?:投产|投用|投运|通车|通航|贯通|使用|运营|开工|竣工|完工|开工建设|落地)$"
)
_REACHING = frozenset(("确保", "力争", "争取", "推动", "力促", "促进"))
_LEAST = 2
_COMPOSED = re.compile("[的和与及]")
_ALIKE = 4
_LONGEST = 6


def row_within(text: str, predicate: Predicate, span: Span) -> tuple[Predicate, Span]:
    """The action and its stretch without what stands before and behind the row of its things."""
    if predicate.form in ("dated", "done", "preposition"):
        return predicate, span
    second = _SECOND.match(text, predicate.verb_end, span.end)
    at = second.end() if second else predicate.verb_end
    end = span.end
    # Most have neither of the words that the two long patterns need.
    given = _GIVEN.match(text, at, end) if text.find("对", at, end) >= 0 else None
    if given is not None:
        at, end = given.span("row")
    elif text[at : at + 1] == "与" and (shared := _SHARED_WITH.search(text, at, end)):
        end = shared.start()
    elif text.find("向", at, end) >= 0 or text.find("纳入", at, end) >= 0:
        into = _INTO.match(text, at, end)
        at = into.end() if into else at
    if at == predicate.verb_end and end == span.end:
        return predicate, span
    return predicate._replace(verb_end=at), Span(span.start, end)


def without_edges(text: str, predicate: Predicate, parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """The things of a row without what is done with them all, and without the one that is to do them all."""
    if len(parts) < _LEAST:
        return parts
    quotes = [part.quote(text) for part in parts]
    if _DIRECTED.match(quotes[0]) and _MOVES.search(quotes[-1]):
        # 向高端化、智能化迈进 says whereto, and names nothing.
        return ()
    return _without_subject(text, _without_outcome(text, predicate, parts))


def _without_outcome(text: str, predicate: Predicate, parts: tuple[Span, ...]) -> tuple[Span, ...]:
    last = parts[-1]
    found = _FIGURE.search(text, last.start + _LEAST, last.end)
    if found is None and text[predicate.verb : predicate.verb + 2] in _REACHING:
        found = _DONE.search(text, last.start + _LEAST, last.end)
    if found is None or any(_FIGURE.search(text, *part) for part in parts[:-1]):
        return parts
    return (*parts[:-1], Span(last.start, found.start()))


def _without_subject(text: str, parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """公共数据|归集共享、授权运营、合规流通: actions of one length, and before the first who or what undergoes them."""
    length = parts[1].end - parts[1].start
    first = parts[0]
    begin = first.end - length
    if any(part.end - part.start != length for part in parts[1:]) or _COMPOSED.search(first.quote(text)):
        return parts
    # 关键技术创新和系统集成 are two whole things; the longer what stands before, the surer it is shared.
    if not _ALIKE <= length <= _LONGEST or begin - first.start < _before(text, parts, length):
        return parts
    if not all(_acts(text[part.end - 2 : part.end]) for part in parts):
        return parts
    return (Span(begin, first.end), *parts[1:])


def _before(text: str, parts: tuple[Span, ...], length: int) -> int:
    """How much must stand before the first action to be shared: little before 体系化重组和系统化提升."""
    if all("化" in part.quote(text)[-length:] for part in parts):
        return 2
    return 4 if len(parts) > _LEAST else 6


def _acts(word: str) -> bool:
    return NOUNS_TOO.end_of(word, 0, len(word)) == len(word) or ACT.end_of(word, 0, len(word)) == len(word)
