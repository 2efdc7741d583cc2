"""A reading as tables for a terminal, a pipe or a text file: facts, targets, tasks, decisions, defects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.text import Text

from luoshi.cli.facts_lines import facts_lines
from luoshi.cli.layout import Cell, fold, lines_of, rendered, widths_of
from luoshi.cli.terminal import Look, printable
from luoshi.cli.words import words
from luoshi.delivery.indicators import indicator_words
from luoshi.delivery.places import Places
from luoshi.delivery.wording import Wordings, one_line
from luoshi.exchange.findings import finding_in
from luoshi.exchange.labels import Language
from luoshi.reading.entries import Defect, Task
from luoshi.reading.reading import Reading
from luoshi.reading.text import Span

# Colours say a state and never stand alone: a blank is also named, what is broken stands under its own title.
TITLE, QUIET, BLANK, BROKEN = "bold", "dim", "magenta", "red"
INDENT = "  "
# On a narrow terminal a resolved date stands alone: its words are in the text, and a row keeps to its line.
_ROOMY = 100
_AROUND = 12
_GAP = "▯"
_LONGEST_CHROME = 40

Row = Sequence[Cell]


def reading_table(reading: Reading, look: Look, language: Language) -> str:
    """Everything found, as aligned text that ends in a line break; nothing is cut, on a terminal lines are folded."""
    return rendered(_Table(reading, look, language).lines(), look)


class _Table:
    """Puts the lines of one reading together."""

    def __init__(self, reading: Reading, look: Look, language: Language) -> None:
        self.reading, self.look, self.language = reading, look, language
        self.said: Mapping[str, str] = words(language)
        self.wordings = Wordings(reading)

    def lines(self) -> Iterator[Text]:
        yield from facts_lines(self.reading, self.look, self.said, self.language)
        if not (self.reading.targets or self.reading.tasks or self.reading.decisions):
            yield Text()
            yield from self._folded(self.said["empty"], TITLE)
        else:
            yield from self._found()
        yield from self._listed("defects", [(None, self._defects())], 2, (6, 18, 80))
        yield Text()
        yield from self._accounted()
        yield Text()

    def _found(self) -> Iterator[Text]:
        yield from self._listed("targets", [(None, self._targets())], 1, (5, 80, 16, 13))
        yield from self._listed("tasks", self._tasks(), 1, (5, 80, 24, 22))
        yield from self._listed("decisions", [(None, self._decisions())], 1, (5, 80, 12))

    def _listed(
        self, title: str, groups: Sequence[tuple[str | None, list[Row]]], wide: int, limits: Sequence[int]
    ) -> Iterator[Text]:
        rows = [row for _, group in groups for row in group]
        yield Text()
        yield Text(self.said["count"].format(title=self.said[title], count=len(rows)), TITLE)
        widths = widths_of(rows, self.look.width and self.look.width - len(INDENT), wide, limits)
        for heading, group in groups:
            if heading is not None:
                yield from self._folded(heading, QUIET)
            for line in lines_of(group, widths, folded=self.look.width is not None):
                yield Text(INDENT) + line

    def _folded(self, line: str, style: str) -> Iterator[Text]:
        line = printable(line)
        return (Text(part, style) for part in (fold(line, self.look.width) if self.look.width else [line]))

    def _targets(self) -> list[Row]:
        rows: list[Row] = []
        for one in self.reading.targets:
            shown = indicator_words(one, self.wordings.of(one.start, one.end))
            blank = f" [{self.said['blank']}]" if one.missing else ""
            cells = (Cell(shown + blank, BLANK if one.missing else ""), Cell(one.period or ""))
            rows.append((Cell(one.id, QUIET), *cells, Cell(self.said[f"firmness.{one.firmness}"], QUIET)))
        return rows

    def _tasks(self) -> list[tuple[str | None, list[Row]]]:
        places = Places(self.reading)
        found: list[tuple[str | None, list[Row]]] = []
        for heading, tasks in groupby(self.reading.tasks, lambda task: self._heading(task, places)):
            found.append((heading, [self._task(task) for task in tasks]))
        return found

    def _heading(self, task: Task, places: Places) -> str:
        if task.section is None:
            return self.said[f"fields.{task.field}"] if task.field else self.said["no_section"]
        path = places.path(Span(task.start, task.end), task.section)
        sections = [self.reading.outline[index] for index in path]
        return " › ".join(one_line(section.marker + section.heading) for section in sections)

    def _task(self, task: Task) -> Row:
        joint = self.said["joint"]
        owners = joint.join(one_line(owner) for owner in task.owners)
        support = self.said["support"].format(joint.join(map(one_line, task.support))) if task.support else ""
        return (
            Cell(task.id, QUIET),
            Cell(self.wordings.of(task.start, task.end)),
            Cell("\n".join(filter(None, (owners, support)))),
            Cell(self._due(task)),
        )

    def _due(self, task: Task) -> str:
        told, day = one_line(task.deadline or ""), task.due.isoformat() if task.due else ""
        narrow = self.look.width is not None and self.look.width < _ROOMY
        return day or told if narrow else f"{told} {day}".strip()

    def _decisions(self) -> list[Row]:
        return [
            (Cell(one.id, QUIET), Cell(self.wordings.of(one.start, one.end)), Cell(self.said[f"acts.{one.act}"], QUIET))
            for one in self.reading.decisions
        ]

    def _defects(self) -> list[Row]:
        return [
            (Cell(_position(one), QUIET), Cell(self.said[f"defects.{one.kind}"], _style(one)), Cell(self._around(one)))
            for one in self.reading.defects
        ]

    def _around(self, defect: Defect) -> str:
        """The words that are wrong, or those around the place where something is missing; the note for what has no place."""
        text, (start, end) = self.reading.text, (defect.start, defect.end)
        if defect.kind == "contradiction":
            return finding_in(self.language, defect.note)
        if start < end:
            words_of = " ".join(one_line(text[start:end]).split()) or finding_in(self.language, defect.note)
            long = self.look.width is not None and len(words_of) > _LONGEST_CHROME
            return words_of[:_LONGEST_CHROME] + "…" if long else words_of
        before = text[max(0, start - _AROUND) : start].rsplit("\n", 1)[-1]
        return f"{before}{_GAP}{text[end : end + _AROUND].split(chr(10), 1)[0]}"

    def _accounted(self) -> Iterator[Text]:
        share = Counter[str]()
        for segment in self.reading.segments:
            share[segment.kind] += segment.end - segment.start
        total = len(self.reading.text)
        parts = [f"{self.said[f'segments.{kind}']} {count / total:.0%}" for kind, count in share.most_common()]
        return self._folded(self.said["accounted"].format(total, self.said["joint"].join(parts)), QUIET)


def _position(defect: Defect) -> str:
    """Where it stands, as `explain --at` takes it; a contradiction stands at no one place."""
    return "" if defect.kind == "contradiction" else str(defect.start)


def _style(defect: Defect) -> str:
    return BLANK if defect.kind in ("missing_number", "missing_name") else BROKEN
