"""`python -m bench quality`: how well a reading reads, by the gold readings beside the repository and their own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bench.material import shared

# What is asked of each figure: F1, of the concrete tasks recall.
ASKED: Mapping[str, float] = MappingProxyType(
    {
        "targets.value": 0.97,
        "targets.full": 0.95,
        "targets.period": 0.90,
        "tasks": 0.90,
        "tasks.concrete (recall only)": 0.94,
        "tasks.items": 0.88,
        "tasks.owner": 0.85,
        "tasks.deadline": 0.85,
        "decisions": 0.92,
    }
)
SETS = ("dev", "more")


def main() -> int:
    """Print the figures of both sets of gold readings; 1 where one falls short of what is asked, 2 where there is no gold."""
    gold = shared() / "eval"
    if not gold.is_dir():
        print(f"bench: no gold readings in {gold}; LUOSHI_SHARED says where the shared material is", file=sys.stderr)
        return 2
    print("| figure | dev | more | asked |")
    print("| --- | ---: | ---: | ---: |")
    scored = [_score(gold, name) for name in SETS]
    rows = [(name, [figures[name]["f1"] for figures in scored], asked) for name, asked in ASKED.items()]
    for name, values, asked in rows:
        missed = " **missed**" if min(values) < asked else ""
        print(f"| {name} | {values[0]:.3f} | {values[1]:.3f} | ≥ {asked:.2f}{missed} |")
    return 0 if all(min(values) >= asked for _, values, asked in rows) else 1


def _score(gold: Path, name: str) -> dict[str, Any]:
    reader = [sys.executable, "-m", "luoshi", "read", "{}", "--format", "json"]
    command = [sys.executable, str(gold / "score.py"), "--json", str(gold / name), "--", *reader]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(done.returncode)
    figures: dict[str, Any] = json.loads(done.stdout)["figures"]
    return figures
