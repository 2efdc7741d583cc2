"""The workspace that is killed: the invented district with items in hand; run as `python -m bench.killed_seed`, LUOSHI_DATA naming the folder."""

from __future__ import annotations

ITEMS = 6


def main() -> None:
    from luoshi.desk.start import bring_database_up_to_date, start_django

    start_django()
    from django.conf import settings

    # Nobody signs in with a password here, and a dozen of them would take seconds.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    bring_database_up_to_date()
    from luoshi.desk.accounts.models import Person, Unit
    from luoshi.desk.demo.seeding import seed
    from luoshi.desk.plans.models import Item, Plan
    from luoshi.desk.plans.recording import record

    seed([])
    desk, housing = (Person.objects.get(username=f"demo-{login}") for login in ("desk", "housing"))
    unit = Unit.objects.get(short_name="区住建局")
    plan = Plan.objects.create(title="青禾区2026年重点任务", unit=Unit.objects.get(short_name="督查室"), made_by=desk)
    for number in range(1, ITEMS + 1):
        item = Item(plan=plan, key=key_of(number), kind="task", number=str(number), order=number)
        record(item, "open", desk, data={"wording": f"改造老旧小区第{number}片"})
        record(item, "assign", desk, data={"lead": str(unit.pk), "due": "2099-12-31"})
        record(item, "issue", desk)
        record(item, "sign", housing)


def key_of(number: int) -> str:
    """The id of an item in the ledger."""
    return f"P1-LS-{number}"


if __name__ == "__main__":
    main()
