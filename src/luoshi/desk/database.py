"""Which database: SQLite in the data folder, or what DATABASE_URL names."""

from __future__ import annotations

from typing import Any

from luoshi.desk.environment import WrongSetting, data_folder, given

# WAL lets readers go on while one writes. Without IMMEDIATE two transactions that both began by reading can each wait for
# the other, and one of them fails at once, whatever the timeout says.
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
_ENGINES = {"django.db.backends.sqlite3", "django.db.backends.postgresql"}


def database() -> dict[str, Any]:
    """The settings of the database, as Django has them; raises `WrongSetting` for an address that names none."""
    url = given("DATABASE_URL")
    if not url:
        return _sqlite(str(data_folder() / "luoshi.sqlite3"))
    import dj_database_url

    try:
        found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except ValueError as error:
        raise WrongSetting("DATABASE_URL cannot be read; write it like postgres://user:password@host/name") from error
    if found["ENGINE"] not in _ENGINES:
        raise WrongSetting("DATABASE_URL names neither SQLite nor PostgreSQL; write postgres://user:password@host/name")
    return _sqlite(str(found["NAME"])) if found["ENGINE"].endswith("sqlite3") else found


def _sqlite(name: str) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": dict(_SQLITE)}
