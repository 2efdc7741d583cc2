"""`count`: an election in, its result out; every decision names the article it rests on."""

from __future__ import annotations

from luoshi.congress.elections.announcing import OrderNames, announce
from luoshi.congress.elections.attendance import Attendance, attendance_of, check_heads, check_papers, listed
from luoshi.congress.elections.bars import Bar
from luoshi.congress.elections.condorcet import fill_by_pairs
from luoshi.congress.elections.election import Election
from luoshi.congress.elections.filling import Filled, fill_by_votes
from luoshi.congress.elections.next_moves import next_moves
from luoshi.congress.elections.party_list import fill_by_quotients
from luoshi.congress.elections.result import BallotSheet, Result, State, Threshold
from luoshi.congress.elections.sorting import Sorted, sort_ballots
from luoshi.congress.elections.steps import Step, step
from luoshi.congress.elections.stv import droop_quota, fill_by_transfers
from luoshi.congress.elections.surplus import surplus_steps
from luoshi.congress.elections.tally import Votes, tally_of, tally_steps, votes_cast
from luoshi.congress.elections.weights import check_weights


def count(election: Election, order_names: OrderNames | None = None) -> Result:
    """Count one round. Without `order_names` the announcement keeps to the order of the ballot, and says so.

    Raises `BrokenElection` where the numbers contradict each other.
    """
    check_heads(election)
    attendance = attendance_of(election)
    opening = [*_opening(election), attendance.said]
    if not attendance.kept:
        return _without_result(election, "no_quorum", opening, attendance)
    if election.returned > election.issued:
        return _without_result(election, "void", [*opening, _papers_step("void", election)], attendance)
    check_papers(election)
    check_weights(election)
    opening.append(_papers_step("returned_kept", election))
    return _with_result(election, opening, attendance, order_names)


def _opening(election: Election) -> list[Step]:
    unused = [step("unused", keys=election.unused)] if election.unused else []
    told = step(
        "opening",
        ruleset=election.ruleset.names,
        office=election.office or "…",
        seats=election.seats,
        candidates=len(election.candidates),
        round=f"={election.round}",
    )
    return [told, *surplus_steps(election), *unused]


def _papers_step(key: str, election: Election) -> Step:
    article = election.ruleset.article("returned")
    return step(key, issued=election.issued, returned=election.returned, article=article)


def _with_result(
    election: Election, opening: list[Step], attendance: Attendance, order_names: OrderNames | None
) -> Result:
    papers = sort_ballots(election)
    tally = tally_of(election, papers.valid)
    threshold, bar, bar_steps = _threshold(election, papers)
    filled = _fill(election, papers, tally, threshold, bar)
    left = election.seats - len(filled.elected)
    state: State = "tie" if filled.tied else "vacant" if left else "complete"
    announced, order_steps = announce(election, filled.elected, tally, order_names)
    steps = [
        *opening,
        *papers.steps,
        *tally_steps(election, tally, votes_cast(papers.valid)),
        *bar_steps,
        *filled.steps,
        *_closing(election, filled, tally, left),
        *order_steps,
        step(f"state_{state}"),
    ]
    return Result(
        state=state,
        elected=filled.elected,
        tied=filled.tied,
        vacancies=left,
        tally=tally,
        ballots=_sheet(election, papers),
        threshold=threshold,
        announce=announced,
        next=next_moves(election, state, len(filled.elected), filled.tied, attendance.need),
        steps=tuple(steps),
    )


def _without_result(election: Election, state: State, opening: list[Step], attendance: Attendance) -> Result:
    """Nobody is elected; where the ballots add up, what is on them is kept for the record."""
    adds_up = listed(election) == election.returned
    papers = sort_ballots(election) if adds_up else Sorted({}, 0, 0, ())
    tally = tally_of(election, papers.valid)
    threshold, _, _ = _threshold(election, papers)
    cast = votes_cast(papers.valid)
    record = [step("for_the_record"), *papers.steps, *tally_steps(election, tally, cast)] if cast else []
    return Result(
        state=state,
        elected=(),
        tied=(),
        vacancies=election.seats,
        tally=tally,
        ballots=_sheet(election, papers),
        threshold=threshold,
        announce=(),
        next=next_moves(election, state, 0, (), attendance.need),
        steps=(*opening, *record, step(f"state_{state}")),
    )


