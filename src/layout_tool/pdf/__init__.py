"""Sheets → press PDF: PDF/X-1a, PDF/X-4, PDF/A-2u and proofs, on reportlab's objects.

In: sheets, the font book that composed them, a preset and a :class:`Meta`. Out: one file, whole
or not at all, and a :class:`PdfReport`. What each kind of PDF demands is a row of ``VARIANTS``.

Sources: ISO 32000, ISO 15930-4 and -7, ISO 19005-2, ISO 12647-3; Ghent Workgroup 2015.
"""

from layout_tool.pdf.colour import colours_of, in_process
from layout_tool.pdf.darkroom import Darkroom
from layout_tool.pdf.findings import Advert, Probe
from layout_tool.pdf.impose import Imposition, impose, pair, printer_pairs, split
from layout_tool.pdf.metadata import Meta
from layout_tool.pdf.pixels import is_page
from layout_tool.pdf.presets import (
    ALL_MARKS,
    DEFAULT,
    Limits,
    Marks,
    Pictures,
    Preset,
    load_preset,
    preset_names,
)
from layout_tool.pdf.survey import probe, survey_advert
from layout_tool.pdf.target import refuse_foreign
from layout_tool.pdf.variants import VARIANTS, Variant
from layout_tool.pdf.writer import PdfReport, Progress, render_pdf, write_pdf

__all__ = [
    "ALL_MARKS",
    "DEFAULT",
    "VARIANTS",
    "Advert",
    "Darkroom",
    "Imposition",
    "Limits",
    "Marks",
    "Meta",
    "PdfReport",
    "Pictures",
    "Preset",
    "Probe",
    "Progress",
    "Variant",
    "colours_of",
    "impose",
    "in_process",
    "is_page",
    "load_preset",
    "pair",
    "preset_names",
    "printer_pairs",
    "probe",
    "refuse_foreign",
    "render_pdf",
    "split",
    "survey_advert",
    "write_pdf",
]
