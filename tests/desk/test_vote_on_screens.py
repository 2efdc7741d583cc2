"""A secret vote on screens: each card once, nothing by which a ballot leads to a voter, and the same count as on paper."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import Client

from desk.hall import hall
from desk.qinghe import Enter
from desk.voting import codes_on, marks_of, open_on_screens, vote, vote_all
from luoshi.congress.elections.contest import standing
from luoshi.congress.elections.election import Ballot
from luoshi.desk.congress.contest_book import read_state
from luoshi.desk.congress.models import Congress, StoredContest
from luoshi.desk.voting.casting import card_of, with_one_more
from luoshi.desk.voting.models import Box, Card

pytestmark = pytest.mark.usefixtures("district")
# 王一 and 李小河 clear 21 of 40; of 张一 and 陈小河 neither does. One is blank, one has a mark too many, one has a name written in.
VOTES = [
    *["○王一 ○李小河 ×张一"] * 20, *["○王一 ○陈小河 △张一"] * 10, *["○李小河 ○张一"] * 6, "", "○王一 ○李小河 ○张一 ○陈小河",
    "○王一 ×张一 +欧阳明",
]  # fmt: skip


@pytest.fixture
def contest() -> StoredContest:
    return hall().contests.get()


def where(contest: StoredContest, rest: str = "") -> str:
    return f"/congress/elections/{contest.pk}/{rest}"


def said(answer: Any) -> str:  # noqa: ANN401 - the test client says nothing of its type
    return " ".join(str(one) for one in get_messages(answer.wsgi_request))


def whole_database() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, with the places in which the database keeps them."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            inner = "rowid, " if connection.vendor == "sqlite" else ""
            cursor.execute(f'SELECT {inner}* FROM "{table}"')  # noqa: S608 - a table's own name
            found[table] = sorted(map(repr, cursor.fetchall()))
    return found  # type: ignore[return-value]


def test_nothing_leads_from_a_voter_to_a_ballot(
    enter: Enter, contest: StoredContest, caplog: pytest.LogCaptureFixture
) -> None:
    """The same cards put in the same ballots, but each another one, in another order: all tables and all that is logged are the same."""
    codes = list(open_on_screens(enter, contest).values())[:8]
    before = whole_database()
    votes = VOTES[-5:] + VOTES[18:21]
    dealt = [
        list(zip(codes, votes, strict=True)),
        list(zip(reversed(codes), votes, strict=True)),
        list(zip(codes[3:] + codes[:3], votes, strict=True)),
    ]
    after = []
    for order in dealt:
        with transaction.atomic():
            caplog.clear()
            with caplog.at_level(logging.DEBUG):
                vote_all(contest, order)
            found = whole_database()
            assert {table for table in found if found[table] != before[table]} == {"voting_box", "voting_card"}
            after.append((found, [record.getMessage() for record in caplog.records]))
            transaction.set_rollback(True)
    assert after[0] == after[1] == after[2]


def test_the_database_cannot_tell_which_card_was_used_last(enter: Enter, contest: StoredContest) -> None:
    codes = list(open_on_screens(enter, contest).values())
    vote_all(contest, zip(codes[5:2:-1], VOTES, strict=False))
    columns = {field.name for model in (Box, Card) for field in model._meta.get_fields() if not field.is_relation}
    assert columns == {"id", "line", "ballots", "open", "delegate", "holder", "sealed_code", "used"}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(DISTINCT xmin::text) FROM voting_card")
            assert cursor.fetchone() == (1,)


def test_nobody_is_signed_in_or_remembered_and_the_page_is_kept_nowhere(enter: Enter, contest: StoredContest) -> None:
    code, voter = open_on_screens(enter, contest)["1"], Client(headers={"accept-language": "en"})
    asked = voter.get(f"/vote/{code}/")
    assert "no-store" in asked["Cache-Control"]
    done = vote(code, marks_of(contest, "○王一"), voter)
    assert set(voter.cookies) <= {"csrftoken"}
    for told in ("王一", "李小河", "○", "×"):
        assert told not in done


def test_a_card_is_used_once(enter: Enter, contest: StoredContest) -> None:
    code = open_on_screens(enter, contest)["1"]
    assert "Your ballot is in the box" in vote(code, marks_of(contest, "○王一"))
    again = Client(headers={"accept-language": "en"}).post(f"/vote/{code}/", {"do": "cast"})
    assert (again.status_code, "This card was used" in again.content.decode()) == (409, True)
    assert sum(kind["count"] for kind in Box.objects.get().ballots) == Card.objects.filter(used=True).count() == 1


def test_the_same_card_at_the_same_moment_is_used_once(
    enter: Enter, contest: StoredContest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both forms were looked at before either was sent: only the lock is left to keep the second out."""
    code = open_on_screens(enter, contest)["1"]
    card = card_of(code)
    monkeypatch.setattr("luoshi.desk.voting.vote_pages.card_of", lambda _code: card)
    assert "in the box" in vote(code, {})
    late = Client(headers={"accept-language": "en"}).post(f"/vote/{code}/", {"do": "cast"})
    assert late.status_code == 409
    assert sum(kind["count"] for kind in Box.objects.get().ballots) == 1


