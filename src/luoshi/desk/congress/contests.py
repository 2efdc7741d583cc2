"""Where an election stands: a fold over the lines of the book, counted anew each time; no result is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from luoshi.congress.elections.closing import Count, TellerSheet, closed
from luoshi.congress.elections.contest import Contest, Nomination, Reduction, RoundHeld
from luoshi.congress.elections.election import Ballot, Candidate, Election
from luoshi.congress.elections.election_reading import read_election
from luoshi.congress.elections.rounds import hold_round, nominate, reduce_seats
from luoshi.congress.elections.ruleset import Round
from luoshi.congress.elections.rulesets import ruleset
from luoshi.congress.elections.sorting import most_marks
from luoshi.congress.elections.tellers import Officer, Relatives
from luoshi.congress.elections.write_ins import Adjudication
from luoshi.congress.names import in_stroke_order
from luoshi.desk.accounts.models import Person
from luoshi.desk.congress.models import Entry, StoredContest

EXTRA = "extra"
"""Among the choices of an election: how many votes there are beyond one a member."""
BOX = "票箱"
"""Who a sheet is by that nobody entered: the box of a vote on screens."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One person's word on a name as written: who is meant, None for nobody."""

    written: str
    meant: str | None
    by: str


@dataclass(frozen=True, slots=True)
class RoundOpen:
    """A round from its opening to its count; `line` is the line that opened it, `box` what the box of a vote on screens held (None: not opened)."""

    line: int
    kind: Round
    seats: int
    candidates: tuple[Candidate, ...]
    entitled: int
    present: int
    papers: Mapping[str, int] = field(default_factory=dict)
    sheets: Mapping[str, TellerSheet] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    signatures: tuple[str, ...] = ()
    counted: RoundHeld | None = None
    on_screens: bool = False
    box: Mapping[Ballot, int] | None = None

    @property
    def told(self) -> tuple[TellerSheet, ...]:
        """What was entered, once no teller could copy it: two sheets, or what the opened box held."""
        if self.on_screens:
            return () if self.box is None else (TellerSheet(BOX, self.box),)
        return tuple(self.sheets.values()) if len(self.sheets) > 1 else ()


@dataclass(frozen=True, slots=True)
class ContestState:
    """The contest as the rules see it, who counts and watches, the round that is open, and those that were counted."""

    contest: Contest
    choices: Mapping[str, str]
    officers: tuple[Officer, ...] = ()
    relatives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    open: RoundOpen | None = None
    rounds: tuple[RoundOpen, ...] = ()
    announced: bool = False
    accounts: Mapping[str, int] = field(default_factory=dict)
    on_screens: bool = False

    def offices_of(self, person: Person) -> set[str]:
        """The offices that this person has at the count; a namesake has none."""
        if self.accounts.get(person.name) != person.pk:
            return set()
        return {one.office for one in self.officers if one.name == person.name}

    @property
    def tellers(self) -> frozenset[str]:
        """Who counts; the sheet of somebody who was released counts no longer."""
        return frozenset(one.name for one in self.officers if one.office == "teller")

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Everybody who was put up so far, each once."""
        nominated = (event.candidates for event in self.contest.events if isinstance(event, Nomination))
        opened = (one.candidates for one in (*self.rounds, *([self.open] if self.open else [])))
        return tuple(dict.fromkeys(each for group in (*nominated, *opened) for each in group))

    @property
    def count(self) -> Count | None:
        """The open round as the closing of a count sees it."""
        one = self.open
        if one is None:
            return None
        papers = one.papers
        return Count(
            candidates=one.candidates,
            most_marks=most_marks(self.election(one, {})),
            issued=papers.get("issued", 0),
            returned=papers.get("returned", 0),
            valid=papers.get("valid"),
            invalid=papers.get("invalid"),
            blank=papers.get("blank"),
            sheets=self._sheets(one),
            findings=adjudications(one.findings),
            officers=self.officers,
            signatures=one.signatures,
            relatives=Relatives(self.relatives),
            by_box=one.on_screens,
            exactly=self.choices.get("marks", self.contest.ruleset.rule("marks")) == "exactly",
        )

    def _sheets(self, one: RoundOpen) -> tuple[TellerSheet, ...]:
        if one.on_screens:
            return one.told
        return tuple(sheet for teller, sheet in one.sheets.items() if teller in self.tellers)

    def election(self, one: RoundOpen, ballots: Mapping[Ballot, int]) -> Election:
        """The round as it comes to be counted; raises `BrokenElection`."""
        given: dict[str, Any] = {
            "ruleset": self.contest.ruleset.name,
            "office": self.contest.office,
            "seats": one.seats,
            "candidates": [{"id": each.id, "name": each.name} for each in one.candidates],
            "entitled": one.entitled,
            "present": one.present,
            "issued": one.papers.get("issued", 0),
            "returned": one.papers.get("returned", 0),
            "round": one.kind,
            "ballots": [ballot_data(ballot, count) for ballot, count in sorted(ballots.items())],
            "choose": {key: word for key, word in self.choices.items() if key != EXTRA},
            "weights": {"extra": int(self.choices[EXTRA])} if EXTRA in self.choices else {},
        }
        before = self._before()
        if one.kind in {"tie", "fresh"} and before is not None:
            given["previous"] = before.result.to_json("en")
        return read_election(given)

    def counted(self, one: RoundOpen) -> ContestState:
        """The state once this round is counted; raises `CountOpen`, `BrokenElection` and `NotAllowed`."""
        count = self.count
        assert count is not None, "only an open round is counted"  # noqa: S101 - whoever calls has looked
        contest = hold_round(self.contest, self.election(one, closed(count)), in_stroke_order)
        held = contest.events[-1]
        assert isinstance(held, RoundHeld), "what was held last is the round"  # noqa: S101 - as above
        return replace(self, contest=contest, open=None, rounds=(*self.rounds, replace(one, counted=held)))

    def _before(self) -> RoundHeld | None:
        """The last round that came to a result; one that was void is none."""
        held = (event for event in reversed(self.contest.events) if isinstance(event, RoundHeld))
        return next((one for one in held if one.result.state not in {"void", "no_quorum"}), None)


def state_of(stored: StoredContest, lines: Iterable[Entry]) -> ContestState:
    """The state after these lines of the book, in their order."""
    state = ContestState(Contest(ruleset(stored.ruleset), stored.office, stored.seats), stored.choices)
    for line in lines:
        state = after(state, line)
    return state


def adjudications(findings: Iterable[Finding]) -> tuple[Adjudication, ...]:
    """What two people found alike stands; where they differ, or only one has spoken, the second is nobody."""
    last: dict[str, dict[str, str | None]] = {}
    for one in findings:
        # Whoever changes their mind speaks anew, and last.
        said = last.setdefault(one.written, {})
        said.pop(one.by, None)
        said[one.by] = one.meant
    return tuple(_adjudication(written, said) for written, said in last.items())


def ballot_data(ballot: Ballot, count: int) -> dict[str, Any]:
    """The marks of a ballot as they are kept, with how many have them."""
    return {
        "for": list(ballot.support), "against": list(ballot.against), "abstain": list(ballot.abstain),
        "write_in": list(ballot.write_in), "weight": ballot.weight, "invalid": ballot.spoilt, "count": count,
    }  # fmt: skip


def people(given: Iterable[Mapping[str, str]]) -> tuple[Candidate, ...]:
    """Candidates as the book keeps them."""
    return tuple(Candidate(one["id"], one["name"]) for one in given)


def _adjudication(written: str, said: Mapping[str, str | None]) -> Adjudication:
    (first, meant), *before = reversed(list(said.items()))
    agreeing = next((one for one, other in before if other == meant), "")
    return Adjudication(written, meant, (first, agreeing))


def after(state: ContestState, line: Entry) -> ContestState:
    """The state after one more line; raises `NotAllowed`, `BrokenElection` or `CountOpen` where the rules don't have it."""
    data = line.data
    if line.kind in {"appointed", "released", "declared"}:
        return _officers_after(state, line)
    if line.kind == "nominated":
        return replace(state, contest=nominate(state.contest, people(data["candidates"])))
    if line.kind == "reduced":
        given = Reduction(data["by"], data["recorded"], data["in_favour"], data["entitled"])
        return replace(state, contest=reduce_seats(state.contest, given))
    if line.kind == "announced":
        return replace(state, announced=True)
    if line.kind == "voted-by":
        # A round goes on as it was opened.
        return replace(state, on_screens=data["how"] == "screens")
    return _rounds_after(state, line)


