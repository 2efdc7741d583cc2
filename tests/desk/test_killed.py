"""Server and worker killed (-9) while people work: what was acknowledged is there, once, and nothing is stuck for ever."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bench.killed import ROUNDS, SEED, kill_again_and_again
from bench.killed_people import KINDS

from desk.test_commands import answer_of, free_port, surroundings


@pytest.mark.parametrize("rounds", [3, pytest.param(ROUNDS, marks=pytest.mark.slow)])
def test_nothing_acknowledged_is_lost(tmp_path: Path, rounds: int) -> None:
    found = kill_again_and_again(tmp_path, rounds, SEED)
    assert found.faults == ()
    assert found.kills == 2 * rounds
    assert set(found.acknowledged) == KINDS


def child_of(pid: int, wanted: Callable[[int], bool]) -> int:
    """The worker beside a server: a child of any of its threads."""
    for _try in range(600):
        found = [int(one) for path in Path(f"/proc/{pid}/task").glob("*/children") for one in path.read_text().split()]
        if found and wanted(found[0]):
            return found[0]
        time.sleep(0.1)
    pytest.fail("no worker beside the server")


def test_the_worker_beside_the_server_is_replaced_when_it_dies(tmp_path: Path) -> None:
    port = free_port()
    line = [sys.executable, "-m", "luoshi", "serve", "--port", str(port)]
    with (tmp_path / "log").open("wb") as log:
        serving: subprocess.Popen[Any] = subprocess.Popen(
            line, env=surroundings(tmp_path / "data"), stdout=log, stderr=log
        )
    try:
        answer_of(port)
        first = child_of(serving.pid, lambda _pid: True)
        os.kill(first, signal.SIGKILL)
        assert child_of(serving.pid, lambda pid: pid != first)
        assert serving.poll() is None
    finally:
        serving.terminate()
        serving.wait(60)
