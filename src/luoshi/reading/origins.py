"""Whose text it is: the body that speaks, the meeting it spoke at, and the person who spoke."""

from __future__ import annotations

import re

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.text import Span

_N = r"(?:[一二三四五六七八九十]{1,4}|\d{1,2})"
_PLACE = r"(?:自治[区州县旗]|[^\W\d_年月日在于向了自从和届次])"
_GAP = r"(?:[\s\u3000?]|&nbsp;|\\r\\n)"
_OCCASION = lazy_pattern(
    rf"{_PLACE}{{0,18}}第?{_N}届(?:全[国國])?人(?:民代表)?大(?:[会會])?{_GAP}{{0,4}}(?:人民代表大会)?第?{_N}次[会會][议議]"
    rf"|{_PLACE}{{2,18}}第?{_N}届{_GAP}{{1,4}}人民代表大会第?{_N}次会议"
    rf"|(?:中国共产党|中共){_PLACE}{{0,16}}第?{_N}次(?:全国)?(?:党员)?代表大会"
    rf"|{_PLACE}{{0,14}}第{_N}次(?:党员?代(?:表大)?会|党代表大会|代表大会)"
    rf"|{_PLACE}{{0,14}}第?{_N}届{_N}次全(?:体会议|会)"
)
_BEGINS = (*"\n。，：:！!　 向,", "")
_BEGINS_IN_HEAD = (*_BEGINS, *"日月在于—－-―）)")
_PAST_MEETING = re.compile("以来|精神|确定|通过的|提出")
_AT_MEETING = re.compile(
    r"在(?P<meeting>[^\W\d_年月日]{2,30}?(?:闭幕式|闭幕会|会议|大会|全会|座谈会|党代会))(?:闭幕式|闭幕大会|闭幕会)?上"
)
_FOR = re.compile(r"我(?:谨)?(?:受|代表)(?P<body>[^，。；\n]{2,30}?)的?(?:委托|决定)?[，,\s]{0,2}向")
_GENERIC = re.compile(
    r"^(?:新一届)?(?:本届)?(?:区|县|市|省|自治区|州|乡|镇|旗|街道)?(?:委|党委|人民政府|政府|人大常委会|委员会|纪委)?$"
)
_ROLE = r"(?:代理|代|副)?(?:总理|省长|市长|县长|区长|州长|旗长|乡长|镇长|主席|书记|主任|院长|检察长)"
_NAME = rf"(?P<name>[一-龥]{{2,6}}·[一-龥]{{2,8}}|[一-龥](?:{_GAP}{{0,8}}[一-龥]){{1,2}})"
_SPEAKER = lazy_pattern(
    rf"(?P<body>[一-龥]{{0,16}}?(?:人民政府|政府|国务院|省|市|县|区)?)(?P<role>{_ROLE}){_GAP}{{0,12}}{_NAME}(?={_GAP}|$|[）)])"
)
_REPORTED_BY = lazy_pattern(
    rf"报告人[：:]{_GAP}{{0,2}}(?:(?P<body>[一-龥]{{2,24}}?)(?:{_ROLE})[ \u3000]+)?{_NAME}(?=\s|$)"
)
_ALONE = lazy_pattern(r"(?:^|\n)[ \u3000]*(?P<name>[一-龥](?:[ \u3000]{0,3}[一-龥]){1,2})[ \u3000]*\n")
_ISSUED_BY = re.compile(
    r"(?:发文单位|发文机关|发布机构|发布机关|制定机关)[ \u3000]?[：: ][ \u3000]*(?P<body>[^\s：]{2,30})"
)
_TITLE_BODY = re.compile(
    r"^(?P<body>[^\s关《“]{2,30}?(?:人民政府|国务院|政府|委员会|[局厅部委会])(?:办公厅|办公室)?)(?=关于|印发|办公|制定|[\s\u3000])"
)
_TITLE_PLACE = re.compile(r"(?P<body>[^\W\d_年的关]{2,14}?(?:省|市|县|区|州|旗|乡|镇)(?:人民)?政府)工作报告")
_BLANKS = re.compile(rf"{_GAP}+")
_NO_NAME = re.compile(
    "作|所作|同志|在|报告|委托|向|政府|办公|代表|和|打印|序号|发布|来源|关于|现在|办法|下载|收藏|全屏"
)
_HEAD = 1500


def read_occasion(text: str, title: Span | None, opening: int) -> str | None:
    """The meeting the text was given at, as written (blanks left out); None where none is named before the matter begins."""
    named = None if title is None else _OCCASION.search(text, title.start, title.end)
    if named is not None:
        return _BLANKS.sub("", named.group())
    for found in _OCCASION.finditer(text, 0, min(len(text), opening + 260)):
        # Other meetings are spoken of too: 落实…会议精神, …会议以来. This one stands by itself or after its date.
        before = text[found.start() - 1 : found.start()]
        begins = _BEGINS if found.start() >= opening else _BEGINS_IN_HEAD
        if before in begins and not _PAST_MEETING.match(text, found.end()):
            return _BLANKS.sub("", found.group())
    if title is not None:
        at = _AT_MEETING.search(text, title.start, title.end)
        if at is not None:
            return at["meeting"]
    return None


def read_speaker(author: str, opening: int) -> str | None:
    """The name under the title or after 报告人, blanks left out; None where the text gives none or has lost it."""
    labelled = _REPORTED_BY.search(author, 0, _HEAD)
    if labelled is not None:
        return _BLANKS.sub("", labelled["name"])
    for found in _SPEAKER.finditer(author, 0, opening):
        name = _BLANKS.sub("", found["name"])
        if _NO_NAME.match(name) is None:
            return name
    meeting = _OCCASION.search(author, 0, opening)
    alone = _ALONE.search(author, meeting.end(), opening) if meeting else None
    name = _BLANKS.sub("", alone["name"]) if alone else ""
    return None if not name or _NO_NAME.match(name) else name


def read_organisation(text: str, author: str, title: Span | None, opening: int) -> str | None:
    """The body whose text it is, as written; None where only a generic word is left of it (区委, 县政府)."""
    spoken = _FOR.search(author, opening, min(len(author), opening + 400)) or _FOR.search(author, 0, _HEAD)
    if spoken is not None and not _GENERIC.match(spoken["body"]):
        return spoken["body"].strip()
    named = _SPEAKER.search(author, 0, opening) or _REPORTED_BY.search(author, 0, _HEAD)
    if named is not None and named["body"] and "政府" in named["body"] and not _GENERIC.match(named["body"]):
        return named["body"].rpartition("会议上")[2] or None
    issued = _ISSUED_BY.search(text, 0, _HEAD)
    if issued is not None:
        return issued["body"]
    return _from_title(text, title)


def _from_title(text: str, title: Span | None) -> str | None:
    if title is None:
        return None
    words = text[title.start : title.end]
    found = _TITLE_BODY.search(words) or _TITLE_PLACE.search(words)
    return None if found is None or _GENERIC.match(found["body"]) else found["body"]
