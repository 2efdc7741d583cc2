"""One of everything in the workspace, and every address in it: whoever adds an address without saying what stands there fails."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

from django.test import Client
from django.urls import reverse

from desk.hall import a_card, hall
from desk.handed_out import at, handed_out, in_hand
from desk.plans_made import plan_made
from desk.qinghe import person, unit
from desk.table_of_addresses import every_address
from desk.test_reports_in_the_hall import state, suggest, where
from luoshi.desk import clock
from luoshi.desk.accounts.models import Deputy, Person
from luoshi.desk.congress.badges import badge_codes
from luoshi.desk.congress.candidates import kept
from luoshi.desk.congress.contest_book import read_state, record
from luoshi.desk.congress.models import Congress, Entry, StoredReport
from luoshi.desk.congress.report_texts import bring_in_draft
from luoshi.desk.documents import originals
from luoshi.desk.plans import recording
from luoshi.desk.plans.models import Item

# Who comes to the door. `deputy` is of the reform office and stands in for the housing office; `leaver` has left the desk.
PEOPLE = (
    "anonymous", "leaver", "public", "school", "works", "housing", "deputy", "sponsor", "auditor", "desk", "admin", "hall", "teller1", "watch1",
)  # fmt: skip


class Address(NamedTuple):
    """One address of the table: its pattern, its name, and what stands in it (`whole_workspace` says which objects)."""

    pattern: str
    name: str
    given: dict[str, Any]

    @property
    def path(self) -> str:
        """Where it leads in this workspace."""
        return reverse(self.name, kwargs=self.given)


def addresses(given: dict[str, dict[str, Any]] | None = None) -> list[Address]:
    """Every address of the table, in its order."""
    names = ((where, str(line.name)) for where, line in every_address())
    return [Address(pattern, name, (given or {}).get(name, {})) for pattern, name in names]


def whole_workspace() -> dict[str, dict[str, Any]]:
    """Make one of everything; what each address with something in it leads to. The item and its papers are the housing office's."""
    one, deputy = _congress(), _deputy()
    item, sha256 = _item_with_paper()
    handed_out(2, wording="新建北渡桥")
    plan = plan_made()
    assert plan.version is not None
    stored, sentence = plan.version.readings.get(), plan.passages.all()[3]
    draft, works = plan.items.all()[0], person("works")
    document, version, of_items = plan.version.document, plan.version.pk, item.plan.pk
    document.open_to_units = False
    document.save()
    contest, report, sitting = one.contests.get(), one.reports.get(), one.sittings.all()[0]
    motion = _motion(report)
    by_key = {name: {"key": draft.key} for name in ("review-item", "assign-item", "take-suggestion", "fill-blank")}
    by_plan = {name: {"pk": of_items} for name in (
        "plan", "assign-items", "take-suggestions", "issue-items", "freeze-plan", "plan-sheet-back", "take-sheet",
    )}  # fmt: skip
    from_text = {name: {"pk": plan.pk} for name in ("amend-plan", "review", "review-changes")}
    people = {name: {"pk": works.pk} for name in (
        "person", "edit-person", "give-role", "name-deputy", "reset-password", "close-account", "reopen-account",
    )}  # fmt: skip
    return {
        **people, "end-role": {"pk": works.memberships.get().pk}, "end-deputy": {"pk": deputy.pk}, "end-deputy-of": {"pk": deputy.pk},
        **{name: {"pk": unit("区住建局").pk} for name in ("unit", "edit-unit", "close-unit", "unit-report", "report-sheet", "report-sheet-back")},
        "document": {"pk": document.pk}, "new-version": {"pk": document.pk}, "read-anew": {"pk": version}, "original": {"pk": version},
        "reading": {"pk": stored.pk}, "make-plan": {"pk": stored.pk}, **by_plan, **from_text, "plan-file": {"pk": of_items, "form": "xlsx"},
        "review-sentence": {"pk": sentence.pk}, **by_key, "item": {"key": item.key},
        "act": {"key": item.key, "action": "add_evidence"}, "evidence": {"key": item.key, "sha256": sha256},
        **_of_congress(one), "open-sitting": {"pk": sitting.pk}, "close-sitting": {"pk": sitting.pk},
        **{name: {"pk": report.pk} for name in ("report", "report-difference", "new-draft", "suggest", "merge", "answer", "tell", "vote", "hand-out-motion")},
        **{name: {"pk": motion.pk} for name in ("answer-motion", "find-hard")}, "issue-text": {"pk": one.pk, "vote": 1},
        "badge": {"pk": one.pk, "code": badge_codes(one)["40"]}, "vote-with": {"code": a_card(one)}, "bulletin-docx": {"pk": of_items, "period": "2026-03"},
        **{name: {"pk": contest.pk} for name in _OF_CONTEST}, "protocol": {"pk": contest.pk, "line": 1},
    }  # fmt: skip


