"""`luoshi plan`."""

import click


@click.command("plan")
def plan_command() -> None:
    """Rules."""
