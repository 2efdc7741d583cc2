"""What stands in docs/deploy for those who run Luoshi: the container file and the unit of systemd."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

DEPLOY = Path("docs/deploy")


def instructions(root: Path) -> list[tuple[str, str]]:
    """The instructions of the container file, each with what follows it in one line."""
    text = (root / DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [(name, " ".join(rest.split())) for name, _blank, rest in (line.partition(" ") for line in lines)]


def test_the_image_is_held_to_a_digest_and_every_package_to_its_hash(root: Path) -> None:
    found = instructions(root)
    (base,) = [rest for name, rest in found if name == "FROM"]
    assert re.fullmatch(r"\S+/python:3\.11\.\d+-slim-\w+@sha256:[0-9a-f]{64}", base)
    installed = [part for name, rest in found if name == "RUN" for part in rest.split("&&") if "pip install" in part]
    assert len(installed) == 2
    for part in installed:
        assert "--require-hashes" in part
        (wanted,) = re.findall(r"--requirement (\S+)", part)
        names = re.findall(r"^[\w.\-\[\]]+==\S+", (root / wanted).read_text(encoding="utf-8"), re.MULTILINE)
        hashed = re.findall(r"^[\w.\-\[\]]+==[^\n]*\\\n\s+--hash=sha256:", (root / wanted).read_text(encoding="utf-8"), re.MULTILINE)  # fmt: skip
        assert len(names) == len(hashed) > 0


def test_it_runs_as_nobody_in_particular_keeps_its_data_in_a_volume_and_is_looked_after(root: Path) -> None:
    found = dict(instructions(root))
    order = [name for name, _rest in instructions(root)]
    assert found["USER"] == "luoshi"
    assert order.index("USER") < order.index("CMD")
    assert any("LUOSHI_DATA=/data" in rest for name, rest in instructions(root) if name == "ENV")
    assert found["VOLUME"] == "/data"
    assert "/healthz" in found["HEALTHCHECK"]
    assert found["CMD"] == '["python", "-m", "luoshi", "serve", "--host", "0.0.0.0"]'


def test_what_is_copied_is_there_and_not_left_out(root: Path) -> None:
    copied = [one for name, rest in instructions(root) if name == "COPY" for one in rest.split()[:-1]]
    assert all((root / one).exists() for one in copied)
    let_in = {line[1:] for line in (root / DEPLOY / "Containerfile.dockerignore").read_text().splitlines() if line[:1] == "!"}  # fmt: skip
    assert let_in == set(copied)


def test_systemd_finds_nothing_wrong_with_the_unit(root: Path, tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is missing: it comes with systemd")
    unit = (root / DEPLOY / "luoshi.service").read_text(encoding="utf-8")
    assert "ExecStart=/srv/luoshi/.venv/bin/luoshi serve " in unit
    # Here it stands elsewhere, or nowhere.
    here = tmp_path / "luoshi.service"
    here.write_text(unit.replace("/srv/luoshi/.venv/bin/luoshi", shutil.which("true") or "/bin/true"), encoding="utf-8")
    done = subprocess.run([program, "verify", "--man=no", str(here)], capture_output=True, text=True, check=False)
    assert (done.returncode, here.name in done.stderr) == (0, False), done.stderr
