"""Numbered lines that are whole sentences (1.修建大桥。2.改造小区30个。) with nothing under any of them: a list, and no headings.

Each is read like a sentence of the section above: without its number, and under the heading that the list stands under.
"""

from __future__ import annotations

from collections.abc import Sequence

from luoshi.reading.outline import Clause, Outline, Sentence

_STOPS = "。；;"


def find_numbered(text: str, outline: Outline) -> frozenset[int]:
    """The indexes of the sentences that are entries of such a list; one line alone is a heading that lost its text."""
    alone = {
        outline.heads[number].sentence: outline.heads[number].level
        for number in range(len(outline.heads))
        if _stands_alone(text, outline, number)
    }
    return frozenset(at for at, level in alone.items() if level in (alone.get(at - 1), alone.get(at + 1)))


def _stands_alone(text: str, outline: Outline, number: int) -> bool:
    head = outline.heads[number]
    sentence = outline.sentences[head.sentence]
    if not sentence.heading or text[sentence.end - 1] not in _STOPS:
        return False
    if head.sentence + 1 == len(outline.sentences):
        return True
    after = outline.heads[number + 1] if number + 1 < len(outline.heads) else None
    return after is not None and after.sentence == head.sentence + 1 and after.level <= head.level


def sections_of_lists(text: str, outline: Outline) -> dict[int, int | None]:
    """For each entry of such lists the heading that its list stands under, None for none."""
    listed = find_numbered(text, outline)
    found: dict[int, int | None] = {}
    above: list[tuple[int, int]] = []
    for number, head in enumerate(outline.heads if listed else ()):
        while above and above[-1][0] >= head.level:
            above.pop()
        if head.sentence in listed:
            found[head.sentence] = above[-1][1] if above else None
        above.append((head.level, number))
    return found


def behind_marker(outline: Outline, sentence: Sentence, clauses: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses of a numbered line; the first begins behind its number (1.|修建大桥)."""
    if not sentence.heading or sentence.head is None:
        return clauses
    start = outline.heads[sentence.head].words.start
    return [clauses[0]._replace(start=start), *clauses[1:]] if clauses[0].start < start < clauses[0].end else clauses
