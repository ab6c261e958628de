"""Draw the pictures of the README: a page of the sample edition, and the window that shows it.

    python tools/make_readme_pictures.py

Writes docs/images/page.png (from the PDF) and docs/images/window.png (the window, drawn without
a display), each at most 400 KB. What is on them is what the program does: nothing is retouched.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from layout_tool.compose import ComposeCache
from layout_tool.files import open_edition
from layout_tool.model import Edition
from layout_tool.resources import layout_dir
from layout_tool.workflow.export import book_of, export_edition
from layout_tool.workflow.layout import arrange_edition

# Before Qt is imported: no display is needed, and the picture has one size on every machine.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

from PySide6.QtCore import QBuffer, QElapsedTimer, QIODevice, QSettings
from PySide6.QtWidgets import QApplication

from layout_tool.editor.qt.app import make_window
from layout_tool.editor.qt.settings import Settings

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
SAMPLE = layout_dir() / "sample-edition"
MOST_BYTES = 400_000
PAGE_HEIGHT = 1300
WINDOW_SIZE = (1440, 900)
SETTLE_MS = 4000


def main() -> int:
    """Write both pictures; return the exit code."""
    edition = open_edition(SAMPLE)
    edition = arrange_edition(edition, book_of(edition), ComposeCache())[0]
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        write(page_picture(edition, Path(folder)), IMAGES / "page.png")
        write(window_picture(edition, Path(folder)), IMAGES / "window.png")
    return 0


def page_picture(edition: Edition, folder: Path) -> Image.Image:
    """Return the first page as its press PDF shows it, with a hair line for the paper's edge."""
    target = folder / "page.pdf"
    export_edition(edition, target, pages=(edition.pages[0].id,), preset="archive")
    with pypdfium2.PdfDocument(target) as pdf:
        page = pdf[0]
        picture = page.render(scale=2 * PAGE_HEIGHT / page.get_height()).to_pil().convert("RGB")
    smaller = (round(picture.width / 2), round(picture.height / 2))
    framed = Image.new("RGB", (smaller[0] + 2, smaller[1] + 2), "#b8b8b8")
    framed.paste(picture.resize(smaller, Image.Resampling.LANCZOS), (1, 1))
    return framed


def window_picture(edition: Edition, folder: Path) -> Image.Image:
    """Return the window with the edition open, in English, with the settings of nobody."""
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    settings.put("language", "en")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    window = make_window(app, settings)
    window.resize(*WINDOW_SIZE)
    window.show()
    window.set_edition(edition)
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < SETTLE_MS:  # pages are composed and painted in the background
        app.processEvents()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    window.close()
    return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")


def write(picture: Image.Image, path: Path) -> None:
    """Write a PNG of at most 400 KB: in 256 colours where it must be, then smaller."""
    best = picture.quantize(256, method=Image.Quantize.MEDIANCUT, kmeans=4)
    for candidate in (picture, best):
        data = io.BytesIO()
        candidate.save(data, "PNG", optimize=True)
        if data.tell() <= MOST_BYTES:
            path.write_bytes(data.getvalue())
            print(f"{path.name}: {picture.width} × {picture.height}, {data.tell() // 1000} KB")
            return
    smaller = (picture.width * 19 // 20, picture.height * 19 // 20)
    write(picture.resize(smaller, Image.Resampling.LANCZOS), path)


if __name__ == "__main__":
    sys.exit(main())
