"""Text files in the encodings that Chinese documents come in."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from luoshi.reading.errors import UndecodableSource, UnknownEncoding, UnreadableSource
from luoshi.reading.formats import load
from luoshi.reading.formats.encodings import BYTE_ORDER_MARKS
from luoshi.reading.source import identify

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "formats_encodings.toml").read_text(encoding="utf-8")
)["case"]
PROSE = "一年来，在区委的正确领导下，全区上下团结奋斗，地区生产总值增长6%左右。"
TRADITIONAL = "一年來，在區委的正確領導下，全區上下團結奮鬥，地區生產總值增長6%左右。"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_text_is_read_back_in_its_encoding(case: dict[str, Any]) -> None:
    marks = {encoding: mark for mark, encoding in BYTE_ORDER_MARKS}
    mark = marks[case["encoding"]] if case.get("mark") else b""
    loaded = load(identify(mark + case["text"].encode(case["encoding"]), name="report.txt"))
    assert loaded.text == case["text"]
    assert loaded.encoding == case.get("reads_as", case["encoding"])
    assert loaded.defects == ()


@pytest.mark.parametrize("length", [8, 20, 36, 3600])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be", "utf-8"])
def test_every_stretch_of_simplified_prose_is_told_apart(encoding: str, length: int) -> None:
    long = PROSE * (length // len(PROSE) + 2)
    for start in range(len(PROSE)):
        stretch = long[start : start + length]
        assert identify(stretch.encode(encoding), name="a.txt").encoding == encoding, stretch[:40]


@pytest.mark.parametrize("length", [8, 20, 36, 3600])
@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_every_stretch_of_traditional_prose_is_told_apart(encoding: str, length: int) -> None:
    long = TRADITIONAL * (length // len(TRADITIONAL) + 2)
    for start in range(len(TRADITIONAL)):
        stretch = long[start : start + length]
        assert identify(stretch.encode(encoding), name="a.txt").encoding == encoding, stretch[:40]


@pytest.mark.parametrize(
    ("asked", "encoding", "reads_as"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("GBK", "gb18030", "gb18030"),
        ("utf-8-sig", "utf-8", "utf-8"),
        ("utf-16", "utf-16-be", "utf-16-be"),
        ("utf-16", "utf-16", "utf-16-le"),
        ("big5", "big5", "big5"),
        ("big5", "big5hkscs", "big5hkscs"),
        ("cp949", "cp949", "cp949"),
    ],
)
def test_an_encoding_that_is_asked_for_wins(asked: str, encoding: str, reads_as: str) -> None:
    words = "大會開幕，工作順利"
    words += "喺" if encoding == "big5hkscs" else ""
    loaded = load(identify(words.encode(encoding), name="a.txt", encoding=asked))
    assert (loaded.text, loaded.encoding) == (words, reads_as)


def test_an_encoding_that_does_not_fit_is_refused() -> None:
    with pytest.raises(UndecodableSource, match=r"^报告\.txt: is not text in utf-8; "):
        identify(PROSE.encode("gb18030"), name="报告.txt", encoding="utf-8")


@pytest.mark.parametrize("asked", ["klingon", "", "base64", "rot13", "idna", "a\0b", "unicode_escape"])
def test_an_encoding_that_does_not_exist_is_refused(asked: str) -> None:
    with pytest.raises(UnknownEncoding, match=r"^a\.txt: there is no encoding called '.*'; use one such as"):
        identify(PROSE.encode(), name="a.txt", encoding=asked)


@pytest.mark.parametrize(("encoding", "broken"), [("utf-8", b"\xe4\xb8"), ("gb18030", b"\xff")], ids=str)
def test_a_few_broken_bytes_are_noted_where_they_stand(encoding: str, broken: bytes) -> None:
    data = (PROSE * 5).encode(encoding) + broken + (PROSE * 5).encode(encoding)
    loaded = load(identify(data, name="a.txt"))
    (defect,) = loaded.defects
    assert loaded.text == data.decode(encoding, "replace")
    assert loaded.text[defect.start : defect.end] == "\ufffd"
    assert defect.kind == "lost_characters"
    assert loaded.encoding == encoding


def test_a_character_cut_off_at_the_end_is_noted() -> None:
    loaded = load(identify((PROSE * 3).encode()[:-1], name="a.txt"))
    assert loaded.text == (PROSE * 3)[:-1] + "\ufffd"
    assert [defect.kind for defect in loaded.defects] == ["lost_characters"]


def test_more_broken_bytes_than_that_are_refused() -> None:
    data = (PROSE.encode() + b"\xff") * 200
    with pytest.raises(UnreadableSource, match=r"^a\.txt: "):
        load(identify(data, name="a.txt"))


def test_replacement_characters_of_the_file_itself_are_no_decoding_loss() -> None:
    loaded = load(identify(f"{PROSE}\ufffd\ufffd".encode(), name="a.txt"))
    assert loaded.defects == ()


def test_every_text_of_the_corpus_stays_as_it_is(shared: Path) -> None:
    for path in sorted((shared / "corpus").rglob("*.txt")):
        data = path.read_bytes()
        loaded = load(identify(data, name=path.name))
        assert loaded.text == data.decode("utf-8").removeprefix("\ufeff"), path
