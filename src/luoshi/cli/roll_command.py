"""`luoshi roll`: the credentials report of a list of delegates, and with the attendance book the quorum at any instant."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from luoshi.cli.endings import WrongCall, say
from luoshi.cli.options import encoding_option, force_option, language_option, one_document, out_option
from luoshi.cli.out_endings import form_by_ending
from luoshi.cli.outputs import ToStandardOutput, check_free, identities, write_file
from luoshi.cli.sources import bytes_of, shown_name
from luoshi.cli.terminal import Look, look_of_output
from luoshi.exchange.labels import Language

if TYPE_CHECKING:
    from luoshi.congress.roll import Credentials, Delegate, Presence, Proof

_FORMS = ("table", "json", "docx")
_BY_ENDING = {".txt": "table", ".json": "json", ".docx": "docx"}


class _Instant(click.ParamType[datetime]):
    """A time by the clock of the hall, written as in 2026-11-24T09:00."""

    name = "instant"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            return datetime.fromisoformat(value).replace(tzinfo=None)
        except ValueError:
            self.fail(f"there is no time {value!r}; write it like 2026-11-24T09:00", param, ctx)


@click.command("roll")
@one_document
@click.option("--units", metavar="UNITS", help="A list with 选举单位 and 名额: how many delegates each unit sends.")
@click.option("--events", metavar="BOOK", help="The attendance book: a list with 时间, 事项 and 代表证号 (or 姓名).")
@click.option("--at", type=_Instant(), metavar="TIME", help="The instant asked about. [default: the last line of BOOK]")
@click.option("--known", type=click.IntRange(min=0), metavar="N", help="Take only the first N lines of BOOK as known.")
@click.option("--quorum", metavar="RULE", help="Prove the quorum by this rule; a name that there isn't lists them.")
@click.option("--meeting", metavar="TITLE", default="", help="Of which meeting the report speaks (docx).")
@click.option("--format", "form", type=click.Choice(_FORMS), help="[default: table, or what the ending of OUT says]")
@out_option("Write to this file. [default: standard output]")
@force_option
@encoding_option
@language_option
def roll_command(
    file: str,
    units: str | None,
    events: str | None,
    at: datetime | None,
    known: int | None,
    quorum: str | None,
    meeting: str,
    form: str | None,
    out: Path | None,
    force: bool,
    encoding: str | None,
    language: Language,
) -> None:
    """Report on credentials: how many delegates from each unit and of which kind, whose don't stand and why.

    FILE is a list of delegates with a column 姓名 (xlsx, csv); 选举单位, 性别, 代表证号, 资格 and 原因 are read where they are there.
    With the attendance book it says who is present at an instant, and with a rule whether that is a quorum.
    """
    form = form or form_by_ending(out, _BY_ENDING, "table")
    if out:
        check_free(out, force=force, sources=identities([file, *(one for one in (units, events) if one)]))
    if (quorum or at or known is not None) and not events:
        raise WrongCall("--quorum, --at and --known ask about the attendance book; name it with --events")
    delegates, credentials = _credentials(file, units, encoding)
    presence, proof = _presence(delegates, events, encoding, at, known, quorum) if events else (None, None)
    if form == "docx":
        data = _document(credentials, meeting)
    else:
        found = (credentials, presence, proof)
        data = _shown(delegates, found, form, Look() if out else look_of_output(), language)
    if out:
        write_file(out, data)
        say(f"-> {out}")
    else:
        ToStandardOutput().put(file, data)


def _document(credentials: Credentials, meeting: str) -> bytes:
    from luoshi.congress.record import credentials_paper
    from luoshi.exchange.record_docx import paper_to_docx

    return paper_to_docx(credentials_paper(credentials, meeting=meeting))


def _shown(
    delegates: tuple[Delegate, ...],
    found: tuple[Credentials, Presence | None, Proof | None],
    form: str,
    look: Look,
    language: Language,
) -> bytes:
    from luoshi.cli.roll_lines import roll_text
    from luoshi.exchange.roll_json import roll_data

    if form == "json":
        text = json.dumps(roll_data(*found), ensure_ascii=False, indent=2) + "\n"
    else:
        text = roll_text(delegates, found, look, language)
    return text.encode("utf-8", "replace")


def _credentials(file: str, units: str | None, encoding: str | None) -> tuple[tuple[Delegate, ...], Credentials]:
    from luoshi.congress.roll import credentials_report
    from luoshi.exchange.roll_in import read_allotted, read_delegates

    delegates = read_delegates(bytes_of(file), name=shown_name(file), encoding=encoding)
    allotted = read_allotted(bytes_of(units), name=shown_name(units), encoding=encoding) if units else None
    return delegates, credentials_report(delegates, allotted)


def _presence(
    delegates: tuple[Delegate, ...],
    events: str,
    encoding: str | None,
    at: datetime | None,
    known: int | None,
    quorum: str | None,
) -> tuple[Presence, Proof | None]:
    from luoshi.congress.roll import presence_at, prove_quorum, quorum_rules
    from luoshi.exchange.roll_in import read_attendance

    rules = quorum_rules()
    if quorum and quorum not in rules:
        raise WrongCall(f"there is no quorum rule {quorum}; there are {', '.join(rules)}")
    rule = rules[quorum] if quorum else None
    book = read_attendance(bytes_of(events), name=shown_name(events), encoding=encoding)
    instant = at or max((event.at for event in book), default=None)
    if instant is None:
        raise WrongCall(f"{events} has no lines; add --at TIME")
    presence = presence_at(delegates, book, instant, known=known, proxies=rule.proxies if rule else 0)
    return presence, prove_quorum(rule, presence) if rule else None
