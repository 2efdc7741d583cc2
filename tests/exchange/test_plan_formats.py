"""Every format by its name: whole, recognisable, and the same again."""

from __future__ import annotations

import pytest

from builders import qinghe
from exchange.nasty import NASTY, plan_with
from luoshi.delivery import make_plan
from luoshi.exchange.labels import Language
from luoshi.exchange.plan_formats import PLAN_FORMATS, write_plan

BEGINNINGS = {
    "xlsx": b"PK\x03\x04",
    "docx": b"PK\x03\x04",
    "csv": b"\xef\xbb\xbf",
    "csv-data": b"id,parent_id",
    "json": b'{\n  "schema": "luoshi.plan/1"',
    "md": b"# ",
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", PLAN_FORMATS)
def test_a_format_is_recognised_by_its_beginning_and_always_the_same(form: str, language: Language) -> None:
    plan = make_plan(qinghe().build())
    data = write_plan(plan, form, language=language)
    assert data.startswith(BEGINNINGS[form])
    assert write_plan(make_plan(qinghe().build()), form, language=language) == data


@pytest.mark.parametrize("form", PLAN_FORMATS)
def test_nasty_texts_come_out_in_every_format(form: str) -> None:
    assert write_plan(plan_with(*NASTY, name='="坏".txt'), form)
