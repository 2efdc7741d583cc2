"""`luoshi`: the commands under one name."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

import luoshi
from luoshi.cli.amend_command import amend_command
from luoshi.cli.count_command import count_command
from luoshi.cli.desk_commands import createadmin_command, seed_demo_command, serve_command, tick_command, worker_command
from luoshi.cli.endings import ReaderLeft, run_to_its_end
from luoshi.cli.explain_command import explain_command
from luoshi.cli.help_texts import HelpPage, in_short
from luoshi.cli.language import listen_to
from luoshi.cli.names_command import names_command
from luoshi.cli.options import spoken_option
from luoshi.cli.plan_command import plan_command
from luoshi.cli.protocol_command import protocol_command
from luoshi.cli.read_command import read_command
from luoshi.cli.record_command import record_command
from luoshi.cli.roll_command import roll_command
from luoshi.cli.rules_command import rules_command
from luoshi.cli.rulesets_command import rulesets_command
from luoshi.cli.suggestions_command import suggestions_command
from luoshi.cli.table_command import table_command
from luoshi.cli.take_command import take_command
from luoshi.cli.verify_command import head_command, verify_command


class _Luoshi(click.Group):
    """Ends every run in one of the exit codes of `endings`, with at most one line about what went wrong."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,  # noqa: ANN401 - as click has it
    ) -> Any:  # noqa: ANN401 - as click has it
        """Run and exit; with ``standalone_mode=False``, as click does it."""
        listen_to(sys.argv[1:] if args is None else args)
        run = super().main
        # As `python -m luoshi` it would be called after its file.
        name = prog_name or self.name
        if not standalone_mode:
            return run(args, name, complete_var, standalone_mode=False, **extra)
        sys.exit(run_to_its_end(lambda: run(args, name, complete_var, standalone_mode=False, **extra)))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click has it
        """Every command with what it does, in a clause."""
        rows = [(name, in_short(command)) for name, command in sorted(self.commands.items())]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run the command; whoever stopped reading our output is told apart from a file that broke."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderLeft from error


# Every command's page of help is written by this.
click.Context.formatter_class = HelpPage


@click.group("luoshi", cls=_Luoshi, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(luoshi.__version__, message="luoshi %(version)s")
@spoken_option
def main() -> None:
    """Turn the report that an assembly adopted into a delivery plan; every row leads back to its sentence.

    把会议通过的报告变成任务分解表，每一行都能回到原文的那一句。
    """


main.add_command(read_command)
main.add_command(plan_command)
main.add_command(take_command)
main.add_command(table_command)
main.add_command(amend_command)
main.add_command(explain_command)
main.add_command(rules_command)
for command in (serve_command, worker_command, tick_command, createadmin_command, seed_demo_command):
    main.add_command(command)
main.add_command(verify_command)
main.add_command(head_command)
main.add_command(count_command)
main.add_command(rulesets_command)
main.add_command(names_command)
main.add_command(roll_command)
main.add_command(record_command)
main.add_command(suggestions_command)
main.add_command(protocol_command)
