"""What a row of the report says, as named texts: what a sheet holds in its cells and what is compared when it comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from luoshi.delivery.entry_data import number
from luoshi.desk.progress.report_rows import ReportRow, Told, measure_name, plain_number, shown_number

Cells = Mapping[str, str]
# A figure is the field "value:" with the id of its measure.
VALUE = "value:"
TEXTS = ("line", "obstacle", "help")
DONE = "done"
_OPEN, _TICKED = "□", "☑"
_POINT = re.compile(r"(?P<mark>[□☐○]|[☑☒√✓✔■]|\[[ xX√]?\])?\s*(?P<name>.*)")
_IS_TICKED = re.compile(r"[☑☒√✓✔■xX]")


def cells_of(row: ReportRow) -> dict[str, str]:
    """The row as named texts."""
    told = row.told
    cells = {VALUE + one.id: value for _place, one, value in row.measures}
    cells |= {"line": told.line, "obstacle": told.obstacle, "help": told.help}
    if row.steps or row.points:
        cells[DONE] = "\n".join(f"{_TICKED if ticked else _OPEN} {name}" for name, ticked in _points(row))
    return cells


def told_of(row: ReportRow, cells: Cells) -> Told:
    """What the row says with these texts; what they do not name stays as it is."""
    told = row.told
    values = {
        one.id: said
        for _place, one, value in row.measures
        if (said := plain_number(cells[VALUE + one.id]) if VALUE + one.id in cells else value)
    }
    line, obstacle, help_wanted = (
        cells.get(name, now).strip() for name, now in zip(TEXTS, (told.line, told.obstacle, told.help), strict=True)
    )
    told = replace(told, values=values, line=line, obstacle=obstacle, help=help_wanted)
    if DONE not in cells:
        return told
    ticked = _ticked(cells[DONE])
    return replace(
        told,
        milestones=tuple(one.name for _place, one, _now in row.steps if one.name in ticked),
        done=tuple(one for _place, one, _now in row.points if one in ticked),
    )


def comparable(cells: Cells) -> dict[str, str]:
    """The texts as they are compared: ６,000 is 6000, 6.0 is 6, and it does not matter by which sign a point was ticked."""
    found = dict(cells)
    for name, text in cells.items():
        if name.startswith(VALUE):
            found[name] = _one_figure(text)
        elif name == DONE:
            found[name] = "\n".join(sorted(_ticked(text)))
    return found


def field_words(row: ReportRow, field: str) -> str:
    """What a field is called."""
    if field.startswith(VALUE):
        return measure_name(row.state, field.removeprefix(VALUE))
    return {
        "line": _("In one line"), "obstacle": _("Obstacle"), "help": _("Help wanted"), DONE: _("Milestones, checklist"),
    }[field]  # fmt: skip


def _one_figure(text: str) -> str:
    said = plain_number(text)
    try:
        return shown_number(number(said))
    except ValueError:
        return said


def _points(row: ReportRow) -> Iterator[tuple[str, bool]]:
    yield from ((one.name, ticked) for _place, one, ticked in row.steps)
    yield from ((one, ticked) for _place, one, ticked in row.points)


def _ticked(text: str) -> set[str]:
    found = set()
    for line in text.splitlines():
        point = _POINT.fullmatch(line.strip())
        if point and point["mark"] and _IS_TICKED.search(point["mark"]):
            found.add(point["name"].strip())
    return found
