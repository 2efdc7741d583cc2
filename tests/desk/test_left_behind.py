"""What a server or a worker had in hand when it was killed: begun again, given up where it kills whoever takes it, never stuck for ever."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from desk.handed_out import at, in_hand
from desk.qinghe import person, unit
from luoshi.desk import clock
from luoshi.desk.documents import originals
from luoshi.desk.documents.models import Document, StoredReading, Version
from luoshi.desk.documents.reading_made import ask_for_reading
from luoshi.desk.living_workers import living_worker, take_up_again
from luoshi.desk.progress.digest import send_digests
from luoshi.desk.progress.models import SentDigest
from luoshi.desk.ticking import tick

pytestmark = pytest.mark.usefixtures("district")


def queued(name: str = "a.text") -> StoredReading:
    """A document whose reading waits for a worker."""
    sha256, size = originals.keep(["各街道要切实抓好秋粮收购。".encode()])
    by = person("desk")
    document = Document.objects.create(title=name, unit=unit("督查室"), brought_in_by=by)
    return ask_for_reading(document.add_version(name, sha256, size, by))


def taken_by(worker: str, *, attempts: int = 1) -> DBTaskResult[..., Any]:
    """The one task, in the hands of a worker."""
    task: DBTaskResult[..., Any] = DBTaskResult.objects.get()
    task.worker_ids = [worker] * (attempts - 1)
    task.claim(worker)
    StoredReading.objects.update(state=StoredReading.State.READING)
    return task


def work() -> None:
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_the_task_of_a_dead_worker_is_begun_again_at_once() -> None:
    stored = queued()
    taken_by("0" * 32)
    assert tick(clock.now())["tasks-left-behind"] == 1
    assert tick(clock.now())["tasks-left-behind"] == 0
    work()
    stored.refresh_from_db()
    assert stored.state == "done"
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


@pytest.mark.django_db(transaction=True)
def test_the_task_of_a_living_worker_is_left_to_it_however_long_it_takes() -> None:
    queued()
    with living_worker() as name:
        taken_by(name)
        assert take_up_again(clock.now() + timedelta(hours=9)) == 0
    assert take_up_again(clock.now()) == 1


@pytest.mark.parametrize("name", ["", "../../secret-key", "worker of another kind"])
def test_a_worker_that_holds_no_lock_is_given_twenty_minutes(name: str) -> None:
    queued()
    taken_by(name)
    assert take_up_again(clock.now() + timedelta(minutes=19)) == 0
    assert take_up_again(clock.now() + timedelta(minutes=21)) == 1


@pytest.mark.django_db(transaction=True)
def test_a_document_that_kills_every_worker_is_given_up_and_told() -> None:
    stored = queued("gross.text")
    taken_by("0" * 32, attempts=3)
    take_up_again(clock.now())
    work()
    stored.refresh_from_db()
    assert (stored.state, stored.message) == ("failed", "gross.text: the worker died of it")
    assert "bug" in stored.failure or "缺陷" in stored.failure


def test_a_version_whose_reading_nobody_asked_for_any_more_is_read() -> None:
    sha256, size = originals.keep(["各街道要切实抓好秋粮收购。".encode()])
    document = Document.objects.create(title="a", unit=unit("督查室"), brought_in_by=person("desk"))
    document.add_version("a.txt", sha256, size, person("desk"))
    assert tick(clock.now())["readings-left-behind"] == 0
    assert tick(clock.now() + timedelta(minutes=21))["readings-left-behind"] == 1
    assert Version.objects.get().readings.get().state == "done"


def test_what_was_half_written_is_swept_up_and_originals_stay() -> None:
    sha256, _size = originals.keep([b"whole"])
    half = originals.path_of(sha256).parents[1] / "tmphalf"
    half.write_bytes(b"ha")
    assert tick(clock.now())["uploads-left-behind"] == 0
    assert half.exists()
    assert tick(clock.now() + timedelta(days=2))["uploads-left-behind"] == 1
    assert not half.exists()
    assert originals.path_of(sha256).read_bytes() == b"whole"


def test_a_digest_that_was_cut_off_is_sent_again_and_one_that_went_out_is_not() -> None:
    in_hand(on="2026-03-02", due="2026-06-01")
    someone = person("housing")
    someone.email = "fang@qinghe.example"
    someone.save(update_fields=["email"])
    begun = at("2026-06-16", 8)
    cut_off = SentDigest.objects.create(person=someone, day=begun.date(), sent=False, begun_at=begun)
    assert send_digests(begun + timedelta(minutes=5)) == 0
    assert send_digests(begun + timedelta(minutes=11)) == 1
    assert send_digests(begun + timedelta(hours=3)) == 0
    assert [one.to for one in mail.outbox] == [["fang@qinghe.example"]]
    assert not SentDigest.objects.filter(pk=cut_off.pk).exists()