def _sheet(election: Election, papers: Sorted) -> BallotSheet:
    return BallotSheet(election.issued, election.returned, papers.count, papers.invalid, papers.blank)


def _threshold(election: Election, papers: Sorted) -> tuple[Threshold, Bar | None, list[Step]]:
    """What has to be cleared in this round, and the lines that compute it."""
    rules = election.ruleset
    bar, article = rules.bar_of(election.round), rules.article(rules.bar_parameter(election.round))
    if bar is None:
        rule = rules.rule("threshold")
        base_count = papers.count - papers.blank
        if rule != "droop_quota":
            return Threshold("valid", base_count, rule, None), None, []
        quota = droop_quota(base_count, election.seats)
        said = step("droop", valid=base_count, seats=election.seats, quota=quota, article=article)
        return Threshold("valid", base_count, rule, quota), None, [said]
    base_count, steps = _base(election, papers, bar)
    need = bar.need(base_count)
    threshold = Threshold(bar.base, base_count, bar.name, need)
    if bar.compare == "most_votes":
        return threshold, bar, [*steps, step("bar_most", bar=bar, article=article)]
    exact = bar.share * base_count
    values: dict[str, int] = {"base_count": base_count, "need": need}
    steps.append(step("bar_share", bar=bar, share=bar.share, exact=exact, article=article, **values))
    if rules.bar_parameter(election.round) == "fresh":
        steps.append(step("bar_most_of_share"))
    return threshold, bar, steps


def _base(election: Election, papers: Sorted, bar: Bar) -> tuple[int, list[Step]]:
    rules = election.ruleset
    match bar.base:
        case "entitled":
            return election.entitled, []
        case "present":
            return election.present or 0, []
        case "weights":
            return election.entitled + election.extra, _weights_steps(election)
        case "valid":
            return papers.count, []
        case _ if rules.rule("abstention") == "left_out_of_base":
            base_count = election.returned - papers.blank
            numbers = {"returned": election.returned, "blank": papers.blank, "base_count": base_count}
            return base_count, [step("base_less_blank", article=rules.article("abstention"), **numbers)]
        case _:
            return election.returned, []


def _weights_steps(election: Election) -> list[Step]:
    if not election.extra:
        return []
    weights = election.ruleset.parameters["weights"]
    return [
        step(
            "voting_rights",
            basic=election.entitled,
            extra=election.extra,
            all=election.entitled + election.extra,
            most=weights.word("most"),
            article=election.ruleset.article("weights"),
        )
    ]


def _fill(election: Election, papers: Sorted, tally: dict[str, Votes], threshold: Threshold, bar: Bar | None) -> Filled:
    match election.ruleset.method:
        case "stv":
            return fill_by_transfers(election, papers.valid, threshold.need or 1)
        case "condorcet":
            return fill_by_pairs(election, papers.valid)
        case "list":
            return fill_by_quotients(election, tally, threshold.base_count)
        case _:
            assert bar is not None, "every majority ruleset has a bar for every round it knows"  # noqa: S101 - a broken ruleset is a bug
            return fill_by_votes(election, tally, bar, threshold.base_count)


def _closing(election: Election, filled: Filled, tally: dict[str, Votes], left: int) -> list[Step]:
    names = election.names
    shown = tuple(f"{names.get(one, one)} {tally[one].support}" for one in dict.fromkeys(filled.elected))
    told = step("filled", names=shown, count=len(filled.elected), seats=election.seats)
    return [told, step("vacancies", count=left)] if left else [told]
