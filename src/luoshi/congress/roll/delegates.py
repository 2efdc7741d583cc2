"""A delegate, and what the roll says of each."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Delegate:
    """One row of the roll. Text that the roll leaves out is empty.

    `valid` is what the credentials committee found (None: nothing yet), `reason` why somebody's credentials don't stand.
    `voting` is False for those who attend without a vote (列席、特邀). `traits` hold what is counted besides: sex, nation, …
    """

    id: str
    name: str
    unit: str = ""
    voting: bool = True
    valid: bool | None = True
    reason: str = ""
    traits: tuple[tuple[str, str], ...] = field(default=())

    @property
    def entitled(self) -> bool:
        """Does this delegate count towards 应到?"""
        return self.voting and self.valid is True

    def trait(self, name: str) -> str:
        """What the roll says under this heading; empty where it says nothing."""
        return dict(self.traits).get(name, "")
