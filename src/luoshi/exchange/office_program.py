"""LibreOffice as a converter: bytes in, bytes out, in a place of its own that is gone afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from luoshi.reading.formats.limits import SOURCE_BYTES

_NAMES: Final = ("soffice", "libreoffice")
_ELSEWHERE: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SECONDS: Final = 120
_OUTPUT: Final = "docx:MS Word 2007 XML"

# A document from elsewhere must not run anything, nor fetch pictures and so tell somebody that it was opened.
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


class Import(NamedTuple):
    """How LibreOffice is to take a file: what it is called for that, and the filter, without which it takes anything for text."""

    suffix: str
    filter: str


class NoProgram(Exception):
    """LibreOffice is not on this machine."""


class NotConverted(Exception):
    """LibreOffice could not open the file, or took too long over it; the message says which."""


def convert_to_docx(data: bytes, how: Import, *, seconds: int = _SECONDS) -> bytes:
    """The same document as a .docx. Raises `NoProgram` or `NotConverted`; calls at the same time don't meet."""
    program = find_program()
    if program is None:
        raise NoProgram
    with tempfile.TemporaryDirectory(prefix="luoshi-", ignore_cleanup_errors=True) as folder:
        return _convert(program, data, how, Path(folder), seconds)


def find_program() -> str | None:
    """Where LibreOffice is, or None."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((path for path in _ELSEWHERE if Path(path).is_file()), None)


def _convert(program: str, data: bytes, how: Import, folder: Path, seconds: int) -> bytes:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    given = folder / f"document{how.suffix}"
    given.write_bytes(data)
    out = folder / "out"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    command += [f"--infilter={how.filter}", "--convert-to", _OUTPUT, "--outdir", str(out), str(given)]
    _run(command, folder, seconds)
    made = out / "document.docx"
    if not made.is_file():
        raise NotConverted("LibreOffice cannot open it: it is damaged, or locked with a password")
    with made.open("rb") as stream:
        return stream.read(SOURCE_BYTES + 1)


def _run(command: list[str], folder: Path, seconds: int) -> None:
    """Run to the end, or end it with everything that it started."""
    process = subprocess.Popen(  # noqa: S603 - the program is LibreOffice, and no word of the command is the document's
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=os.environ | {"HOME": str(folder)},
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise NotConverted(f"LibreOffice did not finish with it in {seconds} seconds") from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what still runs: on Unix LibreOffice is a script, the program its child."""
    if process.poll() is None:
        with suppress(ProcessLookupError, PermissionError):
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()