def test_a_code_is_typed_or_scanned(enter: Enter, contest: StoredContest) -> None:
    code = open_on_screens(enter, contest)["1"]
    fours = f"{code[:4]} {code[4:8]}-{code[8:]}"
    for typed in (code, f" {code.lower()} ", fours, f"http://testserver/vote/{code}/"):
        assert Client().post("/vote/", {"code": typed})["Location"] == f"/vote/{code}/"


def test_a_wrong_code_is_told(enter: Enter, contest: StoredContest) -> None:
    open_on_screens(enter, contest)
    voter = Client(headers={"accept-language": "en"})
    for typed in ("", "ABCD EFGH JKMN", "/////", "王一"):
        answer = voter.post("/vote/", {"code": typed}, follow=True)
        assert answer.status_code in {404, 422}
        assert "No card has this code" in answer.content.decode()


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ("○王一 ○李小河 ○张一 ○陈小河", "You chose 4, and 3 may be chosen: this ballot will be invalid."),
        ("", "Nothing is marked: this will be a blank ballot."),
    ],
)
def test_what_a_ballot_comes_to_is_told_before_it_is_cast(
    enter: Enter, contest: StoredContest, marks: str, told: str
) -> None:
    code, voter = open_on_screens(enter, contest)["1"], Client(headers={"accept-language": "en"})
    form = marks_of(contest, marks)
    assert told in voter.post(f"/vote/{code}/", {**form, "do": "look"}).content.decode()
    changed = voter.post(f"/vote/{code}/", {**form, "do": "change"}).content.decode()
    assert changed.count("checked") == 4
    assert Box.objects.get().ballots == []


@pytest.mark.parametrize(
    ("marks", "told"),
    [("+王一", "王一 stands on the ballot: mark the name there."), ("+赵六 +赵六", "You wrote a name twice.")],
)
def test_a_name_that_cannot_be_written_in_is_told(enter: Enter, contest: StoredContest, marks: str, told: str) -> None:
    code, voter = open_on_screens(enter, contest)["1"], Client(headers={"accept-language": "en"})
    for do in ("look", "cast"):
        answer = voter.post(f"/vote/{code}/", {**marks_of(contest, marks), "do": do})
        assert (answer.status_code, told in answer.content.decode()) == (422, True)
    assert Box.objects.get().ballots == []


