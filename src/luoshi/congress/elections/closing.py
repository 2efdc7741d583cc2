"""Closing a count: it stays open until the papers add up, two tellers agree, names are adjudicated and a scrutineer has signed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from luoshi.congress.elections.election import Ballot, Candidate
from luoshi.congress.elections.steps import Step, step
from luoshi.congress.elections.tellers import Officer, Relatives, conflicts
from luoshi.congress.elections.write_ins import Adjudication, adjudicated, names_written


@dataclass(frozen=True, slots=True)
class TellerSheet:
    """What one teller entered: so many ballots of each kind."""

    teller: str
    ballots: Mapping[Ballot, int]


@dataclass(frozen=True, slots=True)
class Count:
    """A count in progress: the papers, what was entered, who decided what and who signed.

    `valid`, `invalid` and `blank` are the piles as they were counted by hand, before anything was entered; None while they weren't.
    `most_marks` is how many names a ballot may mark (see `most_marks` of `sorting`), None where it ranks as many as it likes.
    Where it is `exactly` as many, fewer are invalid as well. `by_box` says that the ballots were cast on screens: then the only sheet is what the opened box held, and there is none before.
    """

    candidates: tuple[Candidate, ...]
    most_marks: int | None
    issued: int
    returned: int
    valid: int | None = None
    invalid: int | None = None
    blank: int | None = None
    sheets: tuple[TellerSheet, ...] = ()
    findings: tuple[Adjudication, ...] = ()
    officers: tuple[Officer, ...] = ()
    signatures: tuple[str, ...] = ()
    relatives: Relatives = field(default_factory=Relatives)
    by_box: bool = False
    exactly: bool = False


class CountOpen(Exception):
    """The count cannot be closed yet; `obstacles` say why."""

    def __init__(self, obstacles: Sequence[Step]) -> None:
        self.obstacles = tuple(obstacles)
        super().__init__(" ".join(one.said("en") for one in obstacles))


def obstacles(count: Count) -> tuple[Step, ...]:
    """Everything that keeps the count open, a line each; none where it can be closed."""
    return (
        *conflicts(count.officers, count.candidates, count.relatives),
        *_papers(count),
        *_entries(count),
        *_names(count),
        *_signatures(count),
    )


def closed(count: Count) -> Counter[Ballot]:
    """The ballots to be counted, names written in as they were meant; raises `CountOpen`."""
    if found := obstacles(count):
        raise CountOpen(found)
    return adjudicated(count.sheets[0].ballots, count.findings)


def differences(first: TellerSheet, second: TellerSheet) -> tuple[Step, ...]:
    """Every kind of ballot of which two tellers entered different numbers."""
    kinds = sorted({*first.ballots, *second.ballots})
    return tuple(
        step(
            "entries_differ",
            ballot=said_ballot(ballot),
            first=first.teller,
            second=second.teller,
            a=first.ballots.get(ballot, 0),
            b=second.ballots.get(ballot, 0),
        )
        for ballot in kinds
        if first.ballots.get(ballot, 0) != second.ballots.get(ballot, 0)
    )


def said_ballot(ballot: Ballot) -> str:
    """The marks of a ballot as tellers write them: ○ for, × against, △ abstaining, + written in, # spoilt."""
    marks = (("○", ballot.support), ("×", ballot.against), ("△", ballot.abstain), ("+", ballot.write_in))
    shown = [f"{sign}{name}" for sign, names in marks for name in names]
    return " ".join([*shown, *(["#"] if ballot.spoilt else [])]) or "—"


def _papers(count: Count) -> list[Step]:
    """Issued, returned, valid, invalid and blank; void is a result, and no obstacle to closing."""
    found = []
    if count.by_box and not count.sheets:
        return []  # Said once, where the sheets are asked for.
    if count.valid is None or count.invalid is None or count.blank is None:
        return [step("piles_missing")]
    if count.valid + count.invalid != count.returned:
        found.append(step("piles_do_not_add_up", valid=count.valid, invalid=count.invalid, returned=count.returned))
    if count.blank > count.valid:
        found.append(step("piles_blank", blank=count.blank, valid=count.valid))
    for sheet in count.sheets:
        entered = sum(sheet.ballots.values())
        blank = sum(number for ballot, number in sheet.ballots.items() if ballot.blank)
        if entered != count.returned:
            found.append(step("sheet_total", teller=sheet.teller, entered=entered, returned=count.returned))
        invalid = sum(number for ballot, number in sheet.ballots.items() if _is_invalid(ballot, count))
        if invalid != count.invalid:
            found.append(step("sheet_invalid", teller=sheet.teller, entered=invalid, invalid=count.invalid))
        if blank != count.blank:
            found.append(step("sheet_blank", teller=sheet.teller, entered=blank, blank=count.blank))
    return found


def _is_invalid(ballot: Ballot, count: Count) -> bool:
    if ballot.spoilt or count.most_marks is None or ballot.blank:
        return ballot.spoilt
    return ballot.marks != count.most_marks if count.exactly else ballot.marks > count.most_marks


def _entries(count: Count) -> list[Step]:
    if count.by_box:
        return [] if count.sheets else [step("box_closed")]
    if len(count.sheets) < 2:
        return [step("second_entry_missing")]
    first, *others = count.sheets
    found = [one for other in others for one in differences(first, other)]
    tellers = {officer.name for officer in count.officers if officer.office == "teller"}
    names = [sheet.teller for sheet in count.sheets]
    if len(set(names)) < len(names):
        found.append(step("entered_twice_by_one", name=first.teller))
    found += [step("not_a_teller", name=name) for name in dict.fromkeys(names) if name not in tellers]
    return found


def _names(count: Count) -> list[Step]:
    """Each name written in needs the finding of two people, neither of them a candidate or near to the person written."""
    written = {name for sheet in count.sheets for name in names_written(sheet.ballots)}
    found = {one.written: one for one in count.findings}
    steps = [step("name_open", name=name) for name in sorted(written - found.keys())]
    standing = {candidate.name for candidate in count.candidates}
    for name in sorted(written & found.keys()):
        finding = found[name]
        near = [one for one in finding.by if finding.meant and count.relatives.are_close(one, finding.meant)]
        if not finding.stands:
            steps.append(step("name_by_one", name=name))
        steps += [step("name_by_candidate", name=name, by=one) for one in finding.by if one in standing]
        steps += [step("name_by_relative", name=name, by=one) for one in near]
    return steps


def _signatures(count: Count) -> list[Step]:
    scrutineers = {officer.name for officer in count.officers if officer.office == "scrutineer"}
    missing = sorted(scrutineers - set(count.signatures))
    if not scrutineers:
        return [step("no_scrutineer")]
    return [step("unsigned", name=name) for name in missing]
