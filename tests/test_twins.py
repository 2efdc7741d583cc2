"""What users read in docs/ stands there in English and in Chinese, and the two say the same."""

from __future__ import annotations

import pytest
from manual.__main__ import DOCS
from manual.twins import LANGUAGES, place, way_to_twin

from luoshi.delivery.sentences import Language
from manual_pages import FOR_DEVELOPERS, drift, user_pages

ROOT = DOCS.parent
PAGE = "# A\n\n## B\n\n```sh\nluoshi read a.txt   # says\n```\n\n```text\nx\n```\n\n| a |\n| --- |\n\n`luoshi rules` [c](c.md)\n"


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_page_for_users_stands_there_in_both_languages() -> None:
    """A page that developers alone read is named in manual_pages.py."""
    assert sorted(path.name for path in (DOCS / "zh").iterdir()) == user_pages()
    assert [name for name in FOR_DEVELOPERS if not (DOCS / name).is_file()] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", user_pages())
def test_a_page_leads_to_its_twin_under_its_title(name: str, language: Language) -> None:
    title, _, line, *_ = read(place(name, language)).splitlines()
    assert (title[:2], line) == ("# ", way_to_twin(name, language))


@pytest.mark.parametrize("name", user_pages())
def test_twins_have_the_same_headings_commands_tables_and_links(name: str) -> None:
    assert drift(read(name), read(place(name, "zh"))) == []


@pytest.mark.parametrize(
    ("there", "instead", "what"),
    [
        ("## B", "### B", "headings"),
        ("## B", "B", "headings"),
        ("| --- |", "| --- |\n| x |", "tables"),
        ("read a.txt", "read b.txt", "commands"),
        ("luoshi read a.txt", "luoshi read a.txt\nluoshi rules", "commands"),
        ("`luoshi rules`", "`luoshi rules owner`", "calls in sentences"),
        ("```text\nx\n```", "x", "outputs"),
        ("(c.md)", "(d.md)", "links"),
        ("| a |", "```json\n{}\n```\n\n| a |", "code"),
    ],
)
def test_what_drifts_apart_is_named(there: str, instead: str, what: str) -> None:
    assert [said.partition(":")[0] for said in drift(PAGE, PAGE.replace(there, instead))] == [what]


@pytest.mark.parametrize(
    ("there", "instead", "why"),
    [
        ("# says", "# 说明", "what is said about a command is in the language of the page"),
        ("\nx\n", "\n甲\n", "so is what the program prints"),
        ("(c.md)", "(../c.md)", "the Chinese pages stand one folder below"),
        ("# A", "# 甲", "and titles are words"),
    ],
)
def test_what_a_translation_changes_is_no_drift(there: str, instead: str, why: str) -> None:
    assert drift(PAGE, PAGE.replace(there, instead)) == [], why


def test_the_chinese_readme_leads_to_the_chinese_pages() -> None:
    readme = (ROOT / "README.zh.md").read_text(encoding="utf-8")
    assert [name for name in user_pages() if f"(docs/zh/{name})" not in readme] == []
    assert [name for name in user_pages() if f"(docs/{name})" in readme] == []