def _officers_after(state: ContestState, line: Entry) -> ContestState:
    data = line.data
    match line.kind:
        case "appointed":
            accounts = {**state.accounts, data["name"]: data["person"]}
            return replace(state, officers=(*state.officers, Officer(data["name"], data["office"])), accounts=accounts)
        case "released":
            return replace(state, officers=tuple(each for each in state.officers if each.name != data["name"]))
        case _:
            close = (*state.relatives.get(data["name"], ()), data["close_to"])
            return replace(state, relatives={**state.relatives, data["name"]: close})


def _rounds_after(state: ContestState, line: Entry) -> ContestState:
    data, one = line.data, state.open
    if line.kind == "round-opened":
        candidates = people(data["candidates"])
        opened = RoundOpen(line.number, data["round"], data["seats"], candidates, data["entitled"], data["present"])
        return replace(state, open=replace(opened, on_screens=state.on_screens))
    # What was cast on screens nobody counts by hand.
    if one is None or (one.on_screens and line.kind in {"papers", "entered"}):
        return state
    match line.kind:
        case "counted":
            return state.counted(one)
        case "called-off":
            return replace(state, open=None)
        case _:
            return replace(state, open=_round_after(one, line))


def _round_after(one: RoundOpen, line: Entry) -> RoundOpen:
    """What was signed was signed as it stood: a later change asks for the signatures anew."""
    data = line.data
    match line.kind:
        case "box-opened":
            piles = {key: data[key] for key in ("issued", "returned", "valid", "invalid", "blank")}
            return replace(one, papers=piles, box=_ballots(data["ballots"]), signatures=())
        case "papers":
            return replace(one, papers=data, signatures=())
        case "entered":
            sheet = TellerSheet(data["teller"], _ballots(data["ballots"]))
            return replace(one, sheets={**one.sheets, data["teller"]: sheet}, signatures=())
        case "found":
            found = Finding(data["written"], data["meant"], data["by"])
            return replace(one, findings=(*one.findings, found), signatures=())
        case "signed":
            return replace(one, signatures=(*one.signatures, data["name"]))
        case _:
            return one


def _ballots(rows: Iterable[Mapping[str, Any]]) -> dict[Ballot, int]:
    found: dict[Ballot, int] = {}
    for row in rows:
        support, against, abstain, written = (tuple(row[key]) for key in ("for", "against", "abstain", "write_in"))
        ballot = Ballot(support, against, abstain, written, row["weight"], row["invalid"])
        found[ballot] = found.get(ballot, 0) + row["count"]
    return found
