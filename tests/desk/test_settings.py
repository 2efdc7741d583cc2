"""What whoever runs the workspace may say, and how wrong settings are told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from luoshi.desk import environment
from luoshi.desk.data_folder import prepare_data_folder, secret_key
from luoshi.desk.database import database
from luoshi.desk.environment import SETTINGS, WrongSetting, counted, switched_on
from luoshi.desk.mail import mail_settings


@pytest.mark.parametrize(("page", "empty"), [("docs/settings.md", "empty"), ("docs/zh/settings.md", "空")])
def test_every_setting_is_documented_with_its_default(root: Path, page: str, empty: str) -> None:
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| (`[^`]*`|\w+) \|", (root / page).read_text("utf-8"), re.MULTILINE))
    assert rows == {one.name: f"`{one.default}`" if one.default else empty for one in SETTINGS}


def test_every_setting_is_read_somewhere(root: Path) -> None:
    code = "".join(
        path.read_text("utf-8") for path in (root / "src/luoshi/desk").rglob("*.py") if path.name != "environment.py"
    )
    code += Path(environment.__file__).read_text("utf-8").partition("_DEFAULTS")[2]
    assert [one.name for one in SETTINGS if f'("{one.name}")' not in code] == []


@pytest.mark.parametrize("said", ["perhaps", "2"])
def test_a_switch_is_yes_or_no(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUOSHI_TLS", said)
    with pytest.raises(WrongSetting, match=r"LUOSHI_TLS is .*; write yes or no"):
        switched_on("LUOSHI_TLS")


@pytest.mark.parametrize("said", ["0", "-1", "viel", "1.5", "²"])
def test_a_number_is_whole_and_above_nought(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUOSHI_UPLOAD_MB", said)
    with pytest.raises(WrongSetting, match="LUOSHI_UPLOAD_MB"):
        counted("LUOSHI_UPLOAD_MB")


def test_sqlite_writes_ahead_and_begins_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    options = database()["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


@pytest.mark.parametrize("url", ["mysql://a/b", "nonsense", "postgres://a:b@c:port/d"])
def test_a_database_that_is_none_is_told(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(WrongSetting, match="DATABASE_URL"):
        database()


def test_postgresql_by_one_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://luoshi:p%40ss@db.example:5433/work")
    found = database()
    assert (found["ENGINE"], found["HOST"], found["PORT"]) == ("django.db.backends.postgresql", "db.example", 5433)
    assert (found["USER"], found["PASSWORD"], found["NAME"]) == ("luoshi", "p@ss", "work")


def test_mail_goes_where_the_setting_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUOSHI_MAIL_URL", "smtp://me:p%3Aw@mail.example")
    found = mail_settings()
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_HOST_PASSWORD"]) == ("mail.example", 587, "p:w")
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (True, False)
    monkeypatch.setenv("LUOSHI_MAIL_URL", "http://mail.example")
    with pytest.raises(WrongSetting, match="LUOSHI_MAIL_URL"):
        mail_settings()


def test_the_secret_key_is_made_once_and_is_the_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUOSHI_DATA", str(tmp_path / "data"))
    folder = prepare_data_folder()
    first = secret_key()
    prepare_data_folder()
    assert secret_key() == first
    assert len(first) >= 50
    assert (folder / "secret-key").stat().st_mode & 0o077 == 0


def test_a_data_folder_that_cannot_be_used_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LUOSHI_DATA", str(tmp_path / "file" / "data"))
    with pytest.raises(WrongSetting, match=r"LUOSHI_DATA: .* name a folder that you may write"):
        prepare_data_folder()


def luoshi(*arguments: str, **environment_: str) -> subprocess.CompletedProcess[str]:
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("LUOSHI_", "DATABASE_", "DJANGO_"))
    }
    return subprocess.run(
        [sys.executable, "-m", "luoshi", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**clean, **environment_},
    )


def test_a_wrong_setting_is_one_line_and_nothing_starts(tmp_path: Path) -> None:
    done = luoshi("tick", LUOSHI_DATA=str(tmp_path), LUOSHI_TLS="maybe")
    assert done.returncode == 2
    assert done.stderr == "luoshi tick: LUOSHI_TLS is 'maybe'; write yes or no\n"


@pytest.mark.parametrize("command", [["--help"], ["serve", "--help"], ["rules", "about"]])
def test_django_is_loaded_by_the_workspace_alone(command: list[str]) -> None:
    program = (
        "import sys\nfrom luoshi.cli.main import main\ntry: main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "assert 'django' not in sys.modules and 'luoshi.desk' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, *command], check=True, capture_output=True)
