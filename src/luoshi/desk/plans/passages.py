"""The sentences of a text, each with what became of it: so that a review can say what is still unaccounted for."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from luoshi.delivery.places import Places
from luoshi.desk.plans.models import Passage, Plan
from luoshi.reading.entries import Segment
from luoshi.reading.outline import read_outline
from luoshi.reading.reading import Reading
from luoshi.reading.text import Span


def passages_of(plan: Plan, reading: Reading) -> Iterator[Passage]:
    """One passage for each sentence and heading, in the order of the text; not saved yet."""
    furniture = [Span(one.start, one.end) for one in reading.segments if one.kind == "furniture"]
    outline = read_outline(reading.text, furniture)
    places, starts = Places(reading), [one.start for one in reading.segments]
    for order, sentence in enumerate(outline.sentences):
        span = Span(sentence.start, sentence.end)
        text = " ".join(span.quote(reading.text).split())
        shares = _shares(span, reading.segments, starts, reading.text)
        if not text or not shares:
            continue
        yield Passage(
            plan=plan, order=order, paragraph=sentence.paragraph, fate=max(shares, key=lambda kind: shares[kind]),
            left="statement" in shares, start=span.start, end=span.end, text=text,
            path=" › ".join(places.of(span, None).path)[-200:],
        )  # fmt: skip


def pulled_key(passage: Passage) -> str:
    """The id in the ledger of what is made of a sentence as a whole, pulled in or put aside: the same in every version that has it."""
    return f"P{passage.plan_id}-S{sha256(passage.text.encode()).hexdigest()[:10]}"


def _shares(span: Span, segments: Sequence[Segment], starts: Sequence[int], text: str) -> Counter[str]:
    """How many characters that say something are of which kind."""
    shares: Counter[str] = Counter()
    for segment in segments[bisect_right(starts, span.start) - 1 :]:
        if segment.start >= span.end:
            break
        inside = text[max(span.start, segment.start) : min(span.end, segment.end)]
        shares[segment.kind] += sum(map(str.isalnum, inside))
    return +shares
