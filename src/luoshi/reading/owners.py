"""Who is told to do it: a body before 要 or before the verb, or a bracket at the end（A牵头，B、C配合）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.sought import Sought

_SUFFIX = alternation(words("bodies", "suffixes"))
BODY_SUFFIX = lazy_pattern(_SUFFIX)
_LEAD = alternation(words("bodies", "leads"))
_BODY = lazy_pattern(
    rf"(?=[^，。、要将应须]{{0,6}}{_LEAD}|{_SUFFIX})[^，。；：“”（）要将]{{0,30}}?(?:（[^（）]{{1,8}}）[^，。；：“”要将]{{0,8}}?)?{_SUFFIX}$"
)
_WE = lazy_pattern(r"(?:.{0,40}[^\u4e00-\u9fff])?(?:我[们們]|大家|咱们)$")
_OUR = re.compile(r"^我[省市县区镇乡州局院校]$")
_TOLD = re.compile(r"(?:都|也|均|还|一定|必须|务必){0,6}(?:要|必须|务必|将|应当?)")
_ALSO = re.compile(r"(?:都|也|还|均){1,6}$")
_STRIP = re.compile(
    r"^(?:因此|为此|同时|另外|今后|今年|明年|其中|希望|要求|号召|特别是|尤其是|这就要求|党代表返回[^，]*)"
)
_BRACKET = Sought(
    r"[（(【](?=[^（）()]{0,300}(?:牵头|负责|配合|责任单位|责任部门|参[加与]|按职责分工|具体实施))((?:[^（）()]|（[^（）()]{0,30}）){2,360})[）)】]"
    r"|(?<![\u4e00-\u9fff])(?:责任单位|牵头单位|牵头部门|责任部门|牵头领导)[：:]\s*([^。；\n]{2,200})"
)
# 党代表返回各自的工作岗位后，要…: the body of a clause of time is told what follows.
_WHEN = re.compile(r"(?:返回|回到|到任|上任|当选|就任)(?=[^，]{0,16}(?:后|之后|以后)$)")
# Lines of their own behind a task: 牵头单位：甲局, then 责任单位：乙局.
_LINES = {name: alternation(words("bodies", name)) for name in ("lines_lead", "lines_rest", "lines_other")}
OWNER_LINE = re.compile(rf"[（(【]?(?:{'|'.join(_LINES.values())})[：:]")
_LINE_RUN = lazy_pattern(
    rf"(?m)^[ \t\u3000]*(?:{'|'.join(_LINES.values())})[：:][^\n]*(?:\n+[ \t\u3000]*(?:{'|'.join(_LINES.values())})[：:][^\n]*)*"
)
_LINE = re.compile(
    rf"(?m)^[ \t\u3000]*(?P<label>{_LINES['lines_lead']}|{_LINES['lines_rest']})[：:][ \t\u3000]*(?P<bodies>[^\n]*)"
)
_LEADS_LINE = re.compile(_LINES["lines_lead"])
# 支持人大依法行使职权，加强监督: what follows is for the body that is supported to do.
_SUPPORTS_BODY = ("支持", "保证", "保障")
_SUPPORTED = re.compile(
    rf"(?:{'|'.join(_SUPPORTS_BODY)})(?P<body>(?:各级)?(?:{alternation(words('bodies', 'organs'))})(?:及其常委会|和[一-龥]{{2,4}}机关)?)"
    r"(?=充分发挥|依法|依照|独立|行使|履行|发挥|按照|更好)"
)
_PARTS = re.compile(r"[，；;,。]")
_LEADS_IT = re.compile(
    r"^(?:由)?(.*?)(?:等)?(?:共同|联合)?(?:牵头(?:负责|落实|组织)?|(?:分别|具体|共同)?负责|按职责分工(?:负责|落实|抓好落实)|主办)$"
)
_SUPPORTS = re.compile(r"^(.*?)(?:等)?(?:按(?:照)?职责分工)?(?:负责|配合|协助|参加|参与|协办|具体实施|落实|实施)$")
_LABEL = re.compile(r"^(牵头单位|牵头部门|责任单位|责任部门|配合单位|参[加与]单位|责任人|牵头领导)[：:]\s*(.*)$")


class Charge(NamedTuple):
    """A bracket that names who leads and who supports; it stands at [start, end) of the text."""

    start: int
    end: int
    owners: tuple[str, ...]
    support: tuple[str, ...]
    on_line: bool = False


def body_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The body that `text[start:end]` ends with (各级各部门, 宣传部门, 中央财政), or None; 我们 is no body."""
    stretch = _ALSO.sub("", text[start:end].rstrip())
    stripped = _STRIP.sub("", stretch).lstrip("，, \u3000")
    if not 1 < len(stripped) <= 30 or _WE.match(stripped):
        return None
    found = _OUR.match(stripped) or _BODY.match(stripped)
    if found is None:
        return None
    at = start + len(stretch) - len(stripped)
    return at, at + len(stripped)


