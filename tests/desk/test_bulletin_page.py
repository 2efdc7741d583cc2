"""The oversight bulletin as a page and as the paper that is sent round: one result, every number with its items, a period that stays as it was."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from desk.handed_out import at, handed_out, in_hand, plan, reported
from desk.qinghe import Enter, person
from luoshi.delivery.bulletin import plain_sentence
from luoshi.delivery.reporting_periods import read_period
from luoshi.desk import clock
from luoshi.desk.ledger.models import LedgerEntry
from luoshi.desk.plans.recording import record
from luoshi.desk.progress.bulletin_made import make_bulletin, periods_offered

pytestmark = pytest.mark.usefixtures("district")


@pytest.fixture(autouse=True)
def _june() -> Iterator[None]:
    with clock.set_to(at("2026-06-16")):
        yield


def several() -> None:
    """One unsigned, one silent, one overdue that wants help, one that was closed in June."""
    handed_out(1)
    in_hand(2)
    reported(in_hand(3, due="2026-05-31"), "2026-05", "2026-06-02", {"line": "完成主体", "help": "请协调管线"})
    done = reported(in_hand(4), "2026-05", "2026-06-02", {"values": {"m1": "20"}})
    record(done, "add_evidence", person("housing"), data={"id": "ab" * 32, "name": "验收单.pdf"}, at=at("2026-06-03"))
    record(done, "ask_close_out", person("housing"), at=at("2026-06-04"))
    record(done, "close", person("desk"), data={"result": "met"}, at=at("2026-06-05"))


def lines(period: str) -> list[str]:
    with translation.override("zh-hans"):
        made = make_bulletin(plan(), read_period(period)).bulletin
    return [plain_sentence(one) for section in made.sections for one in (*section.sentences, *section.rows)]


def test_the_page_says_how_matters_stand(enter: Enter) -> None:
    several()
    page = enter("desk", "zh-hans").get("/bulletin/").content.decode()
    text = re.sub(r"<[^>]+>", "", page)
    assert (
        "截至2026年6月16日，青禾区2026年重点任务共4项，其中已交办4项，计入完成率4项，已销号1项，完成率25.0%。" in text
    )
    assert "2026年6月1日至2026年6月16日，交办0项，销号1项，重启0项，同意延期0项，调整目标0项，取消0项。" in text
    assert "区住房城乡建设局牵头4项，销号1项，滞后和逾期1项，未报1项。" in text
    assert "困难：请协调管线。" in text
    assert f"台账 #{LedgerEntry.objects.latest('number').number} " in text


def test_every_number_leads_to_its_items_and_back(enter: Enter) -> None:
    several()
    page = enter("desk").get("/bulletin/").content.decode()
    forth = re.findall(r'<a id="(n-\d+)" href="#(rows-\d+)">', page)
    assert len(forth) > 8
    for number, rows in forth:
        line = re.search(rf'<tr id="{rows}">(.*?)</tr>', page, re.DOTALL)
        assert line is not None
        assert f'href="#{number}"' in line[1]
        assert re.findall(r'href="/items/P1-LS-\d/"', line[1])


def test_the_paper_says_the_same_as_the_page(enter: Enter) -> None:
    from docx import Document

    several()
    client = enter("desk", "zh-hans")
    page = client.get("/bulletin/?period=2026-06")
    answer = client.get(f"/bulletin/{plan().pk}/2026-06.docx")
    document = Document(io.BytesIO(answer.content))
    texts = [one.text for one in document.paragraphs]
    made = page.context["made"].bulletin
    for section in made.sections:
        assert all(plain_sentence(one) in texts for one in section.sentences)
    assert [row.cells[1].text for row in document.tables[0].rows][1:] == [
        clause for clause, _ in page.context["numbers"]
    ]
    assert any(f"台账 {page.context['made'].head}" in one.text for one in document.sections[0].footer.paragraphs)


def test_a_period_that_has_ended_stays_as_it_was(enter: Enter) -> None:
    several()
    may = lines("2026-05")
    assert "截至2026年5月31日，青禾区2026年重点任务共4项，其中已交办4项，计入完成率4项，已销号0项，完成率0.0%。" in may
    assert not any("完成主体" in one for one in may)  # it was reported in June
    with clock.set_to(at("2026-07-20")):
        record_late = reported(in_hand(5, on="2026-07-02"), "2026-07", "2026-07-10", {"line": "x"})
        assert record_late.item_state().reports
        assert lines("2026-05") == may
    page = enter("desk").get("/bulletin/?period=2026-05").content.decode()
    assert "What was entered later is not in it." in page


def test_a_quarter_tells_of_all_its_days() -> None:
    several()
    assert any("2026年4月1日至2026年6月16日，交办0项，销号1项" in one for one in lines("2026-Q2"))
    assert any("2026年1月1日至2026年3月31日，交办4项，销号0项" in one for one in lines("2026-Q1"))
    offered = {rhythm: [one.key for one in found] for rhythm, found in periods_offered(plan())}
    assert offered == {
        "monthly": ["2026-06", "2026-05", "2026-04", "2026-03"], "quarterly": ["2026-Q2", "2026-Q1"], "yearly": ["2026"],
    }  # fmt: skip


def test_weights_count_and_are_named() -> None:
    several()
    record(in_hand(5, weight="6"), "remark", person("desk"), data={"text": "重点"})
    assert any(one.endswith("计入完成率5项，已销号1项，按权重计的完成率10.0%。") for one in lines("2026-06"))


@pytest.mark.parametrize("period", ["2026-13", "2027-01", "gestern", "2026-06'"])
def test_a_period_that_is_none_is_told(enter: Enter, period: str) -> None:
    several()
    client = enter("desk")
    page = client.get("/bulletin/", {"period": period}).content.decode()
    assert "There is no such period, or it has not begun." in page
    assert client.get(f"/bulletin/{plan().pk}/{period}.docx").status_code == 404


def test_nothing_handed_out_yet(enter: Enter) -> None:
    plan()
    page = enter("desk").get("/bulletin/")
    assert page.status_code == 200
    assert "Nothing was handed out yet." in page.content.decode()


@pytest.mark.parametrize(
    ("login", "status"), [("desk", 200), ("sponsor", 200), ("auditor", 200), ("housing", 403), ("public", 403)]
)
def test_it_is_for_those_who_see_everything(enter: Enter, login: str, status: int) -> None:
    several()
    client = enter(login)
    assert client.get("/bulletin/").status_code == status
    assert client.get("/bulletin/?plan=999").status_code == (404 if status == 200 else status)
    assert ('href="/bulletin/"' in client.get("/overview/").content.decode()) is (status == 200)


def test_it_asks_the_database_little(enter: Enter, django_assert_max_num_queries: Any) -> None:  # noqa: ANN401
    several()
    for number in range(10, 40):
        in_hand(number)
    client = enter("desk")
    with django_assert_max_num_queries(15):
        client.get("/bulletin/?period=2026-05")
