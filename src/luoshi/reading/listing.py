"""A row of things in one stretch: where it is cut, and when words joined by 和 or 、 are no row of things at all.

、 joins things of one kind; 和 joins the last one, or two such rows; 等 closes a row, and may be followed by another
(A、B等项目和C、D等工程). 及 joins more tightly than 、 and mostly makes one name (装备及零部件).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.sought import Sought, sought
from luoshi.reading.text import Span

# 等 closes a list unless it is part of a word (高等, 平等, 中等教育).
CLOSING = (
    r"(?<![高平均初同优对相何])(?!等奖)(?!(?<=中)等(?:职业|教育|收入|专业|城市|规模|水平|偏|发达|学校))"
    r"等(?![级同待于候额价值效])"
)
# Quoted and bracketed words are passed over whole.
_TOKEN = Sought(
    r"以[^，以]{1,30}为(?:重点|主|核心|主体|主导|支撑|代表|龙头|引领|依托)的|(?P<quoted>“[^“”]*”(?:［\d+］)?|\"[^\"]*\"|《[^《》]*》)|（[^（）]*）|\([^()]*\)"
    r"|(?P<cut>，?以及|[、，]|及(?=其他|其它))|(?P<tight>(?<![普涉惠顾遍波])及(?![时其]))"
    r"|(?P<and>(?<![中总共调饱缓平温泰祥义])和(?![平谐美睦善]|解(?!放|决)|园[、等])(?=[^，、]{2}))"
    rf"|(?P<rest>{CLOSING})"
)
COUNT_END = re.compile(
    sought(
        r"[\d一二两三四五六七八九十百千万亿.]{1,12}(?:余|多)?"
        + alternation(words("objects", "measures"))
        + r"(?:以上|左右|以内)?$"
    )
)
# A quality ends in one of these: 规模大, 带动能力强.
QUALITY = frozenset("高好强大低少多广优")
OWN_TAIL = re.compile(alternation(words("objects", "own_tails")) + "$")
# 甲、乙等市丙、丁等项目: the places only tell where.
_PLACES = re.compile(r"等(?:\d+个)?(?:省|市|县|区|地|地区|省份|市县|县区|乡镇|村)(?=[^、，和等]{2,}、)")
# 甲、乙等集群、储能站: what 等 sums up is itself one thing of the row.
_ONE_OF_MANY = re.compile(r"(?![各重\d])[^\d]{2,8}")
# 抓好三大协会，|即|甲、乙、丙: what was summed up is named behind.
NAMING = re.compile(r"(?:即|包括|分别是|也就是)[：:]?(?=[^，、]{2,40}、)")
# No row of official prose holds more joints; what does is no prose.
_MOST = 200
_TIGHT_LEAST = 4


class Row(NamedTuple):
    """The parts of a row; `closed` where 等 says that what follows sums them up."""

    parts: tuple[Span, ...]
    closed: bool


def named_behind(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The things that a clause of its own names behind a sum (三大协会，即甲、乙、丙); none where there is no such clause."""
    comma = text.find("，", start, end)
    found = NAMING.match(text, comma + 1, end) if comma > 0 else None
    return read_row(text, found.end(), end).parts if found else ()


class _Token(NamedTuple):
    kind: str
    start: int
    end: int


def read_row(text: str, start: int, end: int) -> Row:
    """Cut the stretch into the things it names; one part where it names only one."""
    tokens = [_Token(found.lastgroup, *found.span()) for found in _TOKEN.finditer(text, start, end) if found.lastgroup]
    if len(tokens) > _MOST:
        return Row((trim(text, start, end),), closed=False)
    joins = [token for token in tokens if token.kind in ("cut", "and", "tight", "quoted")]
    rests = [token for token in tokens if token.kind == "rest"]
    if len(rests) > 1 and joins:
        places = _PLACES.match(text, rests[0].start, end)
        if places:
            start = places.end()
            tokens = [token for token in tokens if token.start >= start]
            joins = [token for token in joins if token.start >= start]
            rests = rests[1:]
        groups = tuple(_groups(tokens, start, end))
        if len(groups) > 1:
            return Row(tuple(_of_groups(text, tokens, groups)), closed=True)
    rests = [token for token in rests if any(one.start < token.start for one in joins)]
    later = [token for token in tokens if rests and token.kind == "cut" and token.start > rests[0].start]
    if later and _ONE_OF_MANY.fullmatch(text, rests[0].end, later[0].start):
        # 甲、乙等集群、储能站、产业园建设: the first thing has names of its own; the row goes on behind it.
        first = trim(text, start, later[0].start)
        behind = _cut(text, tokens, later[0].end, end, closed=False)
        return Row((first, *behind), closed=False)
    if rests:
        return Row(tuple(_cut(text, tokens, start, rests[0].start)), closed=True)
    return Row(tuple(_cut(text, tokens, start, end, closed=False)), closed=False)


