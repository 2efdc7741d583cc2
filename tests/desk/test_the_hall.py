"""The meeting on screens: the roll comes in, people check in, the quorum is shown with its sum, minutes are made of the book."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from desk.hall import hall
from desk.qinghe import Enter, person
from luoshi.desk.congress.models import BookIsClosed, Congress, Entry
from luoshi.desk.demo.congress_seeding import seed_congress

pytestmark = pytest.mark.usefixtures("district")
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def upload(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (EXAMPLES / name).read_bytes())


def test_a_congress_is_set_up_from_nothing(enter: Enter) -> None:
    seed_congress()
    client = enter("hall")
    unit = person("hall").memberships.get().unit_id
    client.post(
        "/congress/new/",
        {
            "title": "青禾区第三届代表大会", "body": "主席团", "unit": unit, "place": "区会议中心", "first_day": "2026-11-24",
            "quorum_rule": "people-congress-session",
        },
    )  # fmt: skip
    one = Congress.objects.get(title="青禾区第三届代表大会")
    assert "The roll is empty" in page(client, f"/congress/{one.pk}/")
    client.post(
        f"/congress/{one.pk}/roll/new/", {"roll": upload("qinghe-roll.csv"), "units": upload("qinghe-units.csv")}
    )
    said = page(client, f"/congress/{one.pk}/roll/")
    assert "5 delegates on the roll, 4 with valid credentials" in said
    client.post(f"/congress/{one.pk}/sittings/", {"begins": "2026-11-24T09:00", "place": "区会议中心", "chair": "王一"})
    client.post(f"/congress/{one.pk}/items/", {"sitting": one.sittings.get().pk, "kind": "opening", "title": "开幕"})
    assert "开幕" in page(client, f"/congress/{one.pk}/screen/?show=agenda")


@pytest.mark.usefixtures("unguarded_book")
@pytest.mark.parametrize(
    ("roll", "said"),
    [
        ("代表证号,姓名\n1,王一\n1,李二\n", "More than one person has the number 1"),
        ("甲,乙\n1,2\n", "姓名"),
        ("姓名\n", "The list has no names"),
        (f"姓名,选举单位\n王一,{'长' * 90}\n", "is longer than 80 characters"),
    ],
)
def test_a_roll_that_cannot_be_kept_says_why(enter: Enter, roll: str, said: str) -> None:
    one = hall()
    Entry.objects.all()._raw_delete(using="default")
    Congress.objects.update(last_number=0, last_seal="")
    answer = enter("hall").post(f"/congress/{one.pk}/roll/new/", {"roll": SimpleUploadedFile("a.csv", roll.encode())})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert one.delegates.count() == 41


def new_congress() -> Congress:
    return Congress.objects.create(title="青禾区第三届代表大会", body="主席团", unit=hall().unit)


LISTED = "2026年代表名册\n代表证号,姓名,选举单位\n1,王 伟,北渡镇\n2,买买提·艾力,\n3,,南坪镇\n4,王伟,北渡镇\n合计,4人\n"


def test_a_roll_is_looked_at_before_it_is_brought_in(enter: Enter) -> None:
    one = new_congress()
    client, where = enter("hall"), f"/congress/{one.pk}/roll/new/"
    looked = client.post(where, {"roll": SimpleUploadedFile("a.csv", LISTED.encode()), "do": "look"}).content.decode()
    for told in (
        "3 delegates on the roll", "No name stands in line 5 of the list", "Line 7 of the list only sums up",
        "No electoral unit: <span lang=\"zh\">2 买买提·艾力", "Two people of one name in a unit: <span lang=\"zh\">1 王 伟、4 王伟",
    ):  # fmt: skip
        assert told in looked, told
    assert not one.delegates.exists()
    kept = looked.partition('name="looked_at" value="')[2].partition('"')[0]
    other = Congress.objects.create(title="青禾区第三届代表大会", body="主席团", unit=one.unit, first_day=one.first_day)
    for path, data in ((where, kept + "x"), (f"/congress/{other.pk}/roll/new/", kept)):
        assert "too old" in client.post(path, {"looked_at": data}, follow=True).content.decode()
    assert (one.delegates.count(), other.delegates.count()) == (0, 0)
    assert "3 people are on the roll" in client.post(where, {"looked_at": kept}, follow=True).content.decode()
    assert list(one.delegates.values_list("number", "name")) == [("1", "王 伟"), ("2", "买买提·艾力"), ("4", "王伟")]


def test_what_was_left_out_of_a_list_is_told(enter: Enter) -> None:
    one = new_congress()
    sent = {"roll": SimpleUploadedFile("a.csv", LISTED.encode())}
    told = enter("hall").post(f"/congress/{one.pk}/roll/new/", sent, follow=True).content.decode()
    assert "No name stands in line 5 of the list" in told
    assert "3 people are on the roll" in told


def test_once_somebody_has_checked_in_the_roll_stays(enter: Enter) -> None:
    one = hall()
    answer = enter("hall").post(f"/congress/{one.pk}/roll/new/", {"roll": upload("qinghe-roll.csv")})
    assert "Somebody has checked in already" in answer.content.decode()
    assert one.delegates.count() == 41


def test_people_are_checked_in_with_a_click_and_out_again(enter: Enter) -> None:
    one, client = hall(), enter("hall")
    where = f"/congress/{one.pk}/door/"
    assert '<b class="big">39</b> present of 40 entitled; 21 needed' in page(client, where)
    assert client.post(f"{where}line/", {"kind": "in", "delegate": "40", "q": "40"})["Location"] == f"{where}?q=40#d40"
    assert '<b class="big">40</b>' in page(client, where)
    before = one.entries.count()
    client.post(f"{where}line/", {"kind": "in", "delegate": "40"})
    assert one.entries.count() == before, "two doors, one line"
    answer = client.post(f"{where}line/", {"kind": "out", "delegate": "1"}, headers={"hx-request": "true"})
    assert '<b class="big">39</b>' in answer.content.decode()


def test_a_name_or_a_number_finds_its_row(enter: Enter) -> None:
    one, client = hall(), enter("hall")
    rows = page(client, f"/congress/{one.pk}/door/?q=王")
    assert "2 people" in rows
    assert "王小河" in rows
    assert "李一" not in rows
    assert "1 person" in page(client, f"/congress/{one.pk}/door/?q=4")
    assert "Nobody on the roll is called so" in page(client, f"/congress/{one.pk}/door/?q=奥")


def test_a_wrong_line_is_taken_back_by_another_one(enter: Enter) -> None:
    one, client = hall(), enter("hall")
    line = one.entries.filter(kind="in", data__delegate="1").get()
    client.post(f"/congress/{one.pk}/book/correct/", {"line": line.number, "note": ""})
    assert not one.entries.filter(kind="void").exists()
    client.post(f"/congress/{one.pk}/book/correct/", {"line": line.number, "note": "认错人"})
    said = page(client, f"/congress/{one.pk}/book/")
    assert "taken back" in said
    assert "认错人" in said
    assert "38 present" in said
    with pytest.raises(BookIsClosed):
        line.save()
    with pytest.raises(BookIsClosed):
        line.delete()


def test_a_delegate_is_unseated_with_a_reason_and_counts_no_longer(enter: Enter) -> None:
    one, client = hall(), enter("hall")
    where = f"/congress/{one.pk}/book/seating/"
    for wrong in ({"note": ""}, {"delegate": "41"}, {"delegate": "99"}, {"kind": "seated"}, {"kind": "sing"}):
        client.post(where, {"kind": "unseated", "delegate": "1", "note": "调离", **wrong})
    assert not one.entries.filter(kind__in=("seated", "unseated")).exists()
    client.post(where, {"kind": "unseated", "delegate": "1", "note": "调离"})
    assert "39 entitled; 39" in page(client, f"/congress/{one.pk}/book/")
    client.post(where, {"kind": "seated", "delegate": "1", "note": "补选"})
    assert "40 entitled; 40" in page(client, f"/congress/{one.pk}/book/")


@pytest.mark.usefixtures("unguarded_book")
@pytest.mark.parametrize("forge", ["altered", "removed"])
def test_a_line_that_was_forged_in_the_database_is_found(enter: Enter, forge: str) -> None:
    one, client = hall(), enter("hall")
    assert "each sealed on the one before" in page(client, f"/congress/{one.pk}/minutes/")
    fifth = one.entries.filter(number=5)
    if forge == "altered":
        fifth.update(data={"delegate": "9"})
    else:
        fifth._raw_delete(using="default")
    broken = {"altered": 5, "removed": 6}[forge]
    assert f"Something was altered: line {broken} of the book" in page(client, f"/congress/{one.pk}/minutes/")


def test_other_programs_get_the_record_in_published_forms(enter: Enter) -> None:
    one, client = hall(), enter("hall")
    popolo = json.loads(client.get(f"/congress/{one.pk}/papers/popolo/").content)
    assert len(popolo["persons"]) == 41
    assert client.get(f"/congress/{one.pk}/papers/akoma-ntoso/").status_code == 404, "no sitting took place yet"
    assert "No sitting was opened yet" in page(client, f"/congress/{one.pk}/minutes/")
    client.post(f"/congress/sittings/{one.sittings.get(number=1).pk}/open/")
    assert client.get(f"/congress/{one.pk}/papers/akoma-ntoso/").content.startswith(b"<?xml")


def test_presence_and_quorum_are_told_for_any_instant(enter: Enter) -> None:
    one, client = hall(), enter("hall")
    first, last = (one.entries.filter(kind="in").order_by(order)[0].data["at"] for order in ("number", "-number"))
    before = (datetime.fromisoformat(first) - timedelta(seconds=1)).isoformat()
    assert "0 &lt; 21" in page(client, f"/congress/{one.pk}/book/?at={before}")
    assert "39 ≥ 21" in page(client, f"/congress/{one.pk}/book/?at={last}")
    assert "That is no time" in page(client, f"/congress/{one.pk}/book/?at=gestern")


def test_the_sitting_is_opened_with_its_quorum_and_stands_in_the_minutes(enter: Enter) -> None:
    one, client = hall(), enter("hall")
    first = one.sittings.first()
    assert first is not None
    client.post(f"/congress/sittings/{first.pk}/open/")
    client.post(f"/congress/sittings/{first.pk}/open/")
    assert one.entries.filter(kind="sitting-opened").count() == 1
    item = first.items.get(kind="report")
    client.post(f"/congress/{one.pk}/minutes/speech/", {"item": item.pk, "person": "李小河", "role": "", "said": ""})
    said = page(client, f"/congress/{one.pk}/minutes/")
    assert "第二次全体会议" not in said, "it has not taken place"
    assert "应到代表40名，实到代表39名，符合法定人数。" in said
    assert "会议听取了李小河所作的上届委员会工作报告。" in said


def test_a_resolution_is_voted_on_and_saved_as_a_document(enter: Enter) -> None:
    one, client = hall(), enter("hall")
    item = one.sittings.last().items.get(kind="resolution")  # type: ignore[union-attr]
    asked = {"item": item.pk, "about": "工作报告", "wording": "大会批准工作报告。", "against": "2", "abstain": "1"}
    client.post(f"/congress/{one.pk}/minutes/resolve/", {**asked, "in_favour": "viele"})
    assert not one.entries.filter(kind="resolved").exists()
    client.post(f"/congress/{one.pk}/minutes/resolve/", {**asked, "in_favour": "36"})
    line = one.entries.get(kind="resolved")
    assert "36 ≥ 21: adopted." in page(client, f"/congress/{one.pk}/minutes/")
    for kind in ("minutes", "agenda", f"r{line.number}"):
        answer = client.get(f"/congress/{one.pk}/papers/{kind}/")
        assert zipfile.is_zipfile(io.BytesIO(answer.content)), kind
    assert client.get(f"/congress/{one.pk}/papers/r999/").status_code == 404
    assert zipfile.is_zipfile(io.BytesIO(client.get(f"/congress/{one.pk}/roll/docx/").content))


def test_the_projector_shows_what_the_secretariat_chose(enter: Enter) -> None:
    one, client = hall(), enter("hall")
    assert "工作报告（草案）" in page(client, f"/congress/{one.pk}/screen/")
    client.post(f"/congress/{one.pk}/screen/show/", {"show": "quorum"})
    shown = page(enter("sponsor"), f"/congress/{one.pk}/screen/")
    assert "39 ≥ 21" in shown
    assert '<meta http-equiv="refresh" content="5">' in shown
    assert "<script" not in shown


def test_who_only_looks_changes_nothing(enter: Enter) -> None:
    one, client = hall(), enter("auditor")
    assert "Check-in" in page(client, f"/congress/{one.pk}/")
    before = one.entries.count()
    sitting = one.sittings.first()
    assert sitting is not None
    for path in (
        f"/congress/{one.pk}/door/line/", f"/congress/{one.pk}/book/correct/", f"/congress/{one.pk}/sittings/",
        f"/congress/{one.pk}/items/", f"/congress/{one.pk}/minutes/resolve/", f"/congress/{one.pk}/screen/show/",
        f"/congress/sittings/{sitting.pk}/open/", f"/congress/{one.pk}/roll/new/",
    ):  # fmt: skip
        assert client.post(path, {"kind": "in", "delegate": "40"}).status_code == 403, path
    assert one.entries.count() == before
    assert enter("public").get(f"/congress/{one.pk}/").status_code == 403


def test_a_congress_that_is_not_open_is_not_found(enter: Enter) -> None:
    one = hall()
    Congress.objects.update(open_to_units=False)
    contest = one.contests.get()
    client = enter("school")
    for path in (
        f"/congress/{one.pk}/", f"/congress/{one.pk}/door/", f"/congress/{one.pk}/book/", f"/congress/{one.pk}/screen/",
        f"/congress/{one.pk}/minutes/", f"/congress/{one.pk}/roll/", f"/congress/elections/{contest.pk}/",
        f"/congress/{one.pk}/papers/minutes/", "/congress/999999/", "/congress/elections/999999/",
    ):  # fmt: skip
        assert client.get(path).status_code == 404, path
