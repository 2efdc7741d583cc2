"""What must hold of the repository itself: nothing private in it, nothing unpinned, no room that grew too large."""

from __future__ import annotations

import ast
import codecs
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "src").rglob("*.py"))
ROOMS = ["__main__", "cli", "desk", "corpus", "exchange", "congress", "delivery", "reading"]
PURE_ROOMS = {"reading", "delivery", "congress"}
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40

# Written so that this file does not hold what it looks for.
PRIVATE_PLACES = re.compile(
    r"https?://[^\s\"')]*/(?:simple|packages)/|registry\.[a-z]+\.|pypi\.[o]rg|pythonhosted\.[o]rg"
    r"|(?<![\w.])/(?:work|root|home|tmp|opt)/[\w.]"
)
WORKING_TOOLS = re.compile(
    r"\b(?:"
    + "|".join(codecs.decode(word, "rot13") for word in ["pynhqr", "naguebcvp", "bcranv", "pungtcg", "pbcvybg"])
    + r")\b",
    re.IGNORECASE,
)


def git(*arguments: str) -> str:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git clone")
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def tracked_texts() -> list[tuple[str, str]]:
    paths = git("-c", "core.quotePath=false", "ls-files", "-z").split("\0")
    there = [(path, ROOT / path) for path in paths if path and (ROOT / path).is_file()]
    return [(name, path.read_bytes().decode("utf-8", "replace")) for name, path in there]


