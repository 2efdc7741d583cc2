"""The invented congress of the invented district, for tests."""

from __future__ import annotations

from luoshi.desk.accounts.models import Person
from luoshi.desk.congress.candidates import kept
from luoshi.desk.congress.contest_book import read_state, record
from luoshi.desk.congress.models import Congress
from luoshi.desk.demo.congress_seeding import seed_congress


def hall_paths(one: Congress) -> list[str]:
    """One address of each kind of page about this congress that shows something before the first round is counted."""
    contest, report = one.contests.get(), one.reports.get()
    inside = [f"/congress/{one.pk}/{rest}" for rest in (
        "", "door/", "book/", "roll/", "roll/new/", "minutes/", "bodies/", "accounted/?all=1", "account/", "motions/", "elections/new/", "screen/?show=agenda", "screen/?show=quorum",
        "screen/?show=result",
    )]  # fmt: skip
    return [
        "/congress/",
        "/congress/new/",
        "/congress/answers/",
        *inside,
        f"/congress/elections/{contest.pk}/",
        f"/congress/reports/{report.pk}/",
    ]


def round_paths(one: Congress) -> list[str]:
    """The pages of a round: it is opened for them."""
    contest = one.contests.get()
    by = Person.objects.get(username="demo-hall")
    if read_state(contest).open is None:
        standing = kept(read_state(contest).candidates)
        opened = {"round": "final", "seats": 3, "candidates": standing, "entitled": 40, "present": 39}
        record(contest, "round-opened", opened, by)
    return [f"/congress/elections/{contest.pk}/{rest}" for rest in ("", "ballot/", "tally-sheet/")]


def hall() -> Congress:
    """The congress of the demonstration: 40 entitled, 39 of them checked in half an hour ago, an election before its first round."""
    seed_congress()
    return Congress.objects.get()
