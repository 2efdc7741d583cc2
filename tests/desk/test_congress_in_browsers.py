"""A congress from its credentials to its account in real browsers, each person in their own: the walk that the how-to tells."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desk.hall import hall
from desk.in_the_way import Sit, in_the_way
from desk.test_elections_in_the_hall import FIRST, FRESH, TIE, Sheet
from desk.test_reports_in_the_hall import REVISED
from luoshi.desk import clock
from luoshi.desk.congress.accounted import accounted
from luoshi.desk.congress.bodies import bodies_of
from luoshi.desk.congress.models import Congress
from luoshi.desk.plans.checking import first_difference

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PILES = ("Issued", "Returned", "Valid", "Invalid", "Of the valid ones, blank")


def seen(what: Locator) -> None:
    """It stands on the page; a slow machine is given the time."""
    what.first.wait_for()


class Walk:
    """The people of the walk, each before their own browser."""

    def __init__(self, sit: Sit, one: Congress, folder: Path) -> None:
        self.one, self.folder, self.place = one, folder, f"/congress/{one.pk}/"
        self.hall, self.desk, self.housing = sit("hall"), sit("desk"), sit("housing")
        self.tellers = [sit("teller1"), sit("teller2")]
        self.watchers = [sit("watch1"), sit("watch2")]

    def credentials(self) -> None:
        page = self.hall
        page.goto(f"{self.place}roll/")
        seen(page.get_by_text("40 delegates on the roll, 40 with valid credentials"))
        page.goto(f"{self.place}door/")
        page.get_by_role("button", name="Check in 罗小河").click()
        page.get_by_role("button", name="Check out 罗小河").click()
        page.get_by_role("button", name="Check in 罗小河").wait_for()
        page.goto(self.place)
        page.get_by_role("button", name="Open the sitting and prove the quorum").first.click()
        seen(page.get_by_text(re.compile("open since")))

    def suggestions_and_revision(self) -> None:
        page = self.hall
        page.get_by_role("link", name="工作报告（草案）").click()
        page.get_by_role("link", name=re.compile("地区生产总值年均增长6%左右")).click()
        page.get_by_label("Passage").fill("年均增长6%左右")
        page.get_by_label("What it should say").fill("年均增长6.5%左右")
        page.get_by_label("Proposers, by their numbers").fill("1、2")
        page.get_by_role("button", name="Enter the suggestion").click()
        revised = self.folder / "二稿.txt"
        revised.write_bytes(REVISED.encode())
        page.get_by_label("Draft", exact=True).set_input_files(revised)
        page.get_by_role("button", name="Bring in the draft").click()
        page.get_by_role("row", name=re.compile("年均增长6%左右")).locator("summary", has_text="Answer").click()
        page.get_by_role("button", name="Answer", exact=True).click()
        page.get_by_role("button", name="They were told").click()
        page.get_by_role("link", name="What was changed").click()
        seen(page.locator("ins", has_text="，2027年底前通车"))
        page.go_back()

    def adoption(self) -> None:
        page = self.hall
        for label, votes in (("For", "36"), ("Against", "2"), ("Abstaining", "1")):
            page.get_by_label(label, exact=True).fill(votes)
        page.get_by_role("button", name="Note the vote").click()
        seen(page.get_by_text("Draft 2 was adopted and is locked"))

    def round(self, contest: str, sheet: Sheet, piles: tuple[int, ...], *, kind: str = "") -> None:
        """One round, from its opening to its count: the piles, two sheets, names written in, two signatures."""
        page = self.hall
        page.goto(contest)
        move = page.locator(".move", has=page.locator(f"input[name=round][value={kind or 'final'}]"))
        move.get_by_role("button", name="Open this round").click()
        for label, count in zip(PILES, piles, strict=True):
            page.get_by_label(label, exact=True).fill(str(count))
        page.get_by_role("button", name="Note the piles").click()
        for teller in self.tellers:
            self.sheet(teller, contest, sheet)
        if "+" in str(sheet):
            for finder in (self.tellers[0], self.watchers[0]):
                finder.goto(contest)
                finder.get_by_label("Who is meant: 欧阳　明").fill("欧阳明")
                finder.get_by_role("button", name="This is who is meant").click()
        for watcher in self.watchers:
            watcher.goto(contest)
            watcher.get_by_role("button", name="Sign the count as it stands").click()
        page.goto(contest)
        page.get_by_role("button", name="Close the count").click()
        page.get_by_text("What comes next").wait_for()

    def sheet(self, teller: Page, contest: str, sheet: Sheet) -> None:
        teller.goto(contest)
        teller.get_by_role("link", name="Enter my sheet").click()
        while teller.get_by_label(f"{len(sheet)} How many", exact=True).count() == 0:
            teller.get_by_role("button", name="More rows").click()
        for row, (marks, count) in enumerate(sheet, 1):
            teller.get_by_label(f"{row} How many", exact=True).fill(str(count))
            for mark in marks.split(" ") if marks else []:
                if mark[0] == "+":
                    teller.get_by_label(f"{row} Written in", exact=True).fill(mark[1:])
                else:
                    teller.get_by_label(f"{row} {mark[1:]}", exact=True).select_option(mark[0])
        teller.get_by_role("button", name="Enter my sheet").click()
        teller.get_by_text(re.compile("Your sheet is entered")).wait_for()

    def elections(self) -> None:
        page, contest = self.hall, f"/congress/elections/{self.one.contests.get().pk}/"
        self.round(contest, FIRST, (39, 39, 38, 1, 1))
        seen(page.get_by_text("Seats are left", exact=True))
        self.round(contest, FRESH, (39, 39, 39, 0, 0), kind="fresh")
        seen(page.get_by_text("Tied", exact=True).first)
        self.round(contest, TIE, (39, 39, 39, 0, 0), kind="tie")
        page.get_by_role("button", name="The result was announced").click()
        seen(page.get_by_text("The result was announced and stands in the minutes."))

    def body(self, office: str, seats: str, within: str = "") -> None:
        page = self.hall
        page.goto(f"{self.place}bodies/")
        for label, said in (
            ("Body", "区委员会"), ("Office voted on", office), ("Places", seats), ("Only for who holds this office as well", within),
            ("Term, as a number", "2"), ("First day of the term", clock.today().isoformat()),
        ):  # fmt: skip
            page.locator("form.form").get_by_label(label, exact=True).fill(said)
        page.get_by_role("button", name="Set up", exact=True).click()

    def take(self, contest: str, office: str) -> None:
        page = self.hall
        page.goto(f"{self.place}bodies/")
        page.get_by_label("Election", exact=True).select_option(label=contest)
        page.locator("#take").select_option(label=office)
        page.get_by_role("button", name="They take office").click()

    def first_plenary(self) -> None:
        page = self.hall
        self.body("委员", "3")
        self.body("书记", "1", "委员")
        self.take("区委员会委员", "区委员会 委员")
        page.get_by_role("button", name="Call its first plenary").click()
        page.get_by_role("heading", name="区委员会（第二届）第一次全体会议").wait_for()
        plenary = page.url
        page.goto(f"{plenary}door/")
        for name in ("王一", "李小河", "张一"):
            page.get_by_role("button", name=f"Check in {name}").click()
            page.get_by_role("button", name=f"Check out {name}").wait_for()
        page.goto(f"{plenary}elections/new/")
        page.get_by_label("Ruleset").select_option("party-local-secretaries")
        page.get_by_label("Office voted on").fill("区委员会书记")
        page.get_by_label("Seats").fill("1")
        page.get_by_role("button", name="Set up").click()
        page.get_by_label("From the roll").select_option("1")
        page.get_by_role("button", name="Put up these candidates").click()
        for name, office in (("钱数", "teller"), ("沈算", "teller"), ("严正", "scrutineer"), ("白明", "scrutineer")):
            page.locator("form.line").first.get_by_label("Person", exact=True).select_option(label=name)
            page.locator("form.line").first.get_by_label("Role", exact=True).select_option(office)
            page.get_by_role("button", name="Appoint").click()
        contest = page.url
        self.round(contest, [("○王一", 3)], (3, 3, 3, 0, 0))
        page.get_by_role("button", name="The result was announced").click()
        self.take("区委员会书记 · 区委员会（第二届）第一次全体会议", "区委员会 书记")

    def issued_plan(self) -> None:
        page = self.desk
        self.hall.goto(self.place)
        self.hall.get_by_role("button", name="Issue it").click()
        page.goto("/")
        page.get_by_role("link", name=re.compile("An adopted text without a plan: 工作报告")).click()
        page.get_by_role("button", name="Issue it and make its plan").click()
        page.get_by_text(re.compile("Adopted by 青禾区第二届代表大会第一次会议: 36 for")).wait_for()
        for box in page.locator("input[name=item]").all():
            box.check()
        bulk = page.locator("fieldset.bulk")
        bulk.get_by_label("Lead unit", exact=True).select_option(label="区住房城乡建设局")
        bulk.get_by_label("Due", exact=True).fill((clock.today() + timedelta(days=200)).isoformat())
        bulk.get_by_role("button", name="Assign to the rows chosen").click()
        for box in page.locator("input[name=item]").all():
            box.check()
        page.get_by_role("button", name="Hand out the rows chosen").click()
        page.get_by_role("link", name=re.compile("decisions and tasks lack an owner")).click()
        self.no_orphan()

    def no_orphan(self) -> None:
        """What lacks something leads to where it is mended; what needs nothing further is marked with the reason."""
        page = self.desk
        page.get_by_role("row", name=re.compile("北渡桥")).get_by_role("link", name="mend it").click()
        page.locator("details.aside > summary").click()
        page.get_by_label("Milestones").fill("2027-06-30 主桥合龙")
        page.get_by_role("button", name="Save").click()
        page.goto(f"{self.place}accounted/")
        assert page.get_by_role("row", name=re.compile("北渡桥")).count() == 0
        assert in_the_way(page) == {}
        for box in page.locator("input[name=about]").all():
            box.check()
        page.get_by_label("Why the rows ticked need nothing further").fill("由牵头单位另报佐证")
        page.get_by_role("button", name="They need nothing further").click()
        page.get_by_text("Nothing is missing.").wait_for()

    def first_report(self) -> None:
        page = self.housing
        page.goto("/inbox/")
        page.get_by_role("button", name=re.compile("^Sign for")).click()
        page.get_by_role("link", name=re.compile("^Report on progress")).click()
        page.locator("tr", has_text="北渡桥").first.locator("textarea").first.fill("主桥已合龙")
        page.get_by_role("button", name="File the report").click()
        page.get_by_text(re.compile("Filed for")).wait_for()

    def account(self) -> None:
        """From the account to the item, from there to its sentence, and from the sentence to the vote."""
        page = self.desk
        page.goto(f"{self.place}account/")
        seen(page.get_by_text("主桥已合龙"))
        assert in_the_way(page) == {}
        page.get_by_role("link", name=re.compile("北渡桥")).click()
        page.get_by_role("link", name="In the text").click()
        page.locator("#text").wait_for()
        assert page.url.rpartition("#")[2].startswith("at-")
        page.get_by_role("link", name=re.compile("Adopted by 青禾区第二届代表大会第一次会议")).click()
        assert page.url.endswith("#vote")
        seen(page.locator("#vote").get_by_text("36 ≥ 21"))


def test_from_the_credentials_to_the_account(sit: Sit, tmp_path: Path) -> None:
    one = hall()
    walk = Walk(sit, one, tmp_path)
    walk.credentials()
    walk.suggestions_and_revision()
    walk.adoption()
    walk.elections()
    walk.first_plenary()
    walk.issued_plan()
    walk.first_report()
    walk.account()
    held = [(each.person, each.office) for each in bodies_of(one)[1]]
    assert held == [("王一", "委员"), ("李小河", "委员"), ("张一", "委员"), ("王一", "书记")]
    assert all(not text.missing for text in accounted(one))
    assert first_difference() is None
