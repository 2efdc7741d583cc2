"""The visible text of an HTML tree: blocks become lines, white space collapses as in a browser, marks are set on the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from luoshi.reading.formats.composing import Composer
from luoshi.reading.formats.grid import Cell, lay_out
from luoshi.reading.formats.html_elements import BLOCKS, HEADINGS, LISTS, ListCount, list_of, unseen, whole
from luoshi.reading.formats.html_space import collapse, meet, resolve, resolve_inside
from luoshi.reading.formats.limits import TABLE_COLUMNS
from luoshi.reading.formats.loaded import HeadingMark, TableMark
from luoshi.reading.formats.ordinals import ordinal
from luoshi.reading.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the page: its span and how many of its characters are words of links."""

    span: Span
    linked: int


@dataclass(frozen=True, slots=True)
class Page:
    """The visible text of a page with its marks; ``blocks`` are its lines in order."""

    text: str
    blocks: tuple[Block, ...]
    headings: tuple[HeadingMark, ...]
    tables: tuple[TableMark, ...]
    labels: tuple[Span, ...]


def walk_page(root: _Element) -> Page:
    """What a reader sees of the tree under ``root``."""
    from lxml import etree

    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if unseen(element, name):
                events.skip_subtree()
            else:
                walk.open(element, name)
        else:
            if not unseen(element, name):
                walk.close(name)
            if element is not root:
                walk.flow(element.tail or "")
    return walk.page()


