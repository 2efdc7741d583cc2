"""A ruleset in words: what each parameter is called and what its value means; words are in rule_words.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from luoshi.congress.elections.ruleset import Parameter, Ruleset
from luoshi.congress.elections.steps import Language, said_bar, step_words


class SaidParameter(NamedTuple):
    """One parameter for a person: its key, what it is called, what it means, the article, the mark and a note."""

    key: str
    called: str
    value: str
    article: str
    sure: str
    note: str


def said_parameters(rules: Ruleset, language: Language) -> Iterator[SaidParameter]:
    """Every parameter of a ruleset in the order of its file."""
    words = rule_words(language)
    for key, parameter in rules.parameters.items():
        said = _said(key, parameter, language) + _choices(parameter, words)
        note = parameter.note.get(language, "")
        yield SaidParameter(key, words["parameters"][key], said, parameter.article, parameter.sure, note)


@cache
def rule_words(language: Language) -> Mapping[str, Mapping[str, str]]:
    """The words of one language: ``parameters``, ``values``, ``choices`` and ``sure``."""
    text = files(__package__ or "").joinpath("rule_words.toml").read_text(encoding="utf-8")
    words: dict[str, dict[str, str]] = tomllib.loads(text)[language]
    return words


def _said(key: str, parameter: Parameter, language: Language) -> str:
    words, rule = rule_words(language)["values"], parameter.word("rule")
    bar = parameter.bar()
    match key:
        case "quorum" if bar:
            return words[f"quorum_{parameter.word('counted')}"].format(bar=said_bar(bar, step_words(language)))
        case "electoral_threshold" if bar and not bar.share:
            return words["electoral_threshold_none"]
        case "threshold" | "fresh" | "electoral_threshold" if bar:
            pattern = words.get(f"{key}_{rule}", words.get(f"{key}_bar", ""))
            return pattern.format(bar=said_bar(bar, step_words(language)))
        case "surplus" if rule == "range":
            return _said_surplus(parameter, words)
        case "proxies" if rule == "written" and not parameter.word("most"):
            return words["proxies_written_open"]
        case _:
            return words[f"{key}_{rule}"].format(**parameter.values)


def _said_surplus(parameter: Parameter, words: Mapping[str, str]) -> str:
    ends = [_end(parameter, name, words) for name in ("least", "most")]
    if not ends[1]:
        return words["surplus_least"].format(least=ends[0])
    return words["surplus_range"].format(least=ends[0], most=ends[1])


def _end(parameter: Parameter, name: str, words: Mapping[str, str]) -> str:
    if people := parameter.word(f"{name}_more"):
        return words["surplus_people"].format(count=people)
    share = parameter.word(name)
    return words["surplus_share"].format(share=share) if share else ""


def _choices(parameter: Parameter, words: Mapping[str, Mapping[str, str]]) -> str:
    choices = parameter.values.get("choices")
    if not isinstance(choices, list):
        return ""
    return words["values"]["choices"].format(choices=" / ".join(words["choices"][one] for one in choices))