def test_the_count_is_that_of_paper_and_its_protocol_can_be_checked(
    enter: Enter, contest: StoredContest, tmp_path: Path
) -> None:
    codes = open_on_screens(enter, contest)
    vote_all(contest, zip(codes.values(), VOTES, strict=True))
    runs = enter("hall")
    assert "A scrutineer opens the box" in runs.get(where(contest, "box/")).content.decode()
    assert "not opened yet" in said(runs.post(where(contest, "close/")))
    assert runs.post(where(contest, "box/open/")).status_code == 403
    enter("watch1").post(where(contest, "box/open/"))
    assert Box.objects.get().ballots == [], "what was in the box stands in the book"
    piles = read_state(contest).open.papers  # type: ignore[union-attr]
    assert dict(piles) == {"issued": 39, "returned": 39, "valid": 38, "invalid": 1, "blank": 1}
    for finder in ("teller1", "watch1"):
        enter(finder).post(where(contest, "find/"), {"written": "欧阳明", "meant": "欧阳明"})
    for watcher in ("watch1", "watch2"):
        enter(watcher).post(where(contest, "sign/"))
    runs.post(where(contest, "close/"))
    [one] = read_state(contest).rounds
    assert one.counted is not None
    assert one.counted.result.state == "vacant"
    assert standing(read_state(contest).contest).elected == ("王一", "李小河")
    bundle = tmp_path / "a.zip"
    bundle.write_bytes(runs.get(where(contest, f"protocol/{one.line}/")).content)
    checker = Path("src/luoshi/exchange/protocol/verify.py")
    assert subprocess.run([sys.executable, checker, bundle], check=False, capture_output=True).returncode == 0


def test_ballots_that_do_not_answer_to_cards_keep_the_count_open(enter: Enter, contest: StoredContest) -> None:
    """Somebody slips a ballot into the database: more ballots than used cards."""
    codes = open_on_screens(enter, contest)
    vote_all(contest, zip(list(codes.values())[:3], ["○王一"] * 3, strict=True))
    one = Box.objects.get()
    one.ballots = with_one_more(one.ballots, Ballot(("李小河",)))
    one.save()
    enter("watch1").post(where(contest, "box/open/"))
    assert "4 valid + 0 invalid are not the 3 returned" in enter("hall").get(where(contest)).content.decode()


def test_a_box_with_a_single_ballot_stays_closed(enter: Enter, contest: StoredContest) -> None:
    codes = list(open_on_screens(enter, contest).values())
    vote_all(contest, [(codes[0], "○王一")])
    assert "a single ballot would tell" in said(enter("watch1").post(where(contest, "box/open/")))
    vote_all(contest, [(codes[1], "○王一")])
    enter("watch1").post(where(contest, "box/open/"))
    assert "opened already" in said(enter("watch1").post(where(contest, "box/open/")))
    late = Client(headers={"accept-language": "en"}).get(f"/vote/{codes[2]}/")
    assert (late.status_code, "This vote is over" in late.content.decode()) == (409, True)


def test_those_there_get_a_card_and_a_lost_one_is_worth_nothing(enter: Enter, contest: StoredContest) -> None:
    runs, codes = enter("hall"), open_on_screens(enter, contest)
    assert (len(codes), "40" in codes) == (39, False), "who was not there when the round was opened gets none"
    assert "has a card" in said(runs.post(where(contest, "box/cards/")))
    [(number, new)] = codes_on(runs.post(where(contest, "box/cards/"), {"delegate": "7"}).content.decode()).items()
    assert number == "7"
    assert Client().get(f"/vote/{codes['7']}/").status_code == 404
    vote_all(contest, [(new, "○王一")])
    assert "no unused card" in said(runs.post(where(contest, "box/cards/"), {"delegate": "7"}))
    kept = " ".join(map(repr, Card.objects.values_list()))
    assert not any(code in kept for code in (*codes.values(), new))


def test_a_round_that_was_called_off_takes_no_ballots_and_leaves_none(enter: Enter, contest: StoredContest) -> None:
    codes = list(open_on_screens(enter, contest).values())
    vote_all(contest, [(codes[0], "○王一")])
    enter("hall").post(where(contest, "call-off/"), {"why": "漏发选票"})
    late = Client(headers={"accept-language": "en"}).get(f"/vote/{codes[1]}/")
    assert (late.status_code, "No round is open" in late.content.decode()) == (409, True)
    open_on_screens(enter, contest)
    assert Box.objects.get().ballots == []


