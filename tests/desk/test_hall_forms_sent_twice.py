"""A form of the hall sent twice, by a double click or by a page sent again, is one line; two forms with equal words are two."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from desk.hall import hall
from desk.qinghe import Enter
from luoshi.desk.congress.book_seal import first_difference_in_books
from luoshi.desk.congress.models import Congress, StoredItem
from luoshi.desk.congress.sent_form import MARK, SentForm

pytestmark = pytest.mark.usefixtures("district")
TEMPLATES = Path(__file__).resolve().parents[2] / "src/luoshi/desk/templates/congress"
# What the book itself keeps from being entered twice: a sitting is opened once, a badge lets one in once, a text is issued once.
ONCE_BY_THEMSELVES = {"open-sitting", "close-sitting", "at-the-door", "badge-door", "issue-text"}
TOLD = "Nothing was entered twice."


def marks(client: Client, page: str, address: str) -> list[str]:
    """The marks of the forms on a page that go to this address, as a browser without scripts would send them."""
    shown = client.get(page).content.decode()
    forms = re.findall(r"<form([^>]*)>(.*?)</form>", shown, re.DOTALL)
    mine = [inside for tag, inside in forms if (f'action="{address}"' in tag if "action=" in tag else address == page)]
    return [mark for inside in mine for mark in re.findall(rf'name="{MARK}" value="([^"]+)"', inside)]


def lines(one: Congress) -> int:
    return one.entries.count()


def speech(one: Congress) -> dict[str, str]:
    item = StoredItem.objects.filter(sitting__congress=one).order_by("pk")[0]
    return {"item": str(item.pk), "person": "王芳", "role": "东街代表团", "said": "赞成。"}


@pytest.fixture
def one() -> Congress:
    return hall()


def forms_of(one: Congress) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """What is sent, by name: the page with the form, where it goes, and what is filled in."""
    item = str(StoredItem.objects.filter(sitting__congress=one).order_by("pk")[0].pk)
    here, report = f"/congress/{one.pk}/", one.reports.get()
    contest = f"/congress/elections/{one.contests.get().pk}/"
    votes = {"in_favour": "30", "against": "1", "abstain": "0", "base": "entitled"}
    body = {"name": "青禾区监督委员会", "office": "委员", "seats": "3", "term": "1", "starts": "2026-01-05"}
    asked = {"quote": "", "wish": "remark", "wording": "再短些", "proposers": "1", "reason": ""}
    return {
        "speech": (f"{here}minutes/", f"{here}minutes/speech/", speech(one)),
        "resolution": (f"{here}minutes/", f"{here}minutes/resolve/", {"item": item, "about": "工作报告", "wording": "批准。", **votes}),
        "sitting": (here, f"{here}sittings/", {"begins": "2026-12-01T09:00", "place": "会堂", "chair": "林岳"}),
        "agenda item": (here, f"{here}items/", {"sitting": str(one.sittings.all()[0].pk), "kind": "report", "title": "听取报告"}),
        "report": (here, f"{here}reports/new/", {"title": "另一报告", "file": ("a.txt", "要点。")}),
        "draft": (f"/congress/reports/{report.pk}/", f"/congress/reports/{report.pk}/draft/", {"file": ("b.txt", "新的要点。")}),
        "suggestion": (f"/congress/reports/{report.pk}/", f"/congress/reports/{report.pk}/suggest/", asked),
        "vote on a report": (f"/congress/reports/{report.pk}/", f"/congress/reports/{report.pk}/vote/", votes),
        "election": (f"{here}elections/new/", f"{here}elections/new/", {"ruleset": "stv", "office": "监事", "seats": "1"}),
        "body": (f"{here}bodies/", f"{here}bodies/new/", body),
        "near relatives": (contest, f"{contest}declare/", {"name": "甲", "close_to": "乙"}),
        "congress": (
            "/congress/new/", "/congress/new/",
            {"title": "另一次大会", "body": "主席团", "unit": str(one.unit_id), "quorum_rule": "people-congress-session", "first_day": "2026-12-01"},
        ),
    }  # fmt: skip


def filled_in(form: dict[str, Any]) -> dict[str, Any]:
    """The fields with fresh files in them: sending empties a file."""
    files = {
        name: SimpleUploadedFile(said[0], said[1].encode()) for name, said in form.items() if isinstance(said, tuple)
    }
    return {**form, **files}


@pytest.mark.parametrize(
    "what",
    ["speech", "resolution", "sitting", "agenda item", "report", "draft", "suggestion", "vote on a report", "election", "body",
     "near relatives", "congress"],
)  # fmt: skip
def test_the_same_form_sent_twice_is_entered_once(enter: Enter, one: Congress, what: str) -> None:
    client = enter("hall")
    page, address, form = forms_of(one)[what]
    mark = marks(client, page, address)[0]
    congresses, before = Congress.objects.count(), lines(one)
    first = client.post(address, {**filled_in(form), MARK: mark})
    entered, made = lines(one), Congress.objects.count()
    assert entered > before or made > congresses
    second = client.post(address, {**filled_in(form), MARK: mark}, follow=True)
    assert (lines(one), Congress.objects.count()) == (entered, made)
    # The second answer says so, on the page to which the first one led.
    assert TOLD in second.content.decode()
    assert second.redirect_chain[0][0] == first["Location"]
    assert first_difference_in_books() is None


def test_two_forms_with_equal_words_are_two_lines(enter: Enter, one: Congress) -> None:
    client = enter("hall")
    page, address, form = forms_of(one)["speech"]
    before = lines(one)
    for _time in range(2):
        answer = client.post(address, {**form, MARK: marks(client, page, address)[0]}, follow=True)
        assert TOLD not in answer.content.decode()
    assert lines(one) == before + 2
    assert SentForm.objects.filter(line__congress=one, line__kind="spoke").count() == 2


def test_a_word_mended_on_the_page_before_is_another_line(enter: Enter, one: Congress) -> None:
    """Nobody's words are lost: whoever goes back and changes them means to say something else."""
    client = enter("hall")
    page, address, form = forms_of(one)["speech"]
    mark, before = marks(client, page, address)[0], lines(one)
    client.post(address, {**form, MARK: mark})
    client.post(address, {**form, "person": "李明", MARK: mark})
    assert lines(one) == before + 2


