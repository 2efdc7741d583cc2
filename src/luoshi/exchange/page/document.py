"""The document as it stands, line by line, with every entry marked in place.

Take the letters (``a.n``) away, which hold no text, and what is left is the text, character for character.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from luoshi.exchange.page.listing import Entry
from luoshi.exchange.page.markup import Said, attributes, escaped
from luoshi.exchange.page.runs import Run, split_lines, split_runs
from luoshi.reading.reading import Reading
from luoshi.reading.text import Span

# So many characters are laid out together; what is off screen is left out until it comes near.
_CHUNK = 3000
_INDENT = re.compile(r"^[\u3000 \t\xa0]+(?=\S)")
# Two full-width characters: what an indent of a paragraph may take up, as opposed to something set by spaces.
_INDENT_WIDTH = 4
# Words set apart by spaces stand in columns.
_COLUMNS = re.compile(r"\S(?:[ \xa0]{4}|\u3000{2}|\t)")
# The order of the lines under the words, from the innermost element outwards.
_LOOKS = ("struck", "waved", "decision", "task", "target")


def document_html(reading: Reading, entries: Sequence[Entry], said: Said) -> str:
    """The lines of the document in chunks that a browser lays out when they come near."""
    text = reading.text
    lines = split_lines(text)
    heads = {section.start: index for index, section in enumerate(reading.outline)}
    carried_on = _carried_on(reading, entries, lines)
    parts, size = ["<div class=chunk>"], 0
    for line, runs in zip(lines, split_runs(text, lines, reading.segments, entries), strict=True):
        if size > _CHUNK:
            parts.append("</div><div class=chunk>")
            size = 0
        look = _line_look(reading, line, heads) or ("more" if line.start in carried_on else None)
        parts += (f"<p{attributes(class_=look)}>", *_runs_html(text, line, runs, heads, said), "</p>")
        size += line.end - line.start
    return "".join((*parts, "</div>"))


def _carried_on(reading: Reading, entries: Sequence[Entry], lines: Sequence[Span]) -> set[int]:
    """Where lines begin that carry on the sentence of the line before, as far as the reading knows."""
    across = [Span(entry.start, entry.end) for entry in entries if entry.look != "struck"]
    across += (paragraph for section in reading.outline for paragraph in section.paragraphs)
    starts = [line.start for line in lines]
    inside: set[int] = set()
    for span in across:
        inside.update(starts[bisect_right(starts, span.start) : bisect_left(starts, max(span.end, span.start))])
    # What ends with the line break itself was broken there.
    return inside | {entry.end for entry in entries if entry.look == "waved" and entry.end > entry.start}


def _line_look(reading: Reading, line: Span, heads: dict[int, int]) -> str | None:
    """Is the line the title, a heading, set by spaces or empty? None for a line of a paragraph."""
    title, words = reading.facts.title, line.quote(reading.text)
    if not words.strip():
        return "empty"
    if title is not None and line.holds(title) and len(words.strip()) <= title.end - title.start + 2:
        return "title"
    index = heads.get(line.start + len(words) - len(words.lstrip()))
    if index is not None:
        section = reading.outline[index]
        if not Span(section.end, max(line.end, section.end)).quote(reading.text).strip(" \u3000\r\n。：:；;"):
            return f"head h{min(section.level, 4)}"
    return "set" if _width(words[: _indent(words)]) > _INDENT_WIDTH or _COLUMNS.search(words) else None


def _indent(words: str) -> int:
    found = _INDENT.match(words)
    return found.end() if found else 0


def _width(space: str) -> int:
    return sum(2 if letter == "\u3000" else 1 for letter in space)


def _runs_html(text: str, line: Span, runs: Sequence[Run], heads: dict[int, int], said: Said) -> Iterator[str]:
    words_from = line.start + _indent(line.quote(text))
    for run in runs:
        if run.end > run.start:
            yield _run_html(run, _words_html(text, run, words_from), heads.get(run.start))
        for entry in run.places:
            yield _place_html(entry, said)


def _words_html(text: str, run: Run, words_from: int) -> str:
    """The characters of a run; the indent of a line is told apart, for the page has an even one of its own."""
    middle = min(max(run.start, words_from), run.end)
    indent = f"<span class=in>{escaped(text[run.start : middle])}</span>" if middle > run.start else ""
    return indent + escaped(text[middle : run.end])


def _run_html(run: Run, inner: str, section: int | None) -> str:
    looks = {entry.look for entry in run.marks}
    for look in _LOOKS:
        if look in looks or (look == "struck" and run.segment == "furniture"):
            inner = f"<span class={look}>{inner}</span>"
    blanks = [entry.key for entry in run.marks if entry.look == "blank"]
    if blanks:
        first = " first" if run.opens.intersection(blanks) else ""
        last = " last" if run.closes.intersection(blanks) else ""
        inner = f'<span class="blank{first}{last}">{inner}</span>'
    keys = " ".join(entry.key for entry in run.marks) or None
    anchor = None if section is None else f"section-{section}"
    segment = f"s-{run.segment} leads" if run.leads else f"s-{run.segment}"
    return f"<span{attributes(class_=segment, data_m=keys, id=anchor)}>{inner}</span>"


def _place_html(entry: Entry, said: Said) -> str:
    """The letter of an entry; before it the box of a blank that no character marks, on the same line."""
    letter = _letter_html(entry, said)
    if entry.look != "blank" or entry.end > entry.start:
        return letter
    return f'<span class=missing><span class=gap data-m="{entry.key}"></span>{letter}</span>'


def _letter_html(entry: Entry, said: Said) -> str:
    """The letter and number of an entry; drawn by the style sheet, so that copying the text doesn't copy them."""
    label = said.plain(f"letters.{entry.kind}", entry.number)
    names = attributes(
        class_=f"n {entry.kind}", id=f"at-{entry.key}", href=f"#row-{entry.key}", data_n=entry.number, aria_label=label
    )
    return f"<a{names}></a>"
