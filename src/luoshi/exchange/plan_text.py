"""A plan as JSON and as Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from luoshi.delivery.plan import Plan
from luoshi.exchange.labels import Labels, Language, labels
from luoshi.exchange.table import COLUMNS, Shown, TableRow, note_of, table_rows, title_of

# Whatever Markdown, or the HTML inside it, would take for a mark of its own.
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def plan_to_json(plan: Plan) -> str:
    """The plan as indented JSON, schema ``luoshi.plan/1``, with a line break at the end."""
    return json.dumps(plan.to_json(), ensure_ascii=False, indent=2) + "\n"


def plan_to_markdown(plan: Plan, *, language: Language = "zh") -> str:
    """The plan as GitHub Markdown: a heading and a table for each group, blanks to fill in italics."""
    words = labels(language)
    lines = [f"# {_plain(title_of(plan, words))}", "", _plain(note_of(plan, words))]
    open_table = False
    for row in table_rows(plan, words):
        if row.kind == "group":
            lines += ["", f"{'#' * (row.depth + 2)} {_plain(row.heading)}"]
            open_table = False
            continue
        lines += [] if open_table else ["", *_head(words)]
        open_table = True
        lines.append(_line(row))
    return "\n".join(lines) + "\n"


def _head(words: Labels) -> Iterator[str]:
    yield _joined(words.columns[name] for name in COLUMNS)
    yield _joined("---" for _ in COLUMNS)


def _line(row: TableRow) -> str:
    return _joined(_cell(cell) for cell in row.cells)


def _cell(cell: Shown) -> str:
    text = _plain(cell.text)
    return f"*{text}*" if cell.status == "to_fill" else text


def _joined(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """The text on one line, with nothing in it that Markdown would act on; inner line breaks become <br>."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "<br>".join(_MARKS.sub(r"\\\1", line) for line in lines)
