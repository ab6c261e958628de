"""Adverts as PDF: a page of another file, taken in as a form with its fonts and colours intact.

The page is judged before it is placed. What the variant forbids (RGB, missing fonts, transparency
in PDF/X-1a) would make the whole file break its claim, so such an advert is refused: a
placeholder and a sentence stand in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pikepdf

from layout_tool.pdf.advert_marks import read_marks
from layout_tool.pdf.document import Array, Dict, Document, Later, Stream
from layout_tool.pdf.findings import Advert
from layout_tool.pdf.variants import Variant
from layout_tool.problem import LayoutError, Level, Place, Problem

__all__ = ["PlacedPage", "Placer", "look", "open_advert"]

_MOST_BYTES: Final = 500_000_000
_MOST_DEPTH: Final = 12
_MOST_OBJECTS: Final = 200_000
_HOSTILE: Final = (
    pikepdf.PdfError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError,
)  # fmt: skip
"""What a file raises whose objects are not what their places ask for."""
_DROPPED: Final = frozenset(
    {"/Parent", "/StructParent", "/StructParents", "/PieceInfo", "/Metadata", "/OPI", "/OC", "/AF"}
)
"""Keys that would draw in the rest of the other document, or that a press PDF may not have."""


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page ready to be painted: its form object and the rectangle it fills, in its own pt."""

    form: Any
    left: float
    bottom: float
    right: float
    top: float
    spots: tuple[str, ...] = ()


def look(file: Path, page: int, variant: Variant) -> Advert:
    """Look through a page (from 1) of an advert without placing it.

    Raises:
        LayoutError: the file is missing, locked or damaged, or has no such page.

    """
    with open_advert(file) as source:
        try:
            form, survey = _survey(source, file, page)
            corners = list(_corners(form))
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            own = source.pages[page - 1].obj
            marks = read_marks(form)
            return Advert(
                max(xs) - min(xs),
                max(ys) - min(ys),
                "/TrimBox" in own or "/ArtBox" in own,
                tuple(survey.faults(variant)),
                tuple(sorted(survey.spots)),
                marks.ink,
                marks.colour_type,
                marks.ppi,
            )
        except _HOSTILE as error:
            raise _damaged(file) from error


def open_advert(file: Path) -> pikepdf.Pdf:
    """Open an advert's file.

    Raises:
        LayoutError: it is missing, locked, damaged or too large.

    """
    try:
        if file.stat().st_size > _MOST_BYTES:
            what = f"The advert {file.name} is larger than {_MOST_BYTES // 1_000_000} MB."
            raise _problem(file, "too_large", what, "Ask for a smaller file.")
        return pikepdf.open(file)
    except FileNotFoundError as error:
        what = f"The advert {file.name} is missing."
        raise _problem(file, "missing", what, "Put the file there.") from error
    except pikepdf.PasswordError as error:
        what = f"The advert {file.name} is locked by a password."
        raise _problem(file, "locked", what, "Ask for a file without one.") from error
    except OSError as error:
        what = f"The advert {file.name} cannot be read."
        raise _problem(file, "unreadable", what, "Look at its permissions.") from error
    except _HOSTILE as error:
        raise _damaged(file) from error


def _survey(source: pikepdf.Pdf, file: Path, page: int) -> tuple[Any, _Survey]:
    """Return a page as a form, and what it draws with."""
    count = len(source.pages)
    if not 1 <= page <= count:
        what = f"The advert {file.name} has {count} page{'s' * (count > 1)}, but no page {page}."
        raise _problem(file, "no_page", what, f"Choose a page from 1 to {count}.")
    form = source.pages[page - 1].as_form_xobject()
    survey = _Survey()
    survey.look(form, form.get("/Resources", pikepdf.Dictionary()))
    return form, survey


