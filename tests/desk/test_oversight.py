"""The oversight desk: what needs a person today, reminding, lights, the end of the year, the leader's page, the daily letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail

from desk.handed_out import at, handed_out, in_hand, reported
from desk.qinghe import Enter, person, unit
from luoshi.desk import clock
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import record
from luoshi.desk.progress.daily_lights import keep_lights
from luoshi.desk.progress.digest import send_digests
from luoshi.desk.progress.models import StoredLight
from luoshi.desk.progress.queue_page import queue_for

pytestmark = pytest.mark.usefixtures("district")


@pytest.fixture(autouse=True)
def _june() -> Iterator[None]:
    with clock.set_to(at("2026-06-16")):
        yield


def kinds(login: str = "desk") -> set[tuple[str, str]]:
    return {(row.item.number, row.reminder.kind) for row in queue_for(person(login))}


def several() -> list[Item]:
    """One not signed for, one unreported, one overdue with help wanted, one to verify and to close."""
    unsigned = handed_out(1)
    silent = in_hand(2)
    overdue = reported(in_hand(3, due="2026-05-31"), "2026-05", "2026-06-02", {"line": "x", "help": "请协调管线"})
    done = reported(in_hand(4), "2026-05", "2026-06-02", {"values": {"m1": "20"}})
    record(done, "add_evidence", person("housing"), data={"id": "ab" * 32, "name": "验收单.pdf"})
    record(done, "ask_close_out", person("housing"))
    return [unsigned, silent, overdue, done]


def test_the_queue_holds_what_needs_a_person_and_nothing_else(enter: Enter) -> None:
    several()
    assert kinds() == {
        ("1", "to_sign"), ("2", "report_overdue"), ("3", "overdue"), ("3", "help_wanted"), ("4", "to_verify"), ("4", "to_close"),
    }  # fmt: skip
    page = enter("desk").get("/queue/").content.decode()
    assert "/act/P1-LS-4/close/" in page
    assert "验收单.pdf" in page
    narrowed = enter("desk").get("/queue/?kind=overdue").content.decode()
    assert "P1-LS-3" in narrowed
    assert "P1-LS-1/" not in narrowed


def test_the_queue_says_what_it_is_about() -> None:
    item = reported(in_hand(due="2026-07-31"), "2026-05", "2026-06-02", {"obstacle": "管线迁改慢"})
    record(item, "ask_adjustment", person("housing"), data={"measure": "m1", "target": "18"}, reason="拆迁")
    record(item, "ask_extension", person("housing"), data={"due": "2026-09-30"}, reason="汛期停工")
    told = {(row.reminder.kind, row.about) for row in queue_for(person("desk"))}
    assert {
        ("blocked", "管线迁改慢"), ("to_answer", "改造老旧小区 20 → 18"), ("to_answer", "2026-07-31 → 2026-09-30"),
    } <= told  # fmt: skip


def test_the_worst_of_the_rest_of_the_year_stands_first(enter: Enter) -> None:
    with clock.set_to(at("2026-11-26")):
        fine, late = in_hand(1, on="2026-11-20"), in_hand(2, due="2026-10-31")
        page = enter("desk").get("/sprint/").content.decode()
    rows = page[page.index('id="open"') : page.index('id="unproved"')]
    assert rows.index(late.key) < rows.index(fine.key)


def test_reminding_enters_once_and_stays_quiet_for_some_days(enter: Enter) -> None:
    items = several()
    client = enter("desk")
    ticked = {"remind": ["P1-LS-1 to_sign", "P1-LS-2 report_overdue", "P1-LS-4 to_close", "P1-LS-99 to_sign"]}
    assert "Sent 2 reminders." in client.post("/queue/remind/", ticked, follow=True).content.decode()
    again = client.post("/queue/remind/", ticked, follow=True).content.decode()
    assert "reminded a few days ago: 2" in again
    assert items[0].history().filter(action="remind").count() == 1
    assert "2026-06-16" in enter("housing").get("/inbox/").content.decode()


def test_only_the_desk_reminds(enter: Enter) -> None:
    item = handed_out()
    for login in ("sponsor", "auditor"):
        enter(login).post("/queue/remind/", {"remind": [f"{item.key} to_sign"]})
    assert enter("housing").get("/queue/").status_code == 403
    assert item.history().filter(action="remind").count() == 0


def test_a_light_says_its_colour_in_words_with_rule_and_inputs(enter: Enter) -> None:
    several()
    page = enter("desk").get("/standings/?light=red").content.decode()
    assert "Its due date is past, and close-out was not asked for in time." in page
    assert "<code>overdue</code>" in page
    assert "2026-05-31" in page
    assert "P1-LS-4" not in page


def test_each_axis_narrows_down_by_itself(enter: Enter) -> None:
    several()
    client = enter("desk")
    one = client.get("/standings/?evidence=documented").content.decode()
    assert "P1-LS-4" in one
    assert "P1-LS-2" not in one
    both = client.get("/standings/?schedule=overdue&evidence=documented").content.decode()
    assert "No item fits all of this." in both


def test_what_was_red_turns_yellow_before_it_turns_green() -> None:
    item = in_hand(due="2026-05-31")
    for month, day in (("2026-03", "2026-04-02"), ("2026-04", "2026-05-04"), ("2026-05", "2026-06-02")):
        reported(item, month, day, {"values": {"m1": "18"}})
    keep_lights(at("2026-06-16"))
    assert StoredLight.objects.get().colour == "red"
    assert keep_lights(at("2026-06-16")) == 0
    record(item, "ask_extension", person("housing"), data={"due": "2026-12-31"}, reason="汛期停工")
    record(item, "grant_extension", person("desk"))
    keep_lights(at("2026-06-17"))
    light = StoredLight.objects.get()
    assert (light.colour, light.rule, str(light.red_on)) == ("yellow", "caught-up", "2026-06-17")
    reported(item, "2026-06", "2026-07-02", {"values": {"m1": "18"}})
    reported(item, "2026-07", "2026-08-04", {"values": {"m1": "19"}})
    keep_lights(at("2026-08-05"))
    assert StoredLight.objects.get().colour == "green"


def test_the_end_of_the_year_shows_days_and_the_pace_it_needs(enter: Enter) -> None:
    with clock.set_to(at("2026-11-26")):
        item = in_hand()
        reported(item, "2026-10", "2026-11-02", {"values": {"m1": "6"}})
        page = enter("desk").get("/sprint/").content.decode()
    assert "35 days left" in page
    assert re.search(r'data-label="Left">14<', page)
    assert re.search(r'data-label="A week">2\.8<', page)


def test_every_number_of_the_leaders_page_leads_to_its_rows(enter: Enter) -> None:
    several()
    client = enter("sponsor")
    page = client.get("/overview/").content.decode()
    links = {link.replace("&amp;", "&") for link in re.findall(r'href="(/standings/[^"]*)"', page)}
    assert any(f"unit={unit('区住建局').pk}&light=red&whole=1" in link for link in links)
    for link in links:
        assert client.get(link).status_code == 200
    number = re.search(r'<a href="/standings/\?whole=1&amp;schedule=overdue"><b>(\d+)</b>', page)
    assert number is not None
    rows = client.get("/standings/?whole=1&schedule=overdue").content.decode()
    assert len(re.findall(r"<summary", rows)) == int(number[1])
    assert "<script" not in re.sub(r"<script defer src[^>]*></script>", "", page)


def test_a_number_of_a_unit_or_a_field_leads_to_as_many_rows(enter: Enter) -> None:
    several()
    in_hand(5, group="")
    client = enter("sponsor")
    page = client.get("/overview/").content.decode()
    fields = page.split("<h2>By field</h2>")[1]
    assert re.findall(r'<th scope="row"><a [^>]*>([^<]+)<', fields) == ["一、城市更新", "Other tasks"]
    doors = re.findall(r'<a href="(/standings/[^"]*)">(\d+)</a>', page)
    assert {int(number) for _, number in doors} >= {0, 1, 4, 5}
    for link, number in doors:
        rows = client.get(link.replace("&amp;", "&")).content.decode()
        assert rows.count('<th scope="row">') == int(number), link


def test_a_unit_sees_its_own_and_no_other(enter: Enter) -> None:
    in_hand(1)
    in_hand(2, by="school", lead="区教育局")
    for where in ("/standings/", "/overview/", "/sprint/"):
        page = enter("school").get(where).content.decode()
        assert "区住房城乡建设局" not in page
    assert enter("public").get("/standings/").status_code == 403


@pytest.mark.parametrize("where", ["/queue/", "/standings/", "/overview/", "/sprint/", "/", "/items/P1-LS-4/"])
def test_no_page_asks_the_database_much(enter: Enter, django_assert_max_num_queries: Any, where: str) -> None:  # noqa: ANN401
    several()
    for number in range(10, 40):
        in_hand(number)
    client = enter("desk")
    with django_assert_max_num_queries(15):
        assert client.get(where).status_code == 200


@pytest.mark.parametrize(
    ("login", "where"), [("housing", "/inbox/"), ("housing", "/"), ("desk", "/"), ("sponsor", "/")]
)
def test_a_page_looks_its_items_up_once(
    enter: Enter,
    django_assert_max_num_queries: Any,  # noqa: ANN401
    login: str,
    where: str,
) -> None:
    for number in range(1, 30):
        in_hand(number)
    client = enter(login)
    with django_assert_max_num_queries(15) as asked:
        assert client.get(where).status_code == 200
    looked_up = [one["sql"] for one in asked.captured_queries if '"plans_item"."state"' in one["sql"]]
    # A unit's own items for the inbox, and those it may see for their lights.
    assert len(looked_up) <= (2 if login == "housing" else 1)


def with_mail(login: str) -> None:
    one = person(login)
    one.email = f"{login}@qinghe.example"
    one.save()


def test_one_letter_a_day_says_what_waits() -> None:
    several()
    for login in ("desk", "housing", "school"):
        with_mail(login)
    assert send_digests(at("2026-06-16", 7)) == 0
    assert send_digests(at("2026-06-16", 8)) == 2
    assert send_digests(at("2026-06-16", 9)) == 0
    letters = {letter.to[0].partition("@")[0]: str(letter.body) for letter in mail.outbox}
    assert set(letters) == {"desk", "housing"}
    assert "待核验销号 · 改造老旧小区20个" in letters["desk"]
    assert "逾期 · 改造老旧小区20个 · 2026-05-31前" in letters["housing"]
    assert "待核验销号" not in letters["housing"]
    assert send_digests(at("2026-06-17", 8)) == 2


def test_a_letter_comes_in_the_language_of_who_gets_it(enter: Enter) -> None:
    several()
    for login in ("desk", "desk2", "housing"):
        with_mail(login)
    # Whoever chose English on a page gets English letters; whoever chose on their own page, what they chose there.
    enter("desk").post("/language/", {"to": "en"})
    enter("housing", "zh-hans").post("/me/", {"language": "en"})
    send_digests(at("2026-06-16", 8))
    letters = {letter.to[0].partition("@")[0]: (letter.subject, str(letter.body)) for letter in mail.outbox}
    assert letters["desk"][0] == "Luoshi: 3 things wait for you"
    assert "close-out to verify · 改造老旧小区20个" in letters["desk"][1]
    assert "overdue · 改造老旧小区20个 · by 2026-05-31" in letters["housing"][1]
    assert "待核验销号" in letters["desk2"][1]
    assert not re.search("[a-z]{4,}", letters["desk2"][1].replace("qinghe", "").replace(".pdf", ""))


def test_a_letter_tells_of_what_was_handed_out_before_it_is_late() -> None:
    with_mail("housing")
    assert send_digests(at("2026-06-16", 8)) == 0
    handed_out(1, on="2026-06-16")
    handed_out(2, on="2026-06-16")
    assert send_digests(at("2026-06-16", 9)) == 1
    assert mail.outbox[0].subject == "落实：有2项待办"
    assert "- 待签收2项" in str(mail.outbox[0].body)


def test_nobody_gets_a_letter_about_nothing() -> None:
    for login in ("desk", "housing", "sponsor", "auditor"):
        with_mail(login)
    item = reported(in_hand(on="2026-06-01"), "2026-06", "2026-06-15", {"line": "x"})
    assert item.item_state().reports
    assert send_digests(at("2026-06-16", 8)) == 0
    assert mail.outbox == []


@pytest.mark.parametrize("language", ["de", "../x", "zh-hans'"])
def test_a_language_that_there_is_not_is_not_kept(enter: Enter, language: str) -> None:
    client = enter("housing")
    client.post("/language/", {"to": language})
    assert client.post("/me/", {"language": language}).status_code == 200
    assert person("housing").language == ""


def test_no_letter_on_a_holiday() -> None:
    several()
    with_mail("housing")
    assert send_digests(at("2026-10-02", 9)) == 0


def test_a_letter_that_could_not_leave_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    several()
    with_mail("housing")

    def broken(*_args: object, **_more: object) -> int:
        raise ConnectionRefusedError("no server")

    monkeypatch.setattr("luoshi.desk.progress.digest.send_mail", broken)
    assert send_digests(at("2026-06-16", 8)) == 0
    monkeypatch.undo()
    assert send_digests(at("2026-06-16", 9)) == 1


def test_the_first_page_says_what_waits(enter: Enter) -> None:
    several()
    assert re.search(
        r'href="/inbox/">Items to sign for</a></th><td class="num">1<', enter("housing").get("/").content.decode()
    )
    # Of those that are in its hands one owes a report; what lies with the desk owes none.
    assert re.search(
        rf'href="/reports/{unit("区住建局").pk}/">Reports to file · {unit("区住建局")}</a></th><td class="num">1<',
        enter("housing").get("/").content.decode(),
    )
    assert "Reports to file" not in enter("school").get("/").content.decode()
    told = re.findall(
        r'href="/queue/\?kind=\w+">[^<]+</a></th><td class="num">(\d+)<', enter("desk").get("/").content.decode()
    )
    assert sum(map(int, told)) == 6


def test_good_practice_is_seen_by_every_unit_and_opens_to_its_own(enter: Enter) -> None:
    item = reported(in_hand(), "2026-05", "2026-06-02", {"line": "x"})
    record(item, "mark_good_practice", person("housing"), data={"text": "居民点单、部门会单"})
    other = enter("school").get("/good-practice/").content.decode()
    assert "居民点单、部门会单" in other
    assert f"/items/{item.key}/" not in other
    assert f"/items/{item.key}/" in enter("housing").get("/good-practice/").content.decode()
    record(
        item, "correct", person("desk"), data={"entry": item.last_entry, "good_practice": False}, reason="核实后撤下"
    )
    assert "居民点单" not in enter("school").get("/good-practice/").content.decode()


def test_the_unit_above_is_written_to_when_its_office_asks_for_close_out() -> None:
    item = in_hand()
    record(item, "break_down", person("housing"), data={"sub_item": "P1-LS-2"})
    below = in_hand(2, by="works", lead="工程科")
    Item.objects.filter(pk=below.pk).update(parent=item)
    record(below, "add_evidence", person("works"), data={"id": "a" * 64, "name": "验收单.pdf"})
    record(below, "ask_close_out", person("works"))
    with_mail("housing")
    with_mail("desk")
    send_digests(at("2026-06-16", 8))
    told = {letter.to[0].partition("@")[0]: "待核验销号" in letter.body for letter in mail.outbox}
    assert told == {"housing": True}
