"""Who, what and when of a PDF: Info and XMP from one record, so that they cannot disagree."""

from __future__ import annotations

import datetime
import os
import re
import uuid
from dataclasses import dataclass
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFString

from layout_tool import __version__
from layout_tool.pdf.document import Array, Dict, Document, Stream
from layout_tool.pdf.profiles import Profile
from layout_tool.pdf.variants import Variant

__all__ = ["Meta", "info_entries", "output_intent", "page_labels", "stamp", "xmp_stream"]

PRODUCER: Final = f"Layout Tool {__version__}"


@dataclass(frozen=True, slots=True)
class Meta:
    """What a document says of itself.

    ``date`` is the edition's: it stands as the date of making, so that the same edition gives
    the same bytes; SOURCE_DATE_EPOCH overrides it. ``author`` is the newspaper or its editors;
    ``lang`` a language tag; ``editors`` pairs of a page and who answers for it, for the slug.
    """

    title: str
    date: datetime.date
    author: str = ""
    subject: str = ""
    lang: str = "zh-Hans"
    editors: tuple[tuple[str, str], ...] = ()

    def editor(self, sheet: str) -> str:
        """Return who answers for a sheet: two pages on one (A04-A01), or half of one (A04/1)."""
        known = dict(self.editors)
        names = [known.get(page, "") for page in (sheet, *re.split("[-/]", sheet))]
        return " / ".join(dict.fromkeys(name for name in names if name))


def _clean(text: str) -> str:
    """Return the text without control characters, which XML cannot hold (XML 1.0 §2.2)."""
    return "".join(char if char.isprintable() else " " for char in text).strip()


def stamp(meta: Meta) -> datetime.datetime:
    """Return the moment of making, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    if isinstance(meta.date, datetime.datetime):
        zone = meta.date.tzinfo or datetime.UTC
        return meta.date.replace(tzinfo=zone, microsecond=0).astimezone(datetime.UTC)
    return datetime.datetime.combine(meta.date, datetime.time(), datetime.UTC)


def info_entries(meta: Meta, variant: Variant) -> dict[str, Any]:
    """Return the Info dictionary."""
    date = f"({stamp(meta):D:%Y%m%d%H%M%S}Z)"
    entries: dict[str, Any] = {
        "Title": PDFString(_clean(meta.title)),
        "Creator": PDFString(PRODUCER),
        "Producer": PDFString(PRODUCER),
        "CreationDate": date,
        "ModDate": date,
        "Trapped": "/False",
    }
    if meta.author:
        entries["Author"] = PDFString(_clean(meta.author))
    if meta.subject:
        entries["Subject"] = PDFString(_clean(meta.subject))
    if variant.info_claim:
        entries["GTS_PDFXVersion"] = f"({variant.info_claim})"
    return entries


def xmp_stream(meta: Meta, variant: Variant, identifier: bytes) -> Stream:
    """Return the XMP packet; not compressed, so that any program finds it (ISO 15930-7)."""
    date = f"{stamp(meta):%Y-%m-%dT%H:%M:%SZ}"
    made = uuid.UUID(bytes=identifier[:16], version=4)
    lines = [
        f"<dc:title>{_plain_alternative(meta.title)}</dc:title>",
        "<dc:format>application/pdf</dc:format>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(meta.lang)}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{date}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{date}</xmp:MetadataDate>",
        f"<xmpMM:DocumentID>uuid:{made}</xmpMM:DocumentID>",
        f"<xmpMM:InstanceID>uuid:{made}</xmpMM:InstanceID>",
        "<xmpMM:VersionID>1</xmpMM:VersionID>",
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
    ]
    if meta.author:
        lines.append(
            f"<dc:creator><rdf:Seq><rdf:li>{escape(_clean(meta.author))}</rdf:li></rdf:Seq></dc:creator>"
        )
    if meta.subject:
        lines.append(f"<dc:description>{_plain_alternative(meta.subject)}</dc:description>")
    if variant.part:
        lines.append(f"<pdfaid:part>{variant.part}</pdfaid:part>")
        lines.append(f"<pdfaid:conformance>{variant.conformance}</pdfaid:conformance>")
    else:  # PDF/A-2 knows the XMP of 2005 only, which had no Trapped
        lines.append("<pdf:Trapped>False</pdf:Trapped>")
    if variant.xmp_claim:
        prefix = "pdfx" if variant.info_claim else "pdfxid"
        lines.append(f"<{prefix}:GTS_PDFXVersion>{variant.xmp_claim}</{prefix}:GTS_PDFXVersion>")
    packet = _PACKET.format("\n".join(lines)).encode("utf-8")
    return Stream(packet, {"Type": "/Metadata", "Subtype": "/XML"}, deflate=False)


def _plain_alternative(text: str) -> str:
    said = escape(_clean(text))
    return f"<rdf:Alt><rdf:li xml:lang='x-default'>{said}</rdf:li></rdf:Alt>"


_PACKET: Final = """<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x='adobe:ns:meta/'>
<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
<rdf:Description rdf:about=''
 xmlns:dc='http://purl.org/dc/elements/1.1/'
 xmlns:xmp='http://ns.adobe.com/xap/1.0/'
 xmlns:xmpMM='http://ns.adobe.com/xap/1.0/mm/'
 xmlns:pdf='http://ns.adobe.com/pdf/1.3/'
 xmlns:pdfx='http://ns.adobe.com/pdfx/1.3/'
 xmlns:pdfxid='http://www.npes.org/pdfx/ns/id/'
 xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/'>
{}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end='w'?>
"""


def output_intent(document: Document, variant: Variant, profile: Profile) -> Any:
    """Return the output intent with its profile embedded."""
    stream = document.add(Stream(profile.data, {"N": profile.components}))
    entries: dict[str, Any] = {
        "Type": "/OutputIntent",
        "S": f"/{variant.intent}",
        "OutputConditionIdentifier": PDFString(profile.condition),
        "OutputCondition": PDFString(profile.info),
        "Info": PDFString(profile.info),
        "DestOutputProfile": stream,
    }
    if profile.registry:
        entries["RegistryName"] = PDFString(profile.registry)
    return document.add(Dict(entries))


def page_labels(pages: list[str]) -> Any:
    """Return the labels that viewers show for pages: the newspaper's own, A01, B02."""
    numbers: list[Any] = []
    for index, page in enumerate(pages):
        numbers += [index, Dict({"P": PDFString(page)})]
    return Dict({"Nums": Array(numbers)})
