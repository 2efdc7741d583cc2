"""What the document is: its title, kind, body, occasion, speaker and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import cast

from luoshi.reading.clues.clue import read_page
from luoshi.reading.dating import date_document
from luoshi.reading.entries import DocumentKind, Facts
from luoshi.reading.lexicon import lexicon
from luoshi.reading.origins import read_occasion, read_organisation, read_speaker
from luoshi.reading.outline import Outline
from luoshi.reading.text import Span
from luoshi.reading.titles import read_title

_BLANK = re.compile(r"[\s\u3000?\ufffd]+|&nbsp;")
_TAIL = re.compile(r"[（(][^（()）]{0,40}[）)]$|[-—–－]{1,2}.{0,200}+$|[”》」]$")
_MATTER = 1400


def read_facts(text: str, *, outline: Outline | None, furniture: Sequence[Span], today: date | None) -> Facts:
    """Read what the document says about itself; what it does not say is None (kind: "other").

    `furniture` are the spans that are not the author's, in order; `outline` is not needed yet and may be None;
    nothing is dated after `today` (None: no bound).
    """
    del outline
    title = read_title(text, furniture)
    page = read_page(text, furniture, title, today)
    occasion = read_occasion(page.author, title, page.opening)
    return Facts(
        title=title,
        kind=read_kind(text, title, page.opening),
        organisation=read_organisation(text, page.author, title, page.opening),
        occasion=occasion,
        speaker=read_speaker(page.author, page.opening),
        dated=date_document(text, furniture=furniture, title=title, today=today),
    )


def read_kind(text: str, title: Span | None, opening: int) -> DocumentKind:
    """The kind of document by its title, else by how it opens; a bare 报告 or 讲话 is settled by the opening too."""
    by_title = None if title is None else _kind_of_title(_BLANK.sub("", text[title.start : title.end]))
    if by_title is not None and by_title not in ("other", "work_report"):
        return by_title
    by_opening = _kind_of_opening(text, opening, title)
    if by_title == "work_report":
        return "congress_report" if by_opening == "congress_report" else "work_report"
    return by_opening or by_title or "other"


def _kind_of_title(title: str) -> DocumentKind | None:
    ending = _TAIL.sub("", _TAIL.sub("", title))
    for entry in lexicon("document_kinds")["title"]:
        if any(word in title for word in entry.get("words", "").split()) or ending.endswith(
            tuple(entry["ends"].split()) if "ends" in entry else ()
        ):
            return cast("DocumentKind", entry["kind"])
    return None


def _kind_of_opening(text: str, opening: int, title: Span | None) -> DocumentKind | None:
    start = title.end if title else 0
    matter = text[start : max(opening, start) + _MATTER]
    return next((kind for kind, pattern in _openings() if pattern.search(matter)), None)


@cache
def _openings() -> tuple[tuple[DocumentKind, re.Pattern[str]], ...]:
    return tuple(
        (cast("DocumentKind", entry["kind"]), re.compile(entry["pattern"]))
        for entry in lexicon("document_kinds")["opening"]
    )
