"""What is wrong with the text itself: noted where it stands, never repaired."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from luoshi.reading.broken_lines import breaks_told, find_broken_lines, find_escapes
from luoshi.reading.entries import Defect
from luoshi.reading.injections import find_injections
from luoshi.reading.lost_characters import find_lost_characters
from luoshi.reading.lost_counts import find_lost_counts
from luoshi.reading.lost_names import find_lost_names
from luoshi.reading.numbering_gaps import find_numbering_gaps
from luoshi.reading.outline import Outline, read_outline
from luoshi.reading.placeholders import find_placeholders
from luoshi.reading.text import Span
from luoshi.reading.values.blanks import read_blanks
from luoshi.reading.values.quantity import Quantity

# A question mark ends a question before it stands in for a number.
_ASKS = ("?", "？")


def find_defects(
    text: str,
    furniture: Sequence[Span],
    *,
    outline: Outline | None = None,
    conflicts: Iterable[str] = (),
    loaded: Iterable[Defect] = (),
    quantities: Iterable[Quantity] | None = None,
) -> tuple[Defect, ...]:
    """Everything wrong with `text`, in order of place.

    `furniture` is what is not the author's; `outline` is read where it is not given; `conflicts` are what the dating says
    contradicts itself; `loaded` are defects that the file format knew of; `quantities` are those of the text, read where
    they are not given: the ones without a number are defects.
    """
    outline = outline if outline is not None else read_outline(text, furniture)
    blanks = read_blanks(text, 0, len(text)) if quantities is None else (one for one in quantities if one.missing)
    own = (
        *find_lost_names(text),
        *find_placeholders(text),
        *_lost_numbers(text, blanks),
        *find_lost_counts(text),
        *find_broken_lines(text, outline),
        *find_lost_characters(text),
        *find_escapes(text),
        *find_numbering_gaps(text, outline),
        *loaded,
    )
    conflicting = (Defect(0, 0, "contradiction", conflict, "dates-conflict") for conflict in conflicts)
    kept = _author_only(own, furniture)
    return _one_a_place((*conflicting, *_not_the_authors(text, furniture), *kept))


def with_breaks(
    defects: Iterable[Defect], text: str, breaks: Iterable[Span], furniture: Sequence[Span]
) -> tuple[Defect, ...]:
    """Defects that were found in a text without the ``breaks`` inside its sentences, and those breaks themselves, in order."""
    escapes = _author_only(find_escapes(text), furniture)
    kept = [one for one in defects if one.rule != "escape-left"]
    return tuple(sorted((*kept, *breaks_told(text, breaks), *escapes), key=lambda one: (one.start, -one.end)))


def _lost_numbers(text: str, blanks: Iterable[Quantity]) -> Iterator[Defect]:
    for blank in blanks:
        if text[blank.start : blank.start + 1] in _ASKS:
            continue
        unit = f"“{blank.unit}”前" if blank.unit else "此处"
        yield Defect(blank.start, blank.start, "missing_number", f"{unit}缺数字", "blank-quantity")


def _not_the_authors(text: str, furniture: Sequence[Span]) -> Iterator[Defect]:
    """Injected links one by one, page chrome as it stands."""
    injected = find_injections(text)
    inside = set(injected)
    chrome = [span for span in furniture if span not in inside]
    links = (Defect(*link, "injected_link", "混入正文的链接或水印", "link-injected") for link in injected)
    yield from _author_only(links, chrome)
    for span in chrome:
        yield Defect(*span, "page_chrome", "网页或排版带来的文字，不是作者所写", "page-chrome")


def _author_only(defects: Iterable[Defect], furniture: Sequence[Span]) -> Iterator[Defect]:
    starts = [span.start for span in furniture]
    for defect in defects:
        at = bisect_right(starts, defect.start) - 1
        if at < 0 or furniture[at].end <= defect.start or furniture[at].start == defect.start == defect.end:
            yield defect


def _one_a_place(defects: Iterable[Defect]) -> tuple[Defect, ...]:
    """In order of place; where two name the same loss at the same place, the first stays."""
    kept: list[Defect] = []
    for defect in sorted(defects, key=lambda one: (one.start, -one.end)):
        if any(_same(defect, other) for other in kept[-3:]):
            continue
        kept.append(defect)
    return tuple(kept)


def _same(one: Defect, other: Defect) -> bool:
    loss = ("missing_number", "missing_name")
    alike = one.kind == other.kind or (one.kind in loss and other.kind in loss)
    return alike and one.kind != "contradiction" and one.start <= other.end and other.start <= one.end
