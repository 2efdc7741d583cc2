"""An explanation as lines for a person: the sentence with the words marked, then the rules in the order they decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.text import Text

from luoshi.cli.layout import GAP, fold, rendered
from luoshi.cli.terminal import Look, printable
from luoshi.cli.words import words
from luoshi.delivery.wording import one_line
from luoshi.exchange.findings import finding_in
from luoshi.exchange.labels import Language
from luoshi.reading.entries import Decision, Defect, Reason, Target
from luoshi.reading.explain import Entry, Explanation, Made
from luoshi.reading.reading import Reading
from luoshi.reading.rules import rule_book
from luoshi.reading.text import Span

_MARK = ("【", "】")
_LONGEST = 160


def explanation_text(reading: Reading, found: Explanation, look: Look, language: Language) -> str:
    """The explanation as text that ends in a line break."""
    return rendered(_Lines(reading, found, look, language).all(), look)


class _Lines:
    def __init__(self, reading: Reading, found: Explanation, look: Look, language: Language) -> None:
        self.reading, self.found, self.look, self.language = reading, found, look, language
        self.said: Mapping[str, str] = words(language)

    def all(self) -> Iterator[Text]:
        found, said = self.found, self.said
        for made in found.made:
            yield from self._wrapped(self._title(made.entry), "bold")
        yield from self._facts()
        yield Text()
        yield from self._sentence()
        for made in found.made:
            yield from self._rules(made)
        if not found.made and found.verdict:
            yield Text()
            yield Text(said["clause_is" if found.verdict.gives == "task" else "why_not"], "bold")
            yield from self._rule(1, found.verdict)
        if found.figures:
            yield Text()
            yield Text(said["figures_refused"], "bold")
            for number, reason in enumerate(found.figures, 1):
                yield from self._rule(number, reason)
        if found.plans:
            yield Text()
            yield Text(said["here_plans"], "bold")
            for number, plan in enumerate(found.plans, 1):
                gives = said["period"].format(plan.period_from, plan.period_to)
                yield from self._rule(number, Reason(plan.rule, plan.start, plan.end, gives))
        if found.defects:
            yield Text()
            yield Text(said["here_defects"], "bold")
            for defect in found.defects:
                yield from self._wrapped(self._defect(defect), "", "  ")

    def _title(self, entry: Entry) -> str:
        kind = "target" if isinstance(entry, Target) else "decision" if isinstance(entry, Decision) else "task"
        return f"{entry.id}  {self.said[f'kinds.{kind}']}  {one_line(self.reading.text[entry.start : entry.end])}"

    def _facts(self) -> Iterator[Text]:
        found, said = self.found, self.said
        place = said["at"].format(*found.place)
        path = " › ".join(one_line(section.marker + section.heading) for section in found.sections)
        facts = [(said["place"], place), (said["section"], path or said["no_section"])]
        if found.horizon:
            facts.append((said["view"], said[found.horizon]))
        if found.kind:
            facts.append((said["segment"], said[f"segments.{found.kind}"]))
        widest = max(cell_len(label) for label, _ in facts) + GAP
        for label, told in facts:
            for number, line in enumerate(self._fold(told, widest)):
                shown = "" if number else label
                yield Text.assemble((shown + " " * (widest - cell_len(shown)), "dim"), line)

    def _sentence(self) -> Iterator[Text]:
        """The sentence with the place in marks that also show without colours."""
        sentence = self.found.sentence
        if sentence is None:
            yield from self._wrapped(self.said["nothing_here"], "")
            return
        yield Text(self.said["sentence"], "bold")
        marked = self._marked(sentence, self.found.place)
        inside = False
        for line in self._fold(marked, 2):
            text = Text("  ")
            for letter in line:
                inside = inside or letter == _MARK[0]
                text.append(letter, "bold underline" if inside else "")
                inside = inside and letter != _MARK[1]
            yield text

    def _marked(self, sentence: Span, place: Span) -> str:
        text = self.reading.text
        start, end = max(sentence.start, place.start), max(sentence.start, min(sentence.end, place.end))
        before, after = text[sentence.start : start], text[end : sentence.end]
        before = "…" + before[-_LONGEST:] if len(before) > _LONGEST else before
        after = after[:_LONGEST] + "…" if len(after) > _LONGEST else after
        return f"{one_line(before)}{_MARK[0]}{one_line(text[start:end])}{_MARK[1]}{one_line(after)}"

    def _rules(self, made: Made) -> Iterator[Text]:
        yield Text()
        several = f"  {made.entry.id}" if len(self.found.made) > 1 else ""
        yield Text(self.said["because"] + several, "bold")
        for number, reason in enumerate(made.reasons, 1):
            yield from self._rule(number, reason)

    def _rule(self, number: int, reason: Reason) -> Iterator[Text]:
        sentence = rule_book().get(reason.rule, {}).get(self.language, self.said["unknown_rule"])
        yield Text.assemble(f"  {number}. ", (reason.rule, "bold"))
        yield from self._wrapped(sentence, "", "     ")
        quote = one_line(self.reading.text[reason.start : reason.end])
        told = [self.said["from_words"].format(quote)] if quote else []
        told += [self.said["gives"].format(self._given(reason.gives))] if reason.gives else []
        yield from self._wrapped("  ".join(told), "dim", "     ")

    def _given(self, gives: str) -> str:
        """What was concluded, in the words of the interface where it is one of its names."""
        name, equals, value = gives.partition("=")
        if not equals:
            return self.said.get(f"segments.{gives}") or self.said.get(f"acts.{gives}") or gives
        told = self.said.get(f"firmness.{value}", value) if name == "firmness" else value
        return f"{self.said.get(f'given_{name}', name)} = {told}"

    def _defect(self, defect: Defect) -> str:
        quote = one_line(self.reading.text[defect.start : defect.end])
        shown = f"  “{quote}”" if quote else ""
        kind, note = self.said[f"defects.{defect.kind}"], finding_in(self.language, defect.note)
        return f"{defect.start}  {kind}{shown}  {note} ({defect.rule})"

    def _wrapped(self, told: str, style: str, indent: str = "") -> Iterator[Text]:
        return (Text(indent + line, style) for line in self._fold(told, len(indent)) if line)

    def _fold(self, told: str, used: int) -> Sequence[str]:
        shown = printable(told)
        return fold(shown, self.look.width - used) if self.look.width else [shown]
