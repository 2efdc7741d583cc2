"""`luoshi serve`, `worker`, `tick`, `createadmin`, `seed-demo`: the workspace. Django is loaded inside them and nowhere else."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from luoshi.cli.endings import WrongCall, say
from luoshi.cli.language import spoken
from luoshi.cli.words import words


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for all.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to listen on.")
@click.option(
    "--alone", is_flag=True, help="Start no worker and no clockwork beside: others run luoshi worker and luoshi tick."
)
def serve_command(host: str, port: int, alone: bool) -> None:
    """Open the workspace for browsers.

    Makes the data folder and the database on first start and brings them up to date after an update. docs/settings.md has
    what the environment may say.
    """
    # The worker beside us must not outlive us.
    signal.signal(signal.SIGTERM, lambda *_: _stop())
    with workspace(migrated=True):
        from luoshi.desk.accounts.models import Person
        from luoshi.desk.serving import PortTaken, serve

        if not Person.objects.exists():
            say(
                "luoshi: nobody can sign in yet; luoshi createadmin enters the first person, luoshi seed-demo invented ones"
            )
        try:
            serve(host, port, alone=alone, say=click.echo)
        except PortTaken as error:
            raise WrongCall(
                f"cannot listen at {host}:{port} ({error}); stop what is there, or give another --port"
            ) from error


@click.command("worker")
@click.option("--once", is_flag=True, help="Stop when nothing is left to do.")
@click.option("--until-closed", is_flag=True, hidden=True)
def worker_command(once: bool, until_closed: bool) -> None:
    """Do what pages left to be done later: read documents, send mail."""
    with workspace():
        from luoshi.desk.working import work

        work(once=once, until_closed=until_closed)


class _Moment(click.ParamType[datetime]):
    """A moment, written as in 2026-11-24T08:00."""

    name = "time"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"there is no time {value!r}; write it like 2026-11-24T08:00", param, ctx)


@click.command("tick")
@click.option(
    "--at", type=_Moment(), metavar="TIME", help="As if it were this time, like 2026-11-24T08:00. [default: now]"
)
def tick_command(at: datetime | None) -> None:
    """Do what is due by now: reminders, what was left behind. A second call at the same time changes nothing."""
    with workspace():
        from django.utils import timezone

        from luoshi.desk.ticking import tick

        moment = at or timezone.now()
        for name, count in tick(moment if timezone.is_aware(moment) else timezone.make_aware(moment)).items():
            click.echo(words(spoken())[f"tick_{name}"].format(count))


@click.command("createadmin")
@click.option("--username", prompt="Login name 登录名", help="The login name; asked for where it is missing.")
@click.option("--name", prompt="Name 姓名", help="The person's name; asked for where it is missing.")
@click.option(
    "--unit",
    prompt="Governing body 单位",
    default="本级人民政府",
    show_default=True,
    help="The unit that the person belongs to.",
)
@click.password_option(
    prompt="Password 密码",
    confirmation_prompt="Once more 再输一遍",
    help="The password; asked for, unseen, where it is missing.",
)
def createadmin_command(username: str, name: str, unit: str, password: str) -> None:
    """Enter the first administrator, who lets in everybody else."""
    with workspace(migrated=True):
        from luoshi.desk.accounts.first_administrator import WrongPerson, create_administrator

        try:
            person = create_administrator(username, name, password, unit)
        except WrongPerson as error:
            raise WrongCall(str(error)) from error
        click.echo(f"{person.username} · {person.name} · {unit}")


@click.command("seed-demo")
@click.argument(
    "reports", nargs=-1, metavar="[REPORT]...", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--congress", is_flag=True, help="Add an invented congress, its election before the first round.")
def seed_demo_command(reports: tuple[Path, ...], congress: bool) -> None:
    """Fill an empty workspace with the invented district 青禾 and REPORT, and list the accounts to enter with."""
    with workspace(migrated=True):
        from luoshi.cli.layout import Cell, lines_of, rendered, widths_of
        from luoshi.cli.terminal import look_of_output
        from luoshi.desk.demo.congress_seeding import seed_congress
        from luoshi.desk.demo.seeding import RealPeople, seed

        try:
            accounts = [*seed(list(reports)), *(seed_congress() if congress else ())]
        except RealPeople as error:
            raise WrongCall(
                "this workspace has real people in it; set LUOSHI_DATA to an empty folder for the demonstration"
            ) from error
        said = words(spoken())
        head = tuple(Cell(said[f"account_{key}"], "dim") for key in ("login", "name", "roles", "password"))
        rows = [head] + [
            (Cell(one.login, "bold"), Cell(one.name), Cell(one.roles(spoken())), Cell(one.password, "dim"))
            for one in accounts
        ]
        look = look_of_output()
        click.echo(
            rendered(lines_of(rows, widths_of(rows, look.width, 2, (20, 20, 60, 30)), folded=False), look), nl=False
        )


@contextmanager
def workspace(*, migrated: bool = False, there: bool = False) -> Iterator[None]:
    """Django, loaded; what whoever runs it can mend is told in a line.

    With `there` nothing is made where no workspace is: what is looked for in the wrong folder would leave an empty one behind.
    """
    from luoshi.desk.environment import WrongSetting, data_folder
    from luoshi.desk.start import bring_database_up_to_date, start_django

    try:
        if there and not data_folder().exists() and not os.environ.get("DATABASE_URL"):
            raise WrongCall(
                f"there is no workspace in {data_folder()}; name its folder with LUOSHI_DATA, or run luoshi serve once"
            )
        start_django()
    except WrongSetting as error:
        raise WrongCall(str(error)) from error
    from django.db import OperationalError, ProgrammingError

    try:
        if migrated:
            bring_database_up_to_date()
        yield
    except (OperationalError, ProgrammingError) as error:
        reason = " ".join(str(error).replace(":", " ").split())
        where = "DATABASE_URL" if os.environ.get("DATABASE_URL") else "LUOSHI_DATA"
        raise WrongCall(
            f"the database cannot be used ({reason[:200]}); check {where}, or run luoshi serve once"
        ) from error


def _stop() -> None:
    raise KeyboardInterrupt
