"""How mail leaves: printed on the console, or over the server that LUOSHI_MAIL_URL names."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from luoshi.desk.environment import WrongSetting, given

_PORTS = {"smtp": 587, "smtps": 465}


def mail_settings() -> dict[str, Any]:
    """The settings of mail, as Django has them; raises `WrongSetting` for an address that is none."""
    url = given("LUOSHI_MAIL_URL")
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = 0
    if parts.scheme not in _PORTS or not parts.hostname or port == 0:
        raise WrongSetting("LUOSHI_MAIL_URL cannot be read; write it like smtp://user:password@host:587")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or _PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
        "EMAIL_TIMEOUT": 20,
    }
