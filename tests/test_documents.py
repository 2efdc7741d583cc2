"""What the documents say is true: commands and options exist, links lead somewhere, both languages agree."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

import luoshi

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def commands_in(name: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    lines = [re.sub(r"\s+#.*", "", line).strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


def luoshi_commands() -> list[str]:
    return [command for command in commands_in("README.md") if "bin/luoshi " in command]


@cache
def help_of(subcommand: str) -> str:
    command = [sys.executable, "-m", "luoshi", subcommand, "--help"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_both_readmes_name_the_same_commands() -> None:
    assert commands_in("README.md") == commands_in("README.zh.md") != []


@pytest.mark.parametrize("command", luoshi_commands())
def test_every_option_in_the_readme_exists(command: str) -> None:
    said = help_of(command.split()[1])
    options = re.findall(r"(?<=\s)(--?[a-z]+)", command)
    assert [option for option in options if not re.search(rf"{option}\b", said)] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_make_target_in_the_documents_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    used = {target for command in commands_in(name) for target in re.findall(r"\bmake ([a-z]+)", command)}
    assert used <= targets


@pytest.mark.parametrize("path", DOCUMENTS, ids=[str(path.relative_to(ROOT)) for path in DOCUMENTS])
def test_every_link_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8"))
    inside = [link.partition("#")[0] for link in links if not re.match(r"[a-z]+:|#", link)]
    assert [link for link in inside if not (path.parent / link).exists()] == []


def test_every_decision_is_listed() -> None:
    listed = re.findall(r"\((\d{4}-[^)]+)\)", (ROOT / "docs/adr/README.md").read_text(encoding="utf-8"))
    assert listed == sorted(path.name for path in (ROOT / "docs/adr").glob("0*.md"))


def test_every_term_has_one_english_name_and_one_row() -> None:
    rows = re.findall(
        r"^\| ([^|]+) \| [^|]+ \| [^|]+ \|$", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    terms = [term for row in rows for term in row.split("、") if term not in {"term", "---"}]
    assert len(terms) > 60
    assert sorted(terms) == sorted(set(terms))


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" in project["dynamic"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", luoshi.__version__)
