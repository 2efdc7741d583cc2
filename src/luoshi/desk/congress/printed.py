"""Paper first: the ballot and the tally sheet of the open round, as pages to be printed and as Word documents."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.congress.elections.ruleset import Ruleset
from luoshi.congress.elections.steps import step_words
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.congress.contest_book import read_state
from luoshi.desk.congress.contests import RoundOpen
from luoshi.desk.congress.downloads import DOCX, as_file
from luoshi.desk.congress.models import StoredContest
from luoshi.desk.page_language import page_language
from luoshi.exchange.ballot_docx import FIVES, BallotPaper, ballot_to_docx, tally_to_docx

_FIVES = range(FIVES)


@allowed(Action.SEE_CONGRESS)
def ballot(request: SignedInRequest, pk: int) -> HttpResponse:
    """The ballot: candidates in their order, how many may be marked, lines for others where the rules have them, a place for the seal."""
    return render(request, "congress/ballot.html", _of_open_round(request, pk))


@allowed(Action.SEE_CONGRESS)
def tally_sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """The sheet on which a teller keeps strokes, five to a 正."""
    return render(request, "congress/tally_sheet.html", {**_of_open_round(request, pk), "fives": _FIVES})


@allowed(Action.SEE_CONGRESS)
def paper_docx(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """The `ballot` or the `tally-sheet` of the open round as a Word document."""
    shown = _of_open_round(request, pk)
    office = str(shown["contest"])
    paper = ballot_paper(shown) if kind == "ballot" else tally_paper(shown)
    data = ballot_to_docx(paper) if kind == "ballot" else tally_to_docx(paper)
    return as_file(data, f"{office}-{paper.what}.docx", DOCX)


def ballot_paper(shown: dict[str, Any]) -> BallotPaper:
    """The ballot in the words of the page."""
    one: RoundOpen = shown["round"]
    chosen = ngettext("%(n)s is to be elected.", "%(n)s are to be elected.", one.seats) % {"n": one.seats}
    return BallotPaper(
        meeting=str(shown["congress"]), office=str(shown["contest"]), what=_("Ballot"), round=shown["round_name"],
        heads=(_("Rank") if shown["ranked"] else _("Mark"), _("Candidate") if shown["approved"] else _("Candidate (by surname strokes)")),
        candidates=tuple(each.name for each in one.candidates), others=len(shown["lines"]), other=_("Another person:"),
        notes=tuple(note for note in (chosen, _how_to_mark(shown), shown["others_note"]) if note),
        foot=(_("(place of the seal)"),),
    )  # fmt: skip


def tally_paper(shown: dict[str, Any]) -> BallotPaper:
    """The tally sheet in the words of the page."""
    one: RoundOpen = shown["round"]
    papers = _blanks(_("Issued"), _("Returned"))
    piles = _blanks(_("Valid"), _("Invalid"), _("Blank ballots"))
    who = _blanks(_("Teller"), _("Scrutineer"), _("Date"))
    return BallotPaper(
        meeting=str(shown["congress"]), office=str(shown["contest"]), what=_("Tally sheet"), round=shown["round_name"],
        heads=(_("Candidate"), _("For (five strokes a square)"), _("Against"), _("Abstain"), _("Sum")),
        candidates=tuple(each.name for each in one.candidates), others=len(shown["lines"]), foot=("", papers, piles, "", who),
    )  # fmt: skip


def _blanks(*words: str) -> str:
    """Words with a line behind each to write on."""
    return "　".join(f"{word} __________" for word in words)


def others_note(rules: Ruleset) -> str:
    """What a ballot with lines for others says of them."""
    if rules.rule("write_in") == "instead_of_against":
        return _("Another person may be written in for a candidate voted against, not for one abstained on.")
    return _("Another person may be written in.")


def _how_to_mark(shown: dict[str, Any]) -> str:
    seats = {"n": shown["round"].seats}
    if shown["ranked"]:
        return _("Write 1 beside your first choice, 2 beside the second, and so on.")
    if shown["only_one"]:
        return _("Mark one with ○.")
    if shown["exactly"]:
        return _("Mark exactly %(n)s with ○; a ballot with more or fewer is invalid.") % seats
    return (
        _("Mark %(n)s or fewer with ○; a ballot with more is invalid. × is against; no mark is an abstention.") % seats
    )


def _of_open_round(request: SignedInRequest, pk: int) -> dict[str, Any]:
    stored = object_for(request.user, StoredContest, pk=pk)
    state, language = read_state(stored), page_language()
    if state.open is None:
        raise Http404
    rules = state.contest.ruleset
    ranked = state.choices.get("marks", rules.rule("marks")) == "ranking"
    lines = range(0 if rules.rule("write_in") == "none" or ranked else state.open.seats)
    return {
        "contest": stored,
        "congress": stored.congress,
        "round": state.open,
        "round_name": step_words(language)[state.open.kind],
        "ranked": ranked,
        "approved": rules.rule("ballot_order") == "approved",
        "exactly": state.choices.get("marks") == "exactly",
        "only_one": rules.rule("marks") == "one",
        "others_note": others_note(rules) if lines else "",
        "lines": lines,
    }