class Placer:
    """Takes pages of other PDFs into a document, each once; closes their files on leaving."""

    def __init__(self, document: Document, variant: Variant) -> None:
        self._document = document
        self._variant = variant
        self._files: dict[Path, pikepdf.Pdf] = {}
        self._copied: dict[Path, dict[tuple[int, int], Any]] = {}
        self._pages: dict[tuple[Path, int], PlacedPage] = {}

    def __enter__(self) -> Placer:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files.values():
            file.close()

    def place(self, file: Path, page: int) -> PlacedPage:
        """Return a page (from 1) ready to be painted.

        Raises:
            LayoutError: the file is missing, locked or damaged, has no such page, or has what
                the variant forbids.

        """
        if (file, page) not in self._pages:
            try:
                self._pages[file, page] = self._take(file, page)
            except _HOSTILE as error:
                self._copied.pop(file, None)  # half a copy serves no other page either
                raise _damaged(file) from error
        return self._pages[file, page]

    def _take(self, file: Path, page: int) -> PlacedPage:
        if file not in self._files:
            self._files[file] = open_advert(file)
        form, survey = _survey(self._files[file], file, page)
        faults = [said for _, said in survey.faults(self._variant)]
        if faults:
            what = (
                f"The advert {file.name} {' and '.join(faults)}: {self._variant.title} forbids it."
            )
            raise _problem(
                file, "unsafe", what, "Ask the advertiser for a PDF/X file with CMYK colours."
            )
        corners = list(_corners(form))
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        copied = self._copied.setdefault(file, {})
        reference = _Copier(self._document, copied, self._variant, groups=survey.transparent).copy(
            form
        )
        return PlacedPage(
            reference, min(xs), min(ys), max(xs), max(ys), tuple(sorted(survey.spots))
        )


def _damaged(file: Path) -> LayoutError:
    return _problem(
        file, "damaged", f"The advert {file.name} is damaged.", "Ask for the file again."
    )


def _problem(file: Path, name: str, what: str, remedy: str) -> LayoutError:
    said = f"{what} Its place shows a placeholder."
    return LayoutError(Problem(f"pdf.ad_{name}", said, remedy, Level.ERROR, Place(file=file)))


