"""docs/rulesets.md and its Chinese twin: the rules of election beside their articles, as `luoshi rulesets --format md` prints them."""

from __future__ import annotations

from luoshi.congress.elections.rule_page import rulesets_page
from luoshi.congress.elections.rulesets import RULESET_NAMES, ruleset
from luoshi.delivery.sentences import Language


def page(language: Language) -> str:
    """The whole page in one language."""
    return rulesets_page([ruleset(name) for name in RULESET_NAMES], language)
