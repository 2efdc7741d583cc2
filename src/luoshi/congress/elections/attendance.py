"""Who was there and which ballots came back: quorum, void, and numbers that contradict each other."""

from __future__ import annotations

from typing import NamedTuple

from luoshi.congress.elections.election import BrokenElection, Election
from luoshi.congress.elections.steps import Step, step


class Attendance(NamedTuple):
    """May the election be held, how many would have to be there, and the line that says so."""

    kept: bool
    need: int
    said: Step


def attendance_of(election: Election) -> Attendance:
    """Whether enough are there; where taking part is what counts, nobody can have done so without a ballot that came back."""
    quorum = election.ruleset.parameters["quorum"]
    bar = quorum.bar()
    if bar is None:
        return Attendance(True, 0, step("no_quorum_rule"))
    counted, need = quorum.word("counted"), bar.need(election.entitled)
    there = [election.present] if election.present is not None else []
    count = min([*there, election.returned]) if counted == "turnout" else (election.present or 0)
    kept = count >= need
    said = step(
        "quorum_kept" if kept else "quorum_missed",
        entitled=election.entitled,
        bar=bar,
        need=need,
        count=count,
        what=f"=counted_{counted}",
        article=election.ruleset.article("quorum"),
    )
    return Attendance(kept, need, said)


def check_heads(election: Election) -> None:
    """Raises `BrokenElection` where more were present than are entitled."""
    if election.present is not None and election.present > election.entitled:
        raise BrokenElection(
            f"{election.present} were present and {election.entitled} are entitled",
            "compare the roll with the check-in",
        )


def listed(election: Election) -> int:
    """How many ballots are listed."""
    return sum(election.ballots.values())


def check_papers(election: Election) -> None:
    """Raises `BrokenElection` where the ballots issued, returned and listed cannot all be right."""
    found = listed(election)
    if election.issued > election.entitled:
        raise BrokenElection(
            f"{election.issued} ballots were issued and {election.entitled} are entitled", "count the stubs again"
        )
    heads_counted = election.ruleset.parameters["quorum"].word("counted") == "present"
    if heads_counted and election.present is not None and election.issued > election.present:
        raise BrokenElection(
            f"{election.issued} ballots were issued and {election.present} were present", "count the stubs again"
        )
    if found != election.returned:
        raise BrokenElection(
            f"{election.returned} ballots were returned and {found} are listed",
            "count the ballots again; nothing was counted",
        )
