"""Where a stretch of the text stands: its sentence, its paragraph, the headings above it."""

from __future__ import annotations

from bisect import bisect_right

from luoshi.delivery.items import Place
from luoshi.reading.entries import Section
from luoshi.reading.outline import read_outline
from luoshi.reading.reading import Reading
from luoshi.reading.text import Span

# No sentence of an author's is longer; a text that lost its stops would be quoted whole by every one of its rows.
_LONGEST_SENTENCE = 1000
_AROUND = 200


class Places:
    """Finds the place of any stretch of one reading's text; sentences are those the reading itself went by."""

    def __init__(self, reading: Reading) -> None:
        self.text, self.sections = reading.text, reading.outline
        furniture = [Span(one.start, one.end) for one in reading.segments if one.kind == "furniture"]
        outline = read_outline(reading.text, furniture)
        self._sentences = outline.sentences
        self._starts = [sentence.start for sentence in outline.sentences]
        self._section_starts = [section.start for section in self.sections]
        self._parents = _parents(self.sections)
        # Rows of one sentence share its text: a sentence of a thousand clauses would be held a thousand times.
        self._quotes: dict[Span, str] = {}

    def of(self, span: Span, section: int | None) -> Place:
        """The place of `span`; `section` is the index of its section where the reading gives one."""
        index = bisect_right(self._starts, span.start) - 1
        inside = index >= 0 and span.start < self._sentences[index].end
        sentence = self._bounds(index, span) if inside else span
        paragraph = self._sentences[index].paragraph + 1 if inside else 0
        path = tuple(self.sections[i].marker + self.sections[i].heading for i in self.path(span, section))
        if sentence not in self._quotes:
            self._quotes[sentence] = sentence.quote(self.text)
        return Place(span.start, span.end, path, paragraph, self._quotes[sentence], sentence.start)

    def path(self, span: Span, section: int | None) -> tuple[int, ...]:
        """The indices of the sections that hold `span`, outermost first."""
        at = section if section is not None else bisect_right(self._section_starts, span.start) - 1
        found: list[int] = []
        while at >= 0:
            found.append(at)
            at = self._parents[at]
        return tuple(reversed(found))

    def parent(self, section: int) -> int:
        """The index of the section that holds the section with this index, -1 for none."""
        return self._parents[section]

    def _bounds(self, index: int, span: Span) -> Span:
        """From the sentence at `index` to the one that holds the end of `span`."""
        last = index
        while last + 1 < len(self._starts) and self._starts[last + 1] < span.end:
            last += 1
        whole = Span(self._sentences[index].start, max(self._sentences[last].end, span.end))
        if whole.end - whole.start <= _LONGEST_SENTENCE:
            return whole
        return Span(max(whole.start, span.start - _AROUND), min(whole.end, span.end + _AROUND))


def _parents(sections: tuple[Section, ...]) -> list[int]:
    """For each section the index of the one it stands in, -1 for none."""
    parents: list[int] = []
    open_: list[int] = []
    for index, section in enumerate(sections):
        while open_ and sections[open_[-1]].level >= section.level:
            open_.pop()
        parents.append(open_[-1] if open_ else -1)
        open_.append(index)
    return parents
