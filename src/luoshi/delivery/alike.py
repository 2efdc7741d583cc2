"""How alike two wordings are, whatever their stops, blanks, numbering and figures."""

from __future__ import annotations

import re
import unicodedata

_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十百]+[、．.]|[（(][一二三四五六七八九十百\d]+[）)]|\d+[、．.]|第[一二三四五六七八九十百]+[章节部分，]+|[一二三四五六七八九十]+[要是])\s*"
)
_NO_WORD = re.compile(r"[\W_]+")
_FIGURE = re.compile(
    r"\d+(?:\.\d+)?(?:%|‰|[百千万亿]{1,2})?|[一二三四五六七八九十百千万亿两几]{1,12}(?=[个项家条座处公里万亿元亩户人次])"
)


def bare(words: str) -> str:
    """The words alone: full-width forms made plain, numbering in front, stops and blanks left out; figures stay."""
    plain = unicodedata.normalize("NFKC", words).strip()
    plain = _NUMBERING.sub("", plain)
    # A point inside a number is no stop: 1.5 and 15 are two figures.
    return _NO_WORD.sub("", re.sub(r"(?<=\d)\.(?=\d)", "点", plain).replace("%", "百分之"))


def without_figures(words: str) -> str:
    """The words alone with a # for each figure: 改造老旧小区50个 and 改造老旧小区60个 are the same."""
    plain = _NUMBERING.sub("", unicodedata.normalize("NFKC", words).strip())
    return re.sub(r"[^\w#]+", "", _FIGURE.sub("#", plain))


def likeness(first: str, second: str) -> float:
    """How alike two bare wordings are: 1 the same, 0 nothing in common; by the characters they share in order."""
    from rapidfuzz import fuzz

    return fuzz.ratio(first, second) / 100


def containment(first: str, second: str) -> float:
    """How much of the shorter wording stands in the longer one, in one stretch: 1 all of it."""
    from rapidfuzz import fuzz

    return fuzz.partial_ratio(first, second) / 100
