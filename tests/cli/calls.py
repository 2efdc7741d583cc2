"""How the tests call luoshi: inside this process, as a program of its own, and at a terminal."""

from __future__ import annotations

import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Sequence
from fcntl import ioctl
from pathlib import Path

from click.testing import CliRunner, Result

from luoshi.cli.main import main

DAY = "--today=2026-11-24"
REPORT = (
    "青禾区2026年政府工作报告\n\n各位代表：\n\n二、2026年重点工作\n（一）加快城市建设。年底前，改造老旧小区50个，全面启动青禾大道、北门桥、滨河公园等项目建设（区住建局牵头，区城管局配合）。\n"
    "（二）办好民生实事。完善社区养老服务体系。天气渐渐转暖。\n"
)
_PLAIN = {"LUOSHI_LANG": "en", "NO_COLOR": None, "FORCE_COLOR": None, "LUOSHI_DEBUG": None}


def luoshi(*arguments: object, stdin: bytes = b"", language: str = "en") -> Result:
    """Call luoshi in this process; the environment says nothing of colours."""
    environment = {**_PLAIN, "LUOSHI_LANG": language}
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin, env=environment)


def program(
    *arguments: object, stdin: bytes = b"", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Call luoshi as a program, its output in pipes."""
    return subprocess.run(
        command(arguments),
        check=False,
        input=stdin,
        capture_output=True,
        timeout=60,
        cwd=cwd,
        env=_environment(environment),
    )


def command(arguments: Sequence[object]) -> list[str]:
    return [sys.executable, "-m", "luoshi", *(str(argument) for argument in arguments)]


def at_terminal(*arguments: object, columns: int = 80, **environment: str) -> tuple[int, str]:
    """Call luoshi at a terminal of that many columns; the exit code and what it wrote there, both streams together."""
    leader, follower = pty.openpty()
    ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    process = subprocess.Popen(
        command(arguments),
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=_environment({"TERM": "xterm-256color", **environment}),
    )
    os.close(follower)
    written = b"".join(_read_all(leader))
    os.close(leader)
    return process.wait(60), written.decode().replace("\r\n", "\n")


def _read_all(leader: int) -> list[bytes]:
    pieces: list[bytes] = []
    while True:
        ready, _, _ = select.select([leader], [], [], 30)
        try:
            piece = os.read(leader, 65536) if ready else b""
        except OSError:  # Linux says so where the other side has closed.
            piece = b""
        if not piece:
            return pieces
        pieces.append(piece)


def _environment(changes: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {*_PLAIN, "COLUMNS", "LINES"}}
    return {**kept, "LUOSHI_LANG": "en", **changes}
