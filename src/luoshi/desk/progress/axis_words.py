"""What the pure rooms' names are called on a page: axes, colours, reminders, what a rule saw."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luoshi.delivery.lifecycle import STATES, state_words
from luoshi.desk.page_language import page_language

Words = Mapping[str, Promise]

COLOURS: Words = {"red": _("red"), "yellow": _("yellow"), "green": _("green"), "grey": _("grey")}
SIGNS: Mapping[str, str] = {"red": "✕", "yellow": "!", "green": "✓", "grey": "–"}
SCHEDULE: Words = {
    "at_rest": _("at rest"),
    "no_date": _("no date"),
    "not_yet_due": _("not yet due"),
    "on_pace": _("on pace"),
    "ahead": _("ahead"),
    "behind": _("behind"),
    "overdue": _("overdue"),
}
EVIDENCE: Words = {
    "none": _("no evidence"),
    "claimed": _("claimed"),
    "documented": _("documented"),
    "verified": _("verified"),
}
FRESHNESS: Words = {
    "not_asked": _("not asked yet"),
    "never": _("never reported"),
    "reported": _("reported"),
    "no_news": _("no news, as reported"),
    "due": _("report due"),
    "silent": _("no report"),
}
RESULTS: Words = {
    "met": _("met"),
    "partly_met": _("partly met"),
    "not_met": _("not met"),
    "cannot_be_judged": _("cannot be judged"),
}
# A verdict may also be that a target was met as it was adjusted.
OUTCOMES: Words = {**RESULTS, "met_as_adjusted": _("met, the target having been adjusted")}
REMINDERS: Words = {
    "to_sign": _("not signed for"),
    "report_due": _("report due"),
    "report_overdue": _("report late"),
    "due_soon": _("due soon"),
    "overdue": _("overdue"),
    "milestone_past": _("milestone past"),
    "to_answer": _("request to answer"),
    "to_close": _("close-out to verify"),
    "to_verify": _("evidence to verify"),
    "help_wanted": _("help wanted"),
    "blocked": _("blocked, as reported"),
    "blank": _("blank to fill"),
}
INPUTS: Words = {
    "today": _("day"),
    "workflow": _("workflow"),
    "schedule": _("schedule"),
    "evidence": _("evidence"),
    "freshness": _("freshness"),
    "due": _("Due"),
    "days_since_report": _("days since the last report"),
    "missed_reports": _("reports missed"),
    "measure": _("measure"),
    "as_of": _("as of"),
    "value": _("value"),
    "expected": _("expected then"),
    "red_on": _("last red on"),
}
FIELDS: Words = {
    "due": _("New date"),
    "text": _("Text"),
    "line": _("In one line"),
    "completed": _("Completed on"),
    "result": _("Result"),
    "steps": _("Steps, one a line"),
    "measure": _("Measure"),
    "target": _("New target"),
    "id": _("Evidence"),
    "about": _("What it shows"),
    "kind": _("What for"),
}


def said(value: str) -> str:
    """A value that a rule saw, in words where it has some."""
    if value in STATES:
        return state_words(value)[page_language()]
    for words in (SCHEDULE, EVIDENCE, FRESHNESS):
        if value in words:
            return str(words[value])
    return value
