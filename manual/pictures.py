"""`python -m manual.pictures` takes the pictures of docs/tour.md anew, from a demo workspace of its own.

Needs Chromium and a font with Chinese. The demo's dates follow today's date, so the pictures differ from day to day: no test
compares them; `tests/test_tour.py` holds that each is there and is shown.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "examples" / "qinghe-report.txt"
IMAGES = ROOT / "docs" / "images"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE = 60


class Look(NamedTuple):
    """How a page is opened: language, width and height in pixels, colours."""

    language: str
    size: tuple[int, int]
    dark: bool = False


LOOKS = {
    "zh": Look("zh-CN", (1280, 800)),
    "en": Look("en-GB", (1280, 800)),
    "dark": Look("zh-CN", (1280, 800), dark=True),
    "phone": Look("zh-CN", (390, 844)),
}


class Picture(NamedTuple):
    """A page: its name, who has it open, the way there, and the looks it is taken in."""

    name: str
    login: str
    way: Sequence[str]
    looks: Sequence[str]

    def file(self, look: str) -> Path:
        """Where the picture stands."""
        return IMAGES / f"{self.name}-{look}.png"


def pictures() -> list[Picture]:
    """All pictures, in the order of the tour."""
    listed = tomllib.loads(Path(__file__).with_name("pictures.toml").read_text(encoding="utf-8"))["picture"]
    return [Picture(**one) for one in listed]


def main(names: Sequence[str]) -> None:
    """Take the pictures of these names, or all."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, _BROWSERS)), None)
    with _workspace() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for picture in pictures():
            if not names or picture.name in names:
                _take(browser, address, picture)
        browser.close()


def _take(browser: Browser, address: str, picture: Picture) -> None:
    where = ""
    for look in picture.looks:
        language, (width, height), dark = LOOKS[look]
        context = browser.new_context(
            locale=language, viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        page = context.new_page()
        page.goto(f"{address}/sign-in/")
        page.click(f"button[value={picture.login}]")
        if where:
            page.goto(where)
        else:
            _walk(page, address, picture.way)
            where = page.url
        page.screenshot(path=picture.file(look))
        print(picture.file(look).relative_to(ROOT))
        context.close()


def _walk(page: Page, address: str, way: Sequence[str]) -> None:
    for step in way:
        if step.startswith("/"):
            page.goto(address + step)
        else:
            page.locator("main").get_by_role("link").filter(has_text=step).first.click()
            page.wait_for_load_state()


@contextmanager
def _workspace() -> Iterator[str]:
    """The address of a demo workspace that lives as long as this lasts."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        environment = {**os.environ, "LUOSHI_DATA": folder}
        luoshi = (sys.executable, "-m", "luoshi")
        subprocess.run(
            [*luoshi, "seed-demo", "--congress", str(REPORT)], env=environment, check=True, stdout=subprocess.DEVNULL
        )
        server = subprocess.Popen([*luoshi, "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait_for(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(_PATIENCE)


def _wait_for(address: str) -> None:
    until = monotonic() + _PATIENCE
    while True:
        try:
            urlopen(f"{address}/healthz").close()
        except URLError:
            if monotonic() > until:
                raise
            sleep(0.2)
        else:
            return


if __name__ == "__main__":
    main(sys.argv[1:])
