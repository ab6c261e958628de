"""What arranging needs to know about copy: how many lines it takes at a width.

The protocol keeps the search apart from type: tests measure by arithmetic, pages by composing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

from layout_tool.compose.result import StoryMeasure
from layout_tool.model import Picture, Story

__all__ = ["Measurer", "PictureMeasure"]


@dataclass(frozen=True, slots=True)
class PictureMeasure:
    """Lines a picture takes at a width: at its own proportions, and those of its caption.

    ``natural`` counts the caption's lines (``caption``) too.
    """

    natural: int
    caption: int

    def heights(self, crop: float) -> range:
        """Return the heights in lines when up to ``crop`` (0.15 = 15 %) may be cut away."""
        image = max(1, self.natural - self.caption)
        least = self.caption + max(1, math.ceil(image * (1 - crop)))
        most = self.caption + max(1, math.floor(image * (1 + crop)))
        return range(min(least, self.natural), max(most, self.natural) + 1)


class Measurer(Protocol):
    """Measures stories and pictures on one page grid with one style sheet."""

    def story(
        self,
        story: Story,
        columns: int,
        text_columns: int,
        headline_size: float | None,
        rank: int,
        boxed: bool = False,
    ) -> StoryMeasure | None:
        """Measure a story ``columns`` base columns wide, or return None when it cannot be set.

        ``headline_size`` is in pt; None takes the rank's own choice.
        """
        ...

    def picture(self, picture: Picture, columns: int) -> PictureMeasure:
        """Measure a picture ``columns`` base columns wide, with its caption and credit."""
        ...
