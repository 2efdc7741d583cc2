"""Dates that a document states about itself: the line under its title, its own metadata, its number, its last line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from luoshi.reading.clues.clue import DECISIVE, FAIR, HEAD, STRONG, WEAK, Page, evidence
from luoshi.reading.entries import Evidence
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.values.periods import Period, read_dates

_LABEL = re.compile(
    r"(?P<issued>成文日期|印发日期|签发日期)|(?P<sent>发文(?:时间|日期))"
    r"|(?P<shown>发布(?:时间|日期)|发表时间|更新时间|上传时间|(?<![限施效期])时间|(?<![施效止生])日期)"
)
_AFTER_LABEL = re.compile(r"[：:\s\u3000]{1,6}")
_BEFORE = re.compile(
    r"(?:时间|日期|来源|更新|发表|发布|自|至|到|从|截至|《[^》\n]{0,40}|〔|制定的?|通过的)[：: \u3000]{0,4}$"
)
_MEETING = re.compile(
    r"[日月）) \u3000]{0,3}(?:在|于)?[^。；\n]{0,44}?(?:会议|大会|全会|代表会|党代会|\n人民代表大会)|[^。\n]{0,40}通过"
)
_NUMBER = re.compile(r"[〔\[（【](?P<year>(?:19|20)\d\d)[〕\]）】][ \u3000]?第?\d{1,4}[ \u3000]?号")

# 青禾县人民政府办公室2021年3月8日印发: the line at the foot of an official paper.
_OFFICE = lazy_pattern(r"^[一-龥 \u3000]{2,30}(?:办公厅|办公室|局|委员会|政府)[ \u3000]*$")


def read_stated(page: Page) -> Iterator[Evidence]:
    """Dates under the title, in metadata, in the document number, and below the text."""
    yield from _under_title(page)
    yield from _labelled(page)
    yield from _numbered(page)
    yield from _signed(page)


def _exact(period: Period) -> bool:
    return (
        period.rule in ("calendar-day", "numeric-date", "calendar-month")
        and (period.latest - period.earliest).days < 31
    )


def _has_year(words: str) -> bool:
    return (re.match(r"[12１２一二]", words) is not None and "年" in words[:12]) or words[:4].isdecimal()


def _under_title(page: Page) -> Iterator[Evidence]:
    """2023年3月5日在…会议上, a date alone on a line or in brackets, before the speech begins."""
    head = page.author[: page.opening]
    for period in read_dates(head, page.today):
        words = head[period.start : period.end]
        if not _exact(period) or not _has_year(words) or _BEFORE.search(head[max(0, period.start - 48) : period.start]):
            continue
        alone = head[period.end : period.end + 1] in ("\n", "", ")", "）", "\\", "各") or head[period.end :].lstrip(
            " 　"
        ).startswith(("\n", "\\r", "）"))
        meeting = _MEETING.match(page.author, period.end)
        if period.earliest <= page.today and (meeting or alone):
            rule = "meeting-date" if meeting else "date-line"
            end = min(meeting.end() if meeting else period.end, HEAD)
            yield evidence(
                rule, period.start, end, f"文首写明{_day(period)}", (period.earliest, period.latest), DECISIVE
            )
            return


def _day(period: Period) -> str:
    return period.earliest.isoformat() if period.earliest == period.latest else period.earliest.isoformat()[:7]


def _labelled(page: Page) -> Iterator[Evidence]:
    """成文日期：2025年7月3日 is the document's own; 时间：2022-11-23 only says when a site showed it."""
    head = page.text[:HEAD]
    for label in _LABEL.finditer(head):
        gap = _AFTER_LABEL.match(head, label.end())
        if gap is None:
            continue
        period = next(iter(read_dates(head[gap.end() : gap.end() + 24], page.today)), None)
        if period is None or period.start > 0 or not _exact(period):
            continue
        start, end = label.start(), gap.end() + period.end
        on = period.latest
        if label["issued"]:
            yield evidence("issue-date", start, end, f"成文日期为{on}", (period.earliest, on), DECISIVE)
        elif label["sent"]:
            yield evidence("sent-date", start, end, f"发文时间为{on}", (on - timedelta(days=120), on), FAIR)
        else:
            yield evidence("shown-date", start, end, f"网页时间为{on}，成文不晚于此", (None, on), WEAK)


def _numbered(page: Page) -> Iterator[Evidence]:
    """国办发〔2025〕25号 on a line of its own or after its label: the year of issue."""
    head = page.author[:HEAD]
    for found in _NUMBER.finditer(head):
        line = head[head.rfind("\n", 0, found.start()) + 1 : found.start()]
        rest = head[found.end() : found.end() + 2]
        if len(line) > 24 or not re.match(r"[\s\u3000）)]|$", rest) or re.search(r"[《，。；]|按照|根据", line):
            continue
        year = int(found["year"])
        yield evidence(
            "document-number",
            found.start(),
            found.end(),
            f"文号为{year}年",
            (date(year, 1, 1), date(year, 12, 31)),
            STRONG,
        )
        return


def _signed(page: Page) -> Iterator[Evidence]:
    """A date alone on one of the last lines, or in the printer's line: …办公室2021年3月8日印发."""
    start = max(page.opening, len(page.text) - 400)
    tail = page.text[start:]
    for period in reversed(read_dates(tail, page.today)):
        before = tail[: period.start].rpartition("\n")[2].strip(" 　（(")
        after = tail[period.end :].partition("\n")[0].strip(" 　）)")
        after = after.removesuffix("印发") if _OFFICE.search(before) else after
        before = _OFFICE.sub("", before)
        if before or after or not _exact(period) or not _has_year(tail[period.start : period.end]):
            continue
        words = tail[period.start : period.end]
        # An official date is not padded with zeros; 2012年03月27日 is a site's.
        if period.earliest <= page.today and "年" in words and "年0" not in words:
            days = (period.earliest, period.latest)
            yield evidence(
                "closing-date", start + period.start, start + period.end, f"文末署{_day(period)}", days, STRONG
            )
            return
