"""Pages about people: the list, one person, and what an administrator does with them."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.desk import clock
from luoshi.desk.accounts.coming_and_going import end_absence
from luoshi.desk.accounts.forms import DeputyForm, MembershipForm, PersonForm
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Deputy, Membership, Person
from luoshi.desk.accounts.open_work import open_work_of
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for, scope_for
from luoshi.desk.frame.asked import words_asked

_A_PAGE = 50


@allowed(Action.SEE_PEOPLE)
def people(request: SignedInRequest) -> HttpResponse:
    """Everybody one may see, by name, narrowed down by words and by whether they have left."""
    words, left = words_asked(request), request.GET.get("left") == "1"
    found = scope_for(request.user, Person).filter(is_active=not left)
    if words:
        found = found.filter(
            Q(name__icontains=words) | Q(username__icontains=words) | Q(memberships__unit__name__icontains=words)
        )
    rows = Paginator(found.distinct().prefetch_related("memberships__unit"), _A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": rows, "words": words, "left": left, "today": clock.today()}
    return render(request, "accounts/people_rows.html" if request.htmx else "accounts/people.html", shown)  # type: ignore[attr-defined]


@allowed(Action.MANAGE_PEOPLE)
def new_person(request: SignedInRequest) -> HttpResponse:
    """Enter somebody new; their first password is shown once, and they must change it."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = form.save(commit=False)
        return _with_new_password(request, person)
    return render(request, "accounts/person_form.html", {"form": form})


@allowed(Action.SEE_PEOPLE)
def person(request: SignedInRequest, pk: int) -> HttpResponse:
    """One person: what they are, who stands in, and what an administrator may do."""
    one = object_for(request.user, Person, pk=pk)
    return _shown(request, one)


@allowed(Action.MANAGE_PEOPLE)
def edit_person(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change name, login name, address or post."""
    one = object_for(request.user, Person, pk=pk)
    form = PersonForm(request.POST or None, instance=one)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("person", pk=one.pk)
    return render(request, "accounts/person_form.html", {"form": form, "person": one})


@require_POST
@allowed(Action.MANAGE_PEOPLE)
def give_role(request: SignedInRequest, pk: int) -> HttpResponse:
    """A role in a unit, from a day on."""
    one = object_for(request.user, Person, pk=pk)
    form = MembershipForm(request.POST, person=one)
    if not form.is_valid():
        return _shown(request, one, membership_form=form)
    form.save()
    messages.success(request, _("The role was given."))
    return redirect("person", pk=one.pk)


@require_POST
@allowed(Action.MANAGE_PEOPLE)
def end_role(request: SignedInRequest, pk: int) -> HttpResponse:
    """A role ends today; one that has not begun is taken back."""
    held = get_object_or_404(Membership, pk=pk)
    today = clock.today()
    if held.from_day > today:
        held.delete()
    else:
        held.until_day = today
        held.save(update_fields=["until_day"])
    messages.success(request, _("The role ends today."))
    return redirect("person", pk=held.person_id)


@require_POST
@allowed(Action.MANAGE_PEOPLE)
def name_deputy(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody stands in while this person is away."""
    one = object_for(request.user, Person, pk=pk)
    form = DeputyForm(request.POST, absent=one)
    if not form.is_valid():
        return _shown(request, one, deputy_form=form)
    form.save()
    messages.success(request, _("The deputy was entered."))
    return redirect("person", pk=one.pk)


@require_POST
@allowed(Action.MANAGE_PEOPLE)
def end_deputy_of(request: SignedInRequest, pk: int) -> HttpResponse:
    """Nobody stands in any more."""
    deputy = get_object_or_404(Deputy, pk=pk)
    end_absence(deputy)
    messages.success(request, _("The deputy's time has ended."))
    return redirect("person", pk=deputy.absent_id)


@require_POST
@allowed(Action.MANAGE_PEOPLE)
def reset_password(request: SignedInRequest, pk: int) -> HttpResponse:
    """A new first password, shown once."""
    return _with_new_password(request, object_for(request.user, Person, pk=pk))


@require_POST
@allowed(Action.MANAGE_PEOPLE)
def close_account(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody leaves: the account is closed, the history stays, and what is open is shown to be handed over."""
    one = object_for(request.user, Person, pk=pk)
    if one.pk == request.user.pk:
        messages.error(request, _("You cannot close your own account: another administrator has to."))
    else:
        one.close(clock.today())
        messages.success(request, _("The account is closed. What is still open stands below."))
    return redirect("person", pk=one.pk)


@require_POST
@allowed(Action.MANAGE_PEOPLE)
def reopen_account(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody comes back; their roles are given anew."""
    one = object_for(request.user, Person, pk=pk)
    one.reopen()
    messages.success(request, _("The account is open again. Give it a role."))
    return redirect("person", pk=one.pk)


def _with_new_password(request: SignedInRequest, one: Person) -> HttpResponse:
    # Without letters that look alike: it is read aloud and typed by hand once.
    password = "".join(secrets.choice("abcdefghijkmnpqrstuvwxyz23456789") for _place in range(14))
    one.set_password(password)
    one.must_change_password = True
    one.save()
    answer = render(request, "accounts/new_password.html", {"person": one, "password": password})
    answer["Cache-Control"] = "no-store"
    return answer


def _shown(request: SignedInRequest, one: Person, **forms: object) -> HttpResponse:
    managing = request.user.standing().may(Action.MANAGE_PEOPLE)
    shown: dict[str, object] = {
        "person": one,
        "today": clock.today(),
        "memberships": one.memberships.select_related("unit"),
        "deputies": one.deputies.select_related("deputy"),
    }
    if managing:
        shown |= {
            "open_work": open_work_of(one),
            "membership_form": MembershipForm(person=one),
            "deputy_form": DeputyForm(absent=one),
        }
    return render(
        request, "accounts/person.html", {**shown, "managing": managing, **forms}, status=422 if forms else 200
    )
