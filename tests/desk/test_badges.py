"""Badges and proxies at the door: a code lets one in once and out once, and who is represented counts as far as the rules allow."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from desk.hall import hall
from desk.qinghe import Enter
from luoshi.desk.congress.badges import badge_codes
from luoshi.desk.congress.codes import code_in, derived_code, in_fours
from luoshi.desk.congress.hall import hall_of, on_the_wall
from luoshi.desk.congress.models import Congress

pytestmark = pytest.mark.usefixtures("district")


def scan(client: Client, one: Congress, code: str, kind: str = "in") -> tuple[int, str]:
    answer = client.post(f"/congress/{one.pk}/badge/", {"code": code, "kind": kind}, follow=True)
    return answer.status_code, answer.content.decode()


def said(answer: Any) -> str:  # noqa: ANN401 - the test client says nothing of its type
    return " ".join(str(one) for one in get_messages(answer.wsgi_request))


def test_every_badge_is_printed_with_a_code_of_its_own(enter: Enter) -> None:
    one, client = hall(), enter("hall")
    page = client.get(f"/congress/{one.pk}/badges/").content.decode()
    codes = [code_in(code) for code in re.findall(r'class="code">([^<]+)<', page)]
    assert (len(codes), len(set(codes))) == (41, 41)
    assert codes == list(badge_codes(one).values())
    assert page.count("data:image/svg+xml") == 41
    few = client.get(f"/congress/{one.pk}/badges/?unit=北渡镇").content.decode()
    assert few.count('class="code"') == 14
    assert enter("auditor").get(f"/congress/{one.pk}/badges/").status_code == 403


def test_a_badge_lets_one_in_once_and_out_once(enter: Enter) -> None:
    one, client = hall(), enter("hall")
    code = badge_codes(one)["40"]
    before = one.entries.count()
    status, page = scan(client, one, in_fours(code).lower())
    assert (status, "checked in at" in page, '<b class="big">40</b>' in page) == (200, True, True)
    status, page = scan(client, one, f"http://testserver/congress/{one.pk}/badge/{code}/")
    assert (status, "has been inside since" in page) == (422, True)
    assert "checked out at" in scan(client, one, code, "out")[1]
    status, page = scan(client, one, code, "out")
    assert (status, "went out at" in page) == (422, True)
    assert one.entries.count() == before + 2


def test_whoever_never_came_cannot_leave_and_a_guest_does_not_count(enter: Enter) -> None:
    one, client = hall(), enter("hall")
    codes = badge_codes(one)
    assert "has not come in yet" in scan(client, one, codes["41"], "out")[1]
    assert "Attends without a vote" in scan(client, one, codes["41"])[1]
    assert hall_of(one).proof(on_the_wall()).have == 39


@pytest.mark.parametrize("typed", ["", "ABCD", "王一", "https://elsewhere.example/ABCDEFGHJKMN", "0" * 300])
def test_a_strange_code_writes_nothing(enter: Enter, typed: str) -> None:
    one, client = hall(), enter("hall")
    before = one.entries.count()
    status, page = scan(client, one, typed)
    assert (status, "This is no badge of this congress" in page) == (422, True)
    assert one.entries.count() == before


def test_a_badge_of_another_congress_opens_no_door(enter: Enter) -> None:
    one = hall()
    other = Congress.objects.create(title="别的大会", body="主席团", unit=one.unit)
    other.delegates.create(number="40", name="王一")
    assert "no badge of this congress" in scan(enter("hall"), one, badge_codes(other)["40"])[1]


def test_a_lost_badge_is_worth_nothing(enter: Enter) -> None:
    one, client = hall(), enter("hall")
    lost = badge_codes(one)["40"]
    page = client.post(f"/congress/{one.pk}/badges/new/", {"delegate": "40"}, follow=True).content.decode()
    assert page.count('class="code"') == 1
    assert "no badge" in scan(client, one, lost)[1]
    assert "checked in" in scan(client, one, badge_codes(one)["40"])[1]
    assert client.post(f"/congress/{one.pk}/badges/new/", {"delegate": "99"}).status_code == 422


def test_a_telephone_follows_the_address_and_one_button_is_enough(enter: Enter) -> None:
    one = hall()
    where = f"/congress/{one.pk}/badge/{badge_codes(one)['40']}/"
    assert "/sign-in/" in Client().get(where)["Location"]
    page = enter("hall").get(where).content.decode()
    assert 'name="kind" value="in"' in page
    assert enter("auditor").get(where).status_code == 403
    assert enter("hall").get(f"/congress/{one.pk}/badge/AAAA/").status_code == 422


def test_codes_are_worked_out_alike_and_have_no_letters_that_look_alike() -> None:
    assert derived_code(1, "7", 0) == derived_code(1, "7", 0) != derived_code(1, "7", 1)
    assert not set("".join(derived_code(1, str(n), 0) for n in range(50))) & set("01OIL")


def cooperative() -> Congress:
    """The demonstration's hall as a cooperative's: 40 entitled, 27 of them needed, delegates 31 to 39 gone home."""
    one = hall()
    Congress.objects.filter(pk=one.pk).update(quorum_rule="cooperative")
    one.refresh_from_db()
    return one


def give(client: Client, one: Congress, giver: str, to: str, proof: str = "委托书第3号，会务组存") -> str:
    """What the page says to it; nothing where it was written down."""
    sent = {"delegate": giver, "to": to, "proof": proof}
    page = client.post(f"/congress/{one.pk}/proxies/give/", sent, follow=True).content.decode()
    return page.partition('<ul class="messages"')[2].partition("</ul>")[0]


def test_proxies_count_as_the_charter_allows_and_at_every_instant(enter: Enter) -> None:
    one, client = cooperative(), enter("hall")
    assert "no proxies" in give(client, one, "40", "1")
    assert "0 to 9" in said(client.post(f"/congress/{one.pk}/proxies/charter/", {"most": "2", "article": ""}))
    client.get(f"/congress/{one.pk}/proxies/")
    before = on_the_wall()
    client.post(f"/congress/{one.pk}/proxies/charter/", {"most": "1", "article": "本社章程第十八条"})
    assert give(client, one, "40", "1") == ""
    found = hall_of(one)
    assert (found.proof(on_the_wall()).have, found.proof(before.replace(year=2020)).have) == (40, 0)
    page = client.get(f"/congress/{one.pk}/proxies/").content.decode()
    assert all(told in page for told in ("本社章程第十八条", "委托书第3号，会务组存", "counts"))
    # Whoever holds the proxy leaves: nobody votes for the absent one.
    scan(client, one, badge_codes(one)["1"], "out")
    assert hall_of(one).proof(on_the_wall()).have == 38
    # Whoever was represented comes after all: present, and not twice.
    scan(client, one, badge_codes(one)["1"])
    scan(client, one, badge_codes(one)["40"])
    assert hall_of(one).proof(on_the_wall()).have == 40


@pytest.mark.parametrize(
    ("giver", "to", "proof", "told"),
    [
        ("2", "1", "信", "is in the hall"),
        ("40", "40", "信", "Nobody represents themselves"),
        ("40", "41", "信", "Both must be entitled"),
        ("99", "1", "信", "Both must be entitled"),
        ("40", "1", "", "Name the paper"),
        ("40", "3", "信", "holds 1 proxies, and 1 are allowed"),
        ("40", "39", "信", "is represented, and cannot represent others"),
        ("39", "1", "信", "gave a proxy already"),
        ("3", "1", "信", "represents others"),
    ],
)
def test_a_proxy_that_may_not_be_is_refused_with_its_reason(
    enter: Enter, giver: str, to: str, proof: str, told: str
) -> None:
    one, client = cooperative(), enter("hall")
    client.post(f"/congress/{one.pk}/proxies/charter/", {"most": "1", "article": "本社章程第十八条"})
    codes = badge_codes(one)
    scan(client, one, codes["39"], "out")
    assert give(client, one, "39", "3") == ""
    if giver == "3":
        scan(client, one, codes["3"], "out")
    before = one.entries.filter(kind="proxy").count()
    assert told in give(client, one, giver, to, proof)
    assert one.entries.filter(kind="proxy").count() == before


def test_the_party_knows_no_proxies_whatever_a_charter_says(enter: Enter) -> None:
    one, client = hall(), enter("hall")
    refused = client.post(f"/congress/{one.pk}/proxies/charter/", {"most": "2", "article": "第一条"})
    assert "leave the charter no say" in said(refused)
    assert "no proxies" in give(client, one, "40", "1")


def test_a_proxy_is_taken_back_with_a_reason(enter: Enter) -> None:
    one, client = cooperative(), enter("hall")
    client.post(f"/congress/{one.pk}/proxies/charter/", {"most": "1", "article": "本社章程第十八条"})
    give(client, one, "40", "1")
    where = f"/congress/{one.pk}/proxies/end/"
    assert "give a reason" in said(client.post(where, {"delegate": "40", "note": ""}))
    client.post(where, {"delegate": "40", "note": "本人收回"})
    assert hall_of(one).proof(on_the_wall()).have == 39
    assert "Nobody is represented" in client.get(f"/congress/{one.pk}/proxies/").content.decode()


def test_a_round_is_opened_for_those_represented_as_well(enter: Enter) -> None:
    one, client = cooperative(), enter("hall")
    client.post(f"/congress/{one.pk}/proxies/charter/", {"most": "1", "article": "本社章程第十八条"})
    give(client, one, "40", "1")
    contest = one.contests.get()
    client.post(f"/congress/elections/{contest.pk}/box/how/", {"how": "screens"})
    client.post(f"/congress/elections/{contest.pk}/round/", {"round": "final"})
    cards = client.post(f"/congress/elections/{contest.pk}/box/cards/").content.decode()
    assert cards.count('class="code"') == 40
    line = one.entries.get(kind="round-opened")
    assert (line.data["present"], line.data["entitled"]) == (40, 40)
    assert datetime.fromisoformat(line.data["at"]) <= on_the_wall()
