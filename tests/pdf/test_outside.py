"""What other programs make of the sample edition: inks, pictures, text, and no word of complaint.

Ghostscript, poppler, qpdf and MuPDF are asked where they are installed; PDFium always is.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from layout_tool.compose import ComposeCache, Composition, compose
from layout_tool.files import open_edition
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, StoryFrame, mm
from layout_tool.pdf import load_preset, write_pdf
from layout_tool.resources import layout_dir
from layout_tool.sheet import GlyphRun, Sheet
from layout_tool.sheet import Image as Placed
from layout_tool.workflow.export import meta_of
from layout_tool.workflow.layout import arrange_edition

PRESETS = ("newsprint-x1a", "newsprint-x4")
DPI = 72
FINE = 216
"""Dots an inch at which renderings are compared: coarser ones show how a program hints and places
small glyphs, not what is on the page."""
CELL = 18
"""Compared is the ink of squares of 18 × 18 pixels, 2 mm on paper, in percent of the program's own
black on its own white: each turns ink into light its own way."""


@dataclass(frozen=True)
class Tolerance:
    """How far two programs may lie apart, in percent of ink of a square of 2 mm.

    ``most`` anywhere outside pictures, ``nearly_all`` in 98 of 100 squares, ``picture`` within
    pictures, whose greys must correlate by ``alike`` as well.
    """

    most: float
    nearly_all: float
    picture: float
    alike: float


TOLERANCE = {
    "ghostscript": Tolerance(8, 3, 10, 0.995),
    "poppler": Tolerance(14, 5, 12, 0.99),  # it thickens thin strokes
    "mupdf": Tolerance(12, 4.5, 24, 0.95),  # built without colour management, as Debian does
}
"""Of each program against PDFium. Measured are 6, 11 and 10 percent at most; a character of body
type that is missing is 16 or more."""
NOT_OURS = "warning: ICC support is not available"
"""What MuPDF says of itself where it was built without colour management."""
PATCH = round(mm(3.9) * DPI / 72)
"""Ink is measured over 15 mm² (Ghent Workgroup 2015): a square of 3.9 mm, in pixels."""

with_gs = pytest.mark.skipif(not shutil.which("gs"), reason="needs Ghostscript")
with_qpdf = pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
with_poppler = pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler")


@pytest.fixture(scope="module")
def sample() -> tuple[Edition, list[Composition]]:
    """The sample edition laid out and composed."""
    book, cache = FontBook.default(), ComposeCache()
    edition, _ = arrange_edition(open_edition(layout_dir() / "sample-edition"), book, cache)
    return edition, [compose(edition, page, book, cache) for page in edition.pages]


@pytest.fixture(scope="module")
def written(
    sample: tuple[Edition, list[Composition]], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The sample edition as PDF, by preset, and ``text``: its last page without pictures."""
    edition, composed = sample
    folder, book = tmp_path_factory.mktemp("pdf"), FontBook.default()
    meta = meta_of(edition, "sample")
    sheets = [one.sheet for one in composed]
    for preset in PRESETS:
        write_pdf(sheets, folder / f"{preset}.pdf", book, preset=preset, meta=meta)
    last = sheets[-1]
    plain = replace(last, groups=tuple(g for g in last.groups if g.kind == "story"))
    write_pdf([plain], folder / "text.pdf", book, meta=meta)
    return {path.stem: path for path in folder.iterdir()}


def run(*words: object) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or done.stdout
    return done


def separations(pdf: Path, folder: Path, dpi: int = DPI) -> list[dict[str, Any]]:
    """Each page's plates by Ghostscript: ink from 0 to 100 percent, inside the trim."""
    folder.mkdir()
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{dpi}",
        "-dUseTrimBox", f"-sOutputFile={folder}/p%02d.tif", pdf)  # fmt: skip
    pages = []
    for whole in sorted(folder.glob("p??.tif")):
        plates = {}
        for plate in folder.glob(f"{whole.stem}(*).tif"):
            with Image.open(plate) as image:
                ink = 100 - np.asarray(image.convert("L"), dtype=np.float64) / 2.55
            plates[plate.stem.partition("(")[2].rstrip(")")] = ink
        pages.append(plates)
    return pages


