"""A small paint box for drawn photographs: a canvas, noise, light, grain.

Coordinates are thousandths of the picture's width, x to the right and y down, so that a scene
does not know its size in pixels. Painting happens at ``SUPER`` times the final size.
Colours are 0–255 triples; inside, pixels are float32 from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

SUPER = 2
"""Supersampling: painted pixels per final pixel, along one axis."""

Floats = npt.NDArray[np.floating[Any]]
Colour = tuple[float, float, float]
Point = tuple[float, float]
Finish = dict[str, float]
"""What a scene asks of :meth:`Canvas.finish`."""
Stops = Sequence[tuple[float, Colour]]


def rgb(colour: Colour) -> Floats:
    """A 0–255 triple as a float32 array from 0 to 1."""
    return np.array(colour, np.float32) / 255.0


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """The colour ``share`` of the way from ``first`` to ``second``."""
    a, b = np.array(first), np.array(second)
    r, g, bl = a + (b - a) * float(np.clip(share, 0, 1))
    return (float(r), float(g), float(bl))


def ramp(values: Floats, stops: Stops) -> Floats:
    """Colours along a gradient: ``stops`` are (value, colour) in rising order of value."""
    at = [stop[0] for stop in stops]
    channels = [np.interp(values, at, [stop[1][c] / 255 for stop in stops]) for c in range(3)]
    return np.stack(channels, -1).astype(np.float32)


def smooth(low: float, high: float, values: Floats) -> Floats:
    """The smoothstep from 0 at ``low`` to 1 at ``high``."""
    t = np.clip((values - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def fbm(
    shape: tuple[int, int],
    seed: int,
    cells: tuple[int, int] = (4, 6),
    octaves: int = 6,
    gain: float = 0.5,
) -> Floats:
    """Fractal noise of ``shape`` (rows, columns), mean about 0, spread about 1."""
    rng = np.random.default_rng(seed)
    total, weight = np.zeros(shape, np.float32), 1.0
    for octave in range(octaves):
        rows = min(cells[0] * 2**octave, shape[0]) + 1
        columns = min(cells[1] * 2**octave, shape[1]) + 1
        grid = Image.fromarray(rng.standard_normal((rows, columns)).astype(np.float32))
        layer = grid.resize((shape[1], shape[0]), Image.Resampling.BICUBIC)
        total += weight * np.asarray(layer, np.float32)
        weight *= gain
    return (total / max(float(total.std()), 1e-6)).astype(np.float32)


def sample(field: Floats, u: Floats, v: Floats) -> Floats:
    """``field`` read bilinearly at columns ``u`` and rows ``v``, both 0–1, mirrored outside."""
    rows, columns = field.shape

    def fold(values: Floats, size: int) -> Floats:
        turned = np.abs((values % 2.0 + 2.0) % 2.0 - 1.0)
        return np.asarray((1.0 - turned) * (size - 1.001), np.float32)

    x, y = fold(u, columns), fold(v, rows)
    x0, y0 = x.astype(np.int32), y.astype(np.int32)
    fx, fy = x - x0, y - y0
    top = field[y0, x0] * (1 - fx) + field[y0, x0 + 1] * fx
    bottom = field[y0 + 1, x0] * (1 - fx) + field[y0 + 1, x0 + 1] * fx
    return np.asarray(top * (1 - fy) + bottom * fy, np.float32)


def hashed(*keys: npt.NDArray[np.int64]) -> Floats:
    """A fixed pseudo-random number from 0 to 1 for each tuple of whole numbers."""
    state = np.zeros(np.broadcast(*keys).shape, np.uint64)
    for number, key in enumerate(keys):
        state = (state ^ key.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15 + 2 * number)
        state ^= state >> np.uint64(29)
    state *= np.uint64(0xBF58476D1CE4E5B9)
    return ((state >> np.uint64(40)).astype(np.float32)) / np.float32(1 << 24)


class Canvas:
    """A picture being painted; ``px`` is its rows × columns × 3 of floats from 0 to 1."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self.final = (width, height)
        self.w, self.h = width * SUPER, height * SUPER
        self.unit = self.w / 1000.0
        self.tall = 1000.0 * height / width
        self.px: Floats = np.zeros((self.h, self.w, 3), np.float32)
        self.rng = np.random.default_rng(seed)
        self.seed = seed

    def noise(self, salt: int, cells: tuple[int, int] = (4, 6), octaves: int = 6) -> Floats:
        """Fractal noise the size of the canvas (computed at half size: it is smooth enough)."""
        half = fbm((self.h // 2, self.w // 2), self.seed * 1000 + salt, cells, octaves)
        grown = Image.fromarray(half).resize((self.w, self.h), Image.Resampling.BILINEAR)
        return np.asarray(grown, np.float32)

    def rows(self) -> Floats:
        """The y of every row, in thousandths of the width, as a column vector."""
        return (np.arange(self.h, dtype=np.float32) / self.unit)[:, None]

    def columns(self) -> Floats:
        """The x of every column, in thousandths of the width, as a row vector."""
        return (np.arange(self.w, dtype=np.float32) / self.unit)[None, :]

    def strips(self, count: int = 10) -> Iterator[tuple[slice, Floats, Floats]]:
        """Bands of rows for per-pixel scenes: (slice, x grid, y grid), to keep memory small."""
        edges = np.linspace(0, self.h, count + 1).astype(int)
        for start, stop in pairwise(edges):
            yy, xx = np.mgrid[start:stop, 0 : self.w].astype(np.float32)
            yield slice(start, stop), xx / self.unit, yy / self.unit

    def blend(self, mask: Floats, colour: Floats, where: slice | None = None) -> None:
        """Lay ``colour`` (triple or grid) over the rows ``where`` as far as ``mask`` (0–1)."""
        part = self.px[where or slice(None)]
        part += (colour - part) * mask[..., None]

    def shape(
        self,
        draw: Callable[[ImageDraw.ImageDraw, Callable[[Point], Point]], None],
        points: Sequence[Point],
        colour: Colour,
        to: Colour | None = None,
        alpha: float = 1.0,
        blur: float = 0.0,
        spread: float = 0.0,
    ) -> None:
        """Paint what ``draw`` draws about ``points``; with ``to``, a ramp from top to bottom."""
        pad = (blur * 3 + spread) * self.unit + 2
        xs, ys = [p[0] * self.unit for p in points], [p[1] * self.unit for p in points]
        left, top = int(max(min(xs) - pad, 0)), int(max(min(ys) - pad, 0))
        right, bottom = int(min(max(xs) + pad, self.w)), int(min(max(ys) + pad, self.h))
        if right <= left or bottom <= top:
            return
        image = Image.new("L", (right - left, bottom - top))
        draw(ImageDraw.Draw(image), lambda p: (p[0] * self.unit - left, p[1] * self.unit - top))
        if blur:
            image = image.filter(ImageFilter.GaussianBlur(float(blur * self.unit)))
        mask = np.asarray(image, np.float32) / 255.0 * alpha
        share = np.linspace(0, 1, bottom - top, dtype=np.float32)[:, None, None]
        ink = rgb(colour) * (1 - share) + rgb(to or colour) * share
        part = self.px[top:bottom, left:right]
        part += (ink - part) * mask[..., None]

    def poly(
        self,
        points: Sequence[Point],
        colour: Colour,
        to: Colour | None = None,
        alpha: float = 1.0,
        blur: float = 0.0,
    ) -> None:
        """A filled polygon."""
        self.shape(
            lambda d, at: d.polygon([at(p) for p in points], 255), points, colour, to, alpha, blur
        )

    def line(
        self,
        points: Sequence[Point],
        colour: Colour,
        width: float,
        alpha: float = 1.0,
        blur: float = 0.0,
    ) -> None:
        """A stroke with round ends, ``width`` in thousandths of the picture's width."""
        thick = width * self.unit

        def draw(d: ImageDraw.ImageDraw, at: Callable[[Point], Point]) -> None:
            placed = [at(p) for p in points]
            d.line(placed, 255, max(1, round(thick)), joint="curve")
            if thick > 4:
                for x, y in (placed[0], placed[-1]):
                    d.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), 255)

        fade = alpha * min(1.0, max(thick, 0.15))
        self.shape(draw, points, colour, None, fade, blur, width)

    def oval(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        colour: Colour,
        to: Colour | None = None,
        alpha: float = 1.0,
        blur: float = 0.0,
    ) -> None:
        """A filled ellipse about (x, y)."""
        ends = [(x - rx, y - ry), (x + rx, y + ry)]
        self.shape(
            lambda d, at: d.ellipse((*at(ends[0]), *at(ends[1])), 255),
            ends,
            colour,
            to,
            alpha,
            blur,
        )

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float) -> None:
        """Add a soft light about (x, y) that falls to nothing at ``radius``."""
        reach = int(radius * self.unit) + 1
        cx, cy = int(x * self.unit), int(y * self.unit)
        left, top = max(cx - reach, 0), max(cy - reach, 0)
        right, bottom = min(cx + reach, self.w), min(cy + reach, self.h)
        if right <= left or bottom <= top:
            return
        yy, xx = np.mgrid[top:bottom, left:right].astype(np.float32)
        away = np.hypot(xx - cx, yy - cy) / reach
        light = np.clip(1 - away, 0, 1) ** 2.2 * strength
        part = self.px[top:bottom, left:right]
        part += light[..., None] * rgb(colour) * (1 - 0.5 * np.clip(part, 0, 1))

    def ripple(
        self,
        horizon: float,
        tint: Colour,
        keep: float = 0.8,
        rough: float = 1.0,
        salt: int = 90,
    ) -> None:
        """Fill everything below ``horizon`` with water that mirrors what stands above it."""
        top = int(horizon * self.unit)
        depth = self.h - top
        near = (np.arange(depth, dtype=np.float32) / depth)[:, None]
        lines = (1.0 / (near + 0.045)).repeat(self.w, 1)
        across = np.linspace(-1, 1, self.w, dtype=np.float32)[None, :] * lines
        field = fbm((512, 512), self.seed * 1000 + salt, (24, 24), 4)
        wave = sample(field, across * 0.35, lines * 0.62)
        wave = 0.6 * wave + 0.4 * sample(field, across * 1.1 + 0.3, lines * 1.9 + 0.1)
        source = np.arange(depth, dtype=np.float32)[:, None]
        shift = wave * (2.0 + 34.0 * near) * rough * self.unit
        row = np.clip(top - 1 - source - shift, 0, top - 1).astype(np.int32)
        drift = wave * (0.5 + 3 * near) * rough * self.unit
        column = np.clip(np.arange(self.w)[None, :] + drift, 0, self.w - 1).astype(np.int32)
        water = self.px[row, column]
        water = rgb(tint) + (water - rgb(tint)) * (keep * (1 - 0.45 * near))[..., None]
        self.px[top:] = water * (1 + 0.09 * wave[..., None] * np.minimum(1, near * 4)[..., None])

    def finish(
        self,
        path: Path,
        grain: float = 0.016,
        bloom: float = 0.25,
        vignette: float = 0.28,
        contrast: float = 0.12,
        warmth: float = 0.0,
    ) -> None:
        """Reduce to the final size, add bloom, tone, vignette and grain, and save as JPEG."""
        width, height = self.final
        small = self.px.reshape(height, SUPER, width, SUPER, 3).mean((1, 3))
        small = np.clip(small, 0, 1.6)
        bright = Image.fromarray((np.clip(small - 0.62, 0, 0.62) * 410).astype(np.uint8))
        for radius, share in ((width / 260, 0.5), (width / 60, 0.5)):
            soft = np.asarray(bright.filter(ImageFilter.GaussianBlur(radius)), np.float32) / 410
            small += soft * bloom * share * 2
        small = np.where(small > 0.8, 0.8 + 0.2 * np.tanh((small - 0.8) / 0.2), small)
        small += contrast * np.sin((np.clip(small, 0, 1) - 0.5) * 2 * np.pi) / (2 * np.pi) * 2
        yy, xx = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
        small *= (1 - vignette * smooth(0.55, 1.55, np.hypot(xx, yy)))[..., None]
        small *= np.array([1 + warmth, 1.0, 1 - warmth], np.float32)
        rng = np.random.default_rng(self.seed + 7)
        speck = rng.standard_normal((height, width)).astype(np.float32)
        speck = (speck + np.roll(speck, 1, 0) + np.roll(speck, 1, 1)) / 1.8
        luma = small.mean(-1)
        small += (speck * grain * (0.5 + 2 * luma * (1 - np.clip(luma, 0, 1))))[..., None]
        pixels = (np.clip(small, 0, 1) * 255 + 0.5).astype(np.uint8)
        Image.fromarray(pixels).save(path, quality=82, optimize=True, subsampling=2, dpi=(254, 254))


