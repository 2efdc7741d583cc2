"""Every page of the workspace in a real browser: nothing stands in anyone's way, in the light and the dark, on a desk and on a telephone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from desk.every_page import ROOMS, every_page
from desk.in_the_way import Sit, in_the_way
from desk.qinghe import Enter

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (320, 390, 1000)
SMALL = {"width": 360, "height": 740}


@pytest.mark.usefixtures("with_portal")
@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize(
    "both", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["looks in turns", "both looks"]
)
def test_nothing_stands_in_anyones_way(
    sit: Sit, enter: Enter, it_is: Callable[[str], None], room: str, *, both: bool
) -> None:
    """Chinese, light and wide, or English, dark and small: one page in one look, the next in the other; both of each with `make slow`."""
    it_is("2026-04-02")
    found: dict[str, Any] = {}
    desks: dict[str, tuple[Page, Page]] = {}
    for at, one in enumerate(every_page(enter, room)):
        if one.who not in desks:
            large = sit(one.who, "zh-CN", color_scheme="light")
            desks[one.who] = large, sit(one.who, "en-US", color_scheme="dark", viewport=SMALL)
        for page in desks[one.who] if both else [desks[one.who][at % 2]]:
            # The projector looks again by itself, and would break off the way to a page that is slow to come.
            page.goto("about:blank")
            answer = page.goto(one.path)
            assert answer is not None
            assert answer.status == 200, one
            found |= in_the_way(page, one.path)
        usual = page.viewport_size
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            is_wide = page.evaluate("document.documentElement.scrollWidth")
            found |= {f"{one.path} at {width}": is_wide} if is_wide > width else {}
        page.set_viewport_size(usual or {"width": 1280, "height": 800})
    assert found == {}


def pressed(page: Page, button: str) -> None:
    """Press it, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.locator(button).click()


def sent_too_old(page: Page) -> None:
    page.goto("/me/")
    page.evaluate("document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach(one => one.remove())")
    pressed(page, ".me button")


def sent_too_large(page: Page) -> None:
    page.goto("/me/")
    large = "const field = document.createElement('textarea'); field.name = 'large'; field.value = 'x'.repeat(3 << 20);"
    page.evaluate(f"{large} document.querySelector('.me form').append(field)")
    pressed(page, ".me button")


def tried_too_often(page: Page) -> None:
    page.context.clear_cookies()
    page.goto("/sign-in/")
    page.locator("[name=username]").fill("demo-desk")
    page.locator("[name=password]").fill("guessed")
    pressed(page, "main .buttons button")


def called_by_another_name(page: Page) -> None:
    page.goto("/inbox/")
    page.goto(page.url.replace("localhost", "nowhere.localhost"))


# What goes wrong, in which way, and how it ends.
WRONG: list[tuple[str, int, Callable[[Page], object]]] = [
    ("not open to one", 403, lambda page: page.goto("/people/new/")),
    ("not there", 404, lambda page: page.goto("/nowhere/")),
    ("a form too old", 403, sent_too_old),
    ("a form too large", 413, sent_too_large),
    ("a host that is not ours", 400, called_by_another_name),
    ("broken", 500, lambda page: page.goto("/")),
    ("tried too often", 429, tried_too_often),
]


@pytest.mark.parametrize(("language", "scheme"), [("zh-CN", "light"), ("en-US", "dark")])
def test_what_goes_wrong_is_told_to_everybody(
    sit: Sit,
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,  # noqa: ANN401 - of pytest-django
    language: str,
    scheme: str,
) -> None:
    settings.UPLOAD_BYTES, settings.AXES_FAILURE_LIMIT = 1 << 20, 1
    monkeypatch.setattr("luoshi.desk.frame.home.clock", None)
    page, found = sit("housing", language, color_scheme=scheme, viewport=SMALL), dict[str, Any]()
    ended: list[int] = []
    page.on("response", lambda one: ended.append(one.status) if one.request.resource_type == "document" else None)
    for name, status, go in WRONG:
        go(page)
        assert (name, ended[-1]) == (name, status)
        page.get_by_role("heading", level=1).wait_for()
        found |= in_the_way(page, name)
        is_wide = page.evaluate("document.documentElement.scrollWidth")
        found |= {f"{name} on a telephone": is_wide} if is_wide > SMALL["width"] else {}
    assert found == {}
