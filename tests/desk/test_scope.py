"""Nobody sees more than they may: lists and single objects go one way, and a forged id finds nothing."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model

from desk.hall import hall
from desk.qinghe import Enter, person, unit
from luoshi.desk import clock
from luoshi.desk.accounts.models import Deputy, Membership, Person, Unit
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.congress.models import (
    Congress,
    DraftText,
    ElectoralUnit,
    Entry,
    ListedDelegate,
    StoredContest,
    StoredItem,
    StoredReport,
    StoredSitting,
)  # fmt: skip
from luoshi.desk.congress.sent_form import SentForm
from luoshi.desk.documents.models import Document, Version
from luoshi.desk.ledger.models import Chain, LedgerEntry
from luoshi.desk.progress.models import SentDigest, StoredLight
from luoshi.desk.voting.models import Box, Card

pytestmark = pytest.mark.usefixtures("district")
# What is seen only as a part of something else that is scoped.
PARTS: set[type[Model]] = {Membership, Deputy, LedgerEntry, Chain, StoredLight, SentDigest, SentForm, Box, Card}
OURS = [model for model in apps.get_models() if model.__module__.startswith("luoshi.")]


def brought_in(unit_name: str, *, open_to_units: bool = False) -> Document:
    document = Document.objects.create(
        title=unit_name, unit=unit(unit_name), open_to_units=open_to_units, brought_in_by=person("desk")
    )
    document.add_version("a.txt", "0" * 64, 1, person("desk"))
    return document


@pytest.mark.parametrize("model", OURS, ids=[model.__name__ for model in OURS])
def test_every_model_says_who_sees_it_or_is_part_of_one_that_does(model: type[Model]) -> None:
    assert hasattr(model, "seen_by") is (model not in PARTS)


@pytest.mark.parametrize("model", [Person, Unit, Document, Version])
def test_without_signing_in_there_is_nothing(model: type[Model]) -> None:
    brought_in("区教育局", open_to_units=True)
    assert not scope_for(AnonymousUser(), model).exists()


CONGRESS = [
    Congress, DraftText, ElectoralUnit, Entry, ListedDelegate, StoredContest, StoredItem, StoredReport, StoredSitting,
]  # fmt: skip


@pytest.mark.parametrize("model", CONGRESS)
def test_a_congress_is_its_units_unless_open_to_all(model: type[Model]) -> None:
    hall()
    assert not scope_for(AnonymousUser(), model).exists()
    assert scope_for(person("school"), model).exists()
    Congress.objects.update(open_to_units=False)
    assert not scope_for(person("school"), model).exists()
    assert scope_for(person("hall"), model).exists()
    assert scope_for(person("auditor"), model).exists()


def test_whoever_has_left_sees_nothing() -> None:
    left = person("desk")
    left.close(clock.today())
    assert not scope_for(left, Unit).exists()


def test_a_model_without_a_rule_is_an_error() -> None:
    with pytest.raises(TypeError, match="Membership does not say who may see it"):
        scope_for(person("admin"), Membership)


@pytest.mark.parametrize("login", ["admin", "desk", "sponsor", "auditor"])
def test_some_see_every_unit(login: str) -> None:
    assert scope_for(person(login), Unit).count() == Unit.objects.count()


def test_the_others_see_their_unit_and_what_lies_below() -> None:
    seen = {one.name for one in scope_for(person("housing"), Unit)}
    assert seen == {"区住房城乡建设局", "区住房城乡建设局工程科"}
    assert {one.name for one in scope_for(person("works"), Unit)} == {"区住房城乡建设局工程科"}
    assert {one.name for one in scope_for(person("housing"), Person)} == {"方琳", "田野"}


def test_documents_are_their_units_unless_open_to_all() -> None:
    own, other, everyones = brought_in("工程科"), brought_in("区教育局"), brought_in("督查室", open_to_units=True)
    assert set(scope_for(person("housing"), Document)) == {own, everyones}
    assert set(scope_for(person("school"), Document)) == {other, everyones}
    assert set(scope_for(person("desk"), Document)) == {own, other, everyones}


def test_a_forged_id_of_another_unit_is_not_found(enter: Enter) -> None:
    foreign = brought_in("区教育局")
    newest = foreign.versions.get()
    client = enter("housing")
    paths = [
        f"/documents/{foreign.pk}/", f"/documents/versions/{newest.pk}/original/",
        f"/people/{person('school').pk}/", f"/units/{unit('区教育局').pk}/", "/units/999999/",
    ]  # fmt: skip
    assert [client.get(path).status_code for path in paths] == [404] * len(paths)
