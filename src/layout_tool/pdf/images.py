"""Pictures on the page: each embedded once, whatever the number of its places."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layout_tool.model import Rect
from layout_tool.pdf.backdrop import requests_of
from layout_tool.pdf.content import Content
from layout_tool.pdf.darkroom import Darkroom
from layout_tool.pdf.document import Array, Document, Stream, exact, numbers
from layout_tool.pdf.pixels import Pixels, Request, is_page
from layout_tool.pdf.shapes import paint_placeholder
from layout_tool.problem import LayoutError, Level, Place, Problem
from layout_tool.sheet import Image, Sheet

if TYPE_CHECKING:
    from layout_tool.pdf.placed import PlacedPage, Placer

__all__ = ["Images", "count_pictures"]


class Images:
    """The pictures of one document. ``problems`` fills while they are made ready."""

    def __init__(self, document: Document, lowest_ppi: float) -> None:
        self.problems: list[Problem] = []
        self._document = document
        self._lowest_ppi = lowest_ppi
        self._pixels: dict[Request, Pixels | None] = {}
        self._asked: dict[Image, Request] = {}
        self._objects: dict[str, tuple[str, Any]] = {}
        self._pages: dict[tuple[str, int], tuple[str, PlacedPage]] = {}

    def place(self, sheets: Iterable[Sheet], placer: Placer, *, keep_spots: bool) -> None:
        """Take in the pages of other PDFs that the sheets show."""
        for item, place in _pictures(sheets):
            key = item.file, item.page
            if not is_page(item) or key in self._pages:
                continue
            try:
                page = placer.place(Path(item.file), item.page)
            except LayoutError as error:
                self.problems += [replace(problem, place=place) for problem in error.problems]
                continue
            self._pages[key] = f"Fm{len(self._pages) + 1}", page
            if page.spots and not keep_spots:
                self.problems.append(_spots(place, page.spots))

    def prepare(
        self, sheet: Sheet, darkroom: Darkroom, step: Callable[[], None] = lambda: None
    ) -> None:
        """Take the pictures of a page from the darkroom, just before the page is painted.

        ``step`` is called for each new one.
        """
        for group, item, request in requests_of(sheet):
            self._asked[item] = request
            if request in self._pixels:
                continue
            place = Place(request.file, page=sheet.page, frame=group.frame)
            self._pixels[request] = None
            try:
                pixels = darkroom.take(request)
            except LayoutError as error:
                self.problems += [replace(problem, place=place) for problem in error.problems]
            else:
                self._pixels[request] = pixels
                self._judge(pixels, request, place)
            step()

    def paint(self, content: Content, image: Image) -> None:
        """Paint a picture, or the placeholder of one that is not there."""
        if (image.file, image.page) in self._pages:
            self._paint_page(content, image)
            return
        pixels = self._pixels.get(self._asked[image]) if image in self._asked else None
        if pixels is None:
            paint_placeholder(content, image.rect)
            return
        name = content.use("XObject", *self._embed(pixels))
        whole = _uncropped(image.rect, pixels.crop)
        content.knock_out()
        with content.saved(image.rect if whole != image.rect else None):
            corner = content.x(whole.x), content.y(whole.bottom)
            content.add(f"{numbers(whole.width, 0, 0, whole.height, *corner)} cm {name} Do")

    def _paint_page(self, content: Content, image: Image) -> None:
        own, page = self._pages[image.file, image.page]
        name = content.use("XObject", own, page.form)
        whole = _uncropped(image.rect, image.crop)
        across = whole.width / (page.right - page.left)
        down = whole.height / (page.top - page.bottom)
        x = content.x(whole.x) - page.left * across
        y = content.y(whole.bottom) - page.bottom * down
        content.knock_out()
        with content.saved(image.rect):
            content.reset()
            content.add(f"{exact(across)} 0 0 {exact(down)} {numbers(x, y)} cm {name} Do")

    def _judge(self, pixels: Pixels, request: Request, place: Place) -> None:
        if pixels.flattened:
            self.problems.append(_see_through(place))
        if pixels.ppi < self._lowest_ppi:
            self.problems.append(
                Problem(
                    "pdf.picture_low",
                    f"The picture {request.file.name} has {pixels.ppi:.0f} pixels an inch at this "
                    f"size; print needs {self._lowest_ppi:.0f}.",
                    "Make it smaller on the page, or ask for a larger file.",
                    Level.WARNING,
                    place,
                    (("ppi", f"{pixels.ppi:.0f}"), ("lowest", f"{self._lowest_ppi:.0f}")),
                )
            )

    def _embed(self, pixels: Pixels) -> tuple[str, Any]:
        mark = hashlib.sha256(pixels.data)
        mark.update(pixels.mask.data if pixels.mask else b"")
        key = mark.hexdigest()
        if key not in self._objects:
            number = len(self._objects) + 1
            self._objects[key] = f"Im{number}", self._document.add(self._stream(pixels))
        return self._objects[key]

    def _stream(self, pixels: Pixels) -> Stream:
        entries: dict[str, Any] = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": pixels.width,
            "Height": pixels.height,
            "ColorSpace": f"/{pixels.space}",
            "BitsPerComponent": pixels.bits,
            "Filter": f"/{pixels.filter}",
        }
        if pixels.inverted:
            entries["Decode"] = Array([1, 0, 1, 0, 1, 0, 1, 0])
        if pixels.mask is not None and pixels.mask.bits == 1:
            entries["Mask"] = self._document.add(_stencil(pixels.mask))
        elif pixels.mask is not None:
            entries["SMask"] = self._document.add(self._stream(pixels.mask))
        return Stream(pixels.data, entries)


def _stencil(mask: Pixels) -> Stream:
    """Return which pixels of a picture are painted, as every PDF may say it since 1.3."""
    entries: dict[str, Any] = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": mask.width,
        "Height": mask.height,
        "ImageMask": "true",
        "BitsPerComponent": 1,
        "Filter": f"/{mask.filter}",
    }
    return Stream(mask.data, entries)


def count_pictures(sheets: Iterable[Sheet]) -> int:
    """Return how many pictures are to be made ready for the sheets, adverts not counted."""
    return len({request for sheet in sheets for _, _, request in requests_of(sheet)})


def _pictures(sheets: Iterable[Sheet]) -> Iterator[tuple[Image, Place]]:
    """Yield what the sheets show from files, and where."""
    for sheet in sheets:
        for group in sheet.groups:
            for item in group.items:
                if isinstance(item, Image) and item.file:
                    yield item, Place(Path(item.file), page=sheet.page, frame=group.frame)


def _uncropped(rect: Rect, crop: tuple[float, float, float, float]) -> Rect:
    """Return where the whole picture would lie, of which ``crop`` shows in ``rect``."""
    left, top, right, bottom = crop
    width, height = rect.width / (right - left), rect.height / (bottom - top)
    return Rect(rect.x - left * width, rect.y - top * height, width, height)


def _see_through(place: Place) -> Problem:
    name = place.file.name if place.file else ""
    return Problem(
        "pdf.picture_flattened",
        f"The picture {name} is see-through and lies on other art, which this kind of PDF cannot "
        "show; what is half clear is printed on white.",
        "Lay it on paper or on one plain tint, or choose a preset for PDF/X-4.",
        Level.WARNING,
        place,
    )


def _spots(place: Place, inks: tuple[str, ...]) -> Problem:
    named = ", ".join(inks)
    return Problem(
        "pdf.ad_spots",
        f"The advert {place.file.name if place.file else ''} prints in the inks {named}, which "
        "newspaper presses do not carry.",
        "Ask for process colours, or choose a preset that keeps spot inks.",
        Level.WARNING,
        place,
        (("inks", named),),
    )
