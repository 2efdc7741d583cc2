"""The walk through a .docx: paragraphs, tables, content controls, text boxes and notes in the order they are read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from luoshi.reading.entries import Remark, RemarkKind
from luoshi.reading.formats.composing import Composer
from luoshi.reading.formats.docx_runs import INSERTED, Inline, read_inline
from luoshi.reading.formats.grid import Cell, lay_out
from luoshi.reading.formats.limits import TABLE_COLUMNS
from luoshi.reading.formats.loaded import HeadingMark, Loaded, TableMark
from luoshi.reading.formats.wordml import attribute, child, chosen, parts_of, tag, whole
from luoshi.reading.text import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from luoshi.reading.formats.docx_numbering import Label, Numbering
    from luoshi.reading.formats.docx_styles import Style, Styles

_WRAPPERS: Final = frozenset(
    {"w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag", "w:txbxContent", "w:sdt"}
)
_REMOVED: Final = frozenset({"w:del", "w:moveFrom"})
_BODY_TEXT: Final = 9
_CONTENTS: Final = ("toc ", "目录 ", "table of contents")


class Story:
    """A document being told: the text so far, where its lists stand, and what was left out."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles, self._numbering = styles, numbering
        self._composer = Composer()
        self._carried: list[_Element] = []
        self._headings: list[HeadingMark] = []
        self._tables: list[TableMark] = []
        self._labels: list[Span] = []
        self._contents: list[Span] = []
        self._notes: dict[str, list[int]] = {}
        self._noted: Counter[RemarkKind] = Counter()

    def tell(self, blocks: _Element) -> None:
        """Write every block under ``blocks`` in order."""
        self._tell_blocks(blocks)
        self._end_carried()

    def tell_notes(self, kind: str, notes: Mapping[int | None, _Element]) -> None:
        """Write the notes that the text referred to, in that order, each behind its number in brackets."""
        for number, note_id in enumerate(self._notes.pop(kind, []), start=1):
            note = notes.get(note_id)
            if note is not None:
                self._composer.start_line()
                self._labels.append(self._composer.write_label(f"[{number}]", " "))
                self.tell(note)
                self._composer.end_line()

    def note(self, kind: RemarkKind, count: int = 1) -> None:
        """Remember what is not told, or was inserted."""
        self._noted[kind] += count

    def loaded(self) -> Loaded:
        """What was told, with a remark for every kind of thing that was noted on the way."""
        text = self._composer.text
        return Loaded(
            text,
            furniture=tuple(self._contents),
            headings=tuple(self._headings),
            tables=tuple(self._tables),
            labels=tuple(self._labels),
            remarks=tuple(Remark(kind, count) for kind, count in sorted(self._noted.items()) if count),
        )

    def _tell_blocks(self, blocks: _Element) -> None:
        for block in blocks:
            name = tag(block)
            if name == "w:p":
                self._meet_paragraph(block)
            elif name == "w:tbl":
                self._end_carried()
                self._tell_table(block)
            elif name in _WRAPPERS:
                self.note("inserted", int(name in INSERTED))
                self._tell_blocks(block)
            elif name == "mc:AlternateContent":
                self._tell_blocks(chosen(block))
            elif name in _REMOVED:
                self.note("deleted")
            elif name == "w:altChunk":
                self.note("embedded")

    def _meet_paragraph(self, paragraph: _Element) -> None:
        """Tell a paragraph; one whose end was deleted runs on into the next, as Word shows it."""
        marks = child(paragraph, "w:pPr", "w:rPr")
        self._carried.append(paragraph)
        if child(marks, "w:del") is None and child(marks, "w:moveFrom") is None:
            self._end_carried()

    def _end_carried(self) -> None:
        paragraphs, self._carried = self._carried, []
        if paragraphs:
            self._tell_paragraph(paragraphs)

    def _tell_paragraph(self, paragraphs: list[_Element]) -> None:
        """Write what stands in one paragraph; of several that ran together the last one's settings count."""
        properties = child(paragraphs[-1], "w:pPr")
        line = list(self._styles.line(attribute(child(properties, "w:pStyle")), paragraph=True))
        hidden = next((style.hidden for style in line if style.hidden is not None), False)
        inline = Inline(self._styles, hidden=hidden)
        for paragraph in paragraphs:
            read_inline(paragraph, inline)
        self._noted.update(inline.noted)
        for kind, note in inline.notes:
            self._notes.setdefault(kind, []).append(note)
        self._write(inline.text.strip("\n"), None if hidden else self._label(properties, line), properties, line)
        for box in inline.boxes:
            carried, self._carried = self._carried, []
            self.tell(box)
            self._carried = carried

    def _write(self, words: str, label: Label | None, properties: _Element | None, line: list[Style]) -> None:
        """Write one line behind its label; a paragraph without either is only space between two others."""
        if label is None and not words.strip():
            return
        start = self._composer.start_line()
        if label is not None:
            self._labels.append(self._composer.write_label(label.text, label.gap if words else ""))
        self._composer.write(words)
        if words.strip():
            span = Span(start, self._composer.length)
            outline = whole(child(properties, "w:outlineLvl"))
            if outline is None:
                outline = next((style.outline for style in line if style.outline is not None), _BODY_TEXT)
            if line and line[0].name.startswith(_CONTENTS):
                self._contents.append(span)
            elif 0 <= outline < _BODY_TEXT:
                self._headings.append(HeadingMark(*span, outline + 1))
        self._composer.end_line()

    def _label(self, properties: _Element | None, line: list[Style]) -> Label | None:
        """The automatic number: list and level are inherited apart, a style may stand for a level, list 0 is none."""
        numbering = child(properties, "w:numPr")
        num_id = whole(child(numbering, "w:numId"))
        if num_id is None:
            num_id = next((style.num_id for style in line if style.num_id is not None), 0)
        if num_id == 0:
            return None
        level = whole(child(numbering, "w:ilvl"))
        if level is None:
            level = next((style.level for style in line if style.level is not None), None)
        if level is None:
            level = self._numbering.level_of_style(num_id, {style.id for style in line})
        return self._numbering.label(num_id, level or 0)

    def _tell_table(self, table: _Element) -> None:
        rows: list[list[Cell]] = []
        for row in parts_of(table, "w:tr"):
            if child(row, "w:trPr", "w:del") is not None:
                self.note("deleted_rows")
                continue
            self._composer.start_row(first=not rows)
            rows.append([])
            for cell in parts_of(row, "w:tc"):
                rows[-1].append(self._tell_cell(cell, first=not rows[-1]))
        self._composer.end_table()
        mark = lay_out(rows)
        if mark is not None:
            self._tables.append(mark)

    def _tell_cell(self, cell: _Element, *, first: bool) -> Cell:
        """Write one cell; one that continues the cell above has no words of its own."""
        merge = child(cell, "w:tcPr", "w:vMerge")
        across = min(max(whole(child(cell, "w:tcPr", "w:gridSpan")) or 1, 1), TABLE_COLUMNS)
        continues = merge is not None and attribute(merge) != "restart"
        start = self._composer.start_cell(first=first)
        if not continues:
            self.tell(cell)
        return Cell(self._composer.end_cell(start), across, continues=continues)
