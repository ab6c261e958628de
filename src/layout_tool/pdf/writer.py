"""Sheets → one PDF: fonts and pictures once for the document, then page by page.

The file appears whole or not at all: it is written beside its name and takes its place at the
end, so an export that fails or is stopped leaves the old PDF as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, assert_never

from layout_tool.fonts import FontBook
from layout_tool.pdf.cid_font import CidFont, gather_fonts
from layout_tool.pdf.colour import Inks, ink_problems
from layout_tool.pdf.content import Content
from layout_tool.pdf.darkroom import Darkroom
from layout_tool.pdf.document import Array, Dict, Document, numbers
from layout_tool.pdf.glyphs import paint_run
from layout_tool.pdf.images import Images, count_pictures
from layout_tool.pdf.marks import margin, marks_of, watermark_of
from layout_tool.pdf.metadata import (
    Meta,
    info_entries,
    output_intent,
    page_labels,
    stamp,
    xmp_stream,
)
from layout_tool.pdf.outlines import Outliner
from layout_tool.pdf.pixels import is_page
from layout_tool.pdf.presets import Preset, load_preset
from layout_tool.pdf.profiles import load_profile
from layout_tool.pdf.shapes import paint_box, paint_fill, paint_rule, paint_shape
from layout_tool.pdf.structure import Structure
from layout_tool.pdf.target import put_in_place, refuse_foreign
from layout_tool.problem import Problem
from layout_tool.sheet import Box, Fill, GlyphRun, Group, Image, Item, Rule, Shape, Sheet

__all__ = ["PdfReport", "Progress", "render_pdf", "write_pdf"]

Progress = Callable[[int, int], None]
"""Told after each step: steps done, steps in all. What it raises stops the export."""


@dataclass(frozen=True, slots=True)
class PdfReport:
    """What was written: the file, how many pages and bytes, and what is wrong with it."""

    path: Path
    pages: int
    bytes: int
    problems: tuple[Problem, ...]


def write_pdf(
    sheets: Sequence[Sheet],
    target: Path,
    book: FontBook,
    *,
    preset: Preset | str | Path = "newsprint-x1a",
    meta: Meta,
    progress: Progress | None = None,
    darkroom: Darkroom | None = None,
) -> PdfReport:
    """Write sheets as the pages of one PDF.

    Args:
        sheets: the pages in order.
        target: the file; it is replaced only when the new one is whole.
        book: the font book that composed the sheets.
        preset: a preset, the name of a shipped one, or the path of a house's own.
        meta: title, date and author.
        progress: called with steps done and steps in all; raising in it cancels.
        darkroom: where the pictures of these sheets are being developed already, for the same
            preset; the caller closes it.

    Returns:
        The report; missing and poor pictures are among its problems.

    Raises:
        LayoutError: a face may not be embedded, the preset is wrong, what is at ``target`` is
            no PDF, or the file cannot be written.

    """
    refuse_foreign(target)  # before the work, and once more after it
    data, problems = _render(sheets, book, preset, meta, progress, darkroom)
    put_in_place(target, data)
    return PdfReport(target, len(sheets), len(data), problems)


def render_pdf(
    sheets: Sequence[Sheet],
    book: FontBook,
    *,
    preset: Preset | str | Path = "newsprint-x1a",
    meta: Meta,
    progress: Progress | None = None,
) -> bytes:
    """Return the PDF that :func:`write_pdf` would write."""
    return _render(sheets, book, preset, meta, progress)[0]


def _render(
    sheets: Sequence[Sheet],
    book: FontBook,
    preset: Preset | str | Path,
    meta: Meta,
    progress: Progress | None,
    darkroom: Darkroom | None = None,
) -> tuple[bytes, tuple[Problem, ...]]:
    chosen = preset if isinstance(preset, Preset) else load_preset(preset)
    job = _Job(sheets, book, chosen, meta, progress or (lambda _done, _all: None))
    with ExitStack() as stack:
        if darkroom is None:
            darkroom = stack.enter_context(Darkroom(chosen, count_pictures(sheets)))
        elif darkroom.preset.pictures != chosen.pictures or darkroom.preset.name != chosen.name:
            raise ValueError("the darkroom works for another preset")
        data = job.run(darkroom)
    return data, (*job.images.problems, *job.ink_problems(sheets))


class _Job:
    """One document on its way from sheets to bytes."""

    def __init__(
        self,
        sheets: Sequence[Sheet],
        book: FontBook,
        preset: Preset,
        meta: Meta,
        progress: Progress,
    ) -> None:
        self.preset = preset
        self.meta = meta
        self.profile = load_profile(preset.profile)
        self.pages = [self._dress(sheet, book) for sheet in sheets]
        self.book = book
        self.document = Document(preset.variant.version)
        rgb = preset.colour == "rgb"
        self.inks = Inks(self.document, rgb=rgb, keep_spots=preset.spots == "keep")
        self.images = Images(self.document, preset.pictures.lowest_ppi)
        self.fonts: dict[str, CidFont] = {}
        self.structure = Structure(self.document) if preset.variant.tagged else None
        self.outliner = Outliner(book) if preset.text == "outlines" else None
        self._progress = progress
        self._steps = 0
        self._all = len(self.pages) + count_pictures(self.pages) + 3

    def run(self, darkroom: Darkroom) -> bytes:
        """Return the whole file."""
        for sheet in self.pages:
            darkroom.begin(sheet)
        if self.outliner is None:
            self.fonts = gather_fonts(self.pages, self.book)
            for font in self.fonts.values():
                font.embed(self.document)
        self._step()
        self._place_adverts()
        self._step()
        for sheet in self.pages:
            self.images.prepare(sheet, darkroom, self._step)
            self._page(sheet)
            self._step()
        return self._finish()

    def ink_problems(self, sheets: Sequence[Sheet]) -> list[Problem]:
        """Return where flat colours are too heavy for the paper; printer's marks are not asked."""
        return [] if self.preset.colour == "rgb" else ink_problems(sheets, self.preset.ink_limit())

    def _step(self) -> None:
        self._steps += 1
        self._progress(self._steps, self._all)

    def _dress(self, sheet: Sheet, book: FontBook) -> Sheet:
        """Return the sheet with its watermark below and its printer's marks."""
        marks, word = self.preset.marks, self.preset.watermark
        groups = sheet.groups
        if word:
            groups = (watermark_of(sheet, word, book), *groups)
        if not marks.any:
            return replace(sheet, groups=groups)
        moment = f"{stamp(self.meta):%Y-%m-%d %H:%M}"
        said = (self.meta.title, sheet.page, self.meta.editor(sheet.page), f"{moment} UTC",
                self.preset.title)  # fmt: skip
        slug = "  ".join(part for part in said if part)
        return replace(sheet, groups=(*groups, marks_of(sheet, marks, slug, book)))

    def _place_adverts(self) -> None:
        shown = (item for s in self.pages for g in s.groups for item in g.items)
        if not any(isinstance(item, Image) and is_page(item) for item in shown):
            return
        from layout_tool.pdf.placed import Placer  # noqa: PLC0415 # pikepdf only where ads are

        with Placer(self.document, self.preset.variant) as placer:
            self.images.place(self.pages, placer, keep_spots=self.preset.spots == "keep")

    def _page(self, sheet: Sheet) -> None:
        out = margin(sheet, self.preset.marks)
        content = Content(self.inks, out, out + sheet.height)
        entries: dict[str, Any] = {}
        if self.structure is not None:
            page = self.document.next_page()
            entries = {"StructParents": self.structure.begin_page(page), "Tabs": "/S"}
        for group in sheet.groups:
            if group.clip is not None:
                with content.saved(group.clip):
                    self._paint(content, group)
            else:
                self._paint(content, group)
        entries |= {"MediaBox": _box(sheet, out, out), "Resources": content.resources()}
        variant = self.preset.variant
        if variant.boxes:
            entries["TrimBox"] = _box(sheet, out, 0.0)
            entries["BleedBox"] = _box(sheet, out, sheet.bleed)
        if variant.blend_space:
            entries["Group"] = Dict(
                {"Type": "/Group", "S": "/Transparency", "CS": "/DeviceCMYK", "I": "true"}
            )
        self.document.add_page(content.to_bytes(), entries)

    def _paint(self, content: Content, group: Group) -> None:
        if self.structure is None:
            for item in group.items:
                self._paint_item(content, item)
            return
        for opening, items in self.structure.runs(group):
            with content.marked(opening):
                for item in items:
                    self._paint_item(content, item)

    def _paint_item(self, content: Content, item: Item) -> None:
        match item:
            case GlyphRun():
                if self.outliner is not None:
                    self.outliner.paint(content, item)
                elif item.glyphs.ids:
                    paint_run(content, item, self.fonts[item.glyphs.face])
            case Rule():
                paint_rule(content, item)
            case Fill():
                paint_fill(content, item)
            case Box():
                paint_box(content, item)
            case Image():
                self.images.paint(content, item)
            case Shape():
                paint_shape(content, item)
            case _:
                assert_never(item)

    def _finish(self) -> bytes:
        document, variant = self.document, self.preset.variant
        if variant.intent is not None:
            intent = output_intent(document, variant, self.profile)
            document.set_catalog(OutputIntents=Array([intent]))
        if self.structure is not None:
            document.set_catalog(
                StructTreeRoot=self.structure.finish(), MarkInfo=Dict({"Marked": "true"})
            )
        identifier = document.digest(repr(self.meta), self.preset.name, variant.name)[:16]
        document.set_catalog(
            Metadata=xmp_stream(self.meta, variant, identifier),
            PageLabels=page_labels([sheet.page for sheet in self.pages]),
            Lang=f"({self.meta.lang})",
        )
        data = document.to_bytes(info_entries(self.meta, variant), identifier)
        self._step()
        return data


def _box(sheet: Sheet, out: float, reach: float) -> str:
    """The trim grown by ``reach``, where the media is the trim grown by ``out``."""
    low = out - reach
    return f"[{numbers(low, low, out + sheet.width + reach, out + sheet.height + reach)}]"
