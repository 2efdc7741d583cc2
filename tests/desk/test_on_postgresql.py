"""What holds on SQLite holds on PostgreSQL: a server of our own is started, and the other tests of this folder run on it.

A share of each room runs with every `make test`, the whole of them, the browsers included, with `make slow`.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.postgresql
HERE = Path(__file__).parent
# These start programs of their own, or look at nothing in the database; the long table of who may see what is the same on either.
ELSEWHERE = [
    "test_commands.py", "test_killed.py", "test_on_postgresql.py", "test_settings.py", "test_single_sign_on.py", "test_verify_command.py",
    "test_who_may_see.py", "test_words.py",
]  # fmt: skip
# Where databases differ most: locks, triggers, constraints, what JSON becomes, in which order rows come.
SHARE = [
    "test_at_the_same_moment.py", "test_book_of_a_congress.py", "test_elections_in_the_hall.py", "test_ledger.py", "test_report_page.py",
]  # fmt: skip


def programs() -> Path:
    places = os.pathsep.join([os.environ.get("PATH", ""), *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin")))])
    # Debian's link in the usual path leads to where all of them are.
    return Path(shutil.which("postgres", path=places) or "postgres").resolve().parent


def somebody_else() -> tuple[int | None, int | None]:
    """User and group to run it as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None, None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return entry.pw_uid, entry.pw_gid


def run(folder: Path, program: str, *arguments: str) -> None:
    user, group = somebody_else()
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    command = [str(programs() / program), "-D", str(folder / "data"), *arguments]
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, cwd=folder, env=environment, user=user, group=group
    )  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a PostgreSQL that is ours alone and gone afterwards."""
    user, group = somebody_else()
    folder = Path(tempfile.mkdtemp(prefix="luoshi-pg-"))
    if user is not None and group is not None:
        os.chown(folder, user, group)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run(folder, "initdb", "-U", "luoshi", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    run(folder, "pg_ctl", "-w", "-o", options, "-l", str(folder / "log"), "start")
    yield f"postgres://luoshi@127.0.0.1:{port}/postgres"
    run(folder, "pg_ctl", "-m", "immediate", "stop")
    shutil.rmtree(folder)


def passed_on(server: str, root: Path, *which: str) -> None:
    """The tests chosen pass on that server and not, by mistake, on SQLite."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:cov", *which]
    # With our own settings in its surroundings Django would be set up before it heard of the server.
    ours = ("PYTEST_", "COV_", "DJANGO_", "LUOSHI_", "DATABASE_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment["LUOSHI_TEST_DATABASE"] = server
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert " passed" in done.stdout
    assert "database: postgresql" in done.stdout


def test_a_share_of_every_room_is_the_same(server: str, root: Path) -> None:
    passed_on(server, root, *(str(HERE / name) for name in SHARE))


@pytest.mark.slow
def test_the_whole_workspace_is_the_same(server: str, root: Path) -> None:
    left_out = [f"--ignore={HERE / name}" for name in ELSEWHERE]
    passed_on(server, root, str(HERE), "-m", "slow or not slow", *left_out)


def test_a_server_that_does_not_answer_is_told(tmp_path: Path) -> None:
    environment = os.environ | {"LUOSHI_DATA": str(tmp_path), "DATABASE_URL": "postgres://luoshi@127.0.0.1:9/none"}
    command = [sys.executable, "-m", "luoshi", "tick"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "check DATABASE_URL" in done.stderr
    assert done.stderr.count("\n") == 1
