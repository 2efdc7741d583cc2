"""Every page there is, from the table of addresses: a page that is added joins by itself, or is asked for an example of its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, reverse

from desk.hall import a_card, hall, round_paths
from desk.plans_made import REPORT, item_of, plan_made
from desk.qinghe import Enter, person, unit
from desk.table_of_addresses import every_address
from desk.test_hand_over import NEXT, seat
from desk.test_reports_in_the_hall import revise, suggest
from luoshi.desk.congress.badges import badge_codes
from luoshi.desk.congress.models import Congress, StoredContest
from luoshi.desk.documents import originals
from luoshi.desk.documents.models import StoredReading
from luoshi.desk.documents.reading_made import ask_for_reading
from luoshi.desk.plans.models import Item, Plan
from luoshi.desk.plans.recording import record
from luoshi.desk.progress.evidence import file_evidence

# What gives a file, a style sheet or a part of a page: nobody looks at it as a page of its own.
NO_PAGES = frozenset({
    "account-docx", "ballot-docx", "bulletin-docx", "credentials-docx", "evidence", "hand-over-docx", "health",
    "original", "paper", "plan-file", "print-footer", "protocol", "report-sheet", "review-changes", "tally-sheet-docx",
})  # fmt: skip
ROOMS = ("plans", "progress", "congress", "the rest")
_WHO = ("desk", "admin", "housing", "hall")


class Example:
    """青禾 in the middle of its year: each thing that has a page of its own, made when it is first asked for."""

    def __init__(self, enter: Enter) -> None:
        self.enter = enter

    @cached_property
    def plan(self) -> Plan:
        """The plan of the report; the housing bureau works on one row, has another one to sign for, and its report is revised."""
        plan = plan_made()
        for words in ("改造老旧小区", "完成背街小巷整治"):
            item = item_of(plan, words)
            given = {"lead": str(unit("区住建局").pk), "support": [str(unit("区发改局").pk)], "due": "2026-11-30"}
            record(item, "assign", person("desk"), data=given)
            record(item, "issue", person("desk"))
        self._worked_on(item_of(plan, "改造老旧小区"))
        return plan

    def _worked_on(self, item: Item) -> None:
        by = person("housing")
        record(item, "sign", by)
        record(item, "file_steps", by, data={"steps": ["四月进场", "六月完成主体"]})
        record(item, "report", by, data={"period": "2026-03", "line": "已开工6个小区", "obstacle": "管线迁改慢"})
        file_evidence(item, SimpleUploadedFile("验收单.pdf", b"%PDF-1.7 x"), by, "竣工验收")
        record(item, "ask_extension", by, data={"due": "2026-12-31"}, reason="汛期停工")
        record(item, "mark_good_practice", person("desk"), data={"text": "一小区一方案"})

    @cached_property
    def item(self) -> Item:
        """The row that is worked on."""
        return item_of(self.plan, "改造老旧小区")

    @cached_property
    def read(self) -> StoredReading:
        """The report, read."""
        assert self.plan.version
        return self.plan.version.readings.get()

    @cached_property
    def revised(self) -> StoredReading:
        """A later version of the report."""
        sha256, size = originals.keep([REPORT.replace("老旧小区28个", "老旧小区30个").encode()])
        return ask_for_reading(self.read.version.document.add_version("report2.txt", sha256, size, person("desk")))

    @cached_property
    def unread(self) -> StoredReading:
        """A reading that waits for its turn."""
        return StoredReading.objects.create(version=self.read.version, engine="0+later", day=self.read.day)

    @cached_property
    def failed(self) -> StoredReading:
        """A reading that came to nothing."""
        said = {"state": StoredReading.State.FAILED, "message": "EmptySource: there is nothing in it"}
        return StoredReading.objects.create(version=self.read.version, engine="0+earlier", day=self.read.day, **said)

    @cached_property
    def hall(self) -> Congress:
        """The congress of the demonstration; somebody made a suggestion on its report, which was revised."""
        one = hall()
        suggest(self.enter("hall"), one.reports.get(), "年均增长6%左右", wording="年均增长6.5%左右")
        revise(self.enter("hall"), one.reports.get())
        return one

    @cached_property
    def contest(self) -> StoredContest:
        """Its election."""
        return self.hall.contests.earliest("pk")

    @cached_property
    def rounds(self) -> list[str]:
        """The pages of a round of it on paper."""
        return round_paths(self.hall)

    @cached_property
    def after(self) -> Congress:
        """The congress of the next term, to which the committee of this one hands over."""
        seat(self.hall, ["王一", "李一"], "2026-11-26", "2")
        one = Congress.objects.create(title="青禾区第三届代表大会", body="主席团", unit=self.hall.unit, first_day=NEXT)
        seat(one, ["李一", "赵一"], NEXT.isoformat(), "3")
        return one


# Where an example of each page with something in its address stands, and who looks at it.
_EXAMPLES: dict[str, tuple[str, Callable[[Example], list[str]]]] = {
    "act": ("housing", lambda one: [
        f"/act/{one.item.key}/{name}/" for name in ("ask_extension", "add_evidence", "file_steps", "break_down", "ask_adjustment", "return")
    ]),
    "amend-plan": ("desk", lambda one: [f"/plans/{one.plan.pk}/amend/", f"/plans/{one.plan.pk}/amend/?reading={one.revised.pk}"]),
    "document": ("desk", lambda one: [f"/documents/{one.read.version.document_id}/"]),
    "edit-person": ("admin", lambda _one: [f"/people/{person('housing').pk}/edit/"]),
    "edit-unit": ("admin", lambda _one: [f"/units/{unit('区教育局').pk}/edit/"]),
    "inbox": ("housing", lambda one: [f"/inbox/?for={one.plan.pk}"]),
    "item": ("desk", lambda one: [f"/items/{one.item.key}/", f"/items/{item_of(one.plan, '固定资产投资').key}/"]),
    "person": ("admin", lambda _one: [f"/people/{person('housing').pk}/"]),
    "plan": ("desk", lambda one: [f"/plans/{one.plan.pk}/"]),
    "plan-sheet-back": ("desk", lambda one: [f"/plans/{one.plan.pk}/sheet/"]),
    "reading": ("desk", lambda one: [f"/documents/readings/{stored.pk}/" for stored in (one.read, one.unread, one.failed)]),
    "review": ("desk", lambda one: [f"/plans/{one.plan.pk}/review/?pull=5"]),
    "unit": ("admin", lambda _one: [f"/units/{unit('区教育局').pk}/"]),
    "unit-report": ("housing", lambda one: [f"/reports/{unit('区住建局').pk}/?for={one.plan.pk}"]),
    # Of the congress.
    "account": ("hall", lambda one: [f"/congress/{one.hall.pk}/account/"]),
    "accounted": ("hall", lambda one: [f"/congress/{one.hall.pk}/accounted/?all=1"]),
    "attendance-book": ("hall", lambda one: [f"/congress/{one.hall.pk}/book/"]),
    "ballot": ("hall", lambda one: [path for path in one.rounds if "ballot" in path]),
    "box": ("hall", lambda one: [f"/congress/elections/{one.contest.pk}/box/"]),
    "badge": ("hall", lambda one: [f"/congress/{one.hall.pk}/badge/{badge_codes(one.hall)['40']}/"]),
    "badge-door": ("hall", lambda one: [f"/congress/{one.hall.pk}/badge/"]),
    "badges": ("hall", lambda one: [f"/congress/{one.hall.pk}/badges/"]),
    "bodies": ("hall", lambda one: [f"/congress/{one.hall.pk}/bodies/"]),
    "bring-in-roll": ("hall", lambda one: [f"/congress/{one.hall.pk}/roll/new/"]),
    "congress": ("hall", lambda one: [f"/congress/{one.hall.pk}/"]),
    "contest": ("hall", lambda one: [f"/congress/elections/{one.contest.pk}/"]),
    "credentials": ("hall", lambda one: [f"/congress/{one.hall.pk}/roll/"]),
    "door": ("hall", lambda one: [f"/congress/{one.hall.pk}/door/"]),
    "hand-over": ("hall", lambda one: [f"/congress/{one.after.pk}/handover/?body=区委员会"]),
    "minutes": ("hall", lambda one: [f"/congress/{one.hall.pk}/minutes/"]),
    "motions": ("hall", lambda one: [f"/congress/{one.hall.pk}/motions/"]),
    "new-contest": ("hall", lambda one: [f"/congress/{one.hall.pk}/elections/new/"]),
    "proxies": ("hall", lambda one: [f"/congress/{one.hall.pk}/proxies/"]),
    "report": ("hall", lambda one: [f"/congress/reports/{one.hall.reports.get().pk}/"]),
    "report-difference": ("hall", lambda one: [f"/congress/reports/{one.hall.reports.get().pk}/difference/"]),
    "sheet": ("teller1", lambda one: [f"{one.rounds[0]}sheet/"]),
    "screen": ("hall", lambda one: [f"/congress/{one.hall.pk}/screen/?show={what}" for what in ("agenda", "quorum", "result")]),
    "tally-sheet": ("hall", lambda one: [path for path in one.rounds if "tally" in path]),
    "vote-with": ("", lambda one: [f"/vote/{a_card(one.hall)}/"]),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name in the table of addresses, the room it belongs to, who looks at it, and where."""

    name: str
    room: str
    who: str
    path: str


