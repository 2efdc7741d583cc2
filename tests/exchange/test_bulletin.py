"""The oversight bulletin: what it says, and that every number leads to its rows."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from luoshi.delivery.bulletin import Figure, Language, Standing, bulletin, bulletin_words, plain_sentence
from luoshi.exchange.word_bulletin import bulletin_to_docx

TODAY = date(2026, 9, 30)
PLAN = "青禾区2026年政府工作报告重点任务"
ITEMS = (
    Standing(
        "LS-1", "新建北渡桥", "区交通局", "in_progress", "on_pace", "reported", "2026年12月31日", "完成桩基施工。"
    ),
    Standing(
        "LS-2",
        "改造老旧小区50个",
        "区住建局",
        "in_progress",
        "behind",
        "reported",
        "2026年12月31日",
        "完成20个",
        "资金缺口大。",
    ),
    Standing("LS-3", "扩建区医院", "区卫健局", "in_progress", "overdue", "silent", "2026年6月30日"),
    Standing("LS-4", "新建中心小学", "区教育局", "closed", "at_rest", "not_asked", "2026年8月31日", "8月26日投用"),
    Standing("LS-5", "建设滨河公园", "区住建局", "issued", "ahead", "no_news", "2026年12月31日"),
    Standing("LS-6", "推进河道治理", None, "draft", "no_date", "not_asked"),
    Standing("LS-7", "引进项目12个", "区商务局", "suspended", "at_rest", "not_asked"),
)


def told(items: tuple[Standing, ...] = ITEMS, language: Language = "zh") -> list[str]:
    made = bulletin(items, PLAN, TODAY, language=language)
    return [plain_sentence(one) for section in made.sections for one in (*section.sentences, *section.rows)]


def test_it_says_how_matters_stand() -> None:
    assert told()[:4] == [
        "截至2026年9月30日，青禾区2026年政府工作报告重点任务共7项，其中已交办6项，计入完成率5项，已销号1项，完成率20.0%。",
        "未销号的事项中，超前1项，按序时推进1项，未到时限0项，滞后1项，逾期1项，没有时限0项。",
        "应报进展的事项中，已报2项，报无变化1项，未报1项。未报不等于未做，须由牵头单位补报。",
        "暂缓1项，取消0项，不计入完成率。",
    ]
    assert "区住建局牵头2项，销号0项，滞后和逾期1项，未报0项。" in told()


def test_rows_stand_under_what_they_are() -> None:
    sections = {one.heading: [plain_sentence(row) for row in one.rows] for one in bulletin(ITEMS, PLAN, TODAY).sections}
    assert sections["已销号和超前的事项"] == [
        "新建中心小学（LS-4）；牵头单位：区教育局；完成时限：2026年8月31日；进展：8月26日投用。",
        "建设滨河公园（LS-5）；牵头单位：区住建局；完成时限：2026年12月31日。",
    ]
    assert [row[:11] for row in sections["滞后和逾期的事项"]] == ["改造老旧小区50个（L", "扩建区医院（LS-3）"]
    assert [row[:5] for row in sections["未报进展的事项"]] == ["扩建区医院"]
    assert sections["需要协调的事项"] == [
        "改造老旧小区50个（LS-2）；牵头单位：区住建局；完成时限：2026年12月31日；进展：完成20个；困难：资金缺口大。"
    ]


def test_nothing_to_tell_is_said() -> None:
    lines = told(())
    assert "完成率—" in lines[0]
    assert lines[4:] == ["无。"] * 4


def test_the_same_in_english() -> None:
    assert told(language="en")[0].endswith("5 count towards completion, 1 are closed: a completion rate of 20.0%. ")
    assert not any(re.search(r"[{}]", line) for line in told(language="en"))


def test_both_languages_have_the_same_sentences() -> None:
    fields = [
        {name: set(re.findall(r"{(\w+)", text)) for name, text in bulletin_words(one).items()} for one in ("zh", "en")
    ]
    assert {name: found - {"year", "month", "day"} for name, found in fields[0].items()} == {
        name: found - {"year", "month", "day"} for name, found in fields[1].items()
    }


standings = st.lists(
    st.builds(
        Standing,
        id=st.uuids().map(str),
        wording=st.just("修路"),
        lead=st.sampled_from([None, "区交通局", "区住建局"]),
        workflow=st.sampled_from(["draft", "issued", "in_progress", "closed", "suspended", "dropped"]),
        schedule=st.sampled_from(["at_rest", "no_date", "not_yet_due", "on_pace", "ahead", "behind", "overdue"]),
        freshness=st.sampled_from(["not_asked", "never", "reported", "no_news", "due", "silent"]),
    ),
    max_size=12,
).map(tuple)


@given(standings)
def test_every_number_counts_its_rows_and_a_closed_item_is_never_late(items: tuple[Standing, ...]) -> None:
    known = {one.id: one for one in items}
    made = bulletin(items, PLAN, TODAY)
    for figure, clause in made.figures():
        assert isinstance(figure, Figure)
        assert figure.shown in clause
        assert set(figure.ids) <= known.keys()
        if not figure.shown.endswith(("%", "—")):
            assert figure.shown == str(len(figure.ids)) == str(len(set(figure.ids)))
        else:
            assert set(figure.ids) <= set(figure.of)
            assert (figure.shown == "100.0%") == (len(figure.ids) == len(figure.of) > 0)
    late = next(section for section in made.sections if section.heading == "滞后和逾期的事项")
    closed = [one.id for one in items if one.workflow == "closed"]
    assert not any(row_id in plain_sentence(row) for row in late.rows for row_id in closed)


def test_the_document_leads_from_every_number_to_its_rows() -> None:
    made = bulletin(ITEMS, PLAN, TODAY)
    data = bulletin_to_docx(made)
    assert bulletin_to_docx(bulletin(ITEMS, PLAN, TODAY)) == data
    document = Document(io.BytesIO(data))
    texts = [one.text for one in document.paragraphs]
    # Where the title is too long for a line it breaks at a word.
    assert texts[:2] == ["青禾区2026年政府工作报告\n重点任务落实情况督查通报", "一、总体情况"]
    assert all(line in "\n".join(texts) for line in told())
    (table,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["单位", "数字", "事项编号"]
    assert ["", "滞后1项", "LS-2"] in rows
    assert ["区住建局", "区住建局牵头2项", "LS-2、LS-5"] in rows
    assert ["区住建局", "滞后和逾期1项", "LS-2"] in rows
    assert ["", "完成率20.0%", "LS-4"] in rows
    assert rows[1:] == [[one.about, clause, "、".join(one.ids)] for one, clause in made.figures() if one.ids]


@pytest.mark.libreoffice
def test_it_prints_on_upright_pages(tmp_path: Path, convert_office: Callable[[Path, str], Path]) -> None:
    import pdfplumber

    path = tmp_path / "bulletin.docx"
    path.write_bytes(bulletin_to_docx(bulletin(ITEMS * 5, PLAN, TODAY)))
    with pdfplumber.open(convert_office(path, "pdf")) as pages:
        assert {(round(page.width), round(page.height)) for page in pages.pages} == {(595, 842)}
        last = [re.sub(r"\s", "", page.extract_text().splitlines()[-1]) for page in pages.pages]
    assert last == [f"—{number}—" for number in range(1, len(last) + 1)]
