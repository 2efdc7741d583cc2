"""Old Word and WPS, RTF and OpenDocument files: read with LibreOffice where it is, and refused with a cure where it is not."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from documents.word_file import level, numbering, paragraph, word_file
from luoshi.exchange import office_program
from luoshi.exchange.documents import read_document
from luoshi.exchange.office_program import Import, NotConverted, convert_to_docx
from luoshi.reading.errors import DamagedSource, EncryptedSource, OversizedSource, UnreadableSource, UnsupportedFormat

DAY = date(2026, 11, 24)
RTF = rb"{\rtf1\ansi\ansicpg936 {\b 2026\'c4\'ea\'b9\'a4\'d7\'f7\'b0\'b2\'c5\'c5\par}\'c8\'ab\'c3\'e6\'c6\'f4\'b6\'af\'c7\'e0\'ba\'cc\'b4\'f3\'b5\'c0\'bd\'a8\'c9\'e8\'a1\'a3\par}"
WORD_97 = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + b"\xec\xa5" + b"\0" * 600 + "WordDocument".encode("utf-16-le")
)


def refused(data: bytes, name: str) -> UnreadableSource:
    """Why this file is refused."""
    with pytest.raises(UnreadableSource, match=rf"^{name}: [^\n;]+; [^\n]+$") as caught:
        read_document(data, name=name, today=DAY)
    return caught.value


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """`program(script)` stands in for LibreOffice; it leaves its arguments in a file beside it."""

    def make(script: str) -> Path:
        path = tmp_path / "soffice"
        path.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/called"\n{script}\n')
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        return tmp_path / "called"

    return make


@pytest.mark.libreoffice
@pytest.mark.parametrize(("ending", "name"), [("doc", "report.doc"), ("doc", "报告.wps"), ("odt", "report.odt")])
def test_an_old_document_reads_as_its_docx_does(
    convert_office: Callable[[Path, str], Path], tmp_path: Path, ending: str, name: str
) -> None:
    lists = numbering({0: level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>')}, {1: (0, "")})
    path = tmp_path / "report.docx"
    path.write_bytes(word_file(paragraph("今年工作安排", num=1) + paragraph("全面启动青禾大道建设。"), numbering=lists))
    old = convert_office(path, ending).read_bytes()
    reading = read_document(old, name=name, today=DAY)
    assert reading.text == "一、今年工作安排\n全面启动青禾大道建设。"
    assert [reading.text[task.start : task.end] for task in reading.tasks] == ["全面启动青禾大道建设"]
    assert (reading.source.name, reading.source.sha256) == (name, sha256(old).hexdigest())
    assert reading.source.data == old


@pytest.mark.libreoffice
def test_two_at_the_same_time_do_not_meet() -> None:
    with ThreadPoolExecutor(2) as pool:
        readings = list(pool.map(lambda name: read_document(RTF, name=name, today=DAY), ["a.rtf", "b.rtf"]))
    assert [reading.text for reading in readings] == ["2026年工作安排\n全面启动青禾大道建设。"] * 2
    assert readings[0].source.media_type == "application/rtf"


@pytest.mark.libreoffice
def test_what_only_calls_itself_a_word_document_is_not_taken_for_text() -> None:
    error = refused(WORD_97, "a.doc")
    assert isinstance(error, DamagedSource)
    assert "LibreOffice cannot open it" in str(error)


def test_without_libreoffice_the_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_program, "_NAMES", ())
    monkeypatch.setattr(office_program, "_ELSEWHERE", ())
    error = refused(WORD_97, "a.doc")
    assert isinstance(error, UnsupportedFormat)
    assert str(error).endswith(
        "install LibreOffice (on Debian: apt-get install libreoffice-writer), or save it as .docx in Word or WPS"
    )


def test_a_password_is_seen_before_libreoffice_is_asked(program: Callable[[str], Path]) -> None:
    called = program("exit 0")
    locked = bytearray(WORD_97)
    locked[512 + 11] |= 1
    assert isinstance(refused(bytes(locked), "a.doc"), EncryptedSource)
    assert not called.exists()


def test_it_is_called_with_a_place_of_its_own_and_leaves_nothing_behind(program: Callable[[str], Path]) -> None:
    called = program("exit 1")
    assert isinstance(refused(RTF, "a.rtf"), DamagedSource)
    words = called.read_text().split()
    assert {"--headless", "--convert-to"} <= set(words)
    profile = next(word for word in words if word.startswith("-env:UserInstallation=file://"))
    assert not Path(profile.partition("file://")[2]).parent.exists()


def test_one_that_does_not_finish_is_ended_with_all_that_it_started(program: Callable[[str], Path]) -> None:
    called = program('sleep 60 & echo $! >> "$(dirname "$0")/called"; wait')
    begun = time.monotonic()
    with pytest.raises(NotConverted, match="did not finish with it in 1 seconds"):
        convert_to_docx(RTF, Import(".rtf", "Rich Text Format"), seconds=1)
    assert time.monotonic() - begun < 20
    child = int(called.read_text().split()[-1])
    for _ in range(50):
        if not Path(f"/proc/{child}/status").exists() or "zombie" in Path(f"/proc/{child}/status").read_text():
            break
        time.sleep(0.1)
    else:
        pytest.fail("its child still runs")


def test_what_it_makes_is_held_to_the_same_limits(
    program: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("luoshi.reading.source.SOURCE_BYTES", 300)
    program('mkdir -p "$PWD/out"; head -c 1000 /dev/zero > "$PWD/out/document.docx"')
    assert isinstance(refused(RTF, "a.rtf"), OversizedSource)


def test_a_program_that_cannot_be_started(program: Callable[[str], Path]) -> None:
    called = program("")
    called.with_name("soffice").write_text("no script")
    assert "cannot be started" in str(refused(RTF, "a.rtf"))


def test_everything_else_is_read_as_ever() -> None:
    assert read_document("全面启动青禾大道建设。".encode(), name="a.txt", today=DAY).text == "全面启动青禾大道建设。"
    assert isinstance(refused(b"\x89PNG\r\n\x1a\n", "a.png"), UnsupportedFormat)
