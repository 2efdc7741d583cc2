"""Lines → paragraphs: a line break inside a paragraph is the page's, not the author's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import Final, NamedTuple

from luoshi.reading.formats.pdf_lines import Line, first_word_width
from luoshi.reading.formats.pdf_measures import INDENT, Measures
from luoshi.reading.headings import opens_heading, read_marker

# In letters.
_SAME: Final = 0.5
_SHORT: Final = 1.7
_RAGGED: Final = 4.0
_APART: Final = 0.6
# In lines: who leaves more of a page free begins the next one on purpose.
_LEFT_FREE: Final = 3.5
_OTHER_SIZE: Final = 0.12
_CENTRED: Final = 0.8
_TITLE: Final = 1.15
_CLOSED: Final = tuple("。！？：；…!?;:”）")
_NEVER_FIRST: Final = tuple("，。、；：！？）》”’】％%")
_ENDED: Final = tuple("。！？!?…")
_LATIN: Final = re.compile("[A-Za-z0-9]")
_DIGIT: Final = re.compile("[0-9]")
_CONTENTS: Final = re.compile(r"^.{0,80}?(?:[.．·•…。]\s?){4,}+\s*[（(]?[0-9]{1,4}[）)]?$")


class Placed(NamedTuple):
    """A line with the measures of the column that it stands in."""

    line: Line
    column: Measures

    @property
    def further_in(self) -> float:
        """How far to the right of the column's edge it begins, in points."""
        return self.line.box.x0 - self.column.left


class Step(Enum):
    """How one comes from a line to the next."""

    DOWN = "down the column"
    COLUMN = "to the next column"
    PAGE = "to the next page"


def goes_on(so_far: Sequence[Placed], next_one: Placed, step: Step) -> bool:
    """Is this the next line of the paragraph that has the lines ``so_far``?"""
    last, (line, here) = so_far[-1].line, next_one
    if abs(last.size - line.size) > _OTHER_SIZE * max(last.size, line.size):
        return False
    if is_contents(last.words) or is_contents(line.words):
        return False
    if _are_title(last, line, here):
        return not opens_heading(line.words, 0)
    if _are_apart(so_far[-1], next_one, step) or _is_numbered_anew(so_far, line):
        return False
    return not _is_indented(so_far, next_one) and not _ends_early(so_far[-1], next_one)


def _are_apart(last: Placed, one: Placed, step: Step) -> bool:
    """Is there more white between two lines than lines of a paragraph have?"""
    if step is Step.DOWN:
        return one.line.box.top - last.line.box.top > one.column.pitch + _APART * one.column.size
    return step is Step.PAGE and last.column.foot - last.line.box.bottom > _LEFT_FREE * one.column.pitch


def _is_numbered_anew(so_far: Sequence[Placed], line: Line) -> bool:
    """Does the line begin with the number of a heading, behind an end or behind another such heading?"""
    if not opens_heading(line.words, 0):
        return False
    return so_far[-1].line.words.endswith(_CLOSED) or opens_heading(so_far[0].line.words, 0)


def joint(last: str, words: str) -> str:
    """What stands between two lines of one paragraph: a space where Latin words meet, nothing in Chinese and in numbers."""
    before, after = last[-1], words[0]
    if _DIGIT.match(before) and _DIGIT.match(after):
        return ""
    return " " if _LATIN.match(before) and _LATIN.match(after) else ""


def is_contents(words: str) -> bool:
    """Is this a line of a table of contents: a heading, dots, a page number?"""
    return _CONTENTS.match(words) is not None


def _is_indented(so_far: Sequence[Placed], one: Placed) -> bool:
    """Does the line open a paragraph by standing further in? Not where its number stands out on the left."""
    if one.further_in < INDENT * one.column.size:
        return False
    if len(so_far) > 1:
        return abs(so_far[-1].further_in - one.further_in) > _SAME * one.column.size
    first = so_far[0]
    number = read_marker(first.line.words, 0, len(first.line.words))
    return number is None or one.further_in - first.further_in < INDENT * one.column.size


def _ends_early(last: Placed, one: Placed) -> bool:
    """Did the line before leave so much room that it must be the last of its paragraph?"""
    words, column = last.line.words, last.column
    if one.line.words.startswith(_NEVER_FIRST):
        return False
    # Where paragraphs are indented, a line that is not goes on even behind a ragged one, unless a sentence ended there.
    indented = column.indented or one.column.indented
    open_end = indented and not words.endswith(_CLOSED) and one.further_in < INDENT * column.size
    room = column.right - last.line.box.x1 - first_word_width(one.line)
    return room > (_RAGGED if open_end else _SHORT) * column.size


def _are_title(last: Line, line: Line, here: Measures) -> bool:
    """Are these two centred lines of a title, larger than the text and close together?"""
    if min(last.size, line.size) < _TITLE * here.size or last.words.endswith(_ENDED):
        return False
    middles = (last.box.x0 + last.box.x1) / 2, (line.box.x0 + line.box.x1) / 2
    return abs(middles[0] - middles[1]) <= _CENTRED * line.size and line.box.top - last.box.top < 2.2 * line.size
