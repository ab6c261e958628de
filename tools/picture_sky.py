"""Skies and ranges of hills, shared by the open-air scenes."""

from __future__ import annotations

import numpy as np

from picture_brush import Canvas, Colour, Stops, fbm, ramp, rgb, smooth


def sky(c: Canvas, stops: Stops, cloud: float, lit: Colour, shade: Colour, salt: int = 1) -> None:
    """A graded sky with streaked cloud lit from below; ``cloud`` 0–1 says how much."""
    c.px[:] = ramp(c.rows(), stops)
    puff = c.noise(salt, (5, 4), 7)
    mask = smooth(1.0 - 1.6 * cloud, 2.6 - 1.6 * cloud, puff) * 0.85
    step = int(14 * c.unit)
    light = smooth(-0.7, 0.7, puff - np.roll(puff, -step, 0))
    colour = rgb(shade) + (rgb(lit) - rgb(shade)) * light[..., None]
    c.blend(mask, colour)


def ridge(
    c: Canvas, y: float, rise: float, salt: int, colour: Colour, to: Colour, cells: int = 4
) -> None:
    """A range of hills whose crest wanders about ``y`` by ``rise``; ramps from crest downward."""
    crest = fbm((2, c.w), c.seed * 1000 + salt, (1, cells), 8, 0.48)[0]
    line = y - crest * rise
    depth = (c.rows() - line[None, :]) / max(c.tall - y, 1)
    mask = smooth(0, 1.0 / c.unit, c.rows() - line[None, :])
    share = np.clip(depth * 1.6, 0, 1)[..., None]
    c.blend(mask, rgb(colour) * (1 - share) + rgb(to) * share)
