"""`luoshi rulesets`: the rules of election, each parameter with its article and how sure we are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from luoshi.cli.endings import WrongCall
from luoshi.cli.layout import Cell, lines_of, rendered, widths_of
from luoshi.cli.options import language_option
from luoshi.cli.outputs import ToStandardOutput
from luoshi.cli.terminal import look_of_output
from luoshi.cli.words import words
from luoshi.exchange.labels import Language

if TYPE_CHECKING:
    from luoshi.congress.elections.ruleset import Ruleset


@click.command("rulesets")
@click.argument("name", required=False, default="")
@click.option("--format", "form", type=click.Choice(("table", "json", "md")), default="table", help="[default: table]")
@language_option
def rulesets_command(name: str, form: str, language: Language) -> None:
    """List the rules by which elections are counted, or print one with its articles.

    The marks: S stands in a published text, R in a repost only, M is from memory; check R and M before you cite them.
    """
    from luoshi.congress.elections.election_data import ruleset_data
    from luoshi.congress.elections.rulesets import RULESET_NAMES, UnknownRuleset, ruleset

    try:
        chosen = [ruleset(one) for one in ([name] if name else RULESET_NAMES)]
    except UnknownRuleset as error:
        raise WrongCall(f"{error}; there are {', '.join(RULESET_NAMES)}") from error
    if form == "md":
        from luoshi.congress.elections.rule_page import rulesets_page

        text = rulesets_page(chosen, language)
    elif form == "json":
        found = [ruleset_data(one) for one in chosen]
        text = json.dumps(found[0] if name else found, ensure_ascii=False, indent=1) + "\n"
    else:
        text = _one(chosen[0], language) if name else _all(chosen, language)
    ToStandardOutput().put("", text.encode())


def _all(rulesets: list[Ruleset], language: Language) -> str:
    look = look_of_output()
    rows = [(Cell(one.name, "bold"), Cell(one.names[language])) for one in rulesets]
    return rendered(lines_of(rows, widths_of(rows, look.width, 1, (34, 100)), folded=look.width is not None), look)


def _one(rules: Ruleset, language: Language) -> str:
    from luoshi.congress.elections.rule_words import rule_words, said_parameters

    look = look_of_output()
    rows = [
        (Cell(one.called, "bold"), Cell(f"{one.value}{_note(one.note)}"), Cell(one.article), Cell(one.sure))
        for one in said_parameters(rules, language)
    ]
    widths = widths_of(rows, look.width, 1, (24, 100, 40, 1))
    marks = [(Cell(mark), Cell(meaning, "dim")) for mark, meaning in rule_words(language)["sure"].items()]
    folded = look.width is not None
    return rendered(
        [
            *lines_of([(Cell(f"{rules.name}  {rules.names[language]}", "bold"),)], [0], folded=False),
            *lines_of(rows, widths, folded=folded),
            *lines_of([(Cell(words(language)["marks"], "dim"),)], [0], folded=False),
            *lines_of(marks, [1, 100], folded=folded),
        ],
        look,
    )


def _note(note: str) -> str:
    return f"\n{note}" if note else ""
