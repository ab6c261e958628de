"""What this program is, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QMessageBox, QWidget

from layout_tool import __version__
from layout_tool.editor.qt.icons import pixmap

__all__ = ["show_about"]


def show_about(parent: QWidget) -> QMessageBox:
    """Open the box; does not wait for it."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(QCoreApplication.translate("About", "About Layout Tool"))
    ratio = parent.devicePixelRatioF()
    colour = parent.palette().color(QPalette.ColorRole.Highlight)
    mark = pixmap("newspaper", colour, round(48 * ratio))
    mark.setDevicePixelRatio(ratio)
    box.setIconPixmap(mark)
    box.setText(f"<b>{QCoreApplication.translate('About', 'Layout Tool')} {__version__}</b>")
    box.setInformativeText(
        QCoreApplication.translate(
            "About", "Newspaper pages for Chinese and other CJK text, from raw copy to press PDF."
        )
        + "<br><br>"
        + QCoreApplication.translate("About", "Free software under the Apache License 2.0.")
        + "<br>"
        + QCoreApplication.translate(
            "About",
            "Built on Qt %1, HarfBuzz, reportlab and fontTools; icons by Lucide (ISC); "
            "fonts by the Noto, Source, LXGW WenKai and Fandol projects.",
        ).replace("%1", qVersion())
    )
    box.open()
    return box
