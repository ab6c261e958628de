"""Lays out pages that hold nothing yet, in a process of its own, so that the window stays quick.

What the window then shows is what ``layout-tool export`` would print of such an edition.
"""

from __future__ import annotations

import multiprocessing
from concurrent.futures import Future, ProcessPoolExecutor

from PySide6.QtCore import QObject, Signal

from layout_tool.compose import ComposeCache
from layout_tool.model import Edition, Page, PictureFrame, StoryFrame
from layout_tool.problem import LayoutError, Problem
from layout_tool.workflow.export import book_of
from layout_tool.workflow.layout import arrange_page

__all__ = ["Arranging", "is_empty"]

Answer = tuple[Page | None, tuple[Problem, ...]]


def is_empty(edition: Edition, page: Page) -> bool:
    """Tell whether a page has copy or pictures meant for it and none of them placed."""
    if any(isinstance(frame, StoryFrame | PictureFrame) for frame in page.frames):
        return False
    meant = {story.page for story in edition.stories.values()}
    meant |= {picture.page for picture in edition.pictures.values()}
    return page.id in meant


class Arranging(QObject):
    """Proposes pages one after the other.

    ``page_ready`` carries a page laid out; ``failed`` a :class:`LayoutError`; ``done`` that none
    is left. Answers for an edition that is no longer worked on are dropped.
    """

    page_ready = Signal(object)
    failed = Signal(object)
    done = Signal()
    _came = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers: ProcessPoolExecutor | None = None
        self._round = 0
        self._left = 0
        self._came.connect(self._take)

    def start(self, edition: Edition) -> int:
        """Lay out the empty pages of an edition; return how many there are."""
        self.stop()
        empty = [page.id for page in edition.pages if is_empty(edition, page)]
        if not empty:
            return 0
        # A fresh process: one split off from a process with a window would share its connection.
        fresh = multiprocessing.get_context("spawn")
        self._workers = ProcessPoolExecutor(max_workers=1, mp_context=fresh)
        self._left = len(empty)
        number = self._round
        for page_id in empty:
            future = self._workers.submit(_arranged, edition, page_id)
            future.add_done_callback(lambda answer: self._tell(number, answer))
        return len(empty)

    def stop(self) -> None:
        """Give up what is not begun; what is under way is dropped when it comes."""
        self._round += 1
        self._left = 0
        if self._workers is not None:
            self._workers.shutdown(wait=False, cancel_futures=True)
            self._workers = None

    def _tell(self, number: int, answer: Future[Answer]) -> None:
        # Runs in a thread of the executor; the signal brings the answer to the window's.
        if not answer.cancelled() and answer.exception() is None and number == self._round:
            self._came.emit(number, answer.result())

    def _take(self, number: int, answer: Answer) -> None:
        if number != self._round:
            return
        page, problems = answer
        self._left -= 1
        if page is not None:
            self.page_ready.emit(page)
        elif problems:
            self.failed.emit(LayoutError(*problems))
        if self._left == 0:
            self.stop()
            self.done.emit()


def _arranged(edition: Edition, page_id: str) -> Answer:
    try:
        page, problems = arrange_page(
            edition, edition.page(page_id), book_of(edition), ComposeCache()
        )
    except LayoutError as error:
        return None, error.problems  # the error itself does not survive the way back
    return page, problems
