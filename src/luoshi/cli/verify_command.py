"""`luoshi verify` and `luoshi head`: are the ledger of the workspace and the books of its congresses what was once entered?"""

from __future__ import annotations

from pathlib import Path

import click

from luoshi.cli.desk_commands import workspace
from luoshi.cli.endings import Ending, WrongCall, say
from luoshi.cli.language import spoken


@click.command("verify")
@click.option(
    "--head",
    "head_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A head that was exported: nothing before it may be gone.",
)
def verify_command(head_file: Path | None) -> int:
    """Make every state and every hash of the ledger and of each congress's book anew, and name the first difference.

    Exit code 0 where there is none, 1 where there is one.
    """
    with workspace(there=True):
        from luoshi.delivery.heads import BadHead, parse_head
        from luoshi.desk.congress.book_seal import first_difference_in_books
        from luoshi.desk.ledger.models import Chain
        from luoshi.desk.plans.checking import first_difference

        try:
            head = parse_head(head_file.read_text(encoding="utf-8")) if head_file else None
        except (OSError, UnicodeDecodeError, BadHead) as error:
            raise WrongCall(f"{head_file} holds no head of a ledger; luoshi head writes one") from error
        found = first_difference(head) or first_difference_in_books()
        if found is not None:
            say(found.said(spoken()))
            return Ending.DIFFERENT
        click.echo(str(Chain.now()))
        return Ending.DONE


@click.command("head")
def head_command() -> None:
    """Print the head of the ledger, a line to be kept elsewhere: `luoshi verify --head` holds the ledger to it."""
    with workspace(there=True):
        from luoshi.desk.ledger.models import Chain

        click.echo(str(Chain.now()))
