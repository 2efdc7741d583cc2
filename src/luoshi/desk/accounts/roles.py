"""Which role may do what: one table, read by pages, menus and tests alike."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person is in a unit."""

    ADMINISTRATOR = "administrator", _("Administrator")
    DESK = "desk", _("Oversight desk")
    SPONSOR = "sponsor", _("Sponsor")
    LEAD_OFFICER = "lead_officer", _("Lead-unit officer")
    MEMBER = "member", _("Unit member")
    AUDITOR = "auditor", _("Auditor")
    SECRETARIAT = "secretariat", _("Congress secretariat")
    TELLER = "teller", _("Teller")
    SCRUTINEER = "scrutineer", _("Scrutineer")
    PUBLIC = "public", _("Public")


class Action(TextChoices):
    """What one may be allowed to do; the rooms that come later add theirs."""

    MANAGE_PEOPLE = "manage_people", _("Manage people and units")
    SEE_PEOPLE = "see_people", _("See people and units")
    SEE_DOCUMENTS = "see_documents", _("See documents")
    UPLOAD_DOCUMENTS = "upload_documents", _("Upload documents")
    SEE_PLANS = "see_plans", _("See plans")
    MAKE_PLANS = "make_plans", _("Make plans and hand them out")
    SEE_PROGRESS = "see_progress", _("See how it goes")
    REPORT_PROGRESS = "report_progress", _("Sign for items and report on them")
    OVERSEE = "oversee", _("See what needs a person")
    REMIND_UNITS = "remind_units", _("Remind units of what is theirs")
    SEE_CONGRESS = "see_congress", _("See congresses")
    RUN_CONGRESS = "run_congress", _("Run a congress")
    ENTER_TALLY = "enter_tally", _("Enter what a count found")
    SIGN_COUNT = "sign_count", _("Watch over a count and sign it")


ALLOWED: dict[Action, frozenset[Role]] = {
    Action.MANAGE_PEOPLE: frozenset({Role.ADMINISTRATOR}),
    Action.SEE_PEOPLE: frozenset(
        {Role.ADMINISTRATOR, Role.DESK, Role.SPONSOR, Role.LEAD_OFFICER, Role.MEMBER, Role.AUDITOR}
    ),
    Action.SEE_DOCUMENTS: frozenset(
        {Role.ADMINISTRATOR, Role.DESK, Role.SPONSOR, Role.LEAD_OFFICER, Role.MEMBER, Role.AUDITOR}
    ),
    Action.UPLOAD_DOCUMENTS: frozenset({Role.ADMINISTRATOR, Role.DESK}),
    Action.SEE_PLANS: frozenset(
        {Role.ADMINISTRATOR, Role.DESK, Role.SPONSOR, Role.LEAD_OFFICER, Role.MEMBER, Role.AUDITOR}
    ),
    Action.MAKE_PLANS: frozenset({Role.DESK}),
    Action.SEE_PROGRESS: frozenset(
        {Role.ADMINISTRATOR, Role.DESK, Role.SPONSOR, Role.LEAD_OFFICER, Role.MEMBER, Role.AUDITOR}
    ),
    Action.REPORT_PROGRESS: frozenset({Role.LEAD_OFFICER, Role.MEMBER}),
    Action.OVERSEE: frozenset({Role.ADMINISTRATOR, Role.DESK, Role.SPONSOR, Role.AUDITOR}),
    Action.REMIND_UNITS: frozenset({Role.DESK}),
    Action.SEE_CONGRESS: frozenset(set(Role) - {Role.PUBLIC}),
    Action.RUN_CONGRESS: frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT}),
    # Who counts and who watches are never the same, and neither role comes with another one.
    Action.ENTER_TALLY: frozenset({Role.TELLER}),
    Action.SIGN_COUNT: frozenset({Role.SCRUTINEER}),
}

# These see every unit; the others see theirs and what lies below.
SEE_EVERYTHING = frozenset({Role.ADMINISTRATOR, Role.DESK, Role.SPONSOR, Role.AUDITOR})
# These sign in with a second factor where LUOSHI_TOTP says so.
NEED_SECOND_FACTOR = frozenset({Role.ADMINISTRATOR, Role.DESK})
