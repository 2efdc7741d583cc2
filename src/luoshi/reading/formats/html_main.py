"""Which part of a web page is the document? trafilatura finds it; what is outside is page chrome."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Final

from luoshi.reading.formats.limits import PAGE_CHARACTERS
from luoshi.reading.text import Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from luoshi.reading.formats.html_walk import Block, Page

_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
# A line that is mostly link is an entry of a menu, also where it stands between two paragraphs.
_MOSTLY_LINK: Final = 0.6
# A shorter line may stand in the document by chance ("首页", "打印") and proves nothing.
_TELLING: Final = 12
# Where less of the running text than this is found, the finding is wrong, and the whole page is kept.
_ENOUGH: Final = 1 / 3


def outside_of_main(page: Page, root: HtmlElement) -> tuple[Span, ...]:
    """The lines of a page that are not its document, merged where they touch; none where the document was not found.

    The document runs from the first line that trafilatura kept to the last, but for menus between. Changes ``root``.
    """
    kept = _kept(page, _squeeze(_main_text(root))) if len(page.text) <= PAGE_CHARACTERS else []
    if not kept:
        return ()
    first, last = _with_title(page, kept[0]), kept[-1]
    outside = [
        block
        for number, block in enumerate(page.blocks)
        if not first <= number <= last or (_is_menu(block) and number not in kept)
    ]
    return _merged(outside, page.text) if _keeps_enough(page, outside) else ()


def _main_text(root: HtmlElement) -> str:
    """The text of the document on the page, as trafilatura finds it; empty where it finds none."""
    from trafilatura import bare_extraction

    # It writes a cell as often as the page says it is wide, be that a million times.
    for cell in root.iter("td", "th"):
        cell.attrib.pop("colspan", None)
        cell.attrib.pop("rowspan", None)
    # Without a handler of its own it would write to standard error that a page is short.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        document = bare_extraction(root, fast=True, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # noqa: BLE001
        # A page that it trips over is read whole: this only ever decides what is shown as page chrome.
        return ""
    body = getattr(document, "body", None)
    return "" if body is None else "".join(body.itertext())


def _kept(page: Page, found: str) -> list[int]:
    """Which lines are part of the text that was found, looked for where the line before was found."""
    kept: list[int] = []
    at = 0
    for number, block in enumerate(page.blocks):
        words = _squeeze(block.span.quote(page.text))
        if len(words) >= _TELLING:
            place = _place(found, words, at)
        else:
            # A short line tells where it stands right behind the one before, as the rest of a sentence does.
            place = at if kept and words and found.startswith(words, at) else -1
        if place >= 0:
            kept.append(number)
            at = place + len(words)
    return kept


def _place(found: str, words: str, at: int) -> int:
    """Where ``words`` stand, from ``at`` on or, where pages were put together in another order, before."""
    onwards = found.find(words, at)
    return onwards if onwards >= 0 else found.find(words, 0, at)


def _is_menu(block: Block) -> bool:
    return block.linked > _MOSTLY_LINK * (block.span.end - block.span.start)


def _with_title(page: Page, first: int) -> int:
    """The line where the document begins: its heading, where the page has one shortly above the first paragraph."""
    starts = {mark.start for mark in page.headings if mark.level <= 2}
    above = range(first - 1, max(-1, first - 6), -1)
    return next((number for number in above if page.blocks[number].span.start in starts), first)


def _keeps_enough(page: Page, outside: list[Block]) -> bool:
    """Is enough of the Chinese running text of the page, menus aside, still in the document?"""
    left_out = {block.span for block in outside}
    running = [block for block in page.blocks if not _is_menu(block)]
    total = sum(len(_HAN.findall(block.span.quote(page.text))) for block in running)
    kept = sum(len(_HAN.findall(block.span.quote(page.text))) for block in running if block.span not in left_out)
    return kept > 0 and kept >= _ENOUGH * total


def _merged(blocks: list[Block], text: str) -> tuple[Span, ...]:
    """The spans of ``blocks``, one span where only line breaks are between them."""
    spans: list[Span] = []
    for block in blocks:
        if spans and not text[spans[-1].end : block.span.start].strip():
            spans[-1] = Span(spans[-1].start, block.span.end)
        else:
            spans.append(block.span)
    return tuple(spans)


def _squeeze(words: str) -> str:
    return "".join(words.split())
