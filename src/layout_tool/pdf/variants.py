"""What each kind of PDF demands: the one table that the writer, preflight and the tests read.

Sources: ISO 15930-4 (PDF/X-1a:2003), ISO 15930-7 (PDF/X-4), ISO 19005-2 (PDF/A-2), Ghent
Workgroup 2015 (blend space of X-4 pages).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["VARIANTS", "ColourKind", "Variant"]

ColourKind = Literal["gray", "cmyk", "spot", "rgb"]
"""What a painted object may be coloured in: DeviceGray, DeviceCMYK, Separation, DeviceRGB."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One row: what a file of this kind must have and may have.

    ``version`` is the PDF version in its header; ``info_claim`` and ``xmp_claim`` are what
    GTS_PDFXVersion says in the Info dictionary and in XMP (empty for no claim); ``part`` and
    ``conformance`` are the PDF/A claim; ``intent`` is the subtype of the output intent, None for
    a file without one; ``colours`` are the kinds of colour allowed; ``transparency`` whether
    soft masks and opacity are; ``blend_space`` whether pages declare DeviceCMYK as theirs;
    ``boxes`` whether TrimBox and BleedBox are written; ``tagged`` whether the text's structure is.
    """

    name: str
    title: str
    version: tuple[int, int]
    info_claim: str = ""
    xmp_claim: str = ""
    part: str = ""
    conformance: str = ""
    intent: Literal["GTS_PDFX", "GTS_PDFA1"] | None = None
    colours: frozenset[ColourKind] = frozenset({"gray", "cmyk", "spot"})
    transparency: bool = False
    blend_space: bool = False
    boxes: bool = True
    tagged: bool = False


VARIANTS: Final[dict[str, Variant]] = {
    row.name: row
    for row in (
        Variant(
            "x1a",
            "PDF/X-1a:2003",
            version=(1, 4),
            info_claim="PDF/X-1a:2003",
            xmp_claim="PDF/X-1a:2003",
            intent="GTS_PDFX",
        ),
        Variant(
            "x4",
            "PDF/X-4",
            version=(1, 6),
            xmp_claim="PDF/X-4",
            intent="GTS_PDFX",
            transparency=True,
            blend_space=True,
            tagged=True,
        ),
        Variant(
            "a2u",
            "PDF/A-2u",
            version=(1, 7),
            part="2",
            conformance="U",
            intent="GTS_PDFA1",
            transparency=True,
            blend_space=True,
            tagged=True,
        ),
        Variant(
            "plain",
            "PDF",
            version=(1, 7),
            colours=frozenset({"gray", "cmyk", "spot", "rgb"}),
            transparency=True,
            tagged=True,
        ),
    )
}
"""The variants by name."""
