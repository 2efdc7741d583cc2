"""Whom the congress elected takes office from the election itself; who leaves opens a vacancy on the next day."""

from __future__ import annotations

import pytest

from desk.hall import hall
from desk.qinghe import Enter
from desk.test_elections_in_the_hall import FIRST, FRESH, TIE, hold, papers, where
from luoshi.desk.congress.models import Congress

pytestmark = pytest.mark.usefixtures("district")
OFFICE = "区委员会|委员"


def test_from_the_election_to_the_office_and_out_of_it(enter: Enter) -> None:
    one, client = hall(), enter("hall")
    contest, place = one.contests.get(), f"/congress/{one.pk}/bodies/"
    made = {
        "name": "区委员会",
        "office": "委员",
        "seats": "3",
        "within": "",
        "term": "2",
        "starts": "2026-11-26",
        "ends": "",
    }
    client.post(f"{place}new/", made | {"seats": "drei"})
    assert "No body is set up yet" in client.get(place).content.decode()
    client.post(f"{place}new/", made)
    client.post(f"{place}new/", made)
    client.post(f"{place}new/", made | {"office": "书记", "seats": "1", "within": "委员"})
    assert one.entries.filter(kind="body").count() == 2

    take = {"contest": contest.pk, "office": OFFICE, "since": "2026-11-27", "how": "elected"}
    client.post(f"{place}take/", take)
    assert not one.entries.filter(kind="took-office").exists(), "nothing was announced"
    hold(enter, contest, "final", FIRST, papers(38, 1, 1))
    hold(enter, contest, "fresh", FRESH, papers(), staying=["李小河", "张一", "陈小河"])
    hold(enter, contest, "tie", TIE, papers())
    client.post(where(contest, "announce/"))
    client.post(f"{place}take/", take)
    client.post(f"{place}take/", take)
    assert one.entries.get(kind="took-office").data["people"] == ["王一", "李小河", "张一"]
    shown = client.get(f"{place}?day=2026-11-27").content.decode()
    assert "term 2" in shown
    assert "3 seats vacant" not in shown
    assert "3 seats vacant" in client.get(f"{place}?day=2026-11-26").content.decode()

    left = {"person": "张一", "body": "区委员会", "office": "委员", "until": "2026-12-31", "ended": "moved"}
    for wrong in ({"person": "赵一"}, {"until": "bald"}, {"ended": "bored"}):
        client.post(f"{place}leave/", left | wrong)
    assert not one.entries.filter(kind="left-office").exists()
    client.post(f"{place}leave/", left)
    assert "since 2027-01-01" in client.get(f"{place}?day=2027-01-05").content.decode()


def test_who_only_looks_changes_nothing(enter: Enter) -> None:
    one = hall()
    place = f"/congress/{one.pk}/bodies/"
    assert enter("auditor").get(place).status_code == 200
    for rest in ("new/", "take/", "leave/"):
        assert enter("auditor").post(place + rest).status_code == 403
    Congress.objects.update(open_to_units=False)
    assert enter("school").get(place).status_code == 404
