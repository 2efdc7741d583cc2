"""What other systems are known to get wrong, each by name."""

from __future__ import annotations

from congress.elections import election, result

NAMES = ["甲", "乙", "丙"]


def test_90_70_70_for_two_seats_is_a_tie_with_the_first_elected() -> None:
    ballots = [
        {"for": ["甲", "乙"], "count": 50},
        {"for": ["甲", "丙"], "count": 40},
        {"for": ["乙", "丙"], "count": 20},
        {"for": ["丙"], "count": 10},
    ]
    found = result(election("party-local-congress-committee", 2, NAMES, ballots))
    assert [found["tally"][name]["for"] for name in NAMES] == [90, 70, 70]
    assert (found["state"], found["elected"], found["tied"], found["vacancies"]) == ("tie", ["甲"], ["乙", "丙"], 1)


def test_30_20_10_of_100_under_an_absolute_majority_elects_nobody() -> None:
    ballots = [{"for": [name], "count": votes} for name, votes in zip(NAMES, (30, 20, 10), strict=True)]
    found = result(election("party-local-congress-committee", 2, NAMES, [*ballots, {"count": 40}]))
    assert (found["state"], found["elected"], found["tied"], found["vacancies"]) == ("vacant", [], [], 2)


def test_no_coin_breaks_a_tie() -> None:
    """The same tie stays one however often it is counted, and whoever comes first on the ballot."""
    ballots = [{"for": [name], "count": 50} for name in NAMES]
    for order in (NAMES, NAMES[::-1]):
        for ruleset in ("stv", "condorcet", "party-list"):
            found = [result(election(ruleset, 1, order, ballots)) for _ in range(20)]
            assert {one["state"] for one in found} == {"tie"}
            assert all(set(one["tied"]) == set(NAMES) and one["elected"] == [] for one in found)


def test_a_threshold_of_a_twentieth_takes_exactly_5_of_100_in() -> None:
    def seats_of(votes: int) -> int:
        ballots = [{"for": ["甲"], "count": 100 - votes}, {"for": ["乙"], "count": votes}]
        choose = {"electoral_threshold": "1/20"}
        return int(result(election("party-list", 25, ["甲", "乙"], ballots, choose=choose))["elected"].count("乙"))

    assert (seats_of(4), seats_of(5)) == (0, 1)