def table() -> Iterator[tuple[str, URLPattern]]:
    """Every address with its pattern, the lists of the rooms gone through."""
    for _where, line in every_address():
        assert line.name, f"{line.pattern} has no name: links to it would be written by hand"
        yield line.name, line


def to_look_at() -> dict[str, URLPattern]:
    """The addresses that answer when they are only looked at, by name."""
    nobody, seen = Client(), {}
    for name, line in table():
        anything = {key: "x" if kind.regex != "[0-9]+" else 1 for key, kind in line.pattern.converters.items()}
        if name not in NO_PAGES and nobody.get(reverse(name, kwargs=anything)).status_code != 405:
            seen[name] = line
    return seen


def without_example() -> list[str]:
    """Pages with something in their address of which no example is known."""
    return [name for name, line in to_look_at().items() if line.pattern.converters and name not in _EXAMPLES]


def every_page(enter: Enter, room: str | None = None) -> list[Page]:
    """All pages, or those of one of `ROOMS`; one without an example is looked at by the first who may."""
    example, found = Example(enter), list[Page]()
    for name, line in to_look_at().items():
        at = line.callback.__module__.split(".")[2]
        belongs = at if at in ROOMS else ROOMS[-1]
        if room in {None, belongs}:
            found += [Page(name, belongs, who, path) for who, path in _addresses(name, example, enter)]
    return found


def _addresses(name: str, example: Example, enter: Enter) -> list[tuple[str, str]]:
    if name in _EXAMPLES:
        who, where = _EXAMPLES[name]
        return [(who, path) for path in where(example)]
    path = reverse(name)
    if Client().get(path).status_code == 200:
        return [("", path)]
    return [(next(who for who in _WHO if enter(who).get(path).status_code == 200), path)]