class _Table:
    """A table that is open."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.cell: tuple[int, int, int] | None = None
        self.frames = False


class _Walk:
    """The walk through a page: the text so far and what is open."""

    def __init__(self) -> None:
        self._composer = Composer()
        self._space = ""
        self._lists: list[ListCount] = []
        self._tables: list[_Table] = []
        self._heading_starts: list[int] = []
        self._links = 0
        self._verbatim = 0
        self._linked: list[Span] = []
        self._headings: list[HeadingMark] = []
        self._marks: list[TableMark] = []
        self._labels: list[Span] = []
        self._openers: dict[str, Callable[[_Element], None]] = {
            **dict.fromkeys(HEADINGS, self._open_heading),
            **dict.fromkeys(LISTS, self._open_list),
            **dict.fromkeys(("td", "th"), self._open_cell),
            **dict.fromkeys(("pre", "textarea"), lambda _: self._count_verbatim(1)),
            "li": self._label,
            "table": self._open_table,
            "tr": self._open_row,
            "a": lambda _: self._count_links(1),
            "br": lambda _: self._end_line(),
        }
        self._closers: dict[str, Callable[[], None]] = {
            **{name: partial(self._close_heading, level) for name, level in HEADINGS.items()},
            **dict.fromkeys(LISTS, self._close_list),
            **dict.fromkeys(("td", "th"), self._close_cell),
            **dict.fromkeys(("pre", "textarea"), lambda: self._count_verbatim(-1)),
            "table": self._close_table,
            "a": lambda: self._count_links(-1),
        }

    def open(self, element: _Element, name: str) -> None:
        """Enter an element."""
        if name in BLOCKS:
            self._start_line()
        if name in self._openers:
            self._openers[name](element)
        self.flow(element.text or "")

    def close(self, name: str) -> None:
        """Leave an element."""
        if name in self._closers:
            self._closers[name]()
        if name in BLOCKS:
            self._end_line()

    def flow(self, words: str) -> None:
        """Write running text, its white space collapsed; white space at the edges waits for what comes next."""
        if self._verbatim:
            self._flow_verbatim(words)
        elif words:
            self._flow_collapsed(collapse(words))

    def page(self) -> Page:
        """What the walk has gathered."""
        text = self._composer.text
        blocks = tuple(_blocks(text, self._linked))
        return Page(text, blocks, tuple(self._headings), tuple(self._marks), tuple(self._labels))

    def _flow_collapsed(self, words: str) -> None:
        body = words.strip()
        if not body:
            self._space = meet(self._space, words)
            return
        lead = words[: words.index(body[0])]
        self._put(resolve("" if self._composer.at_start else self._composer.last, meet(self._space, lead), body[0]))
        self._put(resolve_inside(body))
        self._space = words[len(lead) + len(body) :]

    def _flow_verbatim(self, words: str) -> None:
        for number, line in enumerate(words.splitlines()):
            if number:
                self._end_line()
            self._put(line.rstrip())

    def _put(self, words: str) -> None:
        before = self._composer.length
        self._composer.write(words)
        if self._links and words.strip():
            self._linked.append(Span(before, self._composer.length))

    def _start_line(self) -> None:
        self._space = ""
        self._composer.start_line()

    def _end_line(self) -> None:
        self._space = ""
        self._composer.end_line()

    def _count_links(self, step: int) -> None:
        self._links += step

    def _count_verbatim(self, step: int) -> None:
        self._verbatim += step

    def _open_heading(self, _: _Element) -> None:
        self._heading_starts.append(self._composer.length)

    def _close_heading(self, level: int) -> None:
        start = self._heading_starts.pop()
        if start < self._composer.length:
            self._headings.append(HeadingMark(start, self._composer.length, level))

    def _open_list(self, element: _Element) -> None:
        self._lists.append(list_of(element))

    def _close_list(self) -> None:
        self._lists.pop()

    def _label(self, element: _Element) -> None:
        """Write the number that a browser shows before this item of a list."""
        if not self._lists or self._lists[-1].form is None:
            return
        counted = self._lists[-1]
        number = whole(element.get("value"), counted.number)
        counted.number = number + counted.step
        label = f"{ordinal(number, counted.form or 'decimal')}."
        self._labels.append(self._composer.write_label(label, " "))

    def _open_table(self, _: _Element) -> None:
        if self._tables:
            self._tables[-1].frames = True
        self._tables.append(_Table())

    def _close_table(self) -> None:
        table = self._tables.pop()
        self._composer.end_table()
        # A table around other tables lays a page out; it holds no data of its own.
        mark = None if table.frames else lay_out(table.rows)
        if mark is not None:
            self._marks.append(mark)

    def _open_row(self, _: _Element) -> None:
        if not self._tables:
            self._start_line()
            return
        self._close_open_cell()
        self._composer.start_row(first=not self._tables[-1].rows)
        self._tables[-1].rows.append([])

    def _open_cell(self, element: _Element) -> None:
        if not self._tables:
            self._space = self._space or " "
            return
        self._close_open_cell()
        table = self._tables[-1]
        if not table.rows:
            self._composer.start_row(first=True)
            table.rows.append([])
        self._space = ""
        start = self._composer.start_cell(first=not table.rows[-1])
        down = whole(element.get("rowspan"), 1)
        table.rows[-1].append(Cell(Span(start, start)))
        table.cell = (start, min(max(whole(element.get("colspan"), 1), 1), TABLE_COLUMNS), max(down, 1))

    def _close_open_cell(self) -> None:
        """A row or a cell that begins inside a cell ends it, as in a browser."""
        if self._tables[-1].cell is not None:
            self._close_cell()

    def _close_cell(self) -> None:
        table = self._tables[-1] if self._tables else _Table()
        if table.cell is not None:
            start, across, down = table.cell
            table.rows[-1][-1] = Cell(self._composer.end_cell(start), across, down)
            table.cell = None
        self._space = ""


def _blocks(text: str, linked: list[Span]) -> list[Block]:
    """The lines of ``text`` that say something, each with how much of it is links; ``linked`` is in order."""
    blocks: list[Block] = []
    at = upcoming = 0
    for line in text.split("\n"):
        end = at + len(line)
        count = 0
        while upcoming < len(linked) and linked[upcoming].start < end:
            count += linked[upcoming].end - linked[upcoming].start
            upcoming += 1
        if line.strip():
            blocks.append(Block(Span(at, end), count))
        at = end + 1
    return blocks
