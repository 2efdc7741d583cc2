"""The outline as readers see it: headings with what stands under them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from luoshi.reading.entries import Horizon, Section
from luoshi.reading.fields import field_of
from luoshi.reading.outline import Outline, Sentence
from luoshi.reading.text import Span


def read_sections(text: str, outline: Outline, horizons: Sequence[Horizon]) -> Iterator[Section]:
    """One section for each heading, with the stretches of text that stand under it and which way they look."""
    spans: list[list[Span]] = [[] for _ in outline.heads]
    views: list[Counter[Horizon]] = [Counter() for _ in outline.heads]
    before: Sentence | None = None
    for sentence, view in zip(outline.sentences, horizons, strict=True):
        last, before = before, sentence
        if sentence.head is None:
            continue
        views[sentence.head][view] += 1
        start = max(sentence.start, outline.heads[sentence.head].end)
        if start >= sentence.end:
            continue
        under = spans[sentence.head]
        if under and last is not None and last.paragraph == sentence.paragraph and under[-1].end == last.end:
            under[-1] = Span(under[-1].start, sentence.end)
        else:
            under.append(Span(start, sentence.end))
    for index, head in enumerate(outline.heads):
        # Whoever takes the section may move its stretches: nothing here holds on to them as they were found.
        under, spans[index] = spans[index], []
        heading = head.words.quote(text)
        yield Section(
            level=head.level,
            marker=head.marker,
            heading=heading,
            start=head.start,
            end=head.end,
            paragraphs=tuple(under),
            horizon=_most(views[index]),
            field=field_of(heading),
        )


def _most(views: Counter[Horizon]) -> Horizon:
    """The view that most sentences take, of equals the one met first."""
    return views.most_common(1)[0][0] if views else "now"