def told_body(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The body at the head of a clause that tells it something, though the clause itself names no action yet."""
    found = _TOLD.search(text, start, min(end, start + 24))
    if found is not None and found.start() > start:
        return body_before(text, start, found.start())
    after = _WHEN.search(text, start, min(end, start + 24))
    return body_before(text, start, after.start()) if after and after.start() > start else None


def supported_body(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The organ of state or people's organisation that the action supports to do its work; what follows is its own."""
    found = _SUPPORTED.match(text, start, end) if text.startswith(_SUPPORTS_BODY, start) else None
    return found.span("body") if found else None


def read_charges(text: str) -> list[Charge]:
    """Every bracket and every run of lines in the text that names responsible bodies, in order."""
    lines = list(_read_lines(text))
    taken = [(line.start, line.end) for line in lines]
    return sorted([*lines, *(one for one in _read_brackets(text) if not any(s <= one.start < e for s, e in taken))])


def _read_lines(text: str) -> Iterator[Charge]:
    """Lines that say who leads and who takes part; 责任单位 leads where no line names a leader."""
    for run in _LINE_RUN.finditer(text):
        owners: list[str] = []
        support: list[str] = []
        for line in _LINE.finditer(text, run.start(), run.end()):
            bodies = line["bodies"].rstrip(" 。;；\r")
            if any(word in bodies for word in ("牵头", "配合", "负责")):
                led, helped = _name_bodies(bodies)
                owners.extend(led)
                support.extend(helped)
            elif _LEADS_LINE.fullmatch(line["label"]) or not owners:
                owners.extend(_split(bodies))
            else:
                support.extend(_split(bodies))
        if owners or support:
            yield Charge(run.start(), run.end(), tuple(owners), tuple(support), on_line=True)


def _read_brackets(text: str) -> Iterator[Charge]:
    for found in _BRACKET.finditer(text):
        owners, support = _name_bodies(found.group(1) or f"责任单位：{found.group(2)}")
        if owners or support:
            yield Charge(found.start(), found.end(), owners, support)


def _name_bodies(words_in: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    owners: list[str] = []
    support: list[str] = []
    named = support
    for part in _PARTS.split(words_in):
        part = part.strip()
        label = _LABEL.match(part)
        if label:
            # 责任单位：市甲局、市乙局，丙区政府: a comma parts levels, and all of them answer for it.
            named = owners if label.group(1)[:2] == "责任" and not owners else support
            (support if label.group(1)[0] in "配参" or (owners and label.group(1)[:2] == "责任") else owners).extend(
                _split(label.group(2))
            )
            continue
        led, helped = _LEADS_IT.match(part), _SUPPORTS.match(part)
        if led and (not owners or "牵头" in part):
            owners.extend(_split(led.group(1)))
        elif helped:
            support.extend(_split(helped.group(1)))
        elif part and owners:
            named.extend(_split(part))
    return tuple(owners), tuple(support)


def _split(bodies: str) -> list[str]:
    return [body for body in re.split(r"[、\s]+", bodies.strip("：: ")) if body]
