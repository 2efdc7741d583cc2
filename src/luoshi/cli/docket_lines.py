"""Suggestions with what became of them as lines for a person, and the difference between two drafts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from luoshi.cli.layout import fold, rendered
from luoshi.cli.terminal import Look, printable
from luoshi.cli.words import words
from luoshi.congress.suggestions import Docket, Draft, Notice, Piece
from luoshi.congress.suggestions.clocks import Clock
from luoshi.congress.suggestions.docket import Row
from luoshi.exchange.labels import Language


def docket_text(
    found: Docket,
    to_tell: Sequence[Notice],
    clocks: Sequence[Clock],
    compared: tuple[Draft, Draft, Sequence[Piece]],
    look: Look,
    language: Language,
) -> str:
    """All of it as text that ends in a line break; the difference only where there are pieces."""
    lines = _Lines(look, language)
    first, last, pieces = compared
    shown = [line for row in found.rows for line in lines.row(row)]
    shown += [line for finding in found.findings for line in lines.finding(finding.kind, finding.suggestion)]
    shown += lines.to_tell(to_tell)
    shown += [line for one in clocks for line in lines.clock(one)]
    if pieces:
        shown += [Text(), *lines.difference(first, last, pieces)]
    return rendered(shown or [Text(lines.said["docket_empty"])], look)


class _Lines:
    def __init__(self, look: Look, language: Language) -> None:
        self.look = look
        self.said: Mapping[str, str] = words(language)

    def row(self, row: Row) -> Iterator[Text]:
        one, said = row.suggestion, self.said
        who = said["joint"].join(one.proposers)
        group = f"（{one.group}）" if one.group else ""
        yield from self._wrapped(f"{one.id}  {said[f'docket_wish_{one.wish}']}  {who}{group}", "bold")
        if one.anchor:
            yield from self._wrapped(said["docket_before"].format(one.anchor.quote), "", "  ")
        if one.wording:
            yield from self._wrapped(said["docket_wording"].format(one.wording), "", "  ")
        if row.head != one.id:
            yield from self._wrapped(said["docket_merged"].format(row.head), "", "  ")
        if row.answer:
            answer = said[f"docket_{row.answer.disposition}"].format(by=row.answer.by, at=row.answer.at.isoformat())
            yield from self._wrapped(f"{answer} {row.answer.reason}".rstrip(), "", "  ")
        if row.passage:
            quote = row.passage.anchor.quote if row.passage.anchor else ""
            yield from self._wrapped(said[f"docket_passage_{row.passage.state}"].format(quote), "", "  ")

    def finding(self, kind: str, suggestion: str) -> Iterator[Text]:
        return self._wrapped(self.said[f"docket_{kind}"].format(suggestion), "magenta")

    def to_tell(self, notices: Sequence[Notice]) -> Iterator[Text]:
        people: dict[str, list[str]] = {}
        for notice in notices:
            people.setdefault(notice.delegate, []).append(notice.suggestion.id)
        for delegate, about in people.items():
            told = self.said["docket_to_tell"].format(delegate, self.said["joint"].join(about))
            yield from self._wrapped(told, "")

    def clock(self, one: Clock) -> Iterator[Text]:
        told = self.said[f"docket_clock_{one.state}"].format(
            suggestion=one.motion.suggestion,
            unit=one.motion.unit,
            last=one.last_day.isoformat(),
            days=abs(one.days_left),
            months=one.months,
        )
        return self._wrapped(told, "magenta" if one.state in {"due", "overdue", "answered-late"} else "")

    def difference(self, first: Draft, last: Draft, pieces: Sequence[Piece]) -> Iterator[Text]:
        title = self.said["docket_difference"].format(first.number, last.number)
        yield from self._wrapped(title, "bold")
        for piece in pieces:
            old, new = piece.old.quote(first.text).strip(), piece.new.quote(last.text).strip()
            if piece.kind == "dropped":
                yield from self._wrapped(f"- {old}", "magenta")
            elif piece.kind == "added":
                yield from self._wrapped(f"+ {new}", "green")
            elif piece.kind == "changed":
                yield from self._wrapped(f"~ {_marked(piece, first.text, last.text).strip()}", "")

    def _wrapped(self, told: str, style: str, indent: str = "") -> Iterator[Text]:
        shown = printable(told)
        lines = fold(shown, self.look.width - len(indent)) if self.look.width else [shown]
        return (Text(indent + line, style) for line in lines)


def _marked(piece: Piece, old: str, new: str) -> str:
    """A changed sentence with what went in [-…-] and what came in {+…+}: it also shows where there are no colours."""
    told = ""
    for part in piece.parts:
        if part.kind == "same":
            told += part.new.quote(new)
            continue
        gone, come = part.old.quote(old), part.new.quote(new)
        told += (f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else "")
    return told
