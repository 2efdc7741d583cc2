"""CSV for people: opens in a spreadsheet with the right characters, and nothing in it runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from luoshi.delivery.plan import Plan
from luoshi.exchange.formula_guard import guard, unguard
from luoshi.exchange.labels import Language, labels
from luoshi.exchange.table import COLUMNS, table_rows

_BOM = "\ufeff"


def plan_to_csv(plan: Plan, *, language: Language = "zh") -> bytes:
    """The plan as UTF-8 CSV with BOM and CRLF, group headings as rows of their own; texts guarded against formulas."""
    words = labels(language)
    rows: list[list[str]] = [[words.columns[name] for name in COLUMNS]]
    blank = [""] * (len(COLUMNS) - 1)
    shown = table_rows(plan, words)
    rows += ([cell.text for cell in row.cells] if row.cells else [row.heading, *blank] for row in shown)
    return people_csv(rows)


def people_csv(rows: Iterable[Sequence[str | float]]) -> bytes:
    """Rows of texts and numbers as CSV for people. Numbers stay numbers; only texts are guarded."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guard(value) if isinstance(value, str) else value for value in row])
    return (_BOM + out.getvalue()).encode("utf-8", "replace")


def read_people_csv(data: bytes) -> list[list[str]]:
    """The rows of a CSV written by `people_csv`, guards taken off, every cell as text."""
    text = data.decode("utf-8-sig")
    return [[unguard(value) for value in row] for row in csv.reader(io.StringIO(text, newline=""))]
