"""docs/lights.md and its Chinese twin: the rules of the light, in the order in which they are asked."""

from __future__ import annotations

import tomllib
from pathlib import Path

from luoshi.delivery.lights import light_rules
from luoshi.delivery.sentences import Language


def page(language: Language) -> str:
    """The whole page in one language."""
    words = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))[language]
    rows = [
        words["row"].format(light=words["lights"][rule["light"]], name=name, zh=rule["zh"], en=rule["en"])
        for name, rule in light_rules().items()
    ]
    return "\n".join([words["head"], *rows, words["notes"]])
