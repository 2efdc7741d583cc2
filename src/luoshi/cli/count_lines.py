"""A count as lines for a person: the result first, then the votes, then how it came about, then what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from luoshi.cli.layout import Cell, lines_of, rendered, widths_of
from luoshi.cli.terminal import Look
from luoshi.cli.words import words
from luoshi.exchange.labels import Language

if TYPE_CHECKING:
    from rich.text import Text

    from luoshi.congress.elections.election import Election
    from luoshi.congress.elections.result import Result

_COLUMNS = ("count_name", "count_for", "count_against", "count_abstain")
_STYLES = {"complete": "green", "tie": "yellow", "vacant": "yellow", "void": "red", "no_quorum": "red"}


def count_text(election: Election, result: Result, look: Look, language: Language) -> str:
    """The whole of it."""
    said = words(language)
    blocks = [
        _block(_outcome(election, result, said), look),
        _block(_votes(election, result, said), look),
        _block(_arithmetic(result, said, language), look),
    ]
    return rendered((line for block in blocks for line in block), look)


def _block(rows: list[tuple[Cell, ...]], look: Look) -> Iterator[Text]:
    if not rows:
        return
    last = len(rows[0]) - 1
    widths = widths_of(rows, look.width, last, (30,) * last + (200,))
    yield from lines_of([*rows, tuple(Cell("") for _ in rows[0])], widths, folded=look.width is not None)


def _outcome(election: Election, result: Result, said: Mapping[str, str]) -> list[tuple[Cell, ...]]:
    names = election.names

    def joined(ids: tuple[str, ...]) -> Cell:
        return Cell(said["joint"].join(names.get(one, one) for one in ids) or "—")

    rows: list[tuple[Cell, ...]] = [
        (Cell(said["count_state"], "dim"), Cell(said[f"count_{result.state}"], f"bold {_STYLES[result.state]}")),
        (Cell(said["count_elected"], "dim"), joined(result.announce)),
    ]
    if election.ruleset.method == "list":
        rows[1] = (Cell(said["count_elected"], "dim"), joined(result.elected))
    if result.tied:
        rows.append((Cell(said["count_tied"], "dim"), joined(result.tied)))
    if result.vacancies:
        rows.append((Cell(said["count_vacancies"], "dim"), Cell(str(result.vacancies))))
    return rows


def _votes(election: Election, result: Result, said: Mapping[str, str]) -> list[tuple[Cell, ...]]:
    head = tuple(Cell(said[key], "dim", to_the_end=key != _COLUMNS[0]) for key in _COLUMNS)
    names = election.names
    rows = [
        (
            Cell(names.get(one, one)),
            *(Cell(str(n), to_the_end=True) for n in (votes.support, votes.against, votes.abstain)),
        )
        for one, votes in result.tally.items()
    ]
    return [head, *rows] if result.tally else []


def _arithmetic(result: Result, said: Mapping[str, str], language: Language) -> list[tuple[Cell, ...]]:
    rows = [(Cell(str(number), "dim"), Cell(one.said(language))) for number, one in enumerate(result.steps, 1)]
    following = " ".join(one.said(language) for one in result.next)
    return [*rows, (Cell(said["count_next"], "bold"), Cell(following))]
