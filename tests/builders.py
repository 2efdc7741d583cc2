"""Readings made by hand, for tests of what comes after reading: entries are named by their words, never by positions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from typing import Any

from luoshi.reading.entries import (
    Dating,
    Decision,
    Defect,
    DefectKind,
    Facts,
    Horizon,
    Item,
    Section,
    Segment,
    SegmentKind,
    Target,
    Task,
)
from luoshi.reading.outline import read_outline
from luoshi.reading.reading import Reading
from luoshi.reading.source import Source
from luoshi.reading.text import Span


@dataclass
class ReadingBuilder:
    """Collects entries for one text; `build` gives the reading. The outline is the text's own."""

    text: str
    name: str = "report.txt"
    title: str | None = None
    horizon: Horizon = "now"
    dated: tuple[date | None, date | None] = (None, None)
    targets: list[Target] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)

    def find(self, words: str, nth: int = 1) -> Span:
        """The `nth` place of `words` in the text."""
        at = -1
        for _ in range(nth):
            at = self.text.index(words, at + 1)
        return Span(at, at + len(words))

    def target(
        self,
        quote: str,
        indicator: str,
        low: str | None = None,
        *,
        nth: int = 1,
        **more: Any,  # noqa: ANN401
    ) -> ReadingBuilder:
        """Add a target: growth, up, equal, in % unless told otherwise."""
        span = self.find(quote, nth)
        values: dict[str, Any] = {
            "measure": "growth", "comparator": "equal", "high": None, "unit": "%", "direction": "up", "period": None,
            "period_from": None, "period_to": None, "firmness": "expect", "missing": low is None, "rule": "test-target",
        }  # fmt: skip
        values |= {"low": None if low is None else Decimal(low), "section": self.section_of(span)} | more
        if values["high"] is not None:
            values["missing"] = False
        self.targets.append(Target(f"g{len(self.targets) + 1}", *span, indicator=indicator, **values))
        return self

    def task(self, quote: str, verb: str, items: tuple[str, ...] = (), *, nth: int = 1, **more: Any) -> ReadingBuilder:  # noqa: ANN401
        """Add a task; `items` are found inside the quote, one after the other."""
        span = self.find(quote, nth)
        listed, at = [], span.start
        for words in items:
            start = self.text.index(words, at, span.end)
            at = start + len(words)
            listed.append(Item(start, at, words))
        values: dict[str, Any] = {
            "owners": (), "support": (), "deadline": None, "due": None, "field": None, "stage": "advance",
            "section": self.section_of(span), "concrete": True, "rule": "test-task",
        }  # fmt: skip
        self.tasks.append(Task(f"t{len(self.tasks) + 1}", *span, verb=verb, items=tuple(listed), **values | more))
        return self

    def decision(self, quote: str, subject: str, **more: Any) -> ReadingBuilder:  # noqa: ANN401
        """Add a decision; an adoption unless told otherwise."""
        values: dict[str, Any] = {"act": "adopt", "rule": "test-decision"}
        self.decisions.append(
            Decision(f"d{len(self.decisions) + 1}", *self.find(quote), subject=subject, **values | more)
        )
        return self

    def defect(self, words: str, kind: DefectKind) -> ReadingBuilder:
        """Add a defect over `words`."""
        self.defects.append(Defect(*self.find(words), kind, ""))
        return self

    def segment(self, words: str, kind: SegmentKind) -> ReadingBuilder:
        """Say what became of `words`; a builder doesn't have to cover the text."""
        self.segments.append(Segment(*self.find(words), kind))
        return self

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The headings that the text has by itself."""
        heads = read_outline(self.text).heads
        return tuple(
            Section(
                head.level,
                head.marker,
                self.text[head.words.start : head.words.end],
                head.start,
                head.end,
                (),
                self.horizon,
            )
            for head in heads
        )

    def section_of(self, span: Span) -> int | None:
        """The last heading that begins before `span`."""
        before = [index for index, section in enumerate(self.sections) if section.start <= span.start]
        return before[-1] if before else None

    def build(self) -> Reading:
        """The reading of all that was added."""
        data = self.text.encode("utf-8", "surrogatepass")
        source = Source(self.name, data, sha256(data).hexdigest(), "text/plain", "utf-8")
        title = self.find(self.title) if self.title else None
        facts = Facts(title, "work_report", None, None, None, Dating(*self.dated))
        return Reading(
            source, self.text, facts, self.sections, tuple(self.segments), tuple(self.targets), tuple(self.tasks),
            tuple(self.decisions), tuple(self.defects),
        )  # fmt: skip


REPORT = """青禾区2026年政府工作报告

会议听取并审议通过了区人民政府工作报告。

一、2026年主要预期目标
今年全区经济社会发展的主要预期目标是：地区生产总值增长6%左右，财政收入增长%左右，城镇和农村居民人均可支配收入分别增长5%和7%，城镇登记失业率控制在4%以内。

二、2026年重点工作
（一）加快城市建设。年底前，改造老旧小区50个，全面启动青禾大道、北门桥、滨河公园等项目建设（区住建局牵头，区城管局配合）。
（二）办好民生实事。新增城镇就业3000人以上。完善社区养老服务
网络www.ads.example体系。天气渐渐转暖。
"""


def qinghe() -> ReadingBuilder:
    """A small report of the invented 青禾区 with most of what a plan can hold."""
    year: dict[str, Any] = {"period": "今年", "period_from": date(2026, 1, 1), "period_to": date(2026, 12, 31)}
    shared = "城镇和农村居民人均可支配收入分别增长5%和7%"
    builder = ReadingBuilder(REPORT, "青禾.txt", "青禾区2026年政府工作报告", dated=(date(2026, 1, 5), date(2026, 2, 3)))
    builder.decision("审议通过了区人民政府工作报告", "区人民政府工作报告")
    builder.target("地区生产总值增长6%左右", "地区生产总值", "6", comparator="about", **year)
    builder.target("财政收入增长%左右", "财政收入", comparator="about", **year)
    builder.target(shared, "城镇居民人均可支配收入", "5", **year)
    builder.target(shared, "农村居民人均可支配收入", "7", **year)
    at_most: dict[str, Any] = {"measure": "level", "comparator": "at_most", "high": Decimal(4), "direction": None}
    builder.target("城镇登记失业率控制在4%以内", "城镇登记失业率", None, **at_most, **year)
    level: dict[str, Any] = {"measure": "level", "direction": None}
    builder.target("改造老旧小区50个", "改造老旧小区", "50", unit="个", **level)
    due: dict[str, Any] = {"deadline": "年底前", "due": date(2026, 12, 31), "field": "urban"}
    charge: dict[str, Any] = {"owners": ("区住建局",), "support": ("区城管局",)}
    builder.task("改造老旧小区50个", "改造", **due, **charge)
    projects = ("青禾大道", "北门桥", "滨河公园")
    builder.task("全面启动青禾大道、北门桥、滨河公园等项目建设", "启动", projects, **due, **charge, stage="start")
    builder.target("新增城镇就业3000人以上", "新增城镇就业", "3000", unit="人", comparator="at_least", **level)
    builder.task("完善社区养老服务\n网络www.ads.example体系", "完善", concrete=False)
    builder.defect("www.ads.example", "injected_link")
    return builder.segment("天气渐渐转暖。", "statement")
