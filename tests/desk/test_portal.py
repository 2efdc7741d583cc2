"""The public's page: there only where it was switched on, and nothing on it that was said in confidence."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from desk.handed_out import handed_out, in_hand, plan, reported
from desk.qinghe import person
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import record

pytestmark = pytest.mark.usefixtures("district")


def test_it_is_not_there_by_default() -> None:
    assert Client().get("/portal/").status_code == 404


@pytest.mark.usefixtures("with_portal")
def test_anybody_sees_what_was_handed_out_and_nothing_else(django_assert_max_num_queries: Any) -> None:  # noqa: ANN401
    item = reported(in_hand(), "2026-03", "2026-04-02", {"line": "内部情况", "obstacle": "拆迁纠纷"})
    record(item, "remark", person("desk"), data={"text": "领导批示"})
    handed_out(2, wording="新建停车场3处")
    draft = Item(plan=plan(), key="P1-LS-3", kind="task", number="3")
    record(draft, "open", person("desk"), data={"wording": "尚未交办的事"})
    dropped = Item(plan=plan(), key="P1-LS-4", kind="task", number="4")
    record(dropped, "open", person("desk"), data={"wording": "没有交办就取消的事"})
    record(dropped, "drop", person("desk"), reason="口号")
    with django_assert_max_num_queries(8):
        page = Client(headers={"accept-language": "en"}).get("/portal/").content.decode()
    assert "改造老旧小区20个" in page
    assert "区住房城乡建设局" in page
    for secret in ("内部情况", "拆迁纠纷", "领导批示", "方琳", "顾明", "尚未交办的事", "没有交办就取消的事", item.key):
        assert secret not in page
    narrowed = Client().get("/portal/?q=停车场").content.decode()
    assert "新建停车场3处" in narrowed
    assert "改造老旧小区20个" not in narrowed
    assert Client().get("/portal/?state=no-such&page=x").status_code == 200


@pytest.mark.usefixtures("with_portal")
def test_nothing_can_be_sent_there() -> None:
    assert Client().post("/portal/", {"q": "x"}).status_code == 405
