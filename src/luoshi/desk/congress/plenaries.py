"""The first plenary of a body: a meeting of its own, whose roll are those who hold an office in the body."""

from __future__ import annotations

from datetime import date

from luoshi.congress.bodies import Body, State
from luoshi.congress.record.chinese_numbers import ordinal
from luoshi.congress.roll import Delegate
from luoshi.desk.accounts.models import Person
from luoshi.desk.congress.models import Congress
from luoshi.desk.congress.roll_pages import keep_roll
from luoshi.desk.congress.set_up import keep

_PLENARY_OF = {"party-local-congress": "party-local-plenary"}


def members_of(state: State) -> list[str]:
    """Everybody who holds an office of the body on the day, each once, in the order of the offices."""
    return list(dict.fromkeys(one.person for _office, held in state.holders for one in held))


def call_plenary(one: Congress, body: Body, state: State, day: date, by: Person) -> Congress:
    """Set it up; called a second time, it is the same one. Its quorum is that of a plenary where the rules know one."""
    with one.held():
        there = plenaries_of(one).get(body.id)
        if there is not None:
            return there
        # The term of the day on which the members hold office; the first one where none runs.
        number = state.term or body.terms[0].number
        plenary = Congress.objects.create(
            title=f"{body.name}（第{ordinal(number)}届）第一次全体会议", body=body.name, unit=one.unit, open_to_units=one.open_to_units,
            quorum_rule=_PLENARY_OF.get(one.quorum_rule, one.quorum_rule), place=one.place, first_day=day,
        )  # fmt: skip
        keep_roll(plenary, [Delegate(str(at), name, body.name) for at, name in enumerate(members_of(state), 1)], {})
        keep(plenary, by)
        one.write("plenary-called", {"body": body.id, "congress": plenary.pk}, by)
    return plenary


def plenaries_of(one: Congress) -> dict[str, Congress]:
    """The plenaries that were called here, by their bodies."""
    called = {line.data["congress"]: line.data["body"] for line in one.entries.filter(kind="plenary-called")}
    return {called[each.pk]: each for each in Congress.objects.filter(pk__in=called)} if called else {}
