"""What stands in a congress's tables stays as it was written: nobody alters it, and whoever does it all the same is found out."""

from __future__ import annotations

import random
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction

from desk.hall import hall
from desk.qinghe import Enter, person
from desk.test_adopted_texts import adopted, issue, page
from luoshi.congress.record.book import old_seal
from luoshi.desk.congress.book_seal import first_difference_in_books
from luoshi.desk.congress.guards import put_up, take_down
from luoshi.desk.congress.models import (
    BookIsClosed,
    Congress,
    DraftText,
    ElectoralUnit,
    Entry,
    ListedDelegate,
    StoredContest,
    StoredItem,
    StoredReport,
    StoredSitting,
)
from luoshi.desk.congress.report_texts import put_before

pytestmark = pytest.mark.usefixtures("district")
TABLES: tuple[type[models.Model], ...] = (
    Congress, DraftText, ElectoralUnit, Entry, ListedDelegate, StoredContest, StoredItem, StoredReport, StoredSitting,
)  # fmt: skip


@pytest.fixture
def guarded(db: None) -> None:  # noqa: ARG001 - the tables must be there
    """The guards are up, whichever test ran before."""
    take_down(connection)
    put_up(connection)


@pytest.mark.usefixtures("guarded")
def test_nobody_alters_a_line_or_a_draft() -> None:
    one = hall()
    line = one.entries.latest("number")
    with pytest.raises(BookIsClosed):
        line.save()
    with pytest.raises(BookIsClosed):
        line.delete()
    for rows in (Entry.objects.all(), DraftText.objects.all()):
        for change in (partial(rows.update, number=99), rows.delete):
            with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
                change()
    assert first_difference_in_books() is None


def altered(value: Any) -> Any:  # noqa: ANN401 - any column
    """Another value of the same kind."""
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, int):
        return value + 1000
    if isinstance(value, str):
        return f"{value}x" if len(value) < 20 else value[:-1]
    if isinstance(value, dict):
        return {**value, "x": 1}
    return value - timedelta(days=1)


def tampered(chance: random.Random, model: type[models.Model]) -> str:
    """One row of a table is altered, removed, or put in once more; what was done."""
    row = chance.choice(list(model._default_manager.order_by("pk")))
    one = model._default_manager.filter(pk=row.pk)
    if chance.random() < 0.1 and model in {Entry, ListedDelegate, ElectoralUnit, DraftText}:
        # As somebody with the database in their hands would do it: without asking Django.
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE id = %s", [row.pk])  # noqa: S608 - our own table
        return f"{model.__name__} deleted"
    ours = [each for each in model._meta.concrete_fields if not each.primary_key]
    column = chance.choice([each for each in ours if not each.is_relation or each.null])
    value = getattr(row, column.attname)
    # What belongs to an election or a report belongs to none, and the other way round.
    other = altered(value) if not column.is_relation else None if value is not None else _last(column)
    one.update(**{column.attname: other})
    return f"{model.__name__}.{column.name}"


def _last(column: Any) -> int | None:  # noqa: ANN401 - a field that leads to another table
    found: int | None = column.related_model._default_manager.values_list("pk", flat=True).last()
    return found


@pytest.mark.usefixtures("unguarded_book")
@pytest.mark.parametrize("times", [200, pytest.param(1000, marks=pytest.mark.slow)])
def test_every_tampering_with_one_row_is_found(enter: Enter, times: int) -> None:
    """Again and again one row of a copy is altered, and each time verify says so."""
    one = adopted(enter).congress
    issue(enter("desk"), one, one.entries.get(kind="voted"))
    chance, missed, done = random.Random(20261125), [], set()
    for _ in range(times):
        point = transaction.savepoint()
        what = tampered(chance, chance.choice(TABLES))
        done.add(what.partition(".")[0])
        if first_difference_in_books() is None:
            missed.append(what)
        transaction.savepoint_rollback(point)
    assert missed == []
    assert {model.__name__ for model in TABLES} <= done
    assert first_difference_in_books() is None


