"""Evidence: papers kept under their SHA-256, named in the ledger, and given out to be saved, never to be shown inside a page."""

from __future__ import annotations

import mimetypes
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404
from django.utils.translation import gettext as _

from luoshi.delivery.refusals import ThereAlready
from luoshi.desk.accounts.guard import SignedInRequest, allowed
from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.roles import Action
from luoshi.desk.accounts.scope import object_for
from luoshi.desk.documents import originals
from luoshi.desk.plans.models import Item
from luoshi.desk.plans.recording import record


def file_evidence(item: Item, file: UploadedFile[Any], by: Person, about: str = "") -> bool:
    """Keep a paper and enter it for an item; False where the item has this very paper already.

    Raises `Refused` where this person may not, and ValidationError for an empty file or one that is too large.
    """
    if not file.size:
        raise ValidationError(_("The file is empty. Check that it was copied in full."))
    if file.size > settings.UPLOAD_BYTES:
        raise ValidationError(_("The file is larger than %(limit)s MB.") % {"limit": settings.UPLOAD_BYTES >> 20})
    sha256, _size = originals.keep(file.chunks())
    data = {"id": sha256, "name": originals.plain_name(file.name or ""), "about": about.strip() or None}
    try:
        record(item, "add_evidence", by, data={name: value for name, value in data.items() if value})
    except ThereAlready:
        return False
    return True


@allowed(Action.SEE_PLANS)
def evidence(request: SignedInRequest, key: str, sha256: str) -> FileResponse:
    """A paper of an item that one may see, under its own name and type, as an attachment: it may hold scripts."""
    item = object_for(request.user, Item, key=key)
    paper = next((one for one in item.item_state().evidence if one.id == sha256), None)
    if paper is None:
        raise Http404
    try:
        stream = originals.path_of(paper.id).open("rb")
    except (OSError, ValueError) as error:
        raise Http404 from error
    kind = mimetypes.guess_type(paper.name, strict=False)[0] or "application/octet-stream"
    answer = FileResponse(stream, as_attachment=True, filename=paper.name, content_type=kind)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
