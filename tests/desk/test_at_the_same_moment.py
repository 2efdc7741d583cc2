"""Several people at the same moment: nobody's change is lost, and no lock is met as an error."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.test import Client

from desk.hall import hall
from desk.qinghe import Enter, person, unit
from desk.test_hall_forms_sent_twice import forms_of, lines, marks
from luoshi.desk.accounts.models import Person, Unit
from luoshi.desk.congress.book_seal import first_difference_in_books
from luoshi.desk.congress.sent_form import MARK, SentForm
from luoshi.desk.documents.models import Document

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("district")]
MANY = 40


def test_versions_brought_in_at_once_get_one_number_each() -> None:
    by = person("desk")
    document = Document.objects.create(title="报告", unit=unit("督查室"), brought_in_by=by)

    def bring_in(n: int) -> int:
        try:
            return document.add_version(f"{n}.txt", f"{n:064x}", 1, by).number
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        numbers = sorted(pool.map(bring_in, range(MANY)))
    assert numbers == list(range(1, MANY + 1))
    assert document.versions.count() == MANY


def test_transactions_that_read_before_they_write_wait_for_one_another() -> None:
    """What fails at once on SQLite without IMMEDIATE, however long the timeout."""
    place = unit("督查室").pk

    def count_up(_n: int) -> None:
        try:
            with transaction.atomic():
                one = Unit.objects.select_for_update().get(pk=place)
                Person.objects.count()
                one.order += 1
                one.save(update_fields=["order"])
        finally:
            connection.close()

    before = unit("督查室").order
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count_up, range(MANY)))
    assert unit("督查室").order == before + MANY


def test_of_two_at_the_same_moment_one_is_entered(enter: Enter) -> None:
    one = hall()
    page, address, form = forms_of(one)["speech"]
    clients = [enter("hall") for _time in range(4)]
    mark, before = marks(clients[0], page, address)[0], lines(one)
    together = Barrier(len(clients))

    def send(client: Client) -> str:
        try:
            together.wait()
            return client.post(address, {**form, MARK: mark})["Location"]
        finally:
            connection.close()

    with ThreadPoolExecutor(len(clients)) as pool:
        led_to = set(pool.map(send, clients))
    assert lines(one) == before + 1
    assert led_to == {f"/congress/{one.pk}/minutes/"}
    assert SentForm.objects.count() == 1
    assert first_difference_in_books() is None
