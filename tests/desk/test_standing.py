"""What a person is on a day, and what that opens."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desk.qinghe import person, unit
from luoshi.desk import clock
from luoshi.desk.accounts.models import Deputy, Membership
from luoshi.desk.accounts.roles import ALLOWED, SEE_EVERYTHING, Action, Role
from luoshi.desk.accounts.standing import Standing, below

pytestmark = pytest.mark.usefixtures("district")
DAY = date(2026, 3, 2)
ONE = timedelta(days=1)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_a_role_may_what_the_table_says_and_nothing_else(role: Role, action: Action) -> None:
    here = Standing(1, {role: frozenset({7})})
    assert here.may(action) is (role in ALLOWED[action])
    assert here.may_in(action, 7) is (role in ALLOWED[action])
    assert here.may_in(action, 8) is (role in ALLOWED[action] and role in SEE_EVERYTHING)


def test_the_public_may_nothing_in_here() -> None:
    assert [action for action, roles in ALLOWED.items() if Role.PUBLIC in roles] == []


def test_a_membership_counts_from_its_first_to_its_last_day() -> None:
    worker = person("works")
    worker.memberships.update(until_day=DAY)
    assert worker.standing_on(DAY).roles == {Role.MEMBER}
    assert worker.standing_on(DAY + ONE).roles == set()
    Membership.objects.create(person=worker, unit=unit("区教育局"), role=Role.AUDITOR, from_day=DAY + ONE)
    assert worker.standing_on(DAY).roles == {Role.MEMBER}
    assert worker.standing_on(DAY + ONE).roles == {Role.AUDITOR}


def test_a_person_in_several_units_has_each_role_in_its_unit() -> None:
    held = person("farm").standing_on(DAY).units_by_role
    assert held == {
        Role.LEAD_OFFICER: {unit("区农业农村局").pk},
        Role.MEMBER: {unit("柳溪镇").pk},
    }


def test_a_deputy_has_the_roles_of_the_absent_for_as_long_as_it_lasts() -> None:
    away, deputy = person("housing"), person("reform")
    Deputy.objects.create(absent=away, deputy=deputy, from_day=DAY, until_day=DAY + ONE)
    for day in (DAY, DAY + ONE):
        who = deputy.standing_on(day)
        assert who.acts_for == {deputy.pk, away.pk}
        assert unit("区住建局").pk in who.units
    for day in (DAY - ONE, DAY + 2 * ONE):
        assert deputy.standing_on(day).acts_for == {deputy.pk}
        assert unit("区住建局").pk not in deputy.standing_on(day).units


def test_standing_in_is_not_handed_on() -> None:
    a, b, c = person("housing"), person("reform"), person("school")
    Deputy.objects.create(absent=a, deputy=b, from_day=DAY, until_day=DAY)
    Deputy.objects.create(absent=b, deputy=c, from_day=DAY, until_day=DAY)
    assert c.standing_on(DAY).acts_for == {b.pk, c.pk}


def test_whoever_left_hands_nothing_to_a_deputy() -> None:
    away, deputy = person("housing"), person("reform")
    today = clock.today()
    Deputy.objects.create(absent=away, deputy=deputy, from_day=today, until_day=today + ONE)
    away.close(today)
    assert deputy.standing_on(today).acts_for == {deputy.pk}


def test_the_units_below_are_reached_and_a_ring_does_no_harm() -> None:
    assert below([1], {1: None, 2: 1, 3: 2, 4: None}) == {1, 2, 3}
    assert below([1], {1: 3, 2: 1, 3: 2}) == {1, 2, 3}
    assert below([], {1: None}) == set()
