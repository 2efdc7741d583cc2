"""`luoshi serve`, `worker`, `tick`, `createadmin`, `seed-demo`, as one types them."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

PASSWORD = "river-stone-42"  # noqa: S105 - of an invented person


def luoshi(data: Path, *arguments: str, said: str = "", language: str = "en") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "luoshi", *arguments],
        input=said,
        capture_output=True,
        text=True,
        check=False,
        env=surroundings(data) | {"LUOSHI_LANG": language},
    )


def surroundings(data: Path) -> dict[str, str]:
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("LUOSHI_", "DATABASE_", "DJANGO_"))
    }
    return clean | {"LUOSHI_DATA": str(data)}


def create(data: Path, username: str = "root", password: str = PASSWORD) -> subprocess.CompletedProcess[str]:
    return luoshi(
        data, "createadmin", "--username", username, "--name", "程远", "--unit", "青禾区", "--password", password
    )


def test_the_first_administrator_signs_in_once(tmp_path: Path) -> None:
    assert create(tmp_path).stdout == "root · 程远 · 青禾区\n"
    again = create(tmp_path)
    assert (again.returncode, again.stderr) == (2, "luoshi createadmin: 该登录名已被使用。\n")


@pytest.mark.parametrize(("username", "password"), [("root", "short"), ("a@b", PASSWORD), ("", PASSWORD)])
def test_an_administrator_that_will_not_do_is_told(tmp_path: Path, username: str, password: str) -> None:
    done = create(tmp_path, username, password)
    assert done.returncode == 2
    assert done.stderr.startswith("luoshi createadmin: ")
    assert done.stderr.count("\n") == 1


def test_the_demonstration_is_seeded_once_and_lists_its_accounts(tmp_path: Path, root: Path) -> None:
    report = str(root / "examples/qinghe-report.txt")
    first, second = (luoshi(tmp_path, "--lang", "en", "seed-demo", report) for _ in range(2))
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    assert re.search(r"^Login +Name +Role +Password\n", first.stdout)
    assert re.search(r"^demo-desk +顾明 +Oversight desk · 区政府督查室 +qinghe-demo-2026$", first.stdout, re.MULTILINE)


def test_the_demonstration_has_a_congress_where_one_asks_for_it(tmp_path: Path) -> None:
    first, second = (luoshi(tmp_path, "--lang", "zh", "seed-demo", "--congress") for _ in range(2))
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    assert re.search(r"^demo-teller1 +钱数 +计票人 · 青禾区人民政府 +qinghe-demo-2026$", first.stdout, re.MULTILINE)


def test_the_demonstration_keeps_away_from_real_people(tmp_path: Path) -> None:
    create(tmp_path)
    done = luoshi(tmp_path, "seed-demo")
    assert done.returncode == 2
    assert "real people" in done.stderr
    assert not (tmp_path / "demo").exists()


@pytest.mark.parametrize(("at", "code"), [("2026-11-24T08:00", 0), ("2026-11-24T08:00+08:00", 0), ("tomorrow", 2)])
def test_the_clock_of_a_tick_is_an_argument(tmp_path: Path, at: str, code: int) -> None:
    create(tmp_path)
    done = luoshi(tmp_path, "tick", "--at", at)
    assert done.returncode == code, done.stderr
    assert ("readings that were broken off, begun again: 0\n" in done.stdout) is (code == 0)


def test_a_tick_says_in_words_what_it_did(tmp_path: Path) -> None:
    create(tmp_path)
    done = luoshi(tmp_path, "tick", "--at", "2026-11-24T08:00", language="zh")
    assert done.stdout.splitlines() == [
        "发出每日提醒邮件0封", "更新红黄绿灯0项", "重新读取中断的文件0个", "接续中断的后台任务0项", "清除没有传完的文件0个",
    ]  # fmt: skip


def test_a_database_without_tables_is_told(tmp_path: Path) -> None:
    done = luoshi(tmp_path, "tick")
    assert done.returncode == 2
    assert "run luoshi serve once" in done.stderr
    assert done.stderr.count("\n") == 1


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = luoshi(tmp_path, "serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "cannot listen at 127.0.0.1:" in done.stderr
    assert "give another --port" in done.stderr


def answer_of(port: int) -> dict[str, object]:
    for _try in range(900):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                said: dict[str, object] = json.loads(answer.read())
                return said
        except OSError:
            time.sleep(0.2)
    pytest.fail("no answer")


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_serving_works_at_once_and_ends_with_its_worker(tmp_path: Path, end: signal.Signals) -> None:
    port = free_port()
    command = [sys.executable, "-m", "luoshi", "serve", "--port", str(port)]
    log = tmp_path / "log"
    with log.open("wb") as out:
        serving = subprocess.Popen(command, env=surroundings(tmp_path / "data"), stdout=out, stderr=out)
    try:
        assert answer_of(port)["ok"] is True
        children = Path(f"/proc/{serving.pid}/task/{serving.pid}/children").read_text().split()
        serving.send_signal(end)
        serving.wait(30)
    finally:
        serving.kill()
    assert f"http://127.0.0.1:{port}/" in log.read_text()
    assert "Traceback" not in log.read_text()
    assert len(children) == 1
    for _try in range(100):
        if not Path(f"/proc/{children[0]}").exists() or "Z" in Path(f"/proc/{children[0]}/stat").read_text().split()[2]:
            return
        time.sleep(0.1)
    pytest.fail("the worker lives on")


def test_a_worker_ends_in_silence_while_its_parent_lives_on(tmp_path: Path) -> None:
    """A thread that still read standard input made the interpreter abort at its end."""
    assert create(tmp_path).returncode == 0
    command = [sys.executable, "-m", "luoshi", "worker", "--once", "--until-closed"]
    working = subprocess.Popen(
        command, env=surroundings(tmp_path), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    with working:
        assert working.stdout is not None
        assert (working.stdout.read(), working.wait()) == (b"", 0)