class Camera:
    """A level pinhole camera at height ``eye`` looking along +z; ``focal`` in thousandths."""

    def __init__(
        self, canvas: Canvas, horizon: float, focal: float, eye: float, x: float = 500.0
    ) -> None:
        self.canvas, self.horizon, self.focal, self.eye, self.x = canvas, horizon, focal, eye, x

    def at(self, x: float, y: float, z: float) -> Point:
        """Where the world point (x right, y up, z away) falls on the picture."""
        return (self.x + self.focal * x / z, self.horizon + self.focal * (self.eye - y) / z)

    def terrain(
        self, height: Callable[[Floats, Floats], Floats], near: float, far: float, steps: int = 900
    ) -> tuple[Floats, Floats]:
        """For every pixel the world (x, z) of the ground seen there; z is inf for the sky.

        ``height(x, z)`` is the ground's height. Each column keeps the running highest line of
        sight, so nearer ground hides what lies behind it.
        """
        c = self.canvas
        depth = np.geomspace(near, far, steps).astype(np.float32)[:, None]
        across = ((c.columns() - self.x) / self.focal).astype(np.float32)
        wanted = c.rows()[:, 0]
        index = np.empty((c.h, c.w), np.float32)
        for start in range(0, c.w, 500):
            part = across[:, start : start + 500]
            seen = self.horizon + self.focal * (self.eye - height(part * depth, depth)) / depth
            line = np.minimum.accumulate(seen, 0)
            for column in range(part.shape[1]):
                rising = -line[:, column]
                found = np.searchsorted(rising, -wanted).astype(np.float32)
                whole = np.clip(found.astype(np.int32), 1, steps - 1)
                gap = rising[whole] - rising[whole - 1]
                share = np.clip((-wanted - rising[whole - 1]) / np.maximum(gap, 1e-4), 0, 1)
                found = np.where(found >= steps, np.inf, whole - 1 + share)
                index[:, start + column] = found
        z = near * (far / near) ** (index / (steps - 1))
        return (across * np.where(np.isinf(z), 0, z)).astype(np.float32), z.astype(np.float32)
