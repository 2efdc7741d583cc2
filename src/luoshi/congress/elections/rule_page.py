"""The rulesets as one page of Markdown: what each parameter says beside its article, and what still has to be checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from luoshi.congress.elections.rule_words import SaidParameter, rule_words, said_parameters
from luoshi.congress.elections.ruleset import Ruleset
from luoshi.congress.elections.steps import Language


def rulesets_page(rulesets: Sequence[Ruleset], language: Language) -> str:
    """The page of these rulesets."""
    return "\n".join(_lines(rulesets, language)) + "\n"


def _lines(rulesets: Sequence[Ruleset], language: Language) -> Iterator[str]:
    words = rule_words(language)
    page = words["page"]
    yield f"# {page['title']}"
    yield ""
    yield page["about"]
    yield ""
    for mark, meaning in words["sure"].items():
        yield f"- **{mark}** {meaning}"
    for rules in rulesets:
        yield from _ruleset(rules, language)
    yield ""
    yield f"## {page['to_check']}"
    yield ""
    yield page["to_check_about"]
    yield ""
    for rules in rulesets:
        unsure = [one for one in said_parameters(rules, language) if one.sure != "S"]
        listed = page["joint"].join(page["noted"].format(one.called, one.sure) for one in unsure)
        yield f"- `{rules.name}`: {listed or page['nothing']}"


def _ruleset(rules: Ruleset, language: Language) -> Iterator[str]:
    page = rule_words(language)["page"]
    said = list(said_parameters(rules, language))
    yield ""
    yield f"## `{rules.name}`"
    yield ""
    yield f"{rules.names['zh']} · {rules.names['en']}"
    yield ""
    yield f"| {page['parameter']} | {page['value']} | {page['article']} | {page['mark']} |"
    yield "| --- | --- | --- | :-: |"
    for one in said:
        yield f"| {one.called} | {_value(one, page['noted'])} | {_cell(one.article)} | {one.sure} |"


def _value(one: SaidParameter, noted: str) -> str:
    return _cell(noted.format(one.value, one.note.rstrip(".。")) if one.note else one.value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
