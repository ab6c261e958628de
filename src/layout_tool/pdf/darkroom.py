"""Where pictures are developed while pages are still being composed and written.

A page is handed in as soon as it is composed; its pictures are made ready beside other work, by
helping processes where there are enough of them to pay for starting one (0.3 s each, a picture
takes half of that). What an earlier export has kept is taken from the disk and needs no helper.
"""

from __future__ import annotations

import os
import threading
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Final

from layout_tool.pdf.backdrop import requests_of
from layout_tool.pdf.pixels import Pixels, Request
from layout_tool.pdf.presets import Preset
from layout_tool.pdf.profiles import load_profile
from layout_tool.sheet import Sheet

if TYPE_CHECKING:
    from layout_tool.pdf.helper import Helper
    from layout_tool.pdf.pictures import Press, Studio

__all__ = ["Darkroom"]

MOST_HELPERS: Final = 6
"""Each may take half a gigabyte while the largest picture is open."""
PICTURES_A_HELPER: Final = 4
"""How many pictures pay for starting a helper."""


class Darkroom:
    """Develops the pictures of one export; a context that leaves nothing running behind.

    Args:
        preset: the target that the pictures are made ready for.
        expected: about how many pictures there will be; it decides how many helpers are started.

    """

    def __init__(self, preset: Preset, expected: int = 0) -> None:
        self.preset = preset
        self._helpers = min(MOST_HELPERS, os.cpu_count() or 1, expected // PICTURES_A_HELPER)
        self._pool = ThreadPoolExecutor(self._helpers or min(4, os.cpu_count() or 1), "darkroom")
        self._begun: dict[Request, Future[Pixels]] = {}
        self._own = threading.local()
        self._running: list[Helper] = []
        self._lock = threading.Lock()
        self._closed = False
        self._studio: Studio | None = None

    def __enter__(self) -> Darkroom:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def begin(self, sheet: Sheet) -> None:
        """Begin with the pictures of a page; returns at once."""
        for _, _, request in requests_of(sheet):
            self._begin(request)

    def take(self, request: Request) -> Pixels:
        """Return a picture made ready, waiting for it where need be.

        Raises:
            LayoutError: what the picture's file has wrong.

        """
        return self._begin(request).result()

    def close(self) -> None:
        """Drop what is not begun, end the helpers, and keep the cache within its bound."""
        with self._lock:
            self._closed = True
            running, self._running = self._running, []
        for helper in running:
            helper.end()
        self._pool.shutdown(cancel_futures=True)
        if self._studio is not None and self._studio.cache is not None:
            self._studio.cache.trim()

    def _begin(self, request: Request) -> Future[Pixels]:
        if request not in self._begun:
            studio = self._opened()
            self._begun[request] = self._pool.submit(self._develop, studio, request)
        return self._begun[request]

    def _opened(self) -> Studio:
        if self._studio is None:
            # Pillow and numpy only where pictures are.
            from layout_tool.pdf.cache import PictureCache  # noqa: PLC0415
            from layout_tool.pdf.pictures import Studio  # noqa: PLC0415

            self._studio = Studio(press_of(self.preset), PictureCache())
        return self._studio

    def _develop(self, studio: Studio, request: Request) -> Pixels:
        kept = studio.kept(request)
        if kept is not None:
            return kept
        with suppress(OSError):  # a helper that dies is no reason to go without the picture
            helper = self._helper(studio)
            if helper is not None:
                return helper.prepare(request)
        if self._closed:
            raise CancelledError
        self._own.helper = None
        return studio.develop(request)

    def _helper(self, studio: Studio) -> Helper | None:
        """Return the helper of this thread, started when it is first needed."""
        if not hasattr(self._own, "helper"):
            from layout_tool.pdf.helper import Helper, can_help  # noqa: PLC0415 # as above

            self._own.helper = None
            if self._helpers and can_help():
                folder = studio.cache.folder if studio.cache is not None else None
                helper = Helper(studio.press, folder)
                with self._lock:
                    if self._closed:
                        helper.end()
                        raise OSError("the export has been stopped")
                    self._running.append(helper)
                self._own.helper = helper
        found: Helper | None = self._own.helper
        return found


def press_of(preset: Preset) -> Press:
    """Return what pictures are made ready for."""
    from layout_tool.pdf.pictures import Press  # noqa: PLC0415 # Pillow only where pictures are

    profile = load_profile(preset.profile)
    return Press(
        profile=profile if profile.space == "CMYK" else load_profile("newsprint"),
        srgb=load_profile("srgb"),
        rgb=preset.colour == "rgb",
        soft_masks=preset.variant.transparency,
        total_ink=preset.ink_limit(),
        ppi=preset.pictures.ppi,
        quality=preset.pictures.quality,
    )
