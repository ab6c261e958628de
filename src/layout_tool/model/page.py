"""A page of an edition."""

from __future__ import annotations

from dataclasses import dataclass

from layout_tool.model.frame import Frame

__all__ = ["Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its furniture comes from ``template``, a name in the layout; its frames are its own.

    ``id`` is the newspaper's number (A01), ``number`` the place in the edition from 1 (odd pages
    stand on the right); ``grid`` names one of the layout's grids.
    """

    id: str
    number: int
    section: str = ""
    slogan: str = ""
    editors: str = ""
    template: str = "inside"
    grid: str = "default"
    frames: tuple[Frame, ...] = ()

    def frame(self, frame_id: str) -> Frame:
        """Return the frame with the id.

        :raises KeyError: when the page has none.
        """
        for frame in self.frames:
            if frame.id == frame_id:
                return frame
        raise KeyError(frame_id)
