"""The first page: what waits for each person, kind by kind, and how it stands; every figure is a door to as many rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from desk.handed_out import at, handed_out, in_hand, reported
from desk.qinghe import Enter
from luoshi.desk import clock

pytestmark = pytest.mark.usefixtures("district")
_DOOR = re.compile(r'<th scope="row"><a href="([^"]+)">([^<]+)</a></th><td class="num">(\d+)</td>')


@pytest.fixture(autouse=True)
def _june() -> Iterator[None]:
    with clock.set_to(at("2026-06-16")):
        yield


def doors(client: Client) -> dict[str, tuple[str, int]]:
    """What each line of the page says → where it leads and its figure."""
    page = client.get("/").content.decode()
    return {words: (url.replace("&amp;", "&"), int(number)) for url, words, number in _DOOR.findall(page)}


def the_year() -> None:
    handed_out(1)
    in_hand(2)
    reported(in_hand(3, due="2026-05-31"), "2026-05", "2026-06-02", {"line": "x", "help": "请协调管线"})


def test_the_desk_sees_each_kind_that_waits_and_the_lights(enter: Enter) -> None:
    the_year()
    shown = doors(enter("desk", "zh-hans"))
    assert {words: number for words, (_, number) in shown.items()} == {
        "未签收": 1, "逾期未报": 1, "逾期": 1, "请求协调": 1,
        "已交办事项": 3, "✕ 红灯": 1, "! 黄灯": 1, "– 灰灯": 1, "距年底天数": 198,
    }  # fmt: skip


def test_behind_each_door_of_the_queue_stand_as_many_rows(enter: Enter) -> None:
    the_year()
    client = enter("desk")
    waiting = {url: number for url, number in doors(client).values() if "kind=" in url}
    assert len(waiting) == 4
    for url, number in waiting.items():
        assert client.get(url).content.decode().count('<th scope="row">') == number


def test_a_unit_sees_what_is_asked_of_it_and_nothing_of_others(enter: Enter) -> None:
    the_year()
    handed_out(4, lead="区民政局")
    shown = doors(enter("housing"))
    assert shown["Items to sign for"] == ("/inbox/", 1)
    assert shown["Dates and milestones of your units"] == ("/inbox/", 1)
    assert shown["Items handed out"][1] == 3


def test_without_anything_handed_out_nothing_stands_there(enter: Enter) -> None:
    assert doors(enter("desk")) == {}
