"""The ballot as a form: what a voter sent, as marks, and what would be wrong with the ballot on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from luoshi.congress.elections.election import Ballot
from luoshi.congress.elections.ruleset import Ruleset
from luoshi.desk.congress.contests import ContestState, RoundOpen

_SIGNS = {"○": "for", "×": "against", "△": "abstain"}
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Paper:
    """How the ballot of a round is filled in: `kind` is "marks", "one" or "ranking"; `lines` is how many others may be written in."""

    kind: str
    exactly: bool
    seats: int
    lines: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A ballot as it was filled in. `wrong` makes no ballot; `invalid` makes one that will not count, as on paper."""

    ballot: Ballot
    wrong: tuple[str, ...] = ()
    invalid: str = ""


def paper_of(state: ContestState, one: RoundOpen) -> Paper:
    """The ballot of an open round by its rules."""
    rules: Ruleset = state.contest.ruleset
    marks = state.choices.get("marks", rules.rule("marks"))
    kind = marks if marks in {"one", "ranking"} else "marks"
    lines = one.seats if kind == "marks" and rules.rule("write_in") != "none" else 0
    return Paper(kind, marks == "exactly", one.seats, lines)


def filled_in(given: Mapping[str, str], one: RoundOpen, paper: Paper) -> Filled:
    """What was sent, as a ballot; whatever no form of ours would send counts as not marked."""
    if paper.kind == "ranking":
        return _ranked(given, one)
    if paper.kind == "one":
        chosen = given.get("one", "")
        ids = [each.id for each in one.candidates]
        return Filled(Ballot((ids[int(chosen)],)) if chosen.isdecimal() and int(chosen) < len(ids) else Ballot())
    marks: dict[str, list[str]] = {key: [] for key in _SIGNS.values()}
    for at, each in enumerate(one.candidates):
        if (sign := given.get(f"m{at}", "")) in _SIGNS:
            marks[_SIGNS[sign]].append(each.id)
    typed = ("".join(given.get(f"w{line}", "").split())[:_LONGEST_NAME] for line in range(paper.lines))
    written = [name for name in typed if name]
    support, against, abstain = (tuple(sorted(marks[key])) for key in _SIGNS.values())
    ballot = Ballot(support, against, abstain, tuple(sorted(written)))
    return Filled(ballot, tuple(_wrong_names(written, one)), _too_many(ballot, paper))


def _ranked(given: Mapping[str, str], one: RoundOpen) -> Filled:
    ranks = [(given.get(f"r{at}", ""), each.id) for at, each in enumerate(one.candidates)]
    chosen = [(int(rank), who) for rank, who in ranks if rank.isdecimal() and len(rank) < 4 and int(rank)]
    ballot = Ballot(tuple(who for _rank, who in sorted(chosen)))
    if len({rank for rank, _who in chosen}) < len(chosen):
        return Filled(ballot, (_("Give each number once."),))
    return Filled(ballot)


def _wrong_names(written: list[str], one: RoundOpen) -> list[str]:
    standing = {each.name for each in one.candidates}
    found = [
        _("%(name)s stands on the ballot: mark the name there.") % {"name": name}
        for name in written
        if name in standing
    ]
    return [*found, *([_("You wrote a name twice.")] if len(set(written)) < len(written) else [])]


def _too_many(ballot: Ballot, paper: Paper) -> str:
    """What the count will say of the marks; empty where the ballot is valid."""
    if ballot.blank:
        return ""
    said = {"marks": ballot.marks, "seats": paper.seats}
    if paper.exactly and ballot.marks != paper.seats:
        return _("You chose %(marks)s, and exactly %(seats)s have to be chosen: this ballot will be invalid.") % said
    if ballot.marks > paper.seats:
        return _("You chose %(marks)s, and %(seats)s may be chosen: this ballot will be invalid.") % said
    return ""