def averaged(values: Any, side: int) -> Any:
    """The mean over every square of ``side`` pixels."""
    sums = np.pad(values.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    square = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return square / side**2


@with_gs
def test_a_page_of_text_is_on_the_black_plate_alone(
    written: dict[str, Path], tmp_path: Path
) -> None:
    (plates,) = separations(written["text"], tmp_path / "plates", 100)
    assert plates["Black"].max() > 99
    for name in ("Cyan", "Magenta", "Yellow"):
        assert plates[name].max() == 0, name
    assert set(plates) == {"Cyan", "Magenta", "Yellow", "Black"}


@with_gs
@pytest.mark.parametrize("preset", PRESETS)
def test_no_page_has_more_ink_than_its_paper_carries(
    written: dict[str, Path], tmp_path: Path, preset: str
) -> None:
    limit = load_preset(preset).ink_limit()
    for number, plates in enumerate(separations(written[preset], tmp_path / "plates"), 1):
        most = averaged(sum(plates.values()), PATCH).max()
        assert 20 < most <= limit, f"page {number}"


@with_qpdf
@pytest.mark.parametrize("preset", PRESETS)
def test_qpdf_finds_nothing_to_mend(written: dict[str, Path], preset: str) -> None:
    done = run("qpdf", "--check", written[preset])
    assert "No syntax or stream encoding errors" in done.stdout
    assert done.stderr == ""


HALVES = {"newsprint-x1a": (1, 2), "newsprint-x4": (3, 4)}
"""The pages compared of each: together all."""


# The others write bare pixels: to press them into PNG took each longer than the drawing.


def by_pdfium(pdf: Path, pages: Sequence[int]) -> list[Any]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [document[n - 1].render(scale=FINE / 72).to_pil().convert("L") for n in pages]


@pytest.fixture(scope="module")
def ours(written: dict[str, Path]) -> dict[str, list[Any]]:
    """The ink of the pages that are compared, by PDFium, by preset."""
    return {
        preset: [cells(picture) for picture in by_pdfium(written[preset], pages)]
        for preset, pages in HALVES.items()
    }


def by_poppler(pdf: Path, folder: Path, pages: Sequence[int]) -> list[Any]:
    done = run("pdftoppm", "-r", FINE, "-f", pages[0], "-l", pages[-1], pdf, folder / "poppler")
    assert done.stderr == ""
    return _pictures(folder, "poppler")


def by_mupdf(pdf: Path, folder: Path, pages: Sequence[int]) -> list[Any]:
    done = run("mutool", "draw", "-q", "-r", FINE, "-o", folder / "mupdf%d.ppm", pdf,
               f"{pages[0]}-{pages[-1]}")  # fmt: skip
    assert done.stderr.replace(NOT_OURS, "").strip() == ""
    return _pictures(folder, "mupdf")


def by_ghostscript(pdf: Path, folder: Path, pages: Sequence[int]) -> list[Any]:
    done = run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=ppmraw", f"-r{FINE}",
               f"-dFirstPage={pages[0]}", f"-dLastPage={pages[-1]}", "-dTextAlphaBits=4",
               "-dGraphicsAlphaBits=4", "-dUseMediaBox", f"-sOutputFile={folder}/ghost%d.ppm",
               pdf)  # fmt: skip
    assert (done.stdout, done.stderr) == ("", "")
    return _pictures(folder, "ghost")


def _pictures(folder: Path, name: str) -> list[Any]:
    return [Image.open(path).convert("L") for path in sorted(folder.glob(f"{name}*"))]


OTHERS = [
    pytest.param(by_poppler, TOLERANCE["poppler"], id="poppler", marks=with_poppler),
    pytest.param(by_mupdf, TOLERANCE["mupdf"], id="mupdf",
                 marks=pytest.mark.skipif(not shutil.which("mutool"), reason="needs mutool")),
    pytest.param(by_ghostscript, TOLERANCE["ghostscript"], id="ghostscript", marks=with_gs),
]  # fmt: skip


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize(("other", "allowed"), OTHERS)
def test_other_programs_show_the_pages_as_pdfium_does_and_say_nothing(
    sample: tuple[Edition, list[Composition]],
    written: dict[str, Path],
    ours: dict[str, list[Any]],
    tmp_path: Path,
    preset: str,
    other: Any,
    allowed: Tolerance,
) -> None:
    pages = HALVES[preset]
    theirs = other(written[preset], tmp_path, pages)
    assert len(theirs) == len(pages)
    for number, one, two in zip(pages, ours[preset], theirs, strict=True):
        inks = one, cells(two)
        apart = np.abs(inks[0] - inks[1])
        for rows, columns in spots(sample[1][number - 1].sheet):
            seen = inks[0][rows, columns].ravel(), inks[1][rows, columns].ravel()
            assert np.corrcoef(*seen)[0, 1] >= allowed.alike, f"page {number}"
            assert apart[rows, columns].max() <= allowed.picture, f"page {number}"
            apart[rows, columns] = 0
        assert apart.max() <= allowed.most, f"page {number}"
        assert np.percentile(apart, 98) <= allowed.nearly_all, f"page {number}"


