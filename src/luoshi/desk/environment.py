"""Every setting that whoever runs the workspace may give, by the environment; `docs/settings.md` lists the same."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"", "0", "false", "no", "off"})


class WrongSetting(Exception):
    """A setting that cannot be followed; the message is one line that names it, the cause and the cure."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable of the environment: its name, what holds where it is not set, and what it means."""

    name: str
    default: str
    meaning: str


SETTINGS: tuple[Setting, ...] = (
    Setting("LUOSHI_DATA", "luoshi-data", "Folder for the database, the originals and the secret key."),
    Setting(
        "DATABASE_URL",
        "",
        "Database; empty is SQLite in the data folder. postgres://user:password@host/name is PostgreSQL.",
    ),
    Setting(
        "LUOSHI_HOSTS",
        "",
        "Host names under which the workspace may be called besides localhost, with commas between them.",
    ),
    Setting(
        "LUOSHI_TLS", "no", "yes where people come over https: cookies are then sent over https only, and HSTS is on."
    ),
    Setting(
        "LUOSHI_PROXY",
        "no",
        "yes where a reverse proxy of yours sets X-Forwarded-Proto and X-Forwarded-For; never otherwise.",
    ),
    Setting(
        "LUOSHI_DEMO",
        "",
        "yes offers the invented people on the sign-in page, without a password; empty: where `luoshi seed-demo` filled the data folder. Never with real data.",
    ),
    Setting("LUOSHI_DEBUG", "no", "yes shows tracebacks in the browser. For developers."),
    Setting("LUOSHI_TIME_ZONE", "Asia/Shanghai", "The time zone of dates and times on pages."),
    Setting("LUOSHI_UPLOAD_MB", "64", "The largest file that may be uploaded, in MB."),
    Setting("LUOSHI_SESSION_HOURS", "12", "Hours after which one must sign in again."),
    Setting("LUOSHI_TOTP", "no", "yes asks the oversight desk and administrators for a second factor (TOTP)."),
    Setting(
        "LUOSHI_PORTAL",
        "no",
        "yes lets anybody see, without signing in, which items were handed out, to whom, by when, and their state, at /portal/.",
    ),
    Setting(
        "LUOSHI_MAIL_URL",
        "",
        "smtp://user:password@host:587 (smtps:// for TLS from the first byte); empty prints mail on the console.",
    ),
    Setting("LUOSHI_MAIL_FROM", "luoshi@localhost", "The sender of mail."),
    Setting("OIDC_CLIENT", "", "Client id at the OpenID Connect provider; empty: no such sign-in."),
    Setting("OIDC_SECRET", "", "Client secret at the provider."),
    Setting("OIDC_AUTHORIZATION", "", "The provider's authorization endpoint (https://…)."),
    Setting("OIDC_TOKEN", "", "The provider's token endpoint."),
    Setting("OIDC_USER", "", "The provider's user info endpoint."),
    Setting("OIDC_KEYS", "", "The provider's JWKS endpoint, for RS256."),
)
_DEFAULTS: Mapping[str, str] = {setting.name: setting.default for setting in SETTINGS}


def given(name: str) -> str:
    """The setting as given, else its default; raises KeyError for one that is not in the list."""
    return os.environ.get(name, "").strip() or _DEFAULTS[name]


def switched_on(name: str) -> bool:
    """A setting that is yes or no; raises `WrongSetting` for anything else."""
    said = given(name).lower()
    if said not in _YES | _NO:
        raise WrongSetting(f"{name} is {said!r}; write yes or no")
    return said in _YES


def counted(name: str) -> int:
    """A setting that is a whole number above nought; raises `WrongSetting` for anything else."""
    said = given(name)
    if not (said.isascii() and said.isdigit() and int(said) > 0):
        raise WrongSetting(f"{name} is {said!r}; write a whole number above 0")
    return int(said)


def listed(name: str) -> list[str]:
    """A setting that is a list with commas, without empty entries."""
    return [part.strip() for part in given(name).split(",") if part.strip()]


def data_folder() -> Path:
    """Where everything that people brought in is kept, as an absolute path."""
    return Path(given("LUOSHI_DATA")).expanduser().absolute()
