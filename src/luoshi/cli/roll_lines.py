"""The credentials report and the presence at an instant as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from luoshi.cli.layout import Cell, fold, lines_of, rendered, widths_of
from luoshi.cli.terminal import Look, printable
from luoshi.cli.words import words
from luoshi.congress.roll import Credentials, Delegate, Presence, Proof
from luoshi.congress.roll.credentials import UnitCount
from luoshi.exchange.labels import Language

_UNIT = 0
_LIMITS = (40, 8, 8, 8, 8)
_MOST_NAMES = 10


def roll_text(
    delegates: Sequence[Delegate],
    found: tuple[Credentials, Presence | None, Proof | None],
    look: Look,
    language: Language,
) -> str:
    """The report as text that ends in a line break; people go by their names, with their numbers where they have any."""
    credentials, presence, proof = found
    lines = _Lines({one.id: one.name for one in delegates}, look, language)
    shown = [*lines.credentials(credentials)]
    if presence:
        shown += [Text(), *lines.presence(presence)]
    if proof:
        shown += [Text(), *lines.proof(proof)]
    return rendered(shown, look)


class _Lines:
    def __init__(self, names: Mapping[str, str], look: Look, language: Language) -> None:
        self.names, self.look, self.language = names, look, language
        self.said: Mapping[str, str] = words(language)

    def credentials(self, found: Credentials) -> Iterator[Text]:
        said = self.said
        total = said["roll_total"].format(listed=found.listed, valid=found.valid, guests=found.guests)
        yield from self._wrapped(total, "bold")
        heads = [said[f"roll_{key}"] for key in ("unit", "allotted", "listed", "valid", "vacant")]
        rows = [[Cell(head, "bold") for head in heads], *map(self._unit, found.units)]
        widths = widths_of(rows, self.look.width, _UNIT, _LIMITS)
        yield from lines_of(rows, widths, folded=self.look.width is not None)
        for trait, counted in found.traits:
            told = said["joint"].join(f"{name or said['roll_unsaid']} {times}" for name, times in counted)
            yield from self._wrapped(f"{said[f'roll_trait_{trait}']} {told}", "")
        for one in found.invalid:
            reason = one.reason or said["roll_no_reason"]
            yield from self._wrapped(
                said["roll_invalid"].format(name=one.name, unit=one.unit, reason=reason), "magenta"
            )
        for finding in found.findings:
            yield from self._wrapped(said[f"roll_{finding.kind}"].format(self._listed(finding.about)), "magenta")

    def presence(self, found: Presence) -> Iterator[Text]:
        said = self.said
        counts = {"entitled": len(found.entitled), "present": len(found.present), "absent": len(found.absent)}
        at = found.at.isoformat(sep=" ")
        yield from self._wrapped(said["roll_presence"].format(at=at, known=found.known, **counts), "bold")
        if found.absent:
            yield from self._wrapped(said["roll_absent"].format(self._listed(found.absent)), "")
        for giver, holder in found.represented:
            yield from self._wrapped(said["roll_represented"].format(self._person(giver), self._person(holder)), "")
        for odd in found.oddities:
            told = said[f"roll_{odd.kind}"].format(self._person(odd.delegate))
            yield from self._wrapped(said["roll_line"].format(odd.number, told), "magenta")

    def proof(self, proof: Proof) -> Iterator[Text]:
        *steps, result = proof.words(self.language)
        for step in steps:
            yield from self._wrapped(step, "")
        yield from self._wrapped(result, "bold" if proof.met else "bold magenta")
        if proof.rule.sure != "S":
            yield from self._wrapped(self.said["roll_not_sure"], "dim")

    def _unit(self, count: UnitCount) -> list[Cell]:
        shown = [count.allotted, count.listed, count.valid, count.vacant]
        numbers = ["" if number is None else str(number) for number in shown]
        return [Cell(count.unit or self.said["roll_unsaid"]), *map(Cell, numbers)]

    def _listed(self, names: Sequence[str]) -> str:
        more = "…" if len(names) > _MOST_NAMES else ""
        return self.said["joint"].join(map(self._person, names[:_MOST_NAMES])) + more

    def _person(self, number: str) -> str:
        """Name and number of a delegate; as it is, whatever is no number on the roll."""
        name = self.names.get(number, number)
        return name if name == number else self.said["roll_person"].format(name, number)

    def _wrapped(self, told: str, style: str) -> Iterator[Text]:
        shown = printable(told)
        lines = fold(shown, self.look.width) if self.look.width else [shown]
        return (Text(line, style) for line in lines)