def test_a_character_that_is_missing_is_beyond_every_tolerance(
    sample: tuple[Edition, list[Composition]], tmp_path: Path
) -> None:
    sheet, book = sample[1][0].sheet, FontBook.default()
    frames = [g for g in sheet.groups if g.kind == "story"]
    group = frames[len(frames) // 2]
    run = next(
        i for i in reversed(group.items) if isinstance(i, GlyphRun) and len(i.glyphs.ids) > 9
    )
    glyphs = run.glyphs
    assert glyphs.size <= 10
    lost = replace(run, glyphs=replace(
        glyphs, ids=glyphs.ids[1:], xs=glyphs.xs[1:], advances=glyphs.advances[1:],
        text=glyphs.text[glyphs.clusters[1] :],
        clusters=tuple(c - glyphs.clusters[1] for c in glyphs.clusters[1:]),
    ))  # fmt: skip
    without = replace(group, items=tuple(lost if i is run else i for i in group.items))
    meta = meta_of(sample[0], "sample")
    seen = []
    for name, shown in (("whole", group), ("lost", without)):
        target = tmp_path / f"{name}.pdf"
        write_pdf([replace(sheet, groups=(shown,))], target, book, meta=meta)
        seen.append(cells(by_pdfium(target, (1,))[0]))
    apart = np.abs(seen[0] - seen[1]).max()
    assert apart > max(allowed.most for allowed in TOLERANCE.values())


def spots(page: Sheet) -> list[tuple[slice, slice]]:
    """The squares that pictures touch."""
    rects = [i.rect for group in page.groups for i in group.items if isinstance(i, Placed)]
    scale = FINE / 72 / CELL

    def span(start: float, end: float) -> slice:
        return slice(int((start + page.bleed) * scale), int((end + page.bleed) * scale) + 1)

    return [(span(r.y, r.bottom), span(r.x, r.right)) for r in rects]


def cells(picture: Any) -> Any:
    """The ink of squares of ``CELL`` pixels, in percent of the picture's own black."""
    wide, high = (side // CELL for side in picture.size)
    values = np.asarray(picture, dtype=np.float64)
    black, white = values.min(), values.max()
    inks = 100 * (white - values[: high * CELL, : wide * CELL]) / (white - black)
    return inks.reshape(high, CELL, wide, CELL).mean(axis=(1, 3))


def extracted_by_pdfium(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def extracted_by_poppler(pdf: Path) -> list[str]:
    return run("pdftotext", "-raw", pdf, "-").stdout.split("\f")[:-1]


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize(
    "extract",
    [extracted_by_pdfium, pytest.param(extracted_by_poppler, marks=with_poppler)],
)
def test_the_text_comes_out_story_by_story_as_it_was_written(
    sample: tuple[Edition, list[Composition]], written: dict[str, Path], preset: str, extract: Any
) -> None:
    edition, composed = sample
    for page, done, text in zip(edition.pages, composed, extract(written[preset]), strict=True):
        found, at, whole = squeezed([text]), 0, 0
        over = {fit.story for fit in done.fits if fit.over_chars}
        for frame in page.frames:
            if not isinstance(frame, StoryFrame) or frame.story in over:
                continue
            body = squeezed(
                "".join(span.text for span in paragraph.spans)
                for paragraph in edition.stories[frame.story].body
            )
            place = found.find(body)
            assert place >= 0, f"{page.id} {frame.story}: {first_loss(body, found)}"
            assert place > at, "stories follow each other as their frames do"
            at, whole = place, whole + 1
        assert whole >= 3


def squeezed(parts: Any) -> str:
    return "".join("".join(part.split()) for part in parts)


def first_loss(body: str, found: str) -> str:
    """The first characters of a story that are not found behind those before them."""
    for end in range(10, len(body), 10):
        if body[:end] not in found:
            return body[max(end - 20, 0) : end + 10]
    return body[-20:]


@pytest.mark.parametrize("preset", PRESETS)
def test_the_edition_exported_again_is_the_same_file(
    sample: tuple[Edition, list[Composition]],
    written: dict[str, Path],
    tmp_path: Path,
    preset: str,
) -> None:
    edition, _ = sample
    book = FontBook.default()
    again: Sequence[Any] = [compose(edition, page, book).sheet for page in edition.pages]
    write_pdf(again, tmp_path / "a.pdf", book, preset=preset, meta=meta_of(edition, "sample"))
    assert (tmp_path / "a.pdf").read_bytes() == written[preset].read_bytes()
