"""The invented congress of the invented district, for tests."""

from __future__ import annotations

from luoshi.desk.accounts.models import Person
from luoshi.desk.congress.badges import badge_codes
from luoshi.desk.congress.candidates import in_order, kept
from luoshi.desk.congress.contest_book import read_state, record
from luoshi.desk.congress.hall import on_the_wall
from luoshi.desk.congress.models import Congress
from luoshi.desk.demo.congress_seeding import seed_congress
from luoshi.desk.voting.handing_out import hand_out, hand_out_again


def hall_paths(one: Congress) -> list[str]:
    """One address of each kind of page about this congress that shows something before the first round is counted."""
    contest, report = one.contests.exclude(office="理事长").get(), one.reports.get()
    inside = [f"/congress/{one.pk}/{rest}" for rest in (
        "", "door/", "book/", "roll/", "roll/new/", "minutes/", "bodies/", "accounted/?all=1", "account/", "motions/", "elections/new/", "screen/?show=agenda", "screen/?show=quorum",
        "screen/?show=result", "badges/", "badge/", f"badge/{badge_codes(one)['40']}/", "proxies/",
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
    contest = one.contests.exclude(office="理事长").get()
    by = Person.objects.get(username="demo-hall")
    if read_state(contest).open is None:
        standing = kept(read_state(contest).candidates)
        opened = {"round": "final", "seats": 3, "candidates": standing, "entitled": 40, "present": 39}
        record(contest, "round-opened", opened, by)
    shown = [f"/congress/elections/{contest.pk}/{rest}" for rest in ("", "ballot/", "tally-sheet/", "box/")]
    return [*shown, "/vote/", f"/vote/{a_card(one)}/"]


def a_card(one: Congress) -> str:
    """The code of a card that can be used: a round of the association is voted on screens."""
    contest = one.contests.filter(office="理事长").first()
    by = Person.objects.get(username="demo-hall")
    if contest is None:
        contest = one.contests.create(ruleset="association-roberts-rules", office="理事长", seats=1)
        record(contest, "nominated", {"candidates": kept(in_order(["王一", "张一"]))}, by)
        record(contest, "voted-by", {"how": "screens"}, by)
        now = {"at": on_the_wall().isoformat(), "entitled": 40, "present": 39}
        standing = kept(read_state(contest).candidates)
        record(contest, "round-opened", {"round": "final", "seats": 1, "candidates": standing, **now}, by)
    opened = read_state(contest).open
    assert opened is not None
    handed = next(iter(hand_out(contest, opened)), None) or hand_out_again(contest, opened, "1")
    assert handed is not None
    return handed.code


def hall() -> Congress:
    """The congress of the demonstration: 40 entitled, 39 of them checked in half an hour ago, an election before its first round."""
    seed_congress()
    return Congress.objects.get()
