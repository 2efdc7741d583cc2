"""All suggestions on a draft with what became of each: answered or not, where the passage is now, and what doesn't fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from luoshi.congress.suggestions.anchor import Anchor, Carried, carry_over
from luoshi.congress.suggestions.difference import Piece, difference
from luoshi.congress.suggestions.draft import Draft
from luoshi.congress.suggestions.records import Answer, Merge, Suggestion

FindingKind = Literal[
    "unanswered", "no-reason", "passage-gone", "nothing-changed", "unknown-suggestion", "unknown-version", "no-passage",
    "merged-in-circle", "answered-apart", "same-id",
]  # fmt: skip
"""What a person has to look at: no answer yet; a refusal without a reason; the passage is gone; adopted, and the passage reads as
before; a record about a suggestion or version that isn't there; the draft doesn't say what the suggestion quotes; merged with
each other; an answer of its own although it was merged; two suggestions under one number."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that doesn't fit, and the suggestion that it is about."""

    kind: FindingKind
    suggestion: str


@dataclass(frozen=True, slots=True)
class Row:
    """One suggestion: the one it was merged into (itself where it wasn't), the answer in force, the passage in the answer's version."""

    suggestion: Suggestion
    head: str
    answer: Answer | None
    passage: Carried | None


@dataclass(frozen=True, slots=True)
class Docket:
    """Every suggestion in the order in which they came, and what doesn't fit."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]

    def row(self, suggestion: str) -> Row:
        """The row of the suggestion with this number; raises KeyError where there is none."""
        found = {row.suggestion.id: row for row in self.rows}
        return found[suggestion]


def docket(
    drafts: Sequence[Draft],
    suggestions: Sequence[Suggestion],
    merges: Sequence[Merge] = (),
    answers: Sequence[Answer] = (),
) -> Docket:
    """The state of all suggestions; an unanswered one shows its passage in the latest draft."""
    maker = _Maker(drafts, suggestions, merges, answers)
    rows = tuple(maker.row(one) for one in maker.suggestions.values())
    return Docket(rows, tuple(maker.findings(rows)))


class _Maker:
    def __init__(
        self,
        drafts: Sequence[Draft],
        suggestions: Sequence[Suggestion],
        merges: Sequence[Merge],
        answers: Sequence[Answer],
    ) -> None:
        self.drafts = {draft.number: draft for draft in drafts}
        self.suggestions: Mapping[str, Suggestion] = {one.id: one for one in reversed(suggestions)}
        self.suggestions = dict(reversed(self.suggestions.items()))
        self.given, self.merges = suggestions, sorted(merges, key=lambda one: one.number)
        self.into = {one.one: one.into for one in self.merges}
        self.answers = sorted(answers, key=lambda one: one.number)
        self.answer = {one.suggestion: one for one in self.answers}
        self.between = cache(self._difference)

    def row(self, one: Suggestion) -> Row:
        head = self.head(one.id)
        answer = self.answer.get(head or one.id)
        return Row(one, head or one.id, answer, self._passage(one, answer))

    def head(self, suggestion: str) -> str | None:
        """What it is dealt with in the end; None where the merges lead round in a circle."""
        seen = {suggestion}
        while (into := self.into.get(suggestion)) is not None and into in self.suggestions:
            if into in seen:
                return None
            seen.add(into)
            suggestion = into
        return suggestion

    def _passage(self, one: Suggestion, answer: Answer | None) -> Carried | None:
        anchor = one.anchor
        if anchor is None or not self._fits(anchor):
            return None
        version = answer.version if answer and answer.version in self.drafts else max(self.drafts)
        if version <= anchor.version:
            return Carried("kept", anchor)
        return carry_over(anchor, self.drafts[version], self.between(anchor.version, version))

    def _fits(self, anchor: Anchor) -> bool:
        draft = self.drafts.get(anchor.version)
        return draft is not None and anchor.fits(draft)

    def _difference(self, old: int, new: int) -> tuple[Piece, ...]:
        return difference(self.drafts[old].text, self.drafts[new].text)

    def findings(self, rows: Sequence[Row]) -> Iterator[Finding]:
        yield from self._records()
        for row in rows:
            yield from (Finding(kind, row.suggestion.id) for kind in self._odd(row))

    def _records(self) -> Iterator[Finding]:
        seen: set[str] = set()
        for one in self.given:
            if one.id in seen:
                yield Finding("same-id", one.id)
            seen.add(one.id)
        for merge in self.merges:
            yield from (Finding("unknown-suggestion", one) for one in (merge.one, merge.into) if one not in seen)
        for answer in self.answers:
            if answer.suggestion not in seen:
                yield Finding("unknown-suggestion", answer.suggestion)
            if answer.version not in self.drafts:
                yield Finding("unknown-version", answer.suggestion)

    def _odd(self, row: Row) -> Iterator[FindingKind]:
        one, answer = row.suggestion, row.answer
        if self.head(one.id) is None:
            yield "merged-in-circle"
        if row.head != one.id and one.id in self.answer:
            yield "answered-apart"
        if one.anchor is not None and not self._fits(one.anchor):
            yield "no-passage"
        if answer is None:
            yield "unanswered"
        elif answer.disposition != "adopted" and not answer.reason.strip():
            yield "no-reason"
        if row.passage and row.passage.state == "gone" and not (answer and one.wish == "delete"):
            yield "passage-gone"
        if answer and answer.disposition == "adopted" and one.wish != "remark" and self._unchanged(row, answer):
            yield "nothing-changed"

    def _unchanged(self, row: Row, answer: Answer) -> bool:
        """Does the answer's version still say what the suggestion wanted changed?"""
        anchor, passage = row.suggestion.anchor, row.passage
        if anchor is None or passage is None or answer.version not in self.drafts:
            return False
        if passage.state != "kept":
            return False
        # What was to be added stands beside the passage, which itself may stay as it is.
        wanted = row.suggestion.wording
        return not (row.suggestion.wish == "add" and wanted and wanted in self.drafts[answer.version].text)
