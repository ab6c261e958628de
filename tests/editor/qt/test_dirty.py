"""What an edit makes the canvas paint anew: enough, and not much more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from layout_tool.compose import ComposeCache, compose
from layout_tool.editor.qt.canvas.dirty import changed_areas
from layout_tool.editor.qt.canvas.glyph_fonts import GlyphFonts
from layout_tool.editor.qt.canvas.painter import Frame, SheetPainter
from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.editor.qt.canvas.spread_painter import frame_of
from layout_tool.editor.qt.settings import Settings
from layout_tool.editor.qt.window import MainWindow
from layout_tool.editor.state.step import Step
from layout_tool.editor.words import Words
from layout_tool.fonts import FontBook
from layout_tool.model import (
    BLACK,
    Edition,
    GridBox,
    Position,
    Rect,
    StoryFrame,
    TextRange,
    plain,
)
from layout_tool.model.edits import text
from layout_tool.sheet import Fill, Group, Sheet

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = "清晨六点，老城区的早市已经热闹起来，卖豆花的老人支起了摊子。"
SCALE = 1.4


@pytest.fixture(scope="module")
def paged(edition: Edition) -> Edition:
    """A story of ten paragraphs in two columns."""
    story = replace(edition.stories["s1"], body=tuple(plain(WORDS * n) for n in (3, 4) * 5))
    frame = StoryFrame("lead", GridBox(0, 10, 4, 40), "s1", text_columns=2)
    page = replace(edition.pages[0], frames=(frame,))
    return replace(edition, pages=(page,), stories={"s1": story})


def sheet_of(edition: Edition, book: FontBook, cache: ComposeCache) -> Sheet:
    return compose(edition, edition.pages[0], book, cache).sheet


def picture(sheet: Sheet, sheets: SheetPainter, clips: list[QRectF], under: QImage) -> QImage:
    """Paint the parts of a sheet over a picture, as the canvas paints what is dirty."""
    image = under.copy()
    painter = QPainter(image)
    for clip in clips:
        painter.setClipRect(clip)
        painter.fillRect(clip, 0xFFFFFFFF)
        sheets.paint(painter, sheet, Frame(0, 0, SCALE), clip)
    painter.end()
    return image


def white(sheet: Sheet) -> QImage:
    size = round(sheet.width * SCALE), round(sheet.height * SCALE)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    return image


@pytest.mark.parametrize("paragraph", [0, 4, 9])
@pytest.mark.parametrize("typed", ["热", "从前有人说过这样的话，", "a"])
def test_painting_only_what_changed_gives_the_picture_of_the_whole_page(
    paged: Edition, book: FontBook, paragraph: int, typed: str
) -> None:
    cache = ComposeCache()
    sheets = SheetPainter(GlyphFonts(book), PictureProxies(), wait=True)
    old = sheet_of(paged, book, cache)
    place = TextRange.caret(Position("s1", "body", paragraph, 5))
    new = sheet_of(text.replace_range(paged, place, typed)[0], book, cache)
    whole = [QRectF(white(old).rect())]
    before = picture(old, sheets, whole, white(old))
    areas = [Frame(0, 0, SCALE).rect(area) for area in changed_areas(old, new)]
    dirty = [QRectF(area.toAlignedRect().adjusted(-2, -2, 2, 2)) for area in areas]
    assert picture(new, sheets, dirty, before) == picture(new, sheets, whole, white(new))
    assert before != picture(new, sheets, whole, white(new))


@pytest.mark.parametrize("box", [(0, 10, 4, 37), (0, 10, 3, 40), (1, 12, 4, 40)])
def test_a_frame_of_another_size_is_painted_as_the_whole_page_would_be(
    paged: Edition, book: FontBook, box: tuple[int, int, int, int]
) -> None:
    cache = ComposeCache()
    sheets = SheetPainter(GlyphFonts(book), PictureProxies(), wait=True)
    old = sheet_of(paged, book, cache)
    frame = replace(paged.pages[0].frame("lead"), place=GridBox(*box))
    page = replace(paged.pages[0], frames=(frame,))
    new = sheet_of(replace(paged, pages=(page,)), book, cache)
    whole = [QRectF(white(old).rect())]
    before = picture(old, sheets, whole, white(old))
    areas = [Frame(0, 0, SCALE).rect(area) for area in changed_areas(old, new)]
    dirty = [QRectF(area.toAlignedRect().adjusted(-2, -2, 2, 2)) for area in areas]
    assert picture(new, sheets, dirty, before) == picture(new, sheets, whole, white(new))


def test_a_keystroke_that_moves_no_line_paints_a_few_lines(paged: Edition, book: FontBook) -> None:
    cache = ComposeCache()
    old = sheet_of(paged, book, cache)
    place = Position("s1", "body", 4, 30)
    new = sheet_of(
        text.replace_range(paged, TextRange(place, place.at(31)), "热")[0], book, cache
    )  # fmt: skip
    areas = changed_areas(old, new)
    box = old.groups[-1].box
    assert areas
    assert sum(a.width * a.height for a in areas) < 0.12 * box.width * box.height


def test_a_page_composed_again_needs_no_painting(paged: Edition, book: FontBook) -> None:
    cache = ComposeCache()
    old, new = (sheet_of(paged, book, cache) for _ in range(2))
    assert old is not new
    assert changed_areas(old, new) == []


def test_frames_that_change_places_in_depth_are_painted() -> None:
    one, two = (
        Group(name, "furniture", Rect(0, 0, 50, 50), (Fill(Rect(0, 0, 50, 50), BLACK),))
        for name in "ab"
    )
    old, new = (Sheet("A01", 100, 100, 9, groups) for groups in ((one, two), (two, one)))
    assert changed_areas(old, new) == [Rect(-9, -9, 118, 118)]


def test_a_frame_that_moved_is_painted_where_it_was_and_is() -> None:
    old, new = (
        Sheet("A01", 100, 100, 9, (Group("a", "furniture", box, (Fill(box, BLACK),)),))
        for box in (Rect(0, 0, 10, 10), Rect(50, 50, 10, 10))
    )
    areas = changed_areas(old, new)
    for box in (Rect(0, 0, 10, 10), Rect(50, 50, 10, 10)):
        assert any(area.overlaps(box, 0.0) for area in areas)


class Painted(QObject):
    """Collects what a widget is told to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_an_overset_count_is_painted_when_it_is_another(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, settings: Settings
) -> None:
    view, desk = window.canvas.view, window.desk
    assert desk is not None
    # When the docks of a first start have their places the canvas keeps its size.
    qtbot.waitUntil(lambda: settings.flag("docks.arranged", False))
    window.go_to("A04")
    fit = view.pages["A04"].composition.fits[0]
    end = len(desk.edition.stories[fit.story].body[0].text)
    qapp.processEvents()
    painted = Painted()
    view.installEventFilter(painted)
    # Typed where nobody sees it: behind the last line that finds room.
    place = TextRange.caret(Position(fit.story, "body", 0, end))
    desk.apply(Step(text.replace_range(desk.edition, place, "又多了几个字")[0]), Words("", ""))
    qapp.processEvents()
    assert view.pages["A04"].composition.fits[0].over_chars == fit.over_chars + 6
    box = view.pages["A04"].composition.sheet.groups[-1].box
    assert view.spread is not None
    place_on_screen = view.spread.place("A04")
    assert place_on_screen is not None
    corner = frame_of(view.view, place_on_screen).rect(box).bottomRight().toPoint()
    assert painted.region.contains(corner - QPoint(12, 8))
    assert not painted.region.contains(corner - QPoint(12, 60))


def test_the_edges_of_a_frame_are_not_painted_when_only_the_caret_moves(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, settings: Settings
) -> None:
    view, desk = window.canvas.view, window.desk
    assert desk is not None
    # When the docks of a first start have their places the canvas keeps its size.
    qtbot.waitUntil(lambda: settings.flag("docks.arranged", False))
    desk.run("edit.go_to", place=Position("s1", "body", 0, 3), frame="lead")
    qapp.processEvents()
    painted = Painted()
    view.installEventFilter(painted)
    desk.run("edit.go_to", place=Position("s1", "body", 0, 5), frame="lead")
    qapp.processEvents()
    area = painted.region.boundingRect()
    assert not area.isEmpty()
    assert area.height() < 40
