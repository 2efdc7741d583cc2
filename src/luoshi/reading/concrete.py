"""Could an outsider check it? A named project, place, programme or document, a number or a date makes a task concrete."""

from __future__ import annotations

import re
from functools import lru_cache

from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words
from luoshi.reading.lexicon.sought import lazy_sought

_DIGIT = r"(?<!“)[\d０-９](?![\d]?[AＡ]级|G)|第[一二三四五六七八九十]+届"
_COUNTED = r"[二三四五六七八九十百千两](?:个(?!“|一体|关口|方面|维护)|条|项(?!任务|工作)|座|所|家|处|期|大工程|大行动)"
_TITLED = r"《[^》]{1,120}》|[“\"][^”\"]{1,120}[”\"]" + alternation(words("concrete", "programmes"))
_NAMES = alternation(words("concrete", "events"), words("concrete", "programmes_named"))
_ALL_DONE = r"全覆盖|清零|清仓归零|全部(?:完成|建成|竣工)"
# Each of them is enough by itself, so one search asks for all.
_CHECKED = lazy_sought(f"{_DIGIT}|{_COUNTED}|{_TITLED}|{_NAMES}|{_ALL_DONE}")
_ISSUES = re.compile(alternation(words("concrete", "issuing")))
_PAPER = lazy_sought(alternation(words("concrete", "papers")) + "$")
_BUILDS = re.compile(alternation(words("concrete", "building")))
_BUILT = re.compile(
    r"(?P<name>[^，]{3,40}?)"
    + alternation(words("concrete", "buildings"))
    + alternation(words("concrete", "works"))
    + "*$"
)
_GENERAL = lazy_pattern(r"(?:一批|重点|重大|各类|各项|基础|优质|更多|现代化?|配套|公共|[一-龥]{0,2}领域){1,20}$")
_PLACE = lazy_pattern(
    r"[一-龥]{2,6}(?<![农乡])(?:路|街|村|镇|湖|河|山|港|湾|小学|中学|医院|大厦|广场|公园|片区|厂|站)(?=、|等|改|建|项|工|$|和|及)"
)
# What a place ends with is rare; only where it stands is the name before it looked for.
_PLACE_END = re.compile(
    r"[路街村镇湖河山港湾小中医大广公片厂站](?:(?<=[路街村镇湖河山港湾厂站])|(?<=[小中])学|(?<=医)院|(?<=大)厦|(?<=广)场|(?<=公)园|(?<=片)区)(?=[、等改建项工和及]|$)"
)
_SUMMED = re.compile(r"等?[^、]{0,16}(?:项目|工程)(?:建设|改造|进度|前期工作)?$")
_LISTED = 2


def is_concrete(quote: str, verb: str, items: int, *, dated: bool) -> bool:
    """True where the task's own words name something that an outsider could check.

    `verb` is its verb, `items` how many objects it lists; `dated` tells that a date stands among its words.
    """
    if dated or _CHECKED.search(quote) or (_PLACE_END.search(quote) and _PLACE.search(quote)):
        return True
    issues, builds = _kind_of_verb(verb)
    if issues and _PAPER.search(quote):
        return True
    if items >= _LISTED and _SUMMED.search(quote) and "重点" not in quote:
        return True
    built = _BUILT.match(quote[quote.find(verb) + len(verb) :]) if builds else None
    return built is not None and _GENERAL.fullmatch(built["name"]) is None and "一批" not in built["name"]


@lru_cache(maxsize=4096)
def _kind_of_verb(verb: str) -> tuple[bool, bool]:
    """Does it issue something, does it build something? The same few hundred verbs stand in all texts."""
    return _ISSUES.search(verb) is not None, _BUILDS.search(verb) is not None