def test_a_form_that_was_refused_can_be_sent_again(enter: Enter, one: Congress) -> None:
    client = enter("hall")
    page, address, form = forms_of(one)["vote on a report"]
    mark = marks(client, page, address)[0]
    contest = f"/congress/elections/{one.contests.get().pk}/"
    reduced = {"by": "presidium", "recorded": "", MARK: mark}
    for _time in range(2):
        answer = client.post(f"{contest}reduce/", reduced, follow=True).content.decode()
        assert TOLD not in answer
    assert not SentForm.objects.exists()
    client.post(address, {**form, MARK: mark})
    assert SentForm.objects.count() == 1


def test_a_page_from_before_there_were_marks_still_works(enter: Enter, one: Congress) -> None:
    client, before = enter("hall"), lines(one)
    _page, address, form = forms_of(one)["speech"]
    client.post(address, form)
    assert lines(one) == before + 1


def test_every_form_of_the_hall_has_a_mark_of_its_own(enter: Enter, one: Congress) -> None:
    unmarked = []
    for path in TEMPLATES.glob("*.html"):
        for tag, inside in re.findall(r'(<form[^>]*method="post"[^>]*>)(.{0,40})', path.read_text(encoding="utf-8")):
            address = re.search(r"url '([\w-]+)'", tag)
            if "{% sent_once %}" not in inside and not (address and address[1] in ONCE_BY_THEMSELVES):
                unmarked.append((path.name, tag))
    assert unmarked == []
    found = re.findall(rf'name="{MARK}" value="([^"]+)"', enter("hall").get(f"/congress/{one.pk}/").content.decode())
    assert len(found) == len(set(found)) > 2
