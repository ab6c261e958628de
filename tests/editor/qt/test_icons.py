"""Icons are drawn when they are seen, sharp at any size, and outlive whoever made them."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap

from layout_tool.editor.qt.icons import icon, names

pytestmark = pytest.mark.usefixtures("qapp")

INK = QColor("#1f2124")


def darkest(pixmap: QPixmap) -> int:
    """Return the greatest opacity in a picture, 0 to 255."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_Alpha8)
    return max(
        image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("name", names())
def test_every_icon_shows_ink(name: str) -> None:
    assert darkest(icon(name, INK).pixmap(16, 16)) > 100


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_has_the_pixels_of_its_screen(ratio: float) -> None:
    drawn = icon("plus", INK).pixmap(QSize(18, 18), ratio)
    assert drawn.width() == round(18 * ratio)
    assert drawn.devicePixelRatio() == ratio


def test_an_icon_of_what_cannot_be_done_is_faint() -> None:
    mark = icon("plus", INK)
    assert darkest(mark.pixmap(20, 20, QIcon.Mode.Disabled)) < 0.5 * darkest(mark.pixmap(20, 20))


def test_a_name_that_no_icon_has_is_told_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", INK)


def test_a_copy_that_was_changed_is_drawn_after_the_first_is_gone() -> None:
    copy = QIcon(icon("minus", QColor("#123456")))
    copy.addPixmap(QPixmap(16, 16))
    gc.collect()
    assert not copy.pixmap(16, 16).isNull()
    del copy
    gc.collect()
    assert not icon("minus", QColor("#123456")).pixmap(20, 20).isNull()
