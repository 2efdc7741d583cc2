"""What stands above the author's first sentence: the title with the lines beneath it, and the words that greet the hall."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from luoshi.reading.entries import SegmentKind
from luoshi.reading.headings import opens_heading
from luoshi.reading.page_lines import is_body, is_greeting
from luoshi.reading.text import Span
from luoshi.reading.titles import author_lines

# So many lines may stand under a title: its date, its place, its speaker and what a scraped page left between them.
_LINES = 12
_LONGEST = 60
# A bar stands between the cells of a table.
_NO_NAME = re.compile(r"[。；！？，;!?]$|[|｜]")
# 各位代表：, 各位代表、同志们：, 同志们！: nobody is told anything yet.
_CALL = re.compile(r"(?:尊敬的|各位|女士|同志|先生|朋友|来宾|代表|委员|领导|们|、|，|\s){1,12}+[：:！!]\s{0,8}")


def read_masthead(text: str, title: Span | None, furniture: Sequence[Span]) -> Iterator[tuple[SegmentKind, list[Span]]]:
    """The title and the lines around it as `heading`, the greeting as `ceremony`; without either, nothing.

    Names, places and dates are set above and under a title as lines of their own, without a stop; the first line that is
    none of these ends it: running text, a numbered heading, a sentence. Each goes on to where the next line begins.
    """
    lines = author_lines(text, furniture)
    names: list[Span] = []
    for line, following in zip_longest(lines, lines[1:]):
        words = line.quote(text)
        if is_greeting(words):
            yield "heading", names
            yield "ceremony", list(_greeting(text, line, following))
            return
        named = title is not None and line.start < title.end <= line.end
        if len(names) == _LINES or not (named or _is_name(text, line, words)):
            break
        cut = title is not None and line.start < title.end < line.end
        end = title.end if title and cut else following.start if following else line.end
        names.append(Span(line.start, end))
    if title is not None and names and names[-1].end >= title.end:
        yield "heading", names


def _greeting(text: str, line: Span, following: Span | None) -> Iterator[Span]:
    """The call itself, up to the next line where nothing else stands on its own."""
    call = _CALL.match(text, line.start, line.end)
    if call is not None:
        yield Span(line.start, following.start if following and call.end() == line.end else call.end())


def _is_name(text: str, line: Span, words: str) -> bool:
    short = len(words) <= _LONGEST and _NO_NAME.search(words) is None
    return short and not is_body(words) and not opens_heading(text, line.start)
