"""One quantity where it stands: a number, share, fraction or range with its unit, and the words that compare."""

from __future__ import annotations

import re

from luoshi.reading.entries import Comparator
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import words
from luoshi.reading.values.comparators import is_compared, read_said
from luoshi.reading.values.leads import Lead, lead_at
from luoshi.reading.values.no_quantities import is_no_figure, is_no_numeral, is_part_of_name, is_word, is_year
from luoshi.reading.values.numbers import Counted, figures_end, number_at
from luoshi.reading.values.numerals import read_number
from luoshi.reading.values.quantity import Number, Quantity, bounds
from luoshi.reading.values.ranges import range_from
from luoshi.reading.values.round_sizes import ROUND_AFTER, round_size
from luoshi.reading.values.shares import fraction_after, is_share, share_at
from luoshi.reading.values.terms import Term, term_at
from luoshi.reading.values.units import UNITS
from luoshi.reading.values.word_sizes import SIZE, discount, read_size

# Lists of words that may follow a number without a unit.
_FOLLOWING = (
    ("comparators", "after_at_least"),
    ("comparators", "after_at_most"),
    ("comparators", "after_about"),
    ("comparators", "than_at_least"),
    ("comparators", "than_at_most"),
    ("comparators", "before_at_least"),
    ("comparators", "before_at_most"),
    ("no_quantities", "clause_openers"),
)
_NUMERALS = "一二两兩三四五六七八九十廿卅壹贰貳叁參肆伍陆陸柒捌玖拾俩倆"
# Behind a single numeral must stand the rest of the number, a unit, a word that compares or no word at all.
_BEHIND = "".join(
    sorted(
        {
            *_NUMERALS,
            *"〇零○百佰千仟万萬亿億兆点點分又半成折打多余餘几幾至到的",
            *(unit[0] for unit in UNITS),
            *(word[0] for table in _FOLLOWING for word in words(*table)),
        }
    )
)
# Whatever a quantity may begin with: places only in 百分之 and 百三; 翻, 过, 半, 双 and 对 in sizes said in words.
FIRST = (
    rf"[0-9０-９负負]|[{_NUMERALS}](?=[{re.escape(_BEHIND)}]|[^一-龥]|$)|[〇零](?=[ ]{{0,2}}[点點])"
    rf"|(?<=[{ROUND_AFTER}])[百千万亿]"
    rf"|[百佰千仟万萬](?=[百佰千仟万萬 \u3000\xa0分{_NUMERALS}])|翻|过半|半[百成折数]|[双对對](?=[位折])"
)
_SIZE = lazy_pattern(SIZE)
_DISCOUNT = "折"


def read_amount(text: str, at: int, since: int = 0) -> tuple[Quantity | None, int]:
    """The quantity whose first character stands at `at`, or None, and where to read on.

    What stands before `since` belongs to the quantity before.
    """
    size = _SIZE.match(text, at)
    if size is not None:
        low, unit, comparator = read_size(size)
        return _finish(text, (at, size.end()), (low, None), unit, more=comparator == "at_least")
    rounded = round_size(text, at)
    if rounded is not None:
        return rounded, rounded.said_to
    lead = lead_at(text, at, since)
    if lead is None:
        return None, at + 1
    if is_share(text, lead.number):
        return _share(text, lead)
    number = number_at(text, lead.number)
    if number is None:
        return None, figures_end(text, at) if text[at].isdigit() else at + 1
    return (None, number.end) if is_part_of_name(text, lead.start) else _from_number(text, lead, number)


def _from_number(text: str, lead: Lead, number: Counted) -> tuple[Quantity | None, int]:
    """A fraction, a range or a number alone, unless a word stands there that only begins like one."""
    fraction = fraction_after(text, lead.number, number)
    if fraction is not None:
        value = -fraction[0] if lead.negative else fraction[0]
        return _finish(text, (lead.start, fraction[1]), (value, None), None, more=False)
    term = None if is_word(text, lead.number) else term_at(text, lead.number, number)
    if term is None:
        return None, number.end
    term = _behind_point(term) if lead.point else term
    spanned = range_from(text, lead, term)
    if spanned is None:
        return _single(text, lead, term)
    if not spanned.counts:
        return None, number.end
    return _finish(text, (lead.start, spanned.end), (spanned.low, spanned.high), spanned.unit, more=False)


def _share(text: str, lead: Lead) -> tuple[Quantity | None, int]:
    share = share_at(text, lead.number)
    if share is None:
        return None, lead.number + 1
    low = -share.low if lead.negative else share.low
    return _finish(text, (lead.start, share.end), (low, share.high), share.unit, more=share.more)


def _behind_point(term: Term) -> Term:
    """.5 is 0.5."""
    value = read_number(f"0.{term.said}") if term.said.isdigit() else None
    return term if value is None else term._replace(number=value)


def _single(text: str, lead: Lead, term: Term) -> tuple[Quantity | None, int]:
    unit = term.unit or lead.currency or None
    if is_year(term.said, term.unit) or not _counts(text, lead, term, unit):
        return None, term.number_end
    low, high = term.ends
    if unit == _DISCOUNT:
        low = discount(low)
        if not low:
            return None, term.number_end
    if lead.negative:
        low, high = -low, None
    return _finish(text, (lead.start, term.end), (low, high), unit, more=term.more)


def _counts(text: str, lead: Lead, term: Term, unit: str | None) -> bool:
    """Does it count something: has it a unit, or does it stand where a number without one can?"""
    if unit:
        return not (term.said[0] in "0０" and term.said.isdigit() and len(term.said) > 1)
    if term.upper is not None:
        return False
    if not term.is_spoken:
        return bool(term.scale) or not is_no_figure(text, lead.start if lead.point else lead.number, term.end)
    compared = is_compared(text, lead.start, term.end)
    return not is_no_numeral(text, lead.number, term.end, compared=compared)


def _finish(
    text: str, span: tuple[int, int], ends: tuple[Number, Number | None], unit: str | None, *, more: bool
) -> tuple[Quantity, int]:
    """Take in the words that compare, on both sides."""
    said = read_said(text, *span)
    low, high = ends
    if high is not None:
        return Quantity(*span, low, high, unit, "range", False, said.start, said.end), said.end
    comparator: Comparator = said.comparator or ("at_least" if more else "equal")
    return Quantity(*span, *bounds(low, comparator), unit, comparator, False, said.start, said.end), said.end
