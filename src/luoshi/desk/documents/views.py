"""Pages about documents: the list, bringing one in, one document with its versions, the annotated page, the original."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.corpus.making import engine
from luoshi.desk import clock
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for, scope_for
from luoshi.desk.documents import originals
from luoshi.desk.documents.forms import DocumentForm, VersionForm
from luoshi.desk.documents.models import Document, StoredReading, Version
from luoshi.desk.documents.origins import origins_of
from luoshi.desk.documents.page_parts import kept_parts
from luoshi.desk.documents.reading_made import ask_for_reading, make_reading
from luoshi.desk.frame.asked import words_asked
from luoshi.desk.page_language import page_language
from luoshi.desk.plans.models import Plan

_A_PAGE = 50
_TWICE = timedelta(seconds=30)


@allowed(Action.SEE_DOCUMENTS)
def documents(request: SignedInRequest) -> HttpResponse:
    """The documents one may see, the newest first, narrowed down by words of the title."""
    words = words_asked(request)
    found = scope_for(request.user, Document).select_related("unit")
    if words:
        found = found.filter(title__icontains=words)
    versions = Version.objects.select_related("brought_in_by").prefetch_related("readings")
    page = Paginator(found.prefetch_related(Prefetch("versions", versions)), _A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "words": words, "may_upload": request.user.standing().may(Action.UPLOAD_DOCUMENTS)}
    template = "documents/documents_rows.html" if request.htmx else "documents/documents.html"  # type: ignore[attr-defined]
    return render(request, template, shown)


@allowed(Action.UPLOAD_DOCUMENTS)
def new_document(request: SignedInRequest) -> HttpResponse:
    """Bring a document in; small texts are read at once, the rest by a worker."""
    form = DocumentForm(request.POST or None, request.FILES or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        document = form.save(commit=False)
        file: UploadedFile[Any] = form.cleaned_data["file"]
        document.title = document.title or originals.plain_name(file.name or "").rpartition(".")[0] or "document"
        document.brought_in_by = request.user
        # Before the transaction: nobody waits for the database while a large file is written.
        kept = originals.keep(file.chunks())
        with transaction.atomic():
            before = _sent_before(document, kept[0])
            if before is None:
                document.save()
                document.add_version(originals.plain_name(file.name or ""), *kept, request.user)
        if before is not None:
            messages.info(request, _("You have just brought in this file. Nothing was entered twice."))
            return redirect("document", pk=before.pk)
        ask_for_reading(document.versions.get())
        return redirect("document", pk=document.pk)
    return render(request, "documents/document_form.html", {"form": form}, status=422 if form.errors else 200)


@allowed(Action.SEE_DOCUMENTS)
def document(request: SignedInRequest, pk: int) -> HttpResponse:
    """One document: its versions and what was read in each."""
    one = object_for(request.user, Document, pk=pk)
    return _document_page(request, one, VersionForm())


@require_POST
@allowed(Action.UPLOAD_DOCUMENTS)
def new_version(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bring in a newer version; the same file again changes nothing."""
    one = object_for(request.user, Document, pk=pk)
    form = VersionForm(request.POST, request.FILES)
    if not form.is_valid():
        return _document_page(request, one, form, status=422)
    before = one.versions.count()
    version = _kept(one, form.cleaned_data["file"], request.user)
    if one.versions.count() == before:
        messages.info(request, _("This file is the newest version already. Nothing was changed."))
    ask_for_reading(version)
    return redirect("document", pk=one.pk)


@require_POST
@allowed(Action.UPLOAD_DOCUMENTS)
def read_anew(request: SignedInRequest, pk: int) -> HttpResponse:
    """Read a version with the engine of today; readings by older engines stay."""
    version = object_for(request.user, Version, pk=pk)
    ask_for_reading(version)
    return redirect("document", pk=version.document_id)


@allowed(Action.SEE_DOCUMENTS)
def reading(request: SignedInRequest, pk: int) -> HttpResponse:
    """The annotated page; while the reading is being made, a page that asks again by itself."""
    stored = object_for(request.user, StoredReading, pk=pk)
    around = {"stored": stored, "version": stored.version, "document": stored.version.document}
    if request.htmx:  # type: ignore[attr-defined]
        # The page that waits asks like this: nothing new, or look at all of it again.
        return HttpResponse(status=204) if stored.is_open else HttpResponse(headers={"HX-Refresh": "true"})
    if stored.is_open:
        return render(request, "documents/being_read.html", around)
    if stored.state == StoredReading.State.FAILED:
        return render(request, "documents/not_read.html", around)
    parts = kept_parts(stored.page_file, page_language())
    if parts is None and stored.engine == engine():
        # The page was lost, perhaps with an old disk; the original and the engine are all it takes.
        StoredReading.objects.filter(pk=stored.pk).update(state=StoredReading.State.WAITING)
        make_reading(stored.pk)
        parts = kept_parts(stored.page_file, page_language())
    if parts is None:
        raise Http404
    beside = {
        "plan_here": scope_for(request.user, Plan).filter(version=stored.version).values_list("pk", flat=True).first(),
        "may_make_plan": request.user.standing().may(Action.MAKE_PLANS),
        "origins": origins_of(request.user, stored.version),
    }
    return render(request, "documents/reading.html", {**around, **beside, "parts": parts})


@allowed(Action.SEE_DOCUMENTS)
def original(request: SignedInRequest, pk: int) -> FileResponse:
    """The file as it was brought in, to be saved: never shown inside a page, for it may hold scripts."""
    version = object_for(request.user, Version, pk=pk)
    answer = FileResponse(
        originals.path_of(version.sha256).open("rb"),
        as_attachment=True,
        filename=version.name,
        content_type="application/octet-stream",
    )
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _kept(document: Document, file: UploadedFile[Any], by: Person) -> Version:
    sha256, size = originals.keep(file.chunks())
    return document.add_version(originals.plain_name(file.name or ""), sha256, size, by)


def _sent_before(document: Document, sha256: str) -> Document | None:
    """The document that the same form made a moment ago: a button was pressed twice, or a page was sent again."""
    # The second of two that come at once waits here, and then sees what the first has made.
    Person.objects.select_for_update().get(pk=document.brought_in_by_id)
    just_now = Document.objects.filter(
        brought_in_by=document.brought_in_by, unit=document.unit, brought_in_at__gt=clock.now() - _TWICE
    )
    return just_now.filter(versions__sha256=sha256).first()


def _document_page(request: SignedInRequest, one: Document, form: VersionForm, status: int = 200) -> HttpResponse:
    versions = one.versions.select_related("brought_in_by").prefetch_related("readings")
    shown = {"document": one, "versions": versions, "form": form, "engine": engine()}
    shown["may_upload"] = request.user.standing().may(Action.UPLOAD_DOCUMENTS)
    shown["waits"] = any(stored.is_open for version in versions for stored in version.readings.all())
    return render(request, "documents/document.html", shown, status=status)
