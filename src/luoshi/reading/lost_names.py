"""Names that were taken out of the text, told by what cannot stand without one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from luoshi.reading.entries import Defect
from luoshi.reading.lazy_pattern import lazy_pattern
from luoshi.reading.lexicon import alternation, words

_LEVEL = alternation(words("names", "levels"))
_OFFICE = alternation(words("names", "offices"))
_GENERIC = alternation(words("names", "generics"))

_Note = Callable[[re.Match[str]], str]
_Rule = tuple[str, tuple[str, ...], re.Pattern[str], _Note]

# Each rule: its name, strings one of which must stand in the text, the pattern (the gap is where `gap` is), what is said.
_RULES: tuple[_Rule, ...] = (
    (
        "nameless-level",
        ("中国共产党", "中共", "政协"),
        lazy_pattern(
            rf"(?:{alternation(words('names', 'full_names'))})(?P<gap>)(?P<level>{_LEVEL})(?={alternation(words('names', 'bodies'))})"
        ),
        lambda found: f"“{found['level']}”前缺地名",
    ),
    (
        "nameless-wish",
        words("names", "praise"),
        re.compile(rf"(?P<level>[省市县区镇乡])(?={alternation(words('names', 'praise'))})"),
        lambda found: f"“{found['level']}”前缺地名",
    ),
    (
        "nameless-for",
        ("为的",),
        re.compile(rf"为(?<=[去来直都们志终期年心力，。]为)(?P<gap>)的(?={alternation(words('names', 'missed'))})"),
        lambda _: "“为”后缺名称（为哪里、为谁）",
    ),
    (
        "titleless-leader",
        ("同志为的", "为的党中央", "为的中共中央", "为的领导集体"),
        re.compile(r"为(?P<gap>)的(?=党中央|中共中央|(?:党的)?[^，。]{0,8}领导集体)"),
        lambda _: "“为”后缺职务（如“总书记”“核心”）",
    ),
    (
        "nameless-office",
        ("同志",),
        lazy_pattern(
            rf"(?<=[{''.join(words('names', 'bodies_before'))}])(?P<office>{_OFFICE})(?P<gap>)同志(?=[，、；。：亲莅在出代来作主到对和与])"
        ),
        lambda found: f"“{found['office']}”后缺姓名",
    ),
    (
        "officeless-body",
        ("选举", "产生"),
        re.compile(r"(?:选举|产生)了?[^，。；\n]{0,12}?[省市县区镇乡党]委(?P<gap>)(?=、副?书记)"),
        lambda _: "“委”后缺职务（如“常委”）",
    ),
    (
        "officeless-body",
        ("部长",),
        lazy_pattern(r"(?P<body>[省市县区镇乡])委(?P<gap>)、(?P=body)委(?=[一-龥]{2,4}部部长)"),
        lambda _: "“委”后缺职务（如“常委”）",
    ),
    (
        "nameless-project",
        words("names", "generics"),
        lazy_pattern(
            rf"(?:{alternation(words('names', 'handled'))})(?P<gap>)(?P<generic>{_GENERIC})、[^，。；、\n]{{2,14}}(?:、[^，。；、\n]{{2,14}}){{0,8}}?等[^，。；\n]{{0,6}}(?P<kind>{alternation(words('names', 'kinds'))})"
        ),
        lambda found: f"“{found['generic']}”前缺名称",
    ),
)
_WISHES = words("names", "wishes")
_SAME_KIND = {
    "工程": ("工程", "项目", "在建"),
    "项目": ("项目", "工程", "在建"),
    "公司": ("公司", "企业"),
    "集团": ("公司", "企业"),
    "大道": ("道路",),
    "大桥": ("桥梁",),
    "小学": ("学校",),
    "中学": ("学校",),
    "医院": ("医院",),
    "水库": ("水库",),
}


def find_lost_names(text: str) -> Iterator[Defect]:
    """A defect with an empty span at each place where a name, a place or an office is missing."""
    for rule, cues, pattern, note in _RULES:
        if not any(cue in text for cue in cues):
            continue
        for found in pattern.finditer(text):
            if rule == "nameless-project" and found["kind"] not in _SAME_KIND[found["generic"]]:
                continue
            at = found.start("gap") if "gap" in pattern.groupindex else found.start()
            if rule == "nameless-wish" and not text.startswith(_WISHES, at - 2) and not text.startswith("为", at - 1):
                continue
            yield Defect(at, at, "missing_name", note(found), rule)
