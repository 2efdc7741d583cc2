"""People before browsers of their own, and what axe-core finds on a page that somebody cannot see, reach or understand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# The fixture `sit`: who sits there, in which language and in what kind of browser, gives a page.
Sit = Callable[..., "Page"]


def in_the_way(page: Page, name: str = "here") -> dict[str, list[tuple[str, list[str]]]]:
    """By the name of the page: each rule that it breaks, with the first places where; empty where nothing stands in the way."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    answer = Axe().run(page).response
    assert answer["passes"], "axe looked at nothing"
    # The projector looks again by itself, that is what it is for; what it shows stands on other pages as well.
    said = [one for one in answer["violations"] if "/screen/" not in page.url or one["id"] != "meta-refresh"]
    return {name: [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in said]} if said else {}