def test_a_large_body_votes_on_paper(enter: Enter, contest: StoredContest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luoshi.desk.voting.box_pages.AT_MOST", 39)
    refused = enter("hall").post(where(contest, "box/how/"), {"how": "screens"})
    assert "40 are entitled, and a vote on screens is for 39 at the most" in said(refused)
    assert not read_state(contest).on_screens


def test_a_round_goes_on_as_it_was_opened(enter: Enter, contest: StoredContest) -> None:
    runs = enter("hall")
    runs.post(where(contest, "round/"), {"round": "final"})
    runs.post(where(contest, "box/how/"), {"how": "screens"})
    assert runs.post(where(contest, "box/cards/")).status_code == 404
    runs.post(where(contest, "call-off/"), {"why": "改用电子表决"})
    open_on_screens(enter, contest)
    runs.post(where(contest, "papers/"), dict.fromkeys(("issued", "returned", "valid", "invalid", "blank"), 39))
    assert not read_state(contest).open.papers  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("rules", "form", "kind"),
    [
        ("stv", {"r0": "2", "r1": "1"}, Ballot(("乙", "甲"))),
        ("stv", {"r0": "", "r1": "1"}, Ballot(("乙",))),
        ("party-list", {"one": "1"}, Ballot(("乙",))),
        ("party-list", {"one": "9"}, Ballot()),
        ("village-committee", {"m0": "○", "m1": "?", "w0": "丙 丁"}, Ballot(("甲",), (), (), ("丙丁",))),
    ],
)
def test_other_rules_have_other_ballots(enter: Enter, rules: str, form: dict[str, str], kind: Ballot) -> None:
    one, runs = hall(), enter("hall")
    runs.post(f"/congress/{one.pk}/elections/new/", {"ruleset": rules, "office": "主任", "seats": "1"})
    contest = one.contests.get(office="主任")
    runs.post(where(contest, "nominate/"), {"typed": "甲\n乙"})
    places = [each.name for each in read_state(contest).candidates]
    swap = {"0": str(places.index("甲")), "1": str(places.index("乙"))}
    sent = {
        key[0] + swap.get(key[1:], key[1:]) if key[0] in "mr" else key: swap.get(value, value)
        if key == "one"
        else value
        for key, value in form.items()
    }
    code = open_on_screens(enter, contest)["1"]
    assert "in the box" in vote(code, sent)
    assert Box.objects.get().ballots == with_one_more([], kind)


def test_ranks_are_given_once(enter: Enter) -> None:
    one, runs = hall(), enter("hall")
    runs.post(f"/congress/{one.pk}/elections/new/", {"ruleset": "stv", "office": "主任", "seats": "1"})
    contest = one.contests.get(office="主任")
    runs.post(where(contest, "nominate/"), {"typed": "甲\n乙"})
    code = open_on_screens(enter, contest)["1"]
    answer = Client(headers={"accept-language": "en"}).post(f"/vote/{code}/", {"r0": "1", "r1": "1", "do": "cast"})
    assert (answer.status_code, "Give each number once" in answer.content.decode()) == (422, True)


def test_who_only_looks_hands_out_nothing(enter: Enter, contest: StoredContest) -> None:
    open_on_screens(enter, contest)
    for login, rest in (
        ("auditor", "box/how/"),
        ("teller1", "box/cards/"),
        ("auditor", "box/open/"),
        ("teller1", "box/open/"),
    ):
        assert enter(login).post(where(contest, rest)).status_code == 403, (login, rest)
    Congress.objects.update(open_to_units=False)
    assert enter("school").get(where(contest, "box/")).status_code == 404


def test_ballots_lie_in_the_box_by_what_is_on_them() -> None:
    kinds = [Ballot(("乙",)), Ballot(("甲",)), Ballot(("乙",)), Ballot()]
    boxes = []
    for order in (kinds, kinds[::-1]):
        box: list[dict[str, Any]] = []
        for kind in order:
            box = with_one_more(box, kind)
        boxes.append(box)
    assert boxes[0] == boxes[1]
    assert Counter(kind["count"] for kind in boxes[0]) == {1: 2, 2: 1}