def _groups(tokens: list[_Token], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Every row that has its own 等: where it begins, where its 等 stands, where what sums it up ends."""
    at = start
    for index, token in enumerate(tokens):
        if token.kind != "rest" or token.start < at:
            continue
        later = [one for one in tokens[index + 1 :] if one.kind in ("cut", "and")]
        more = any(one.kind == "rest" for one in tokens[index + 1 :])
        stop = later[0].start if later and more else end
        yield at, token.start, stop
        at = later[0].end if later and more else end


def _of_groups(text: str, tokens: list[_Token], groups: tuple[tuple[int, int, int], ...]) -> Iterator[Span]:
    """The names of each row; where one name stands for many (黄河桥等4个项目), 等 and what follows belong to it."""
    rows = [_cut(text, tokens, start, rest) for start, rest, _ in groups]
    single = any(len(row) == 1 for row in rows)
    for row, (_, _, end) in zip(rows, groups, strict=True):
        if not row:
            continue
        yield from row[:-1]
        yield Span(row[-1].start, trim(text, row[-1].start, end).end) if single else row[-1]


def _cut(text: str, tokens: list[_Token], start: int, end: int, *, closed: bool = True) -> list[Span]:
    inside = [token for token in tokens if start <= token.start and token.end <= end]
    cuts = [(token.start, token.end) for token in inside if token.kind == "cut"]
    commas = [cut for cut in cuts if text[cut[0] : cut[1]] == "，"]
    if commas:
        # A comma stands above 、 and 和: what it parts is whole.
        return _between(text, start, commas, end)
    cuts += _between_quotes(text, inside, end)
    ands = [(token.start, token.end) for token in inside if token.kind == "and"]
    cuts += _with_last(text, cuts, end)
    cuts.sort()
    last = cuts[-1][1] if cuts else start
    if len(ands) == 1 and cuts and ands[0][0] < last:
        whole = _two_rows(text, start, ands[0], end, cuts)
        if whole and not closed:
            return whole
        if _joins_rows(text, ands[0], end, cuts):
            cuts = sorted([*cuts, ands[0]])
    elif ands and all(place[0] >= last for place in ands) and not _counted_alike(text, start, cuts, end):
        cuts.append(ands[-1])
    if not cuts:
        cuts = [(token.start, token.end) for token in inside if token.kind == "tight"][-1:]
        cuts = [cut for cut in cuts if min(cut[0] - start, end - cut[1]) >= _TIGHT_LEAST]
    return _between(text, start, cuts, end)


def _between(text: str, start: int, cuts: list[tuple[int, int]], end: int) -> list[Span]:
    parts, at = [], start
    for cut_start, cut_end in [*cuts, (end, end)]:
        part = trim(text, at, cut_start)
        if part.start < part.end:
            parts.append(part)
        at = cut_end
    return parts


def _with_last(text: str, cuts: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """甲平台、乙系统与丙系统: 与 joins the last of a row if what stands before it ends like what stands behind."""
    at = text.rfind("与", cuts[-1][1], end) if cuts else -1
    alike = at >= 0 and min(at - cuts[-1][1], end - at - 1) >= _TIGHT_LEAST and text[at - 2 : at] == text[end - 2 : end]
    return [(at, at + 1)] if alike else []


def _between_quotes(text: str, tokens: list[_Token], end: int) -> list[tuple[int, int]]:
    """“甲”“乙” are two names, but “甲”“乙”政策 beside others is one."""
    quoted = [token for token in tokens if token.kind == "quoted"]
    if len(quoted) < 2:
        return []
    others = any(token.kind in ("cut", "and") for token in tokens)
    places = []
    for one, following in pairwise(quoted):
        closes = following.end == end or text[following.end] in "、和等，"
        if one.end == following.start and (closes or not others):
            places.append((one.end, one.end))
    return places


def _counted_alike(text: str, start: int, cuts: list[tuple[int, int]], end: int) -> bool:
    """甲20家、乙和丙200家: where every part has its count, 和 joins inside the last."""
    parts = _between(text, start, cuts, end)
    return len(parts) > 1 and all(counted(text, part) for part in parts)


def counted(text: str, part: Span) -> bool:
    """Does the part end with a number of its own (智能工厂20家)?"""
    return COUNT_END.search(text, part.start, part.end) is not None


def _two_rows(
    text: str, start: int, joint: tuple[int, int], end: int, cuts: list[tuple[int, int]]
) -> list[Span] | None:
    """甲、乙企业和丙、丁行业: 和 joins two whole things where what stands before it has an end of its own."""
    left, right = trim(text, start, joint[0]), trim(text, joint[1], end)
    if left.start == left.end or right.start == right.end:
        return None
    before = [cut for cut in cuts if cut[0] < joint[0]]
    same = text[left.end - 2 : left.end] == text[right.end - 2 : right.end]
    if before and (same or OWN_TAIL.search(text, before[-1][1], left.end)):
        return [left, right]
    after = [cut for cut in cuts if cut[0] > joint[0]]
    if not before and len(after) == 1 and (text[after[0][0] - 1] == "性" or "的" in text[after[0][1] : right.end]):
        return [left, right]
    return None


def _joins_rows(text: str, joint: tuple[int, int], end: int, cuts: list[tuple[int, int]]) -> bool:
    """甲、乙铁路和丙公路、丁 is two rows; 新能源和清洁能源 or 计量和检测中心 between two 、 is one name."""
    before = [cut[1] for cut in cuts if cut[0] < joint[0]]
    stop = min([cut[0] for cut in cuts if cut[0] > joint[0]] or [end])
    if not before:
        return len(cuts) == 1
    own = joint[0] - before[-1]
    return own >= _TIGHT_LEAST and text[joint[0] - 2 : joint[0]] != text[stop - 2 : stop]


def trim(text: str, start: int, end: int) -> Span:
    """The stretch without white space at its ends."""
    while start < end and text[start] in " \u3000\n":
        start += 1
    while start < end and text[end - 1] in " \u3000\n":
        end -= 1
    return Span(start, end)
