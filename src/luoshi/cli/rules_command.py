"""`luoshi rules`."""

import click


@click.command("rules")
def rules_command() -> None:
    """Rules."""
