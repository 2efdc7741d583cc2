"""`luoshi explain`."""

import click


@click.command("explain")
def explain_command() -> None:
    """Rules."""