_OF_CONTEST = (
    "contest", "nominate", "appoint", "release", "declare", "open-round", "call-off", "reduce", "announce", "papers", "sheet", "find", "sign",
    "close-count", "ballot", "tally-sheet", "ballot-docx", "tally-sheet-docx", "box", "voted-by", "cards", "open-box",
)  # fmt: skip
_OF_CONGRESS = (
    "congress", "new-sitting", "new-item", "screen", "on-screen", "credentials", "bring-in-roll", "credentials-docx", "door", "at-the-door",
    "attendance-book", "seating", "correct-book", "minutes", "speech", "resolve", "new-contest", "bodies", "new-body", "take-office",
    "leave-office", "new-report", "motions", "account", "account-docx", "accounted", "mark-accounted", "first-plenary", "hand-over", "hand-over-docx",
    "sign-hand-over", "pass-on-sponsors", "badges", "new-badge", "badge-door", "proxies", "allow-proxies", "give-proxy", "end-proxy",
)  # fmt: skip


def _of_congress(one: Congress) -> dict[str, dict[str, Any]]:
    return {**{name: {"pk": one.pk} for name in _OF_CONGRESS}, "paper": {"pk": one.pk, "kind": "agenda"}}


def _congress() -> Congress:
    """The congress of the demonstration with a round that is open; only its own unit sees it."""
    one = hall()
    contest = one.contests.get()
    opened = {
        "round": "final",
        "seats": 3,
        "candidates": kept(read_state(contest).candidates),
        "entitled": 40,
        "present": 39,
    }
    record(contest, "round-opened", opened, person("hall"))
    bring_in_draft(one.reports.get(), "工作报告\n地区生产总值增长6.5%左右。\n".encode(), "二稿.txt", person("hall"))
    Congress.objects.update(open_to_units=False)
    return one


def _motion(report: StoredReport) -> Entry:
    """A suggestion on the report, handed out as a motion."""
    client = _signed_in("hall")
    assert suggest(client, report, "增长6.5%左右", wording="增长7%左右", proposers="1") == ""
    asked = {"suggestion": state(report).suggestions[-1].id, "unit": unit("区住建局").pk}
    client.post(where(report, "motion/"), asked)
    return report.entries.get(kind="motion")


def _deputy() -> Deputy:
    today = clock.today()
    Person.objects.get(username="demo-desk2").close(today)
    return Deputy.objects.create(
        absent=person("housing"), deputy=person("reform"), from_day=today, until_day=today + timedelta(days=9)
    )


def _item_with_paper() -> tuple[Item, str]:
    item = in_hand()
    sha256, _size = originals.keep([b"%PDF-1.7 x"])
    data = {"id": sha256, "name": "验收单.pdf"}
    recording.record(item, "add_evidence", person("housing"), data=data, at=at("2026-03-04"))
    return item, sha256


def _signed_in(login: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person(login), backend="luoshi.desk.accounts.signing_in.NameOrMail")
    return client


def browsers() -> dict[str, Client]:
    """A browser for each of PEOPLE."""
    logins = {"deputy": "reform", "leaver": "desk2"}
    found = {}
    for one in PEOPLE:
        found[one] = (
            Client(headers={"accept-language": "en"}) if one == "anonymous" else _signed_in(logins.get(one, one))
        )
        found[one].raise_request_exception = False
    return found
