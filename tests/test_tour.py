"""The tours in docs/ show every picture that `make pictures` takes, each in its language, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from manual.pictures import LOOKS, ROOT, pictures

_IMAGE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
TOURS = {"en": ROOT / "docs/tour.md", "zh": ROOT / "docs/zh/tour.md"}


def shown(tour: Path) -> list[Path]:
    return [(tour.parent / found).resolve() for found in _IMAGE.findall(tour.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("language", TOURS)
def test_a_tour_shows_every_picture_once(language: str) -> None:
    taken = [one.file(look) for one in pictures() for look in one.looks if look in {language, "dark", "phone"}]
    assert sorted(shown(TOURS[language])) == sorted(taken)


def test_every_picture_is_there_and_is_a_picture() -> None:
    for picture in pictures():
        assert set(picture.looks) <= LOOKS.keys()
        for look in picture.looks:
            assert picture.file(look).read_bytes().startswith(b"\x89PNG"), picture.file(look)
