"""The record of a meeting as an Akoma Ntoso 3.0 debate: sittings, items, speeches, and in the metadata every quorum and vote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from luoshi.congress.record.blocks import Block
from luoshi.congress.record.meeting import AgendaItem, Meeting, Resolution, Sitting
from luoshi.congress.record.minutes import minutes_of, resolution_of
from luoshi.congress.roll.quorum import Proof
from luoshi.congress.suggestions.adoption import Adoption
from luoshi.exchange.cell_text import cell_text

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
# Which part of the record an element is: the names that Akoma Ntoso leaves to its users.
_SITTING, _ITEM, _RESOLUTION = "sitting", "item", "resolution"


def meeting_to_akn(meeting: Meeting, *, slug: str, country: str = "cn") -> bytes:
    """The record as XML. `slug` names the meeting in its address (ASCII: qinghe-2-1); a meeting has at least one sitting.

    Raises ValueError for a meeting without sittings, which has no day and so no address.
    """
    if not meeting.sittings:
        raise ValueError("a meeting without sittings has no record")
    return _Record(meeting, slug, country).bytes()


class _Record:
    def __init__(self, meeting: Meeting, slug: str, country: str) -> None:
        self.meeting, self.slug, self.country = meeting, slug, country
        self.day = meeting.sittings[0].begins.date().isoformat()
        self.last_day = meeting.sittings[-1].ends.date().isoformat()

    def bytes(self) -> bytes:
        from lxml import etree

        root = etree.Element(_name("akomaNtoso"), nsmap={None: NAMESPACE})
        debate = _add(root, "debate", name="record")
        self._meta(debate)
        preface = _add(debate, "preface")
        _add(_add(preface, "p"), "docTitle", minutes_of(self.meeting).title)
        body = _add(debate, "debateBody")
        for at, sitting in enumerate(self.meeting.sittings, 1):
            self._sitting(body, at, sitting)
        written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
        return written

    def _meta(self, debate: _Element) -> None:
        meta = _add(debate, "meta")
        identification = _add(meta, "identification", source="#luoshi")
        work = f"/akn/{self.country}/debate/{self.day}/{self.slug}"
        for level, uri in (("Work", work), ("Expression", f"{work}/zho@"), ("Manifestation", f"{work}/zho@.xml")):
            part = _add(identification, f"FRBR{level}")
            _add(part, "FRBRthis", value=f"{uri}/!main")
            _add(part, "FRBRuri", value=uri)
            _add(part, "FRBRdate", date=self.day if level == "Work" else self.last_day, name="record")
            _add(part, "FRBRauthor", href="#body", **{"as": "#author"})
            if level == "Work":
                _add(part, "FRBRcountry", value=self.country)
            if level == "Expression":
                _add(part, "FRBRlanguage", language="zho")
        self._analysis(meta)
        references = _add(meta, "references", source="#luoshi")
        _add(references, "TLCOrganization", eId="body", href="/ontology/organization/body", showAs=self.meeting.body)
        _add(references, "TLCOrganization", eId="luoshi", href="/ontology/software/luoshi", showAs="Luoshi")
        _add(references, "TLCRole", eId="author", href="/ontology/role/author", showAs="author")
        for number, person in enumerate(self._people(), 1):
            _add(
                references,
                "TLCPerson",
                eId=f"person_{number}",
                href=f"/ontology/person/{number}",
                showAs=cell_text(person),
            )

    def _analysis(self, meta: _Element) -> None:
        """Quorums and votes as numbers; how anybody voted is not known here and not told."""
        proofs = [(at, one.quorum) for at, one in enumerate(self.meeting.sittings, 1) if one.quorum is not None]
        votes = [(at, one.vote) for at, one in enumerate(self.meeting.resolutions(), 1) if one.vote is not None]
        if not proofs and not votes:
            return
        parliamentary = _add(_add(meta, "analysis", source="#luoshi"), "parliamentary")
        for at, proof in proofs:
            _quorum(parliamentary, f"quorum_{at}", proof)
        for at, vote in votes:
            _vote(parliamentary, f"vote_{at}", vote)

    def _people(self) -> list[str]:
        speakers = [speech.person for item in self.meeting.items() for speech in item.speeches]
        return list(dict.fromkeys([*(sitting.chair for sitting in self.meeting.sittings), *speakers]))

    def _person(self, person: str) -> str:
        return f"#person_{self._people().index(person) + 1}"

    def _sitting(self, body: _Element, at: int, sitting: Sitting) -> None:
        section = _add(body, "debateSection", name=_SITTING, eId=f"sitting_{at}")
        alone = minutes_of(Meeting(self.meeting.title, self.meeting.body, (sitting,)))
        # What the minutes say before the first item: when, where, who was in the chair, how many were there.
        opening = _until(alone.blocks[1:], "subheading")
        for block in opening:
            _add(section, "narrative", block.text)
        for number, item in enumerate(sitting.items, 1):
            self._item(section, f"sitting_{at}__item_{number}", item)

    def _item(self, section: _Element, eid: str, item: AgendaItem) -> None:
        part = _add(section, "debateSection", name=_ITEM, eId=eid)
        _add(part, "num", str(item.number))
        _add(part, "heading", item.title)
        for number, speech in enumerate(item.speeches, 1):
            element = _add(part, "speech", by=self._person(speech.person), eId=f"{eid}__speech_{number}")
            _add(element, "from", speech.person + (f"（{speech.role}）" if speech.role else ""))
            _add(element, "p", speech.said)
        for number, resolution in enumerate(item.resolutions, 1):
            self._resolution(part, f"{eid}__resolution_{number}", resolution)
        for found in item.elected:
            _add(part, "narrative", f"{found.office}：{'、'.join(found.names)}")
        if len(part) == 2:
            _add(part, "narrative", item.title)

    def _resolution(self, part: _Element, eid: str, resolution: Resolution) -> None:
        section = _add(part, "debateSection", name=_RESOLUTION, eId=eid)
        title, note, *wording = resolution_of(self.meeting, resolution).blocks
        _add(section, "heading", title.text)
        for block in (note, *wording):
            _add(section, "summary" if block is note else "p", block.text)


def _quorum(parliamentary: _Element, eid: str, proof: Proof) -> None:
    found = _add(parliamentary, "quorumVerification", eId=eid, outcome="#met" if proof.met else "#not_met")
    _add(found, "quorum", value=str(proof.need), eId=f"{eid}__need")
    _add(found, "count", value=str(proof.have), refersTo="#present", eId=f"{eid}__present")
    _add(found, "count", value=str(proof.entitled), refersTo="#entitled", eId=f"{eid}__entitled")


def _vote(parliamentary: _Element, eid: str, vote: Adoption) -> None:
    found = _add(parliamentary, "voting", eId=eid, outcome=f"#{vote.state}")
    _add(found, "quorum", value=str(vote.need), eId=f"{eid}__need")
    for name, count in (("for", vote.tally.for_), ("against", vote.tally.against), ("abstain", vote.tally.abstain)):
        _add(found, "count", value=str(count), refersTo=f"#{name}", eId=f"{eid}__{name}")


def _until(blocks: Sequence[Block], kind: str) -> Sequence[Block]:
    end = next((at for at, block in enumerate(blocks) if block.kind in {kind, "signature"}), len(blocks))
    return blocks[:end]


def _add(parent: _Element, tag: str, text: str = "", **attributes: str) -> _Element:
    from lxml import etree

    element = etree.SubElement(parent, _name(tag), attributes)
    if text:
        element.text = cell_text(text)
    return element


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"