@pytest.mark.usefixtures("unguarded_book")
def test_lines_cut_off_the_end_are_found_by_the_head_beside_the_book() -> None:
    one = hall()
    Entry.objects.filter(congress=one, number=one.entries.latest("number").number).delete()
    assert "cut off" in str(first_difference_in_books())


def test_a_row_that_was_slipped_in_is_found() -> None:
    one = hall()
    ListedDelegate.objects.create(congress=one, number="99", name="某某")
    found = first_difference_in_books()
    assert str(found).startswith(f"congress ({one.title}): roll is not what line ")
    assert "代表名册与会议簿第" in (found.said("zh") if found else "")


@pytest.mark.usefixtures("unguarded_book")
def test_the_minutes_say_what_was_altered(enter: Enter) -> None:
    one = hall()
    assert "each sealed on the one before" in page(enter("hall"), f"/congress/{one.pk}/minutes/")
    Entry.objects.filter(congress=one, number=7).update(by_name="别人")
    assert "Something was altered: line 7 of the book" in page(enter("hall"), f"/congress/{one.pk}/minutes/")


def test_a_report_that_could_not_be_brought_in_leaves_the_book_in_order(enter: Enter) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    one = hall()
    wrong = {"title": "另一报告", "file": SimpleUploadedFile("a.zip", b"PK\x03\x04nothing")}
    enter("hall").post(f"/congress/{one.pk}/reports/new/", wrong)
    assert one.reports.count() == 1
    assert first_difference_in_books() is None


def test_a_number_that_no_hall_could_hold_is_refused(enter: Enter) -> None:
    report = hall().reports.get()
    before = report.congress.entries.count()
    votes = {"in_favour": "9" * 30, "against": "0", "abstain": "0"}
    assert enter("hall").post(f"/congress/reports/{report.pk}/vote/", votes).status_code == 302
    assert report.congress.entries.count() == before


@pytest.mark.usefixtures("unguarded_book")
def test_a_book_of_the_old_form_goes_on_and_is_taken_under_the_new_one() -> None:
    """As it stood before the step of the tables: no previous, no names, no heads; the seals of that time stay."""
    one = hall()
    before = ""
    for line in one.entries.exclude(kind="set-up").order_by("number"):
        number = Entry.objects.filter(congress=one, previous="").count() + 1
        Entry.objects.filter(pk=line.pk).update(number=number + 1000, previous="", by_name="")
        line.number, line.previous, line.by_name = number, before, ""
        before = old_seal(line.line())
        Entry.objects.filter(pk=line.pk).update(seal=before)
    one.entries.filter(kind="set-up").delete()
    for line in one.entries.order_by("number"):
        Entry.objects.filter(pk=line.pk).update(number=line.number - 1000)
    last = one.entries.latest("number")
    Congress.objects.filter(pk=one.pk).update(last_number=last.number, last_seal=last.seal)
    assert first_difference_in_books() is None
    seals = list(one.entries.values_list("seal", flat=True))
    one.refresh_from_db()
    report = put_before(one, "另一报告", person("hall"))
    from luoshi.desk.congress.report_texts import bring_in_draft

    bring_in_draft(report, "要点。".encode(), "a.txt", person("hall"))
    assert list(one.entries.values_list("seal", flat=True))[: len(seals)] == seals
    assert one.entries.filter(kind="set-up").count() == 1
    assert first_difference_in_books() is None
    Entry.objects.filter(congress=one, number=3).update(by_name="别人")
    assert str(first_difference_in_books()).startswith("line 3 of the book")


@pytest.mark.django_db(transaction=True)
def test_the_step_of_the_tables_keeps_the_seals() -> None:
    """Back to the form before and on again: what was written stays, and the end of each book is kept beside it."""
    one = hall()
    seals = list(one.entries.values_list("seal", flat=True))
    call_command("migrate", "congress", "0001", verbosity=0)
    call_command("migrate", "congress", verbosity=0)
    one.refresh_from_db()
    assert list(one.entries.values_list("seal", flat=True)) == seals
    assert (one.last_number, one.last_seal) == (len(seals), seals[-1])