def _corners(form: pikepdf.Object) -> Iterator[tuple[float, float]]:
    """Where the corners of the form's box come to lie by its matrix (turned pages have one)."""
    left, bottom, right, top = (float(v) for v in form.BBox)
    a, b, c, d, e, f = (float(v) for v in form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
    if left == right or bottom == top:
        raise ValueError("the page has no area")
    for x, y in ((left, bottom), (left, top), (right, bottom), (right, top)):
        yield a * x + c * y + e, b * x + d * y + f


class _Copier:
    """Copies objects of another file, following references; each object once."""

    def __init__(
        self,
        document: Document,
        copied: dict[tuple[int, int], Any],
        variant: Variant,
        *,
        groups: bool,
    ) -> None:
        self._document = document
        self._copied = copied
        # Many programs declare a group on every page; where nothing blends it changes nothing.
        self._dropped = _DROPPED if groups else _DROPPED | {"/Group"}
        self._old_filters = {"/LZWDecode", "/Crypt"}
        if variant.version < (1, 5):
            self._old_filters |= {"/JPXDecode", "/JBIG2Decode"}

    def copy(self, thing: Any) -> Any:
        """Return the object, or a reference to its copy where it is one that others share."""
        if isinstance(thing, pikepdf.Object) and thing.is_indirect:
            if thing.objgen not in self._copied:
                if len(self._copied) > _MOST_OBJECTS:
                    raise ValueError("too many objects")
                later = Later()
                self._copied[thing.objgen] = self._document.add(later)
                later.body = self._direct(thing)
            return self._copied[thing.objgen]
        return self._direct(thing)

    def _direct(self, thing: Any) -> Any:
        if isinstance(thing, pikepdf.Stream):
            return self._stream(thing)
        if isinstance(thing, pikepdf.Dictionary):
            return Dict({k[1:]: self.copy(v) for k, v in thing.items() if k not in self._dropped})
        if isinstance(thing, pikepdf.Array):
            return Array([self.copy(v) for v in thing])
        if isinstance(thing, pikepdf.Object):
            return thing.unparse()
        if isinstance(thing, bool):
            return "true" if thing else "false"
        if thing is None:
            return "null"
        return f"{thing:f}" if isinstance(thing, Decimal) else str(thing)

    def _stream(self, stream: pikepdf.Stream) -> Stream:
        filters: Any = stream.get("/Filter", [])
        names = {str(f) for f in (filters if isinstance(filters, pikepdf.Array) else [filters])}
        entries = {k[1:]: self.copy(v) for k, v in stream.items()
                   if k not in self._dropped and k != "/Length"}  # fmt: skip
        if not names or names & self._old_filters:
            entries.pop("Filter", None)
            entries.pop("DecodeParms", None)
            made = Stream(bytes(stream.read_bytes()), entries)
        else:
            made = Stream(bytes(stream.read_raw_bytes()), entries)
        self._document.count_in(made.content)
        return made


@dataclass(slots=True)
class _Survey:
    """What a page draws with, forms and patterns included."""

    rgb: bool = False
    managed: bool = False
    transparent: bool = False
    rgb_blend: bool = False
    unembedded: set[str] = field(default_factory=set)
    spots: set[str] = field(default_factory=set)
    seen: set[tuple[int, int]] = field(default_factory=set)

    def faults(self, variant: Variant) -> Iterator[tuple[str, str]]:
        """Yield what the variant forbids: its name, and the end of a sentence."""
        if self.unembedded and variant.intent is not None:
            yield "fonts", f"lacks the fonts {', '.join(sorted(self.unembedded))}"
        if self.rgb and "rgb" not in variant.colours:
            yield "colour", "has RGB colours"
        elif self.transparent and self.rgb_blend and variant.blend_space:
            yield "colour", "blends in RGB"
        if self.managed and not variant.transparency:
            yield "colour", "has colours by ICC profile"
        if self.transparent and not variant.transparency:
            yield "transparency", "has transparency"

    def look(self, stream: Any, resources: Any, depth: int = 0) -> None:
        """Take in a content stream and all that it may use."""
        if depth > _MOST_DEPTH:
            raise ValueError("forms within forms without end")
        if stream.is_indirect:
            if stream.objgen in self.seen:
                return
            self.seen.add(stream.objgen)
        blend = stream.get("/Group", pikepdf.Dictionary()).get("/CS")
        self.rgb_blend |= blend == "/DeviceRGB"
        for instruction in pikepdf.parse_content_stream(stream, "rg RG cs CS BI ID EI"):
            name = str(instruction.operator)
            if name in ("rg", "RG"):
                self.rgb = True
            elif name in ("cs", "CS"):
                self._space(instruction.operands[0])
            elif isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self._space(instruction.iimage.obj.get("/ColorSpace"))
        self._resources(resources, depth)

    def _resources(self, resources: Any, depth: int) -> None:
        for space in _values(resources, "/ColorSpace"):
            self._space(space)
        for state in _values(resources, "/ExtGState"):
            self._state(state)
        for font in _values(resources, "/Font"):
            self._font(font, resources, depth)
        for shading in _values(resources, "/Shading"):
            self._space(shading.get("/ColorSpace"))
        for thing in (*_values(resources, "/XObject"), *_values(resources, "/Pattern")):
            if thing.get("/Subtype") == "/Image":
                self._space(thing.get("/ColorSpace"))
                self.transparent |= "/SMask" in thing
            elif isinstance(thing, pikepdf.Stream):
                self.look(thing, thing.get("/Resources", resources), depth + 1)
            elif "/Shading" in thing:
                self._space(thing.Shading.get("/ColorSpace"))

    def _state(self, state: Any) -> None:
        mode = state.get("/BM", "/Normal")
        self.transparent |= (
            float(state.get("/ca", 1)) < 1
            or float(state.get("/CA", 1)) < 1
            or str(state.get("/SMask", "/None")) != "/None"
            or (isinstance(mode, pikepdf.Name) and str(mode) not in ("/Normal", "/Compatible"))
        )

    def _font(self, font: Any, resources: Any, depth: int) -> None:
        if font.get("/Subtype") == "/Type3":
            for procedure in font.CharProcs.values():
                self.look(procedure, font.get("/Resources", resources), depth + 1)
            return
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            self.unembedded.add(_plain(font.get("/BaseFont", pikepdf.Name.unnamed)))

    def _space(self, space: Any) -> None:
        if space is None:
            return
        kind = str(space[0] if isinstance(space, pikepdf.Array) else space)
        if kind in ("/DeviceRGB", "/RGB"):
            self.rgb = True
        elif kind in ("/CalRGB", "/CalGray", "/Lab", "/ICCBased"):
            self.managed = True
        elif kind in ("/Separation", "/DeviceN"):
            inks = space[1] if kind == "/DeviceN" else [space[1]]
            self.spots |= {_plain(ink) for ink in inks} - _PROCESS
            self._space(space[2])
        elif kind in ("/Indexed", "/I", "/Pattern") and isinstance(space, pikepdf.Array):
            self._space(space[1] if len(space) > 1 else None)


_PROCESS: Final = {"Cyan", "Magenta", "Yellow", "Black", "All", "None"}


def _plain(name: pikepdf.Object) -> str:
    """Return a name without its slash; software in China writes some in GB 18030."""
    try:
        return str(name)[1:]
    except UnicodeDecodeError:
        raw = re.sub(rb"#(..)", lambda m: bytes.fromhex(m[1].decode()), name.unparse())[1:]
        return raw.decode("gb18030", "replace")


def _values(resources: Any, kind: str) -> Iterable[Any]:
    table = resources.get(kind)
    return list(table.values()) if isinstance(table, pikepdf.Dictionary) else []
