"""An election walked on screens: candidates, tellers, two sheets, names written in, signatures, the count; then what the rules allow next."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
from django.contrib.messages import get_messages
from django.test import Client

from desk.hall import hall
from desk.qinghe import Enter, person
from luoshi.congress.elections.contest import standing
from luoshi.desk.accounts.models import Person
from luoshi.desk.congress.contest_book import read_state
from luoshi.desk.congress.minutes import record_of
from luoshi.desk.congress.models import StoredContest

pytestmark = pytest.mark.usefixtures("district")
Sheet = list[tuple[str, int]]
# 王一 clears 21 of 40; two seats are left. One ballot is blank, one has a mark too many, two have a name written in.
FIRST: Sheet = [
    ("○王一 ○李小河", 12), ("○王一 ○张一", 12), ("○王一 ○陈小河", 8), ("○李小河", 3), ("", 1),
    ("○王一 ○李小河 ○张一 ○陈小河", 1), ("○王一 ×张一 +欧阳　明", 2),
]  # fmt: skip
# 李小河 is elected, 张一 and 陈小河 have 24 each.
FRESH: Sheet = [("○李小河 ○张一", 15), ("○李小河 ○陈小河", 15), ("○张一 ○陈小河", 9)]
TIE: Sheet = [("○张一", 20), ("○陈小河 ×张一", 19)]


@pytest.fixture
def contest() -> StoredContest:
    return hall().contests.get()


def where(contest: StoredContest, rest: str = "") -> str:
    return f"/congress/elections/{contest.pk}/{rest}"


def said(answer: Any) -> str:  # noqa: ANN401 - the test client says nothing of its type
    return " ".join(str(one) for one in get_messages(answer.wsgi_request))


def page(client: Client, contest: StoredContest) -> str:
    return client.get(where(contest)).content.decode()


def form_of(contest: StoredContest, sheet: Sheet) -> dict[str, str]:
    """What a teller types for these ballots."""
    one = read_state(contest).open
    assert one is not None
    columns = {candidate.name: at for at, candidate in enumerate(one.candidates)}
    form = {"rows": str(len(sheet))}
    for row, (marks, count) in enumerate(sheet):
        form[f"n{row}"] = str(count)
        for mark in marks.split(" ") if marks else []:
            if mark[0] == "+":
                form[f"w{row}"] = mark[1:]
            else:
                form[f"m{row}-{columns[mark[1:]]}"] = mark[0]
    return form


def papers(valid: int = 39, invalid: int = 0, blank: int = 0, **more: int) -> dict[str, int]:
    return {"issued": 39, "returned": 39, "valid": valid, "invalid": invalid, "blank": blank, **more}


def hold(
    enter: Enter, contest: StoredContest, kind: str, sheet: Sheet, piles: dict[str, int], **opened: object
) -> None:
    """One round from its opening to its count, everybody at their own screen."""
    runs = enter("hall")
    runs.post(where(contest, "round/"), {"round": kind, **opened})
    runs.post(where(contest, "papers/"), piles)
    for teller in ("teller1", "teller2"):
        enter(teller).post(where(contest, "sheet/"), form_of(contest, sheet))
    for finder in ("teller1", "watch1"):
        if "+" in str(sheet):
            enter(finder).post(where(contest, "find/"), {"written": "欧阳　明", "meant": "欧阳明"})
    for watcher in ("watch1", "watch2"):
        enter(watcher).post(where(contest, "sign/"))
    runs.post(where(contest, "close/"))


def where_it_stands(client: Client, contest: StoredContest) -> str:
    """What the page of the congress says of its only election."""
    shown = client.get(f"/congress/{contest.congress_id}/").content.decode()
    return shown.split(where(contest))[1].split('<span class="state ')[1].split("<")[0].split(">")[1]


def test_the_congress_says_where_its_election_stands(enter: Enter, contest: StoredContest) -> None:
    runs = enter("hall")
    told = [where_it_stands(runs, contest)]
    for rest, form in (("round/", {"round": "final"}), ("call-off/", {"why": "选票印错"})):
        runs.post(where(contest, rest), form)
        told.append(where_it_stands(runs, contest))
    hold(enter, contest, "final", [("○王一 ○李小河 ○张一", 39)], papers())
    told.append(where_it_stands(runs, contest))
    runs.post(where(contest, "announce/"))
    assert told == ["candidates put up", "a round is open", "a round was called off", "counted, not announced yet"]
    assert where_it_stands(runs, contest) == "announced"


def test_the_whole_way_through_a_fresh_vote_and_a_tie(enter: Enter, contest: StoredContest, tmp_path: Path) -> None:
    runs = enter("hall")
    hold(enter, contest, "final", FIRST, papers(38, 1, 1))
    shown = page(runs, contest)
    assert "Seats are left" in shown
    assert 'Elected, as announced: <b lang="zh">王一</b>' in " ".join(shown.split())
    assert {move for move in ("fresh", "reduce") if f'value="{move}"' in shown or f"/{move}/" in shown} == {
        "fresh",
        "reduce",
    }

    hold(enter, contest, "fresh", FRESH, papers(), staying=["李小河", "张一", "陈小河"])
    assert "Tied:" in page(runs, contest)

    hold(enter, contest, "tie", TIE, papers())
    now = standing(read_state(contest).contest)
    assert (now.stage, now.elected) == ("complete", ("王一", "李小河", "张一"))
    assert record_of(contest.congress).sittings == (), "nothing stands in the minutes before it was announced"
    runs.post(where(contest, "announce/"))
    assert (
        "选举产生区委员会委员3名（按公布次序）：王一、李小河、张一。"
        in runs.get(f"/congress/{contest.congress_id}/minutes/").content.decode()
    )

    runs.post(f"/congress/{contest.congress_id}/screen/show/", {"show": "result", "contest": contest.pk})
    assert "张一" in enter("auditor").get(f"/congress/{contest.congress_id}/screen/").content.decode()
    for one in read_state(contest).rounds:
        bundle = tmp_path / f"{one.line}.zip"
        bundle.write_bytes(runs.get(where(contest, f"protocol/{one.line}/")).content)
        checker = Path("src/luoshi/exchange/protocol/verify.py")
        assert subprocess.run([sys.executable, checker, bundle], check=False, capture_output=True).returncode == 0


def test_a_difference_between_two_tellers_is_named_and_keeps_the_count_open(
    enter: Enter, contest: StoredContest
) -> None:
    runs = enter("hall")
    runs.post(where(contest, "round/"), {"round": "final"})
    runs.post(where(contest, "papers/"), papers())
    one, other = [("○王一", 20), ("○李小河", 19)], [("○王一", 21), ("○李小河", 18)]
    enter("teller1").post(where(contest, "sheet/"), form_of(contest, one))
    assert "Two tellers" in page(runs, contest)
    enter("teller2").post(where(contest, "sheet/"), form_of(contest, other))
    for watcher in ("watch1", "watch2"):
        enter(watcher).post(where(contest, "sign/"))
    refused = runs.post(where(contest, "close/"))
    assert "钱数" in said(refused)
    assert "○王一" in page(runs, contest)
    assert not read_state(contest).rounds
    # What is signed is signed as it stood: the corrected sheet is signed anew.
    enter("teller2").post(where(contest, "sheet/"), form_of(contest, one))
    assert "严正" in said(runs.post(where(contest, "close/")))
    for watcher in ("watch1", "watch2"):
        enter(watcher).post(where(contest, "sign/"))
    runs.post(where(contest, "close/"))
    assert len(read_state(contest).rounds) == 1


def test_a_teller_does_not_see_the_other_sheet(enter: Enter, contest: StoredContest) -> None:
    enter("hall").post(where(contest, "round/"), {"round": "final"})
    enter("teller1").post(where(contest, "sheet/"), form_of(contest, [("○王一", 37)]))
    for path in ("", "sheet/"):
        assert 'value="37"' not in enter("teller2").get(where(contest, path)).content.decode()
    assert 'value="37"' in enter("teller1").get(where(contest, "sheet/")).content.decode()


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({"m0-0": "○"}, "Row 1: write how many ballots look like this"),
        ({"m0-0": "○", "n0": "viele"}, "Row 1: write how many ballots look like this"),
        ({"m0-0": "?", "n0": "1"}, "Row 1: a mark is one of"),
        ({"w0": "赵六、赵六", "n0": "1"}, "Row 1: a name is written in twice"),
    ],
)
def test_a_row_that_makes_no_sense_is_told_and_what_was_typed_stays(
    enter: Enter, contest: StoredContest, row: dict[str, str], wrong: str
) -> None:
    enter("hall").post(where(contest, "round/"), {"round": "final"})
    answer = enter("teller1").post(where(contest, "sheet/"), {"rows": "2", "n1": "5", **row})
    assert answer.status_code == 422
    assert wrong in answer.content.decode()
    assert 'value="5"' in answer.content.decode()
    assert not read_state(contest).open.sheets  # type: ignore[union-attr]


def test_a_name_written_in_needs_two_people_of_one_mind(enter: Enter, contest: StoredContest) -> None:
    runs = enter("hall")
    runs.post(where(contest, "round/"), {"round": "final"})
    runs.post(where(contest, "papers/"), papers())
    sheet: Sheet = [("○王一 ×张一 +欧阳　明", 39)]
    for teller in ("teller1", "teller2"):
        enter(teller).post(where(contest, "sheet/"), form_of(contest, sheet))
    for watcher in ("watch1", "watch2"):
        enter(watcher).post(where(contest, "sign/"))
    assert "欧阳" in said(runs.post(where(contest, "close/")))
    enter("teller1").post(where(contest, "find/"), {"written": "欧阳　明", "meant": "欧阳明"})
    enter("watch1").post(where(contest, "find/"), {"written": "欧阳　明", "nobody": "1"})
    assert "欧阳" in said(runs.post(where(contest, "close/")))
    enter("watch2").post(where(contest, "find/"), {"written": "欧阳　明", "meant": "欧阳明"})
    for watcher in ("watch1", "watch2"):
        enter(watcher).post(where(contest, "sign/"))
    runs.post(where(contest, "close/"))
    [held] = [one.counted for one in read_state(contest).rounds]
    assert held is not None
    assert held.result.tally["欧阳明"].support == 39


def test_more_returned_than_issued_is_void_and_the_round_is_held_again(enter: Enter, contest: StoredContest) -> None:
    hold(enter, contest, "final", [("○王一", 39)], papers(issued=38))
    assert "Void" in page(enter("hall"), contest)
    assert standing(read_state(contest).contest).stage == "final"


def test_fewer_seats_only_with_consent_that_is_recorded(enter: Enter, contest: StoredContest) -> None:
    runs = enter("hall")
    hold(enter, contest, "final", FIRST, papers(38, 1, 1))
    asked = {"by": "electors", "recorded": "", "in_favour": "25", "entitled": "40"}
    assert "recorded" in said(runs.post(where(contest, "reduce/"), asked))
    assert "20 of 40" in said(runs.post(where(contest, "reduce/"), asked | {"recorded": "纪要", "in_favour": "20"}))
    runs.post(where(contest, "reduce/"), asked | {"recorded": "纪要第三页"})
    assert standing(read_state(contest).contest).reduced


def test_a_conflict_is_refused_with_its_reason(enter: Enter, contest: StoredContest) -> None:
    runs = enter("hall")
    refused = runs.post(where(contest, "appoint/"), {"person": person("teller1").pk, "office": "scrutineer"})
    assert "does not have this role" in said(refused)
    runs.post(where(contest, "release/"), {"name": "钱数"})
    runs.post(where(contest, "declare/"), {"name": "钱数", "close_to": "王一"})
    refused = runs.post(where(contest, "appoint/"), {"person": person("teller1").pk, "office": "teller"})
    assert "王一" in said(refused)
    assert "钱数" not in {officer.name for officer in read_state(contest).officers}


def test_candidates_come_from_the_roll_and_typed_in_the_order_of_strokes(enter: Enter) -> None:
    one, runs = hall(), enter("hall")
    runs.post(
        f"/congress/{one.pk}/elections/new/",
        {"ruleset": "party-local-discipline-commission", "office": "区纪委委员", "seats": "2"},
    )
    contest = one.contests.get(office="区纪委委员")
    assert "too few" in said(runs.post(where(contest, "nominate/"), {"delegate": ["3"], "typed": "丁二"}))
    runs.post(where(contest, "nominate/"), {"delegate": ["3", "1"], "typed": "丁二\n王一"})
    assert [one.name for one in read_state(contest).candidates] == ["丁二", "王一", "李一"]


def test_candidates_whose_order_was_approved_stand_as_given(enter: Enter) -> None:
    one, runs = hall(), enter("hall")
    rules = {"ruleset": "party-local-secretaries", "office": "副书记", "seats": "2"}
    runs.post(f"/congress/{one.pk}/elections/new/", rules)
    contest = one.contests.get(office="副书记")
    runs.post(where(contest, "nominate/"), {"typed": "张一\n王一"})
    assert [each.name for each in read_state(contest).candidates] == ["张一", "王一"]
    assert "In the order in which they were approved" in page(runs, contest)
    runs.post(where(contest, "round/"), {"round": "final"})
    ballot = runs.get(where(contest, "ballot/")).content.decode()
    assert ballot.index("张一") < ballot.index("王一")
    assert "surname strokes" not in ballot


def test_members_of_a_cooperative_vote_with_their_extra_votes(enter: Enter) -> None:
    one, runs = hall(), enter("hall")
    asked = {"ruleset": "cooperative-board", "office": "理事长", "seats": "1"}
    for extra, told in (("9", "8 at the most: 1/5 of the 40 basic votes"), ("0", "greater than or equal to 1")):
        refused = runs.post(f"/congress/{one.pk}/elections/new/", {**asked, "extra": extra})
        assert (refused.status_code, told in refused.content.decode()) == (422, True)
    party = {**asked, "ruleset": "party-local-congress-committee", "extra": "4"}
    assert "everybody one vote" in runs.post(f"/congress/{one.pk}/elections/new/", party).content.decode()
    runs.post(f"/congress/{one.pk}/elections/new/", {**asked, "extra": "8"})
    contest = one.contests.get(office="理事长")
    assert "known by it" in said(runs.post(where(contest, "box/how/"), {"how": "screens"}))
    runs.post(where(contest, "nominate/"), {"typed": "王一\n李二"})
    for login, office in (
        ("teller1", "teller"),
        ("teller2", "teller"),
        ("watch1", "scrutineer"),
        ("watch2", "scrutineer"),
    ):
        runs.post(where(contest, "appoint/"), {"person": person(login).pk, "office": office})
    runs.post(where(contest, "round/"), {"round": "final"})
    runs.post(where(contest, "papers/"), papers())
    # 21 ballots for 王一, three of them with two votes: 24; more than half of 48 is 25, and a fourth makes it.
    for heavy, state in ((3, "vacant"), (4, "complete")):
        rows = {
            "rows": "3",
            "n0": str(21 - heavy),
            "n1": str(heavy),
            "v1": "2",
            "n2": "18",
            "m0-0": "○",
            "m1-0": "○",
            "m2-1": "○",
        }
        for teller in ("teller1", "teller2"):
            enter(teller).post(where(contest, "sheet/"), rows)
        for watcher in ("watch1", "watch2"):
            enter(watcher).post(where(contest, "sign/"))
        state_now = read_state(contest)
        assert state_now.open is not None
        assert state_now.counted(state_now.open).rounds[-1].counted.result.state == state  # type: ignore[union-attr]


def test_a_round_that_does_not_come_next_is_not_opened(enter: Enter, contest: StoredContest) -> None:
    assert "not what comes next" in said(enter("hall").post(where(contest, "round/"), {"round": "tie"}))
    assert read_state(contest).open is None


def test_the_ballot_and_the_tally_sheet_are_printed(enter: Enter, contest: StoredContest) -> None:
    runs = enter("hall")
    assert runs.get(where(contest, "ballot/")).status_code == 404
    runs.post(where(contest, "round/"), {"round": "final"})
    ballot = runs.get(where(contest, "ballot/")).content.decode()
    assert ballot.index("王一") < ballot.index("李小河") < ballot.index("张一") < ballot.index("陈小河")
    assert "Mark 3 or fewer" in ballot
    assert ballot.count("Another person:") == 3
    assert runs.get(where(contest, "tally-sheet/")).status_code == 200
    for path, told in (
        (
            "ballot/docx/",
            ["Mark 3 or fewer", "(place of the seal)", "written in for a candidate voted against, not for one"],
        ),
        ("tally-sheet/docx/", ["Against", "Scrutineer"]),
    ):
        saved = docx.Document(io.BytesIO(runs.get(where(contest, path)).content))
        cells = [cell.text for table in saved.tables for row in table.rows for cell in row.cells]
        assert [name for name in cells if name in {"王一", "李小河", "张一", "陈小河"}] == [
            "王一",
            "李小河",
            "张一",
            "陈小河",
        ]
        text = " ".join([*cells, *(paragraph.text for paragraph in saved.paragraphs)])
        assert all(one in text for one in told), text


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("party-local-congress-committee", "for a candidate voted against"),
        ("association-roberts-rules", "Another person may be written in."),
        ("stv", ""),
        ("people-congress-indirect", "Another person may be written in."),
    ],
)
def test_a_ballot_speaks_of_others_where_there_are_lines_for_them(
    enter: Enter, contest: StoredContest, name: str, says: str
) -> None:
    StoredContest.objects.filter(pk=contest.pk).update(ruleset=name)
    runs = enter("hall")
    runs.post(where(contest, "round/"), {"round": "final"})
    ballot = runs.get(where(contest, "ballot/")).content.decode()
    assert says in ballot
    assert ("Another person" in ballot) is bool(says)


def test_each_office_has_its_own_screen(enter: Enter, contest: StoredContest) -> None:
    enter("hall").post(where(contest, "round/"), {"round": "final"})
    for login, path in [
        ("hall", "sheet/"), ("watch1", "sheet/"), ("admin", "sheet/"), ("teller1", "sign/"), ("hall", "sign/"),
        ("teller1", "close/"), ("watch1", "papers/"), ("auditor", "find/"), ("teller1", "nominate/"),
    ]:  # fmt: skip
        assert enter(login).post(where(contest, path), {"written": "a"}).status_code == 403, (login, path)
    assert enter("teller1").get(where(contest, "protocol/1/")).status_code == 404


def test_what_waits_is_told_on_the_first_page(enter: Enter, contest: StoredContest) -> None:
    enter("hall").post(where(contest, "round/"), {"round": "final"})
    assert "Your tally sheet: 区委员会委员" in enter("teller1").get("/").content.decode()
    enter("teller1").post(where(contest, "sheet/"), form_of(contest, FIRST))
    assert "Your tally sheet" not in enter("teller1").get("/").content.decode()


def test_a_namesake_of_a_teller_has_no_sheet(enter: Enter, contest: StoredContest) -> None:
    enter("hall").post(where(contest, "round/"), {"round": "final"})
    Person.objects.filter(username="demo-teller2").update(name="钱数")
    assert enter("teller2").get(where(contest, "sheet/")).status_code == 403
    assert enter("teller1").get(where(contest, "sheet/")).status_code == 200


def test_the_sheet_of_a_teller_who_was_released_counts_no_longer(enter: Enter, contest: StoredContest) -> None:
    runs = enter("hall")
    runs.post(where(contest, "round/"), {"round": "final"})
    runs.post(where(contest, "papers/"), papers())
    for teller in ("teller1", "teller2"):
        enter(teller).post(where(contest, "sheet/"), form_of(contest, [("○王一", 39)]))
    runs.post(where(contest, "release/"), {"name": "沈算"})
    assert "Two tellers" in page(runs, contest)
    assert enter("teller2").get(where(contest, "sheet/")).status_code == 403
