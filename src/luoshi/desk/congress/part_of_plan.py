"""What this room adds to the page of a plan that was made of an adopted text: what of it still lacks an owner, a day or evidence."""

from __future__ import annotations

from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.congress.accounted import accounted
from luoshi.desk.congress.accounted_pages import tally_of
from luoshi.desk.congress.models import Entry
from luoshi.desk.plans.item_shown import Part
from luoshi.desk.plans.models import Plan
from luoshi.desk.plans.plans_shown import adds_to_plan_page


@adds_to_plan_page
def accounted_part(person: Person, plan: Plan) -> Part | None:
    """None where the plan was not made of a text that a congress issued."""
    if plan.version is None:
        return None
    issues = scope_for(person, Entry).filter(kind="issued", data__document=plan.version.document_id)
    line = issues.select_related("congress").first()
    if line is None:
        return None
    tally = tally_of(accounted(line.congress, plan.version.document_id))
    return Part("congress/part_of_plan.html", {"congress": line.congress, "tally": tally})
