"""From a text back to the congress: which one adopted it, by which vote, and where its book stood then."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.desk.accounts.models import Person
from luoshi.desk.accounts.scope import scope_for
from luoshi.desk.congress.adopted_texts import vote_url
from luoshi.desk.congress.models import Entry
from luoshi.desk.documents.models import Version
from luoshi.desk.documents.origins import Origin, tells_origin


@tells_origin
def adopted_by(person: Person, version: Version) -> Iterator[Origin]:
    """The vote that adopted the text, and the head of the book at that vote; a version that came later says so."""
    found = scope_for(person, Entry).filter(kind="issued", data__document=version.document_id)
    for line in found.select_related("congress").order_by("number"):
        vote = Entry.objects.get(congress=line.congress_id, number=line.data["vote"])
        said = {"congress": line.congress.title, **{key: vote.data[key] for key in ("in_favour", "against", "abstain")}}
        adopted = _("Adopted by %(congress)s: %(in_favour)s for, %(against)s against, %(abstain)s abstaining") % said
        if line.data["version"] != version.pk:
            adopted = _("An earlier version: %(what)s") % {"what": adopted}
        yield Origin(adopted, vote_url(vote), line.data["sha256"])
        head = _("Head of the congress's book at that vote: line %(number)s") % {"number": vote.number}
        yield Origin(head, reverse("minutes", args=[line.congress_id]), line.data["seal"])
