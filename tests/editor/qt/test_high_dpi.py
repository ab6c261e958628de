"""On a screen of two device pixels per point type has its true size, place and weight."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = """
import sys
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from layout_tool.compose.result import Composition
from layout_tool.editor.qt.canvas.geometry import PagePlace, Spread
from layout_tool.editor.qt.canvas.glyph_fonts import GlyphFonts
from layout_tool.editor.qt.canvas.overlay import Guides
from layout_tool.editor.qt.canvas.page_view import PageView
from layout_tool.editor.qt.canvas.painter import Frame, SheetPainter
from layout_tool.editor.qt.canvas.pictures import PictureProxies
from layout_tool.editor.qt.canvas.spread_painter import ShownPage
from layout_tool.fonts import FontBook
from tests.editor.qt.hand_sheet import GRID, hand_sheet

app = QApplication(["test"])
sheet = hand_sheet(FontBook.default())
sheets = SheetPainter(GlyphFonts(FontBook.default()), PictureProxies(), wait=True)
view = PageView(sheets)
view.resize(500, 400)
view.set_guides(Guides(grid=False, edges=False, badges=False))
spread = Spread((PagePlace(0, "A01", GRID.trim),), GRID.width, GRID.height)
view.show()
view.show_pages(spread, {"A01": ShownPage(Composition(sheet, (), ()), GRID)}, "A01")
view.set_zoom(1.0)
view.pan(-200, -300)
view.settle()
shot = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
assert view.view.ratio == 2.0, view.view
assert (shot.width(), shot.height()) == (1000, 800)
own = QImage(1000, 800, QImage.Format.Format_RGB32)
own.fill(0xFFFFFFFF)
painter = QPainter(own)
sheets.paint(painter, sheet, Frame(view.view.x, view.view.y, view.view.scale))
painter.end()
shot.setDevicePixelRatio(1)
part = (200, 100, 500, 500)
wanted = own.copy(*part)
same = shot.copy(*part) == wanted
dark = min(wanted.constBits())
sys.exit(0 if same and dark < 60 else 3)
"""


def test_the_canvas_paints_in_device_pixels() -> None:
    environ = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": "2",
        "QT_ENABLE_HIGHDPI_SCALING": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=environ, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
