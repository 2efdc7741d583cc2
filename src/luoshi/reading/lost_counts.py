"""Numbers that are gone without a trace: 历时天, 应到代表名, 第届, 共收到议案件. What promises a rate is read elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.reading.entries import Defect
from luoshi.reading.lexicon.sought import Sought

_GAP = r"(?P<gap>[ \u3000]{0,4})"
_PEOPLE = r"(?:应到|实(?<!落实)到|到会|出席|列席|共有|现有|选出|缺席|请假|因事请假|因病请假)(?:会议的?|大会的?|本次大会的?|的)?(?:正式|列席|特邀)?(?:代表|委员|人大代表|党代表|党员代表|同志|党员)?"
# Each rule: its name, strings one of which must stand in the text, the pattern with the gap, the unit left alone.
_RULES = (
    ("blank-duration", ("历时", "为期", "会期"), Sought(rf"(?:历时|为期|会期){_GAP}(?P<unit>天|个月|日)(?![^，。；\s半]{{0,1}}天)")),
    (
        "blank-head-count",
        ("应到", "实到", "到会", "出席", "列席", "共有", "现有", "选出", "缺席", "请假"),
        Sought(rf"{_PEOPLE}{_GAP}(?P<unit>名(?![单册额称义誉词列])|人(?=[，,。；、 \s]))"),
    ),
    (
        "blank-count",
        ("案件", "建议件", "意见条", "票"),
        Sought(r"(?:共?收到|提出|共有)[^，。；\n]{0,16}?(?:议案|提案|建议|批评|意见)(?P<gap>[ \u3000]{0,4})(?P<unit>件|条)(?=[，,。；、])"),
    ),
    ("blank-ordinal", ("第届", "第 届", "第　届", "第次", "第 次", "第　次"), Sought(r"第(?P<gap>[ \u3000]{0,4})(?P<unit>届|次(?=[^要序第]{0,6}(?:会议|大会|全会)))")),
    (
        "blank-date",
        ("年月", "年 月", "年　月"),
        Sought(r"(?P<unit>年)(?<=[于在自从（( \u3000，。、：\n]年)[ \u3000]{0,4}月(?:[ \u3000]{0,4}日(?![期])|(?=[，。；]))"),
    ),
    ("blank-year", ("年是",), Sought(r"(?P<unit>年)(?<=[\n。\u3000]年)(?=是[^。\n]{2,40}一年)")),
    ("blank-measure", ("项指标", "项工作", "项任务", "名代表", "名委员", "名党员"), Sought(r"(?P<unit>项(?=指标|工作|任务)|名(?=代表|委员|党员))(?<=[，。；,;].)")),
)  # fmt: skip


def find_lost_counts(text: str) -> Iterator[Defect]:
    """A defect at each place where a unit stands and its number is gone; the span is what blank there is."""
    for rule, cues, pattern in _RULES:
        if not any(cue in text for cue in cues):
            continue
        for found in pattern.finditer(text):
            start = found.start("gap") if "gap" in found.re.groupindex else found.start("unit")
            yield Defect(start, found.start("unit"), "missing_number", f"“{found['unit']}”前缺数字", rule)
