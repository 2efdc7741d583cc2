"""The account that is given to the next congress: what each adopted text promised, and what became of it, row by row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from luoshi.congress.record.blocks import Block, Paper
from luoshi.congress.record.chinese_numbers import day as day_words
from luoshi.congress.record.chinese_numbers import ordinal
from luoshi.delivery.percents import percent
from luoshi.delivery.roll_up import RollUp, roll_up
from luoshi.desk.congress.accounted import Accounted, Marked
from luoshi.desk.progress.standings import Standing, standings


@dataclass(frozen=True, slots=True)
class TextAccount:
    """One text: its rows as they stand, what they come to together, and what was found to need nothing."""

    text: Accounted
    rows: tuple[Standing, ...]
    together: RollUp
    drafts: int
    overdue: int
    nothing: tuple[tuple[str, Marked], ...]

    @property
    def closed(self) -> int:
        """How many rows are closed as done."""
        return self.together.counts.get("closed", 0)

    @property
    def rate(self) -> str:
        """The completion rate by weight, in per cent, cut and never rounded up."""
        return percent(self.together.rate)


def accounts_of(texts: Iterable[Accounted], today: date) -> list[TextAccount]:
    """The account of each text on a day."""
    return [_account(text, today) for text in texts]


def account_paper(title: str, body: str, given: Iterable[TextAccount], today: date) -> Paper:
    """The account as a document, in the words of the texts; nothing is said that is not in the plan."""
    name = f"{title}通过事项落实情况"
    blocks = [Block("title", name, len(title)), Block("note", f"（截至{day_words(today)}）")]
    texts = list(given)
    if not texts:
        blocks.append(Block("body", "尚未印发通过的文本。"))
    for number, one in enumerate(texts, 1):
        blocks.append(Block("heading", f"{ordinal(number)}、{one.text.issue.data['title']}"))
        blocks.append(Block("body", _sum(one)))
        blocks += [Block("body", _line(row)) for row in one.rows]
        blocks += [Block("body", f"{said}：无须另行落实（{mark.by}：{mark.why}）。") for said, mark in one.nothing]
    return Paper(name, (*blocks, Block("signature", body), Block("signature", day_words(today))))


def _account(text: Accounted, today: date) -> TextAccount:
    items = [row.item for row in text.rows if row.item is not None]
    rows = tuple(standings((item for item in items if item.workflow not in {"draft", "dropped"}), today))
    marked = tuple((row.text, row.marked) for row in text.rows if row.marked is not None and not row.missing)
    drafts = sum(item.workflow == "draft" for item in items)
    overdue = sum(one.is_overdue for one in rows)
    return TextAccount(text, rows, roll_up(one.state for one in rows), drafts, overdue, marked)


def _sum(one: TextAccount) -> str:
    if not one.rows:
        return f"尚无事项交办，待交办{one.drafts}项。" if one.drafts else "尚无事项交办。"
    said = f"已交办{len(one.rows)}项，办结{one.closed}项，逾期{one.overdue}项，按权重计完成率{one.rate}。"
    return f"{said}尚未交办{one.drafts}项。" if one.drafts else said


def _line(row: Standing) -> str:
    lead, due = row.item.lead, row.item.due
    who = f"（{lead.name}，{day_words(due) if due else '未定时限'}）" if lead else ""
    said = row.state.reports[-1].line if row.state.reports else ""
    return f"{row.item.number}　{row.item.wording}{who}：{row.item.state_name('zh')}。{said or ''}"
