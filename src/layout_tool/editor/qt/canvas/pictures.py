"""Pictures at the size they are shown: scaled copies, read off the GUI thread and kept.

A press picture of 24 megapixels takes most of a second to read whole; a copy scaled while it is
read, a fraction. Copies come in steps of √2, so that neighbouring zooms share one.
"""

from __future__ import annotations

import math
from collections import OrderedDict, deque
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader

__all__ = ["PictureProxies", "read_scaled"]

_KEPT_BYTES: Final = 256 * 2**20
_LOOK_MS: Final = 10
_SMALLEST: Final = 64
_DERIVED: Final = 256
"""Up to this many pixels a copy is made from a larger one instead of being read."""
_KEEP_SHAPE: Final = Qt.AspectRatioMode.KeepAspectRatio
_SMOOTH: Final = Qt.TransformationMode.SmoothTransformation
_OPAQUE: Final = QImage.Format.Format_RGB32


def read_scaled(file: str, longest: int) -> QImage:
    """Read a picture so that its longer side has at most ``longest`` pixels.

    CMYK pictures come back in RGB. A null image when the file is missing or cannot be read.
    """
    reader = QImageReader(file)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > longest:
        share = longest / max(size.width(), size.height())
        width, height = round(size.width() * share), round(size.height() * share)
        reader.setScaledSize(QSize(max(width, 1), max(height, 1)))
    image = reader.read()
    if image.isNull():
        return image
    kind = QImage.Format.Format_ARGB32_Premultiplied if image.hasAlphaChannel() else _OPAQUE
    return image.convertToFormat(kind)


class PictureProxies(QObject):
    """Scaled copies of picture files, by file and step of size.

    ``ready`` tells that a copy of a file has come, with the file's path: views that show it
    paint again. ``image`` never waits unless told to.
    """

    ready = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._copies: OrderedDict[tuple[str, int], QImage] = OrderedDict()
        self._bytes = 0
        self._coming: set[tuple[str, int]] = set()
        self._broken: set[str] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._tray = _Tray()
        self.destroyed.connect(self._tray.close)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._take)

    def is_missing(self, file: str) -> bool:
        """Tell whether a file is not there or was found to be no picture."""
        return not file or file in self._broken or not Path(file).is_file()

    def image(self, file: str, longest_px: float, *, wait: bool = False) -> QImage | None:
        """Return the copy that suits ``longest_px`` pixels on the longer side.

        While it is being read the nearest copy at hand is returned, or None; with ``wait`` it is
        read here and now. None also for a file that cannot be read.
        """
        step = _step(longest_px)
        found = self._copies.get((file, step))
        if found is not None:
            self._copies.move_to_end((file, step))
            return found
        if self.is_missing(file):
            return None
        larger = self._nearest(file, step)
        if step <= _DERIVED and larger is not None and max(_sides(larger)) > step:
            small = larger.scaled(step, step, _KEEP_SHAPE, _SMOOTH)
            self._keep(file, step, small)
            return small
        if wait:
            self._arrived(file, step, read_scaled(file, step))
            return self._copies.get((file, step))
        if (file, step) not in self._coming and not self._tray.closed:
            self._coming.add((file, step))
            # What is large is looked at now; what is small waits in the strip of pages.
            self._pool.start(_Reading(self._tray, file, step), step)
            self._look.start()
        return self._nearest(file, step)

    def forget(self, file: str) -> None:
        """Drop what is known of a file, for it changed on disk; views paint it anew."""
        self._broken.discard(file)
        for key in [key for key in self._copies if key[0] == file]:
            self._bytes -= self._copies.pop(key).sizeInBytes()
        self.ready.emit(file)

    def finish(self) -> None:
        """Wait for the pictures that are being read, and take them."""
        self._pool.waitForDone()
        self._take()

    def close(self) -> None:
        """Read no more pictures, for the window goes."""
        self._tray.close()
        self.finish()

    def _nearest(self, file: str, step: int) -> QImage | None:
        steps = [key[1] for key in self._copies if key[0] == file]
        if not steps:
            return None
        return self._copies[(file, min(steps, key=lambda other: abs(other - step)))]

    def _take(self) -> None:
        """Take what has been read since."""
        while self._tray.copies:
            self._arrived(*self._tray.copies.popleft())
        if not self._coming or self._tray.closed:
            self._look.stop()

    def _arrived(self, file: str, step: int, image: QImage) -> None:
        self._coming.discard((file, step))
        if image.isNull():
            self._broken.add(file)
        else:
            self._keep(file, step, image)
        self.ready.emit(file)

    def _keep(self, file: str, step: int, image: QImage) -> None:
        self._copies[(file, step)] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > _KEPT_BYTES and len(self._copies) > 1:
            self._bytes -= self._copies.popitem(last=False)[1].sizeInBytes()


class _Tray:
    """Where threads put the copies they have read.

    It is no object of Qt's: a thread may be reading while the window is taken down.
    """

    def __init__(self) -> None:
        self.copies: deque[tuple[str, int, QImage]] = deque()
        self.closed = False

    def close(self) -> None:
        self.closed = True


class _Reading(QRunnable):
    def __init__(self, tray: _Tray, file: str, step: int) -> None:
        super().__init__()
        self._tray = tray
        self._file = file
        self._step = step

    def run(self) -> None:
        if not self._tray.closed:
            image = read_scaled(self._file, self._step)
            self._tray.copies.append((self._file, self._step, image))


def _sides(image: QImage) -> tuple[int, int]:
    return image.width(), image.height()


def _step(longest: float) -> int:
    rung = math.ceil(2 * math.log2(max(longest, _SMALLEST)) - 1e-6)
    return math.ceil(2 ** (rung / 2))
