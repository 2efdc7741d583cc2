"""Signing in through a provider, the whole way: the real server, a provider on this machine that signs, a browser between them."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from http.cookiejar import CookieJar
from typing import Any

import pytest

from desk.provider import Provider, running
from desk.test_commands import answer_of, free_port, surroundings

REFUSED = "本单位统一登录未能通过"


@pytest.fixture(scope="module")
def honest() -> Iterator[Provider]:
    """The provider that the workspace was told about."""
    with running(Provider()) as provider:
        yield provider


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, honest: Provider) -> Iterator[str]:
    """The address of a workspace in which 顾明 has an e-mail address, served by the real command."""
    folder = tmp_path_factory.mktemp("sign-on")
    around = surroundings(folder / "data") | honest.settings()
    subprocess.run([sys.executable, "-m", "bench.killed_seed"], env=around, check=True)
    with closing(sqlite3.connect(folder / "data/luoshi.sqlite3")) as database:
        database.execute("UPDATE accounts_person SET email = 'gu@qinghe.example' WHERE username = 'demo-desk'")
        database.execute(
            "UPDATE accounts_person SET email = 'left@qinghe.example', is_active = 0 WHERE username = 'demo-desk2'"
        )
        database.commit()
    port = free_port()
    with (folder / "log").open("wb") as log:
        line = [sys.executable, "-m", "luoshi", "serve", "--alone", "--port", str(port)]
        serving: subprocess.Popen[Any] = subprocess.Popen(line, env=around, stdout=log, stderr=log)
    try:
        answer_of(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        serving.terminate()
        serving.wait(60)
    assert "Traceback" not in (folder / "log").read_text()


@pytest.fixture
def provider(honest: Provider) -> Iterator[Provider]:
    """The provider, honest again after each test."""
    before = dict(vars(honest))
    yield honest
    vars(honest).update({**before, "account": Provider().account, "token": {}, "asked": []})


def browser() -> Callable[[str], tuple[str, str]]:
    """A browser that follows wherever it is sent; the address it ends at, and the page."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def opened(url: str) -> tuple[str, str]:
        with opener.open(url, timeout=60) as answer:
            return answer.geturl(), answer.read().decode()

    return opened


def test_whoever_is_known_here_comes_in(workspace: str, provider: Provider) -> None:
    go = browser()
    assert '<a class="button" href="/oidc/authenticate/">' in go(f"{workspace}/sign-in/")[1]
    where, page = go(f"{workspace}/oidc/authenticate/?next=/units/")
    assert where == f"{workspace}/units/"
    assert "顾明" in page
    asked = provider.asked[-1]
    assert (asked["client_id"], asked["response_type"], asked["code_challenge_method"]) == ("luoshi", "code", "S256")
    assert asked["redirect_uri"] == f"{workspace}/oidc/callback/"


@pytest.mark.parametrize("place", ["https://evil.example/", "//evil.example", "/\\evil.example"])
@pytest.mark.usefixtures("provider")
def test_nobody_is_sent_elsewhere_afterwards(workspace: str, place: str) -> None:
    assert browser()(f"{workspace}/oidc/authenticate/?next={place}")[0] == f"{workspace}/"


@pytest.mark.parametrize(
    "cheat",
    [
        {"account": {"sub": "42", "email": "nobody@qinghe.example", "email_verified": True}},
        {"account": {"sub": "42", "email": "left@qinghe.example", "email_verified": True}},
        {"account": {"sub": "42", "email": "gu@qinghe.example", "email_verified": False}},
        {"account": {"sub": "42", "email": "gu@qinghe.example"}},
        {"account": {"sub": "43", "email": "gu@qinghe.example", "email_verified": True}},
        {"token": {"aud": "another-client"}},
        {"token": {"nonce": "of another session"}},
        {"token": {"exp": 1}},
        {"signed_by_another": True},
        {"says_no": True},
        {"breaks": True},
    ],
    ids=["stranger", "has left", "not verified", "says nothing of that", "another account", "for another client", "another session", "too old", "another key", "says no", "broken"],
)  # fmt: skip
def test_everybody_else_is_told_and_can_still_sign_in(
    workspace: str, provider: Provider, cheat: dict[str, Any]
) -> None:
    vars(provider).update(cheat)
    go = browser()
    where, page = go(f"{workspace}/oidc/authenticate/")
    assert where == f"{workspace}/sign-in/"
    assert REFUSED in page
    assert 'name="password"' in page
    assert go(f"{workspace}/units/")[0].startswith(f"{workspace}/sign-in/")


@pytest.mark.parametrize("answer", ["code=code-0&state=forged", "code=code-0", "state=x", ""])
@pytest.mark.usefixtures("provider")
def test_a_way_back_that_nobody_set_out_on_leads_nowhere(workspace: str, answer: str) -> None:
    go = browser()
    where, page = go(f"{workspace}/oidc/callback/?{answer}")
    assert where == f"{workspace}/sign-in/"
    assert REFUSED in page


@pytest.mark.usefixtures("provider")
def test_a_code_is_good_once_and_in_one_browser(workspace: str) -> None:
    first, other = browser(), browser()
    first(f"{workspace}/oidc/authenticate/")
    # The answer of the provider, taken from the first browser and opened in another.
    assert other(f"{workspace}/oidc/callback/?code=code-0&state=x")[0] == f"{workspace}/sign-in/"
