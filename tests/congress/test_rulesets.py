"""The rulesets: each parameter has a value that means something, an article, and a mark that says how sure it is."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

import luoshi.congress
from luoshi.congress.elections.bars import Bar
from luoshi.congress.elections.rule_words import rule_words, said_parameters
from luoshi.congress.elections.ruleset import ROUNDS
from luoshi.congress.elections.rulesets import RULESET_NAMES, UnknownRuleset, ruleset, ruleset_source
from luoshi.congress.elections.steps import step_words

ROOM = Path(luoshi.congress.__file__).parent
EVERYWHERE = {
    "quorum", "proxies", "surplus", "preliminary", "ballot_order", "marks", "write_in", "abstention", "returned",
    "threshold", "tie", "tie_round", "fresh", "reduction", "announce",
}  # fmt: skip
NAMED_BY_THE_CONTRACT = {
    "party-local-congress-committee", "party-local-discipline-commission", "party-local-standing-committee",
    "party-local-secretaries", "party-grassroots-committee", "people-congress-direct", "people-congress-indirect",
    "village-committee", "trade-union-committee", "workers-congress", "cooperative-board", "association-roberts-rules",
    "stv", "condorcet", "party-list",
}  # fmt: skip


def test_the_rulesets_that_must_exist_do() -> None:
    files = {path.stem for path in (ROOM / "elections/rulesets").glob("*.toml")}
    assert set(RULESET_NAMES) == files == NAMED_BY_THE_CONTRACT


def test_an_unknown_one_is_named() -> None:
    with pytest.raises(UnknownRuleset, match="there is no ruleset 'party'"):
        ruleset("party")


@pytest.mark.parametrize("name", RULESET_NAMES)
def test_every_parameter_has_its_article_and_mark(name: str) -> None:
    tables = {key: one for key, one in tomllib.loads(ruleset_source(name)).items() if key not in {"method", "name"}}
    assert tables.keys() >= EVERYWHERE
    for key, table in tables.items():
        assert (key, table.get("sure")) in {(key, mark) for mark in "SRM"}
        assert (key, len(table.get("article", "")) > 2) == (key, True)
        assert (key, set(table.get("note", {"zh": "", "en": ""}))) == (key, {"zh", "en"})


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", RULESET_NAMES)
def test_every_parameter_can_be_said(name: str, language: str) -> None:
    said = list(said_parameters(ruleset(name), "zh" if language == "zh" else "en"))
    assert [one.key for one in said] == list(ruleset(name).parameters)
    assert [one.key for one in said if not one.value or "{" in one.value] == []


@pytest.mark.parametrize("name", RULESET_NAMES)
def test_every_round_has_a_bar_or_a_method_of_its_own(name: str) -> None:
    rules = ruleset(name)
    rounds = [one for one in ROUNDS if one != "preliminary" or rules.rule("preliminary") != "none"]
    assert all((rules.bar_of(one) is None) == (rules.method != "majority") for one in rounds)


@pytest.mark.parametrize("table", ["parameters", "values", "choices", "page", "sure"])
def test_both_languages_have_the_same_words(table: str) -> None:
    assert rule_words("zh")[table].keys() == rule_words("en")[table].keys()
    assert step_words("zh").keys() == step_words("en").keys()


@pytest.mark.parametrize(
    ("compare", "share", "base", "need"),
    [
        ("more_than", "1/2", 100, 51),
        ("more_than", "1/2", 99, 50),
        ("more_than", "2/3", 30, 21),
        ("more_than", "2/3", 31, 21),
        ("at_least", "2/3", 30, 20),
        ("at_least", "2/3", 31, 21),
        ("at_least", "4/5", 100, 80),
        ("at_least", "1/3", 600, 200),
        ("at_least", "1/3", 601, 201),
        ("at_least", "1/20", 100, 5),
        ("at_least", "1/3", 0, 1),
        ("most_votes", "0", 100, 1),
    ],
)
def test_the_fewest_votes_that_clear_a_bar(compare: str, share: str, base: int, need: int) -> None:
    bar = Bar(compare, Fraction(share), "returned")  # type: ignore[arg-type]
    assert bar.need(base) == need
    assert (bar.cleared(need, base), bar.cleared(need - 1, base)) == (True, False)


# The meeting that each election is held in.
MEETINGS = {
    "party-local-congress-committee": "party-local-congress",
    "party-local-discipline-commission": "party-local-congress",
    "party-local-standing-committee": "party-local-plenary",
    "party-local-secretaries": "party-local-plenary",
    "party-grassroots-committee": "party-grassroots",
    "people-congress-direct": "people-congress-direct",
    "people-congress-indirect": "people-congress-session",
    "village-committee": "village-assembly",
    "trade-union-committee": "trade-union",
    "workers-congress": "workers-congress",
    "cooperative-board": "cooperative",
    "association-roberts-rules": "association",
}


@pytest.mark.parametrize("name", MEETINGS)
def test_the_quorum_of_an_election_is_that_of_its_meeting(name: str) -> None:
    rules = tomllib.loads((ROOM / "roll" / "quorum.toml").read_text(encoding="utf-8"))["rules"][MEETINGS[name]]
    quorum = ruleset(name).parameters["quorum"]
    assert (quorum.word("rule"), quorum.word("share"), quorum.sure) == (rules["needs"], rules["share"], rules["sure"])
