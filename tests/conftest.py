"""What every test may ask for: the shared material, a real browser, an office program."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
ON_CI = os.environ.get("CI") == "true"

_PROGRAMS = {
    "browser": (("chromium", "chromium-browser", "google-chrome"), "chromium"),
    "postgresql": (("postgres",), "postgresql"),
    "libreoffice": (("soffice", "libreoffice"), "libreoffice-calc libreoffice-writer"),
}
_CHROMIUM_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]

# A shared machine is slow at times; a time limit per example would fail at random. Speed is measured in bench/.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if ON_CI else "desk")


def _find_program(marker: str) -> str | None:
    # Debian keeps the server's programs out of the usual path.
    places = os.pathsep.join([os.environ.get("PATH", ""), *map(str, Path("/usr/lib/postgresql").glob("*/bin"))])
    return next((path for name in _PROGRAMS[marker][0] if (path := shutil.which(name, path=places))), None)


def _do_without(what: str) -> None:
    """Skip at a desk; fail on CI, where a test that quietly did not run would pass for one that passed."""
    if ON_CI:
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip or fail a test whose marker names a program that is not there."""
    for marker, (_, packages) in _PROGRAMS.items():
        if item.get_closest_marker(marker) and _find_program(marker) is None:
            _do_without(f"{marker}: not installed; on Debian: apt-get install --no-install-recommends {packages}")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material beside the repository (or where LUOSHI_SHARED points); the test is skipped where there is none."""
    folder = Path(os.environ.get("LUOSHI_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no shared material in {folder}; LUOSHI_SHARED says where it is")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium for the whole run; for tests marked `browser`."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_find_program("browser"), args=_CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """An empty page of its own. The test fails if a script breaks or anything off this machine is asked for."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(f"script error: {error}"))
    page.on("request", lambda request: troubles.extend(_strangers(request.url)))
    yield page
    context.close()
    assert not troubles


def _strangers(url: str) -> list[str]:
    """The request as a trouble, unless it stays on this machine."""
    at_home = ("file:", "data:", "blob:", "about:", "http://127.0.0.1:", "http://localhost:")
    return [] if url.startswith(at_home) else [f"asked for {url}"]


@pytest.fixture(scope="session")
def convert_office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """`convert_office(path, "pdf")` opens a file in LibreOffice and gives the converted one; for tests marked `libreoffice`."""
    # A profile of one's own: another LibreOffice that runs at the same time would swallow the call.
    profile = tmp_path_factory.mktemp("libreoffice")

    def convert(path: Path, to: str) -> Path:
        out = tmp_path_factory.mktemp("converted")
        command = [_find_program("libreoffice") or "soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", to, "--outdir", str(out), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        (made,) = out.iterdir()
        return made

    return convert