def modules_named(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("pattern", [PRIVATE_PLACES, WORKING_TOOLS], ids=["private places", "working tools"])
def test_tracked_files_name_nothing_private(pattern: re.Pattern[str]) -> None:
    found = [f"{name}: {match.group()}" for name, text in tracked_texts() for match in pattern.finditer(text)]
    assert found == []


def test_the_history_names_nothing_private() -> None:
    messages = git("log", "--format=%B")
    assert [match.group() for match in PRIVATE_PLACES.finditer(messages)] == []
    assert [match.group() for match in WORKING_TOOLS.finditer(messages)] == []


@pytest.mark.parametrize(
    "line", ["see /ro" + "ot/x", "from https://a.example/sim" + "ple/lxml", "the regis" + "try.npmjs.com"]
)
def test_private_places_are_recognised(line: str) -> None:
    assert PRIVATE_PLACES.search(line)


@pytest.mark.parametrize(
    "line", ["src/wo" + "rk/x.py", "docs/ro" + "ot/a", "/wo" + "rkshops", "https://www.w3.org/ns/anno.jsonld"]
)
def test_public_places_are_not_taken_for_private_ones(line: str) -> None:
    assert PRIVATE_PLACES.search(line) is None


@pytest.mark.parametrize("name", ["run", "dev"])
def test_every_requirement_carries_version_and_hashes(name: str) -> None:
    text = (ROOT / f"requirements/{name}.txt").read_text()
    requirements = [entry for entry in re.split(r"\n(?=\S)", text) if entry[:1].isalpha()]
    wanted = (ROOT / f"requirements/{name}.in").read_text()
    # An extra or an upper bound may stand behind a name.
    named = {re.split(r"[\[~<>=;]", line.strip())[0].lower() for line in wanted.splitlines() if line[:1].isalpha()}
    assert [entry for entry in requirements if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert named <= {entry.partition("==")[0] for entry in requirements}


def test_both_requirement_files_agree() -> None:
    """What is tested must be what is run."""
    pins = [
        set(re.findall(r"^\S+==\S+", (ROOT / f"requirements/{name}.txt").read_text(), re.MULTILINE))
        for name in ("run", "dev")
    ]
    assert pins[0] <= pins[1]


def run_time_packages() -> list[str]:
    return re.findall(r"^([\w.-]+)==[^;\n]*\\$", (ROOT / "requirements/run.txt").read_text(), re.MULTILINE)


def licence_of(package: str) -> str:
    """What the package says of its licence: as an expression, else by its classifiers, else in words."""
    about = metadata(package)
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    expression, words = about.get_all("License-Expression") or [], about.get_all("License") or []
    return " OR ".join(expression or classifiers or words)


def binds(licence: str) -> bool:
    """Must whoever passes Luoshi on take this licence over? Not if there is another to choose."""
    strict = re.compile(r"(?<!L)GPL|GNU (?:Affero )?General Public")
    return all(strict.search(choice) for choice in licence.split(" OR "))


@pytest.mark.parametrize("package", run_time_packages())
def test_no_licence_at_run_time_binds_those_who_pass_luoshi_on(package: str) -> None:
    assert licence_of(package) != ""
    assert not binds(licence_of(package))


@pytest.mark.parametrize(
    ("licence", "binding"),
    [
        ("MIT", False),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", False),
        ("LGPL-3.0-or-later", False),
        ("AGPL-3.0-only", True),
        ("GPL-2.0-only AND MIT", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
    ],
)
def test_binding_licences_are_recognised(licence: str, binding: bool) -> None:
    assert binds(licence) is binding


@pytest.mark.parametrize("path", MODULES, ids=modules_named(MODULES))
def test_a_module_holds_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=modules_named(MODULES))
def test_a_function_fits_on_a_screen(path: Path) -> None:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno >= LONGEST_FUNCTION] == []


def contracts() -> dict[str, dict[str, object]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def rooms_built() -> set[str]:
    return {path.parent.name for path in (ROOT / "src/luoshi").glob("*/__init__.py")}


def test_the_layers_contract_covers_every_room_in_order() -> None:
    rooms = contracts()["rooms"]
    layers = rooms["layers"]
    assert isinstance(layers, list)
    assert [layer.strip("()") for layer in layers] == ROOMS
    assert rooms["exhaustive"] is True
    assert not rooms.keys() & {"ignore_imports", "exhaustive_ignores"}


def test_every_pure_room_is_held_to_its_purity() -> None:
    pure = contracts()["pure"]
    assert pure["source_modules"] == [f"luoshi.{room}" for room in ROOMS[::-1] if room in PURE_ROOMS & rooms_built()]
    assert "ignore_imports" not in pure


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        pytest.param("from luoshi import cli", "A room imports only the rooms below it", id="upwards"),
        pytest.param("import subprocess", "The pure rooms touch neither", id="outwards"),
    ],
)
def test_a_wrong_import_breaks_the_build(line: str, broken: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "src/luoshi/reading/wrong.py").write_text(f"{line}\n", encoding="utf-8")
    program = "import sys; sys.path.insert(0, 'src'); from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(rf"{re.escape(broken)}.* BROKEN", done.stdout), done.stdout


def test_reading_loads_nothing_heavy_before_it_is_needed() -> None:
    heavy = {"lxml", "docx", "trafilatura", "chardet", "openpyxl", "xlsxwriter", "rich", "click", "django"}
    program = "import sys; from luoshi.reading import read; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    assert "luoshi.reading.tasks" in loaded
    assert heavy.intersection(loaded) == set()


def test_what_needs_no_engine_does_not_load_it() -> None:
    program = "import sys; from luoshi.cli.main import main; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    assert {"luoshi.reading.reading", "luoshi.reading.tasks", "multiprocessing", "lxml"}.intersection(loaded) == set()


def test_every_target_makes_the_environment_first() -> None:
    """All but those that make or remove it, or only list."""
    rules = dict(re.findall(r"^([a-z]+):([^#\n]*)", (ROOT / "Makefile").read_text(), re.MULTILINE))
    without = {name for name, needs in rules.items() if not {"setup", "check", "$(STAMP)"} & set(needs.split())}
    assert without == {"help", "clean"}


def test_the_demo_runs_a_second_time() -> None:
    """What the first run wrote is its own, and may be written over."""
    recipe = re.search(r"^demo:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert recipe is not None
    writing = [line for line in recipe[1].splitlines() if " -o " in line]
    assert len(writing) == 2
    assert [line for line in writing if "--force" not in line] == []
