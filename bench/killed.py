"""`python -m bench killed`: server and worker killed (-9) 50 times while people work; what was acknowledged must be there, once."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.killed_people import KINDS, Notebook, work_until

ROUNDS, SEED = 50, 20261125
# Two of the desk, and two of the unit that has the items in hand.
_LOGINS = ("demo-desk", "demo-desk2", "demo-housing", "demo-housing")
# A shared machine is slow at times: as long as nothing is stuck for ever, it is well.
_PATIENCE = 180.0
_TASKS = "SELECT status, worker_ids FROM django_tasks_database_dbtaskresult"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: how much was acknowledged by kind, how many were cut off, and everything that is not as it should be."""

    kills: int
    acknowledged: Mapping[str, int]
    unknown: int
    entries: int
    begun_again: int
    faults: tuple[str, ...]


def kill_again_and_again(folder: Path, rounds: int, seed: int) -> Outcome:
    """Prepare a workspace in the folder, let people work in it, kill server and worker so many times; then look at what is there."""
    data, dice, notes = folder / "data", random.Random(seed), Notebook()
    _run(data, "bench.killed_seed")
    port, stop = _free_port(), threading.Event()
    unit = _ask(data, "SELECT id FROM accounts_unit WHERE kind = 'desk'")[0][0]
    people = [
        threading.Thread(target=work_until, args=(stop, port, login, str(unit), notes), daemon=True)
        for login in _LOGINS
    ]
    faults: list[str] = []
    with _office(data, port, folder / "log") as office:
        for person in people:
            person.start()
        for number in range(1, rounds + 1):
            # So many acknowledged answers from now, and a few milliseconds: in the midst of whatever is going on.
            if not notes.wait_for_more(dice.randint(4, 16), _PATIENCE):
                faults.append(f"round {number}: nobody got an answer")
                break
            office.kill(dice)
            office.begin()
        # After the last restart as well something has to be entered, and of each kind something in all.
        notes.wait_for_more(1, _PATIENCE)
        notes.wait_for_each(KINDS, _PATIENCE)
        stop.set()
        for person in people:
            person.join(_PATIENCE)
        faults += _wait_for_the_queue(data)
    faults += [*_entries(data, notes), *_documents(data, notes), *_answers(notes), *_verified(data)]
    faults += [f"the log holds {word}" for word in ("Traceback", "locked") if word in (folder / "log").read_text()]
    again = _ask(
        data, "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE json_array_length(worker_ids) > 1"
    )
    return Outcome(
        2 * rounds, Counter(what for what, _mark in notes.acknowledged), len(notes.sent) - len(notes.acknowledged),
        _ask(data, "SELECT count(*) FROM ledger_ledgerentry")[0][0], again[0][0], tuple(faults),
    )  # fmt: skip


class _Office:
    """The server and the worker, as `luoshi serve --alone` and `luoshi worker` start them."""

    def __init__(self, data: Path, port: int, log: Path) -> None:
        self._data, self._port, self._log = data, port, log
        self._running: list[subprocess.Popen[bytes]] = []

    def begin(self) -> None:
        """Start both; whoever works finds out by asking."""
        for command in (["serve", "--alone", "--port", str(self._port)], ["worker"]):
            with self._log.open("ab") as log:
                line = [sys.executable, "-m", "luoshi", *command]
                self._running.append(subprocess.Popen(line, env=_around(self._data), stdout=log, stderr=log))

    def kill(self, dice: random.Random) -> None:
        """Kill both, one a moment after the other, whichever comes first."""
        dice.shuffle(self._running)
        for one in self._running:
            time.sleep(dice.random() * 0.05)
            one.send_signal(signal.SIGKILL)
        self.end()

    def end(self) -> None:
        """Nothing of it is left running."""
        for one in self._running:
            one.kill()
            one.wait()
        self._running.clear()


@contextmanager
def _office(data: Path, port: int, log: Path) -> Iterator[_Office]:
    office = _Office(data, port, log)
    office.begin()
    try:
        yield office
    finally:
        office.end()


