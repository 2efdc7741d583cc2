"""`luoshi rules`: the rule book."""

from __future__ import annotations

from collections.abc import Mapping

import click

from luoshi.cli.endings import WrongCall
from luoshi.cli.layout import Cell, lines_of, rendered, widths_of
from luoshi.cli.options import language_option
from luoshi.cli.outputs import ToStandardOutput
from luoshi.cli.terminal import Look, look_of_output
from luoshi.cli.words import words
from luoshi.exchange.labels import Language


@click.command("rules")
@click.argument("word", required=False, default="")
@language_option
def rules_command(word: str, language: Language) -> None:
    """List the rules, or those with WORD in their name or sentence.

    They come in lists: what reads a text, what makes a plan from it, what matches the rows of a revised text, what gives an item
    its light, what puts names in order.
    """
    from luoshi.congress.names.rules import name_rules
    from luoshi.delivery.lights import light_rules
    from luoshi.delivery.rules import match_rules, plan_rules
    from luoshi.reading.rules import rule_book

    said, look = words(language), look_of_output()
    books = {
        "reading_rules": rule_book(),
        "plan_rules": plan_rules(),
        "match_rules": match_rules(),
        "light_rules": light_rules(),
        "name_rules": name_rules(),
    }
    found = {title: _with(word, book) for title, book in books.items()}
    if not any(found.values()):
        raise WrongCall(said["no_rule"].format(word))
    shown = [_listed(said[title], book, look, language) for title, book in found.items() if book]
    ToStandardOutput().put("", "\n".join(shown).encode())


def _with(word: str, book: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    return {name: said for name, said in book.items() if word in name or word in said["zh"] or word in said["en"]}


def _listed(title: str, book: Mapping[str, Mapping[str, str]], look: Look, language: Language) -> str:
    rows = [(Cell(name, "bold"), Cell(said[language])) for name, said in book.items()]
    widths = widths_of(rows, look.width, 1, (30, 100))
    head = lines_of([(Cell(title, "dim"),)], [0], folded=False)
    return rendered([*head, *lines_of(rows, widths, folded=look.width is not None)], look)
