"""What every format comes down to: one text, and what the format itself knew about stretches of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from luoshi.reading.text import Span

if TYPE_CHECKING:
    from luoshi.reading.entries import Defect, Remark
    from luoshi.reading.source import Source


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """A paragraph that the format itself calls a heading (Word outline level, HTML h1-h6); level 1 is the highest."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class TableMark:
    """A table as the format has it: rows of cells, each cell a span of the text.

    A merged cell's span is repeated at every place that it covers; an empty cell is an empty span.
    """

    rows: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The text of a source with the marks of its format; every mark's span lies in ``text``.

    ``furniture`` is page chrome that the format knows of (site navigation, a table of contents), ``labels`` are automatic
    list numbers that the format resolved and that stand in the text, ``encoding`` is how bytes became characters, and
    ``remarks`` say what the file holds that is not in the text (deleted words, hidden words, headers), and what was inserted.
    """

    text: str
    furniture: tuple[Span, ...] = ()
    headings: tuple[HeadingMark, ...] = ()
    tables: tuple[TableMark, ...] = ()
    labels: tuple[Span, ...] = ()
    defects: tuple[Defect, ...] = ()
    encoding: str | None = None
    remarks: tuple[Remark, ...] = ()


def load(source: Source) -> Loaded:
    """The text of an identified source: ``load(identify(data, name=...))``. Raises `UnreadableSource` and nothing else."""
    match source.media_type:
        case "text/html":
            from luoshi.reading.formats.html import load_html

            return load_html(source)
        case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
            from luoshi.reading.formats.docx import load_docx

            return load_docx(source)
        case "application/pdf":
            from luoshi.reading.formats.pdf import load_pdf

            return load_pdf(source)
        case _:
            from luoshi.reading.formats.plain import load_plain

            return load_plain(source)
