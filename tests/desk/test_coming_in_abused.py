"""Whoever tries to come in by guessing, by a session of theirs, or by a host that isn't ours."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django_otp.plugins.otp_totp.models import TOTPDevice

from desk.qinghe import Enter, person
from desk.test_commands import surroundings
from desk.test_sign_in import PASSWORD, code_of, signed_in, try_password
from desk.whole_workspace import addresses
from luoshi.desk import clock
from luoshi.desk.accounts.models import Person

pytestmark = pytest.mark.usefixtures("district")
STEPS = 40
SPELLINGS = ["demo-desk", "DEMO-DESK", " demo-desk", "gu@qinghe.example", "Gu@Qinghe.Example"]


def test_a_name_in_capitals_or_as_an_address_gives_no_more_tries(client: Client) -> None:
    Person.objects.filter(username="demo-desk").update(email="gu@qinghe.example")
    answers = [try_password(client, name, "wrong") for name in SPELLINGS]
    assert answers == [200, 200, 200, 200, 429]
    assert try_password(client, "demo-desk", PASSWORD) == 429


def test_tries_for_names_that_nobody_has_are_counted_too(client: Client) -> None:
    answers = [try_password(client, name, "wrong") for name in ("nobody", "NOBODY", " nobody ", "Nobody", "nobody")]
    assert answers[-1] == 429


def test_after_a_quarter_of_an_hour_one_may_try_again(client: Client) -> None:
    for _try in range(5):
        try_password(client, "demo-desk", "wrong")
    AccessAttempt.objects.update(attempt_time=clock.now() - timedelta(minutes=16))
    assert try_password(client, "demo-desk", PASSWORD) == 302


def test_whoever_is_locked_out_is_told_for_how_long(client: Client) -> None:
    for _try in range(5):
        try_password(client, "demo-desk", "wrong")
    answer = client.post("/sign-in/", {"username": "demo-desk", "password": "x"}, headers={"accept-language": "en"})
    assert "15" in answer.content.decode()
    assert answer["Content-Security-Policy"]


def test_a_session_that_somebody_else_prepared_is_left_behind(client: Client) -> None:
    client.get("/sign-in/")
    client.post("/language/", {"to": "en"})
    client.cookies["sessionid"] = "prepared" * 4
    try_password(client, "demo-desk", PASSWORD)
    assert signed_in(client)
    assert client.cookies["sessionid"].value != "prepared" * 4


def test_signing_in_and_out_each_begin_a_session_of_their_own(client: Client) -> None:
    try_password(client, "demo-desk", PASSWORD)
    first = client.cookies["sessionid"].value
    client.post("/sign-out/")
    assert Client(headers={"cookie": f"sessionid={first}"}).get("/units/").status_code == 302
    try_password(client, "demo-desk", PASSWORD)
    assert client.cookies["sessionid"].value not in {first, ""}


def test_another_password_ends_the_sessions_in_other_browsers(enter: Enter) -> None:
    here, elsewhere = enter("housing"), enter("housing")
    new = "river-stone-42"
    here.post("/me/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})
    assert here.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302


def wrong_code(device: TOTPDevice) -> str:
    """A code that no moment around this one has."""
    right = {code_of(device, shift) for shift in range(-STEPS - 9, STEPS + 10)}
    return next(code for code in (f"{number:06}" for number in range(1000)) if code not in right)


def confirmed() -> TOTPDevice:
    """The desk's telephone, known for some time; its clock may be wrong by as much as a slow machine takes for a test."""
    device: TOTPDevice = TOTPDevice.objects.create(user=person("desk"), confirmed=True, name="totp", tolerance=STEPS)
    return device


def test_guessing_codes_takes_longer_with_each(enter: Enter) -> None:
    device, client = confirmed(), enter("desk")
    for _try in range(3):
        client.post("/second-factor/", {"code": wrong_code(device)})
        TOTPDevice.objects.update(throttling_failure_timestamp=clock.now() - timedelta(hours=1))
    device.refresh_from_db()
    assert device.throttling_failure_count == 3
    # However slow the machine: the wait isn't over yet.
    TOTPDevice.objects.update(throttling_failure_timestamp=clock.now() + timedelta(hours=1))
    # Even the right one has to wait.
    assert client.post("/second-factor/", {"code": code_of(device)}).status_code == 200
    assert client.get("/documents/").status_code == 302
    TOTPDevice.objects.update(throttling_failure_timestamp=clock.now() - timedelta(seconds=2**2))
    assert client.post("/second-factor/", {"code": code_of(device)}).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_codes_that_are_tried_at_once_are_looked_at_one_after_the_other(enter: Enter) -> None:
    device = confirmed()
    clients, code = [enter("desk") for _one in range(8)], code_of(device)

    def tried(client: Client) -> int:
        try:
            return client.post("/second-factor/", {"code": code}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = sorted(pool.map(tried, clients))
    # A code lets in once, however many come with it.
    assert answers == [200] * 7 + [302]


def test_nothing_is_open_before_the_second_factor(enter: Enter) -> None:
    confirmed()
    client = enter("desk")
    open_paths = {"sign-in", "sign-out", "second-factor", "set-language", "set-theme", "print-footer", "health"}
    for one in addresses():
        if one.name in open_paths or "<" in one.pattern:
            continue
        for method in (client.get, client.post):
            assert method("/" + one.pattern)["Location"] == "/second-factor/", one.name


def test_the_address_of_another_host_is_never_believed(client: Client) -> None:
    for header in ("x-forwarded-host", "x-original-host", "x-host", "forwarded"):
        answer = client.get("/units/", headers={header: "evil.example"})
        assert answer["Location"] == "/sign-in/?next=/units/"
    for host in (
        "evil.example",
        "localhost.evil.example",
        "localhost:x",
        "127.0.0.1@evil.example",
        "a b",
        "localhost/..",
    ):
        assert client.get("/sign-in/", headers={"host": host}).status_code == 400


def test_cookies_carry_what_protects_them(client: Client) -> None:
    answer = client.post("/sign-in/", {"username": "demo-desk", "password": PASSWORD})
    client.post("/language/", {"to": "en"})
    assert answer.cookies["sessionid"]["httponly"]
    for name in ("sessionid", settings.LANGUAGE_COOKIE_NAME):
        assert client.cookies[name]["samesite"] == "Lax"
        assert not client.cookies[name]["domain"]


def test_where_people_come_over_https_cookies_go_nowhere_else(tmp_path: Path) -> None:
    program = (
        "import json\nfrom luoshi.desk.start import start_django\nstart_django()\nfrom django.conf import settings as s\n"
        "print(json.dumps([s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.LANGUAGE_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 3e7]))"
    )
    around = surroundings(tmp_path) | {"LUOSHI_TLS": "yes"}
    done = subprocess.run([sys.executable, "-c", program], env=around, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [True] * 5


def test_what_is_asked_for_without_https_is_sent_there(client: Client) -> None:
    with override_settings(SECURE_SSL_REDIRECT=True):
        answer = client.get("/sign-in/")
    assert answer["Location"] == "https://testserver/sign-in/"