def _wait_for_the_queue(data: Path) -> Iterator[str]:
    """Every task comes to its end, by the worker that was started last."""
    until = time.monotonic() + _PATIENCE
    left = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING')"
    while _ask(data, left)[0][0]:
        if time.monotonic() > until:
            yield f"tasks are stuck: {_ask(data, _TASKS)}"
            return
        time.sleep(0.2)


def _entries(data: Path, notes: Notebook) -> Iterator[str]:
    """Remarks and papers: what was acknowledged is entered once, what was cut off at most once."""
    rows = _ask(data, "SELECT action, data FROM ledger_ledgerentry WHERE action IN ('remark', 'add_evidence')")
    found = Counter(
        ("remark", json.loads(said)["text"]) if action == "remark" else ("paper", json.loads(said)["id"])
        for action, said in rows
    )
    for what, mark in (one for one in notes.acknowledged if one[0] != "document"):
        if found[what, mark] == 0:
            yield f"lost: {what} {mark}"
    yield from (f"entered {number} times: {what} {mark}" for (what, mark), number in found.items() if number > 1)
    yield from (f"nobody sent {one}" for one in found if one not in notes.sent)
    yield from (
        f"the file is gone or another: {mark}" for what, mark in found if what == "paper" and not _is_whole(data, mark)
    )


def _documents(data: Path, notes: Notebook) -> Iterator[str]:
    """Documents: kept once, and read once."""
    rows = _ask(
        data,
        "SELECT v.sha256, count(DISTINCT v.id), count(r.id), sum(r.state = 'done') FROM documents_version v"
        " LEFT JOIN documents_storedreading r ON r.version_id = v.id GROUP BY 1",
    )
    found = {sha256: rest for sha256, *rest in rows}
    for what, sha256 in notes.acknowledged:
        if what == "document" and found.get(sha256) != [1, 1, 1]:
            yield f"document {sha256}: {found.get(sha256)} instead of kept once, one reading, done"
    yield from (f"the original is gone or another: {sha256}" for sha256 in found if not _is_whole(data, sha256))
    failed = _ask(data, "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status != 'SUCCESSFUL'")[0][0]
    if failed:
        yield f"{failed} tasks did not succeed"
    doubled = _ask(data, "SELECT args_kwargs FROM django_tasks_database_dbtaskresult GROUP BY 1 HAVING count(*) > 1")
    yield from (f"two tasks for one reading: {one}" for one in doubled)


def _answers(notes: Notebook) -> Iterator[str]:
    """Forms that were overtaken by others are told so; nothing else may be refused."""
    yield from (f"{number} answers with {status}" for status, number in notes.refused.items() if status != 409)


def _verified(data: Path) -> Iterator[str]:
    done = subprocess.run(
        [sys.executable, "-m", "luoshi", "verify"], env=_around(data), capture_output=True, text=True, check=False
    )
    if done.returncode:
        yield f"verify: {done.stdout}{done.stderr}"


def _is_whole(data: Path, sha256: str) -> bool:
    path = data / "originals" / sha256[:2] / sha256
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _ask(data: Path, question: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(data / "luoshi.sqlite3", timeout=30)) as line:
        return line.execute(question).fetchall()


def _run(data: Path, module: str) -> None:
    subprocess.run([sys.executable, "-m", module], env=_around(data), check=True, stdout=subprocess.DEVNULL)


def _around(data: Path) -> dict[str, str]:
    clean = {
        name: said
        for name, said in os.environ.items()
        if not name.startswith(("LUOSHI_", "DATABASE_", "DJANGO_", "OIDC_"))
    }
    return clean | {"LUOSHI_DATA": str(data)}


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def main() -> int:
    """Kill 50 times and print what came of it."""
    with tempfile.TemporaryDirectory(prefix="luoshi-killed-") as folder:
        found = kill_again_and_again(Path(folder), ROUNDS, SEED)
    said = ", ".join(f"{number} {what}s" for what, number in sorted(found.acknowledged.items()))
    print(f"{ROUNDS} times server and worker killed (-9) while {len(_LOGINS)} people worked")
    print(f"acknowledged: {said}; cut off without an answer: {found.unknown}; entries in the ledger: {found.entries}")
    print(f"tasks that another worker had to begin again: {found.begun_again}")
    print("\n".join(found.faults) or "none of it lost, none entered twice, no task left, verify clean")
    return 1 if found.faults else 0
