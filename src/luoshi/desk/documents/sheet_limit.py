"""How large a sheet may be that comes back, of a plan or of a report; a document may be larger."""

from __future__ import annotations

from django.core.files import File
from django.utils.translation import gettext as _

SHEET_BYTES = 20 << 20


def too_large(file: File[bytes]) -> str:
    """The line that says so; empty where the file is small enough."""
    if not file.size or file.size <= SHEET_BYTES:
        return ""
    return _("The file is larger than %(limit)s MB.") % {"limit": SHEET_BYTES >> 20}
