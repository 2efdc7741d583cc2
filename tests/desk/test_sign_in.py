"""Coming in: password, too many tries, second factor, single sign-on, the demonstration; and going out."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from desk.qinghe import Enter, person
from luoshi.desk import clock
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.signing_in import client_address
from luoshi.desk.accounts.single_sign_on import KnownPeople

pytestmark = pytest.mark.usefixtures("district")
PASSWORD = "qinghe-demo-2026"  # noqa: S105 - of the invented people


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def try_password(client: Client, login: str, password: str, **more: str) -> int:
    return client.post("/sign-in/", {"username": login, "password": password, **more}).status_code


@pytest.mark.parametrize("login", ["demo-desk", "DEMO-Desk", " demo-desk ", "gu@qinghe.example", "GU@qinghe.example"])
def test_with_name_or_mail(client: Client, login: str) -> None:
    Person.objects.filter(username="demo-desk").update(email="gu@qinghe.example")
    assert try_password(client, login, PASSWORD) == 302
    assert signed_in(client)


def test_a_page_asked_for_first_is_shown_afterwards(client: Client) -> None:
    asked = client.get("/units/")
    assert asked["Location"] == "/sign-in/?next=/units/"
    answer = client.post(asked["Location"], {"username": "demo-desk", "password": PASSWORD, "next": "/units/"})
    assert answer["Location"] == "/units/"


@pytest.mark.parametrize("place", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"])
def test_nobody_is_sent_elsewhere(client: Client, place: str) -> None:
    answer = client.post("/sign-in/", {"username": "demo-desk", "password": PASSWORD, "next": place})
    assert answer["Location"] == "/"


@pytest.mark.parametrize(("login", "password"), [("demo-desk", "wrong"), ("nobody", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_look_alike(client: Client, login: str, password: str) -> None:
    answer = client.post("/sign-in/", {"username": login, "password": password}, headers={"accept-language": "en"})
    assert "Name and password don&#x27;t fit together." in answer.content.decode()
    assert not signed_in(client)


def test_a_closed_account_stays_out_and_its_sessions_end(enter: Enter, client: Client) -> None:
    inside = enter("desk2")
    person("desk2").close(clock.today())
    assert inside.get("/").status_code == 302
    try_password(client, "demo-desk2", PASSWORD)
    assert not signed_in(client)


def test_after_five_wrong_passwords_one_waits(client: Client) -> None:
    answers = [try_password(client, "demo-desk", f"wrong{n}") for n in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    assert try_password(client, "demo-desk", PASSWORD) == 429
    assert not signed_in(client)
    # Others at the same address are let in.
    assert try_password(client, "demo-desk2", PASSWORD) == 302


def test_four_wrong_passwords_are_forgiven(client: Client) -> None:
    for n in range(4):
        try_password(client, "demo-desk", f"wrong{n}")
    assert try_password(client, "demo-desk", PASSWORD) == 302


def test_an_address_that_anybody_could_write_down_is_not_believed(rf: object) -> None:
    request = rf.get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR="6.6.6.6, 7.7.7.7")  # type: ignore[attr-defined]
    assert client_address(request) == "10.0.0.9"
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert client_address(request) == "7.7.7.7"


def test_signing_out_takes_a_post(enter: Enter) -> None:
    client = enter("desk")
    assert client.get("/sign-out/").status_code == 405
    client.post("/sign-out/")
    assert not signed_in(client)


def test_without_the_token_of_our_form_nothing_happens() -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    answer = client.post("/sign-in/", {"username": "demo-desk", "password": PASSWORD})
    assert answer.status_code == 403
    assert "The form has become too old" in answer.content.decode()


def test_the_demonstration_is_open_only_where_it_is_one(client: Client) -> None:
    assert client.post("/enter-as/", {"username": "demo-desk"}).status_code == 404
    assert "demo-desk" not in client.get("/sign-in/").content.decode()
    with override_settings(DEMO=True):
        assert "demo-desk" in client.get("/sign-in/").content.decode()
        client.post("/enter-as/", {"username": "demo-desk"})
    assert signed_in(client)


def test_even_a_demonstration_lets_nobody_in_as_a_real_person(client: Client) -> None:
    Person.objects.create_person("real", "真实")
    with override_settings(DEMO=True):
        assert client.post("/enter-as/", {"username": "real"}).status_code == 404


def code_of(device: TOTPDevice, shift: int = 0) -> str:
    return f"{totp(device.bin_key, t0=shift * device.step):06d}"


def test_a_telephone_is_set_up_and_asked_for_from_then_on(enter: Enter) -> None:
    client = enter("desk")
    page = client.get("/second-factor/").content.decode()
    device = TOTPDevice.objects.get(user=person("desk"))
    assert "data:image/svg+xml" in page
    assert (
        client.post("/second-factor/", {"code": "000000" if code_of(device) != "000000" else "111111"}).status_code
        == 200
    )
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert client.post("/second-factor/", {"code": code_of(device)})["Location"] == "/"
    assert client.get("/").status_code == 200
    again = enter("desk")
    assert again.get("/documents/")["Location"] == "/second-factor/"
    assert "data:image/svg+xml" not in again.get("/second-factor/").content.decode()
    # A code is good for one time.
    assert again.post("/second-factor/", {"code": code_of(device)}).status_code == 200


@pytest.mark.parametrize(("login", "asked"), [("desk", True), ("admin", True), ("housing", False), ("sponsor", False)])
def test_the_desk_needs_a_second_factor_where_the_setting_says_so(enter: Enter, login: str, asked: bool) -> None:
    client = enter(login)
    with override_settings(SECOND_FACTOR=True):
        assert (client.get("/").status_code == 302) is asked
        assert client.get("/healthz").status_code in {200, 503}


def test_a_provider_lets_in_only_people_entered_here_with_an_address_it_verified() -> None:
    Person.objects.filter(username="demo-desk").update(email="gu@qinghe.example")
    sign_on = KnownPeople.__new__(KnownPeople)
    found = sign_on.filter_users_by_claims({"email": "Gu@qinghe.example", "email_verified": True})
    assert [one.username for one in found] == ["demo-desk"]
    assert not sign_on.filter_users_by_claims({"email": "gu@qinghe.example"})
    assert not sign_on.filter_users_by_claims({"email": "", "email_verified": True})
    sign_on.create_user({"email": "new@qinghe.example"})
    assert not Person.objects.filter(email="new@qinghe.example").exists()


def test_a_password_may_not_be_easy(enter: Enter) -> None:
    client = enter("housing")
    for new in ("short", "1234567890123", "password123", "demo-housing"):
        client.post("/me/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})
        assert person("housing").check_password(PASSWORD)
    client.post(
        "/me/", {"old_password": PASSWORD, "new_password1": "river-stone-42", "new_password2": "river-stone-42"}
    )
    assert person("housing").check_password("river-stone-42")
    assert client.get("/").status_code == 200


def test_a_first_password_must_be_changed_before_anything_else(enter: Enter) -> None:
    shown = enter("admin").post(f"/people/{person('works').pk}/password/").content.decode()
    password = re.search(r'class="secret">([^<]+)<', shown)
    assert password is not None
    client = Client()
    try_password(client, "demo-works", password[1])
    assert client.get("/documents/")["Location"] == "/me/"
    assert client.get("/me/").status_code == 200
    client.post(
        "/me/", {"old_password": password[1], "new_password1": "river-stone-42", "new_password2": "river-stone-42"}
    )
    assert client.get("/documents/").status_code == 200


def test_cookies_are_out_of_reach_for_scripts() -> None:
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
