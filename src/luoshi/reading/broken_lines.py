"""Lines broken in the middle of a sentence, and line breaks that became characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from luoshi.reading.entries import Defect
from luoshi.reading.lexicon.sought import Sought
from luoshi.reading.outline import Outline
from luoshi.reading.text import Span

_BREAK = re.compile(r"[ \t\u3000]{0,80}[\r\n][\s\u3000]*")
_ESCAPES = Sought(
    r"\\r\\n|\\n|\\t|&(?:emsp|nbsp|ensp|lt|gt|amp|quot|ldquo|rdquo|mdash|hellip|middot);?|</?(?:br|p|div)(?: [^<>]{0,80})?/?>"
)
_REAL = re.compile("[\r\n]")
_MEANS = {"\\r\\n": "换行", "\\n": "换行", "\\t": "制表符"}


def find_broken_lines(text: str, outline: Outline) -> Iterator[Defect]:
    """A defect for each line break inside a sentence."""
    if "\n" not in text and "\r" not in text:
        return
    for sentence in outline.sentences:
        at = text.find("\n", sentence.start, sentence.end)
        if at < 0:
            continue
        for found in _BREAK.finditer(text, sentence.start, sentence.end):
            yield Defect(found.start(), found.end(), "broken_line", "句子中间断行", "line-broken-in-sentence")


def breaks_told(text: str, breaks: Iterable[Span]) -> Iterator[Defect]:
    """A defect for each of these line breaks; one that became characters is told as an escape."""
    for one in breaks:
        if _REAL.search(text, *one):
            yield Defect(*one, "broken_line", "句子中间断行", "line-broken-in-sentence")


def find_escapes(text: str) -> Iterator[Defect]:
    """One defect for each kind of escaped character, at the first of them, with how many there are."""
    if not any(sign in text for sign in "\\&<"):
        return
    first: dict[str, tuple[int, int]] = {}
    for found in _ESCAPES.finditer(text):
        at, count = first.get(found.group(), (found.start(), 0))
        first[found.group()] = (at, count + 1)
    for word, (at, count) in first.items():
        means = _MEANS.get(word, "网页代码")
        yield Defect(at, at + len(word), "broken_line", f"{means}成了字符“{word}”，共{count}处", "escape-left")
