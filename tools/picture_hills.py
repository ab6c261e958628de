"""Scenes of hills: flooded terraces, a viaduct, ink mountains."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from picture_brush import (
    Camera,
    Canvas,
    Colour,
    Finish,
    Floats,
    Stops,
    fbm,
    hashed,
    mix,
    ramp,
    rgb,
    sample,
    smooth,
)
from picture_sky import ridge, sky


def terraces(c: Canvas) -> Finish:
    """Flooded winter terraces at sunrise, mist in the valley."""
    stops: Stops = [
        (0, (96, 132, 178)),
        (120, (196, 190, 196)),
        (205, (255, 214, 160)),
        (260, (255, 226, 178)),
    ]
    sky(c, stops, 0.36, (255, 214, 170), (170, 160, 184))
    c.glow(700, 190, 330, (255, 210, 130), 0.65)
    ridge(c, 170, 22, 11, (176, 172, 196), (235, 214, 190))
    ridge(c, 196, 26, 12, (138, 144, 176), (228, 206, 186))
    camera = Camera(c, 205, 900, 30)
    broad, fine = fbm((400, 400), 31, (4, 4), 3, 0.42), fbm((800, 800), 32, (70, 70), 4)

    def hill(x: Floats, z: Floats) -> Floats:
        bowl = 17 * smooth(4, 90, np.abs(x - 6) - 0.1 * z)
        swell = 4.6 * sample(broad, x / 150 + 0.53, z / 210 + 0.31)
        return np.asarray(bowl + swell - 8 + 0.125 * z, np.float32)

    step = 1.35

    def ground(x: Floats, z: Floats) -> Floats:
        level = hill(x, z) / step
        whole = np.floor(level)
        return np.asarray((whole + smooth(0.8, 1.0, level - whole)) * step, np.float32)

    x, z = camera.terrain(ground, 14, 330, 1300)
    land = np.isfinite(z)
    z = np.where(land, z, 330).astype(np.float32)
    level = hill(x, z) / step
    part = level - np.floor(level)
    tone = hashed(np.floor(level).astype(np.int64), np.floor(x / 26 + level).astype(np.int64))
    tone = 0.5 + (tone - 0.5) * np.exp(-np.maximum(z - 30, 0) / 70)
    speck = sample(fine, x / 60, z / 60)
    mirror = ramp(
        np.clip(c.rows() * 0.9 + 40 * tone, 0, 900) + 0 * x,
        [
            (150, (255, 226, 172)),
            (330, (238, 196, 160)),
            (480, (160, 168, 190)),
            (680, (92, 116, 156)),
        ],
    )
    mirror *= (0.86 + 0.2 * tone + 0.02 * speck)[..., None]
    glint = np.exp(-(((c.columns() - 690) / 200) ** 2)) * 0.3
    mirror = mirror + (glint * (1 - mirror.mean(-1)))[..., None]
    grass = ramp(
        speck + 0.7 * (tone - 0.5), [(-2, (34, 46, 28)), (0, (74, 88, 44)), (2, (136, 128, 66))]
    )
    bank = grass * (0.55 + 0.45 * smooth(0.84, 1.0, part))[..., None]
    wet = (1 - smooth(0.62, 0.68, part)) * smooth(0.0, 0.05, part) * (tone > 0.12)
    colour = bank + (mirror - bank) * wet[..., None]
    haze = (1 - np.exp(-np.maximum(z - 30, 0) / 120))[..., None]
    colour = colour * (1 - haze * 0.85) + rgb((226, 196, 178)) * haze * 0.85
    c.blend(land.astype(np.float32), colour)
    mist = smooth(-0.2, 1.6, c.noise(5, (7, 3), 5)) * np.exp(-(((c.rows() - 262) / 46) ** 2))
    c.blend(mist * 0.75, rgb((255, 232, 206)))
    farmer(c, 316, 566, 46)
    return {"bloom": 0.28, "warmth": 0.015, "contrast": 0.18}


def farmer(c: Canvas, x: float, y: float, size: float) -> None:
    """A figure in a straw hat with a carrying pole, standing at (x, y)."""
    dark: Colour = (46, 38, 40)
    c.line([(x - size * 0.1, y), (x - size * 0.04, y - size * 0.45)], dark, size * 0.11)
    c.line([(x + size * 0.13, y), (x + size * 0.03, y - size * 0.45)], dark, size * 0.11)
    c.oval(x, y - size * 0.62, size * 0.13, size * 0.24, (64, 66, 92), to=dark)
    c.line(
        [(x - size * 0.8, y - size * 0.78), (x + size * 0.75, y - size * 0.8)], dark, size * 0.035
    )
    for side in (-0.72, 0.68):
        cx = x + side * size
        c.line([(cx, y - size * 0.78), (cx, y - size * 0.4)], dark, size * 0.018)
        c.oval(cx, y - size * 0.3, size * 0.17, size * 0.11, (126, 96, 60), to=dark)
    c.oval(x, y - size * 0.9, size * 0.09, size * 0.1, (120, 86, 64))
    c.poly(
        [
            (x - size * 0.24, y - size * 0.91),
            (x, y - size * 1.1),
            (x + size * 0.24, y - size * 0.91),
        ],
        (216, 184, 120),
        to=(130, 100, 62),
    )
    c.oval(x, y + size * 0.02, size * 0.5, size * 0.04, (30, 28, 30), alpha=0.4, blur=1)


def viaduct(c: Canvas) -> Finish:
    """A white train on a viaduct over an autumn valley."""
    stops: Stops = [(0, (88, 136, 190)), (190, (178, 202, 218)), (270, (238, 232, 216))]
    sky(c, stops, 0.5, (255, 250, 240), (182, 196, 212))
    for number, (y, rise) in enumerate(((206, 32), (232, 28), (256, 24))):
        share = number / 2
        ridge(c, y, rise, 20 + number, mix((160, 182, 204), (92, 122, 130), share), (206, 214, 208))
    camera = Camera(c, 262, 950, 26)
    broad, fine = fbm((400, 400), 51, (5, 5), 4, 0.45), fbm((900, 900), 52, (60, 60), 6, 0.7)

    def ground(x: Floats, z: Floats) -> Floats:
        slope = 5.5 * sample(broad, x / 300 + 0.2, z / 300) + 0.05 * np.maximum(z - 150, 0)
        woods = smooth(0.2, 0.9, sample(broad, x / 120, z / 120 + 0.4))
        return (slope + woods * (1.6 + 0.9 * sample(fine, x / 45, z / 45)) - 4).astype(np.float32)

    x, z = camera.terrain(ground, 22, 700, 1200)
    land = np.isfinite(z)
    z = np.where(land, z, 700).astype(np.float32)
    woods = smooth(0.2, 0.7, sample(broad, x / 120, z / 120 + 0.4))
    speck = sample(fine, x / 45, z / 45)
    turn = x * 0.94 + z * 0.34
    field = hashed(
        np.floor(turn / 9).astype(np.int64), np.floor((z - 0.3 * x) / 17).astype(np.int64)
    )
    stripes = 0.93 + 0.07 * np.sin(turn * 6)
    tilled = ramp(
        field,
        [(0, (172, 142, 78)), (0.35, (206, 178, 96)), (0.6, (138, 148, 72)), (1, (110, 96, 66))],
    )
    tilled *= (stripes * (1 + 0.05 * speck))[..., None]
    trees = ramp(
        speck + 1.6 * (sample(fine, x / 90 + 0.5, z / 90) > 0.9),
        [(-2, (26, 40, 30)), (0, (70, 88, 46)), (1.4, (150, 122, 52)), (3, (206, 142, 58))],
    )
    colour = tilled + (trees - tilled) * woods[..., None]
    shade = smooth(-0.2, 0.7, sample(broad, x / 260 + 0.7, z / 200))
    colour *= (1.0 - 0.32 * shade)[..., None]
    haze = (1 - np.exp(-np.maximum(z - 30, 0) / 300))[..., None]
    c.blend(land.astype(np.float32), colour * (1 - haze * 0.9) + rgb((214, 218, 212)) * haze * 0.9)

    def deck(s: float, high: float, side: float = 0.0) -> tuple[float, float]:
        return camera.at(-58 + 190 * s + side * 0.5, high, 74 + 150 * s - side)

    for number in range(14, -1, -1):
        s = number / 14 * 1.05 + 0.012
        ax, az = -58 + 190 * s, 74 + 150 * s
        base = float(ground(np.array([[ax]], np.float32), np.array([[az]], np.float32))[0, 0]) - 0.3
        pale = mix((190, 186, 176), (205, 212, 210), s)
        for wide, tint in ((1.15, pale), (0.45, mix(pale, (110, 116, 122), 0.55))):
            left, right = camera.at(ax - wide, base, az), camera.at(ax + wide, 19, az)
            left = (left[0] if wide > 1 else (left[0] + right[0]) / 2, left[1])
            c.poly(
                [left, (left[0], right[1]), right, (right[0], left[1])],
                tint,
                to=mix(tint, (120, 112, 88), 0.4),
            )
    run = np.linspace(-0.12, 1.15, 60)

    def band(
        low: float, high: float, tint: Colour, first: float, last: float, alpha: float = 1
    ) -> None:
        part = run[(run >= first) & (run <= last)]
        points = [deck(s, high) for s in part] + [deck(s, low) for s in part[::-1]]
        c.poly(points, tint, alpha=alpha)

    band(18.2, 20.6, (204, 202, 194), -1, 2)
    band(17.6, 18.6, (128, 130, 132), -1, 2)
    for s in np.linspace(-0.05, 1.1, 40):
        c.line([deck(s, 20.6, -2), deck(s, 27.2, -2)], (120, 126, 132), 0.5 * 90 / (74 + 150 * s))
    body = [deck(s, 25.0) for s in run[run <= 0.78]]
    nose = [deck(0.79, 24.6), deck(0.815, 23.2), deck(0.835, 21.6), deck(0.838, 20.9)]
    under = [deck(s, 20.8) for s in run[run <= 0.83][::-1]]
    c.poly(body + nose + under, (248, 250, 252))
    band(24.4, 25.0, (255, 255, 255), -1, 0.785)
    band(20.7, 21.4, (150, 158, 168), -1, 0.81)
    band(21.7, 22.05, (36, 98, 182), -1, 0.815)
    band(22.8, 23.9, (40, 50, 66), -1, 0.775)
    for s in np.linspace(-0.1, 0.77, 100):
        c.line([deck(s, 22.7), deck(s, 24.0)], (240, 243, 246), 0.9 * 90 / (74 + 150 * s), 0.9)
    for s in np.linspace(0.0, 0.7, 8):
        c.line([deck(s, 20.9), deck(s, 25.0)], (150, 156, 164), 0.5, 0.8)
    c.poly(
        [deck(0.785, 24.3), deck(0.802, 23.7), deck(0.81, 22.9), deck(0.787, 23.2)], (38, 46, 60)
    )
    for s in np.linspace(-0.06, 1.1, 140):
        c.line([deck(s, 20.4, 1.5), deck(s, 21.4, 1.5)], (150, 152, 152), 0.3)
    c.line([deck(s, 21.4, 1.5) for s in run], (186, 188, 188), 0.5)
    c.line([deck(s, 26.6, -1) for s in run], (90, 96, 104), 0.25, 0.8)
    mist = smooth(0.1, 1.6, c.noise(6, (8, 3), 5)) * np.exp(-(((c.rows() - 318) / 42) ** 2))
    c.blend(mist * 0.5, rgb((240, 238, 228)))
    return {"bloom": 0.18, "contrast": 0.16}


def ink_mountains(c: Canvas) -> Finish:
    """Ink-wash peaks in mist, a boat, on absorbent paper."""
    paper = rgb((240, 234, 220)) * (1 + 0.012 * c.noise(1, (60, 60), 4))[..., None]
    c.px[:] = paper
    wash = c.noise(2, (5, 5), 7)
    fibre = c.noise(3, (140, 20), 3)
    c.blend(smooth(0.2, 2, wash) * 0.12, rgb((120, 126, 130)))
    sun_x, sun_y = 742, 128
    c.oval(sun_x, sun_y, 34, 34, (196, 74, 54), alpha=0.82, blur=1.4)
    layers = ((250, 62, 0.22, 3), (310, 84, 0.36, 4), (392, 104, 0.55, 4), (486, 92, 0.8, 5))
    for number, (y, rise, dark, cells) in enumerate(layers):
        crest = fbm((2, c.w), c.seed * 1000 + 40 + number, (1, cells), 9, 0.5)[0]
        x = c.columns()[0] / 1000
        bias = (1.0, -0.6, 1.1, -1.2)[number] * np.cos(
            (x - (0.2, 0.62, 0.85, 0.12)[number]) * np.pi * 1.3
        )
        line = y - rise * (np.abs(crest) ** 1.15 * 0.9 + bias * 0.7)
        depth = c.rows() - line[None, :]
        body = smooth(-0.4, 0.9, depth + 0.5 * fibre)
        reach = 95 + 34 * number + 30 * wash
        fade = np.exp(-np.maximum(depth, 0) / np.maximum(reach, 20))
        slope = np.gradient(crest) * 900
        folds = sample(
            fbm((500, 900), 77 + number, (10, 60), 5, 0.62),
            c.columns() / 1000 + depth * 0.0011,
            depth / 420,
        )
        ink = fade * (
            0.62 + 0.22 * folds + 0.1 * np.clip(slope, -2, 2)[None, :] * np.exp(-depth / 60)
        )
        edge = np.exp(-np.maximum(depth, 0) / 5) * 0.35
        mask = np.clip(body * (ink + edge) * dark, 0, 0.96)
        foot = (372, 430, 500, 566)[number] + 12 * wash
        mask *= smooth(0, 1, (foot - c.rows()) / (90 + 10 * number))
        c.blend(mask, rgb(mix((84, 98, 112), (26, 28, 32), number / 3)))
    water = c.rows() > 560
    lines = smooth(1.0, 2.4, c.noise(9, (160, 5), 3)) * water * 0.3
    c.blend(lines, rgb((70, 76, 84)))
    boat(c, 356, 604, 1.0)
    for _ in range(240):
        ix = c.rng.normal(40, 60)
        iy = 622 + c.rng.normal(0, 10) + max(ix, 0) * 0.12
        size = c.rng.uniform(4, 11)
        c.oval(ix, iy, size * 1.5, size, (30, 32, 34), alpha=0.1 + 0.12 * c.rng.random(), blur=1.6)
    pine(c, 66, 618, -0.2, 118, 8.5)
    pine(c, 118, 628, 0.24, 76, 6.0)
    for _ in range(9):
        bx, by = 560 + c.rng.normal(0, 45), 170 + c.rng.normal(0, 16)
        c.line(
            [(bx - 7, by - 3), (bx - 2, by - 1), (bx, by), (bx + 3, by - 2), (bx + 8, by - 3)],
            (40, 42, 46),
            1.1,
            0.8,
        )
    c.poly([(905, 586), (937, 586), (937, 619), (905, 619)], (182, 52, 40), alpha=0.88, blur=0.4)
    for dx in (913, 921, 929):
        c.line([(dx, 591), (dx, 614)], (240, 226, 210), 1.5, 0.9)
    for dy in (594, 602, 611):
        c.line([(910, dy), (932, dy)], (240, 226, 210), 1.5, 0.9)
    c.blend(smooth(1.2, 2.2, fibre) * 0.06, rgb((255, 252, 244)))
    return {"bloom": 0.0, "vignette": 0.1, "contrast": 0.06, "grain": 0.01}


def pine(c: Canvas, x: float, y: float, lean: float, size: float, width: float) -> None:
    """A leaning pine: a bent trunk, level boughs, needles in flat clouds of short strokes."""
    dark: Colour = (24, 26, 28)
    trunk = [
        (x + lean * size * t + size * 0.07 * np.sin(5 * t), y - size * t)
        for t in np.linspace(0, 1, 9)
    ]
    for number, (a, b) in enumerate(pairwise(trunk)):
        c.line([a, b], dark, width * (1 - 0.09 * number), 0.88, 0.4)
    for number in range(9):
        bx, by = trunk[3 + number * 5 // 8]
        side = 1 if number % 2 else -1
        reach = size * c.rng.uniform(0.2, 0.52)
        tx, ty = bx + side * reach, by - size * c.rng.uniform(-0.02, 0.1)
        c.line(
            [(bx, by), ((bx + tx) / 2, (by + ty) / 2 + 3), (tx, ty)], dark, width * 0.3, 0.85, 0.2
        )
        for _ in range(70):
            nx, ny = tx + c.rng.normal(0, reach * 0.36), ty - abs(c.rng.normal(0, size * 0.035))
            turn = c.rng.uniform(0.15, 0.85) * np.pi
            c.line([(nx, ny), (nx + 6 * np.cos(turn), ny - 6 * np.sin(turn))], dark, 0.8, 0.6)
        c.oval(tx, ty - size * 0.03, reach * 0.6, size * 0.06, (44, 48, 50), alpha=0.4, blur=3)


def boat(c: Canvas, x: float, y: float, k: float) -> None:
    """A small covered boat with a man standing at the stern, in ink."""
    dark: Colour = (30, 30, 32)
    hull = [(-62, -4), (-40, 5), (28, 6), (58, -8), (48, 9), (20, 14), (-34, 13)]
    c.poly([(x + k * a, y + k * b) for a, b in hull], dark, alpha=0.9, blur=0.5)
    arch = [(-24 + 48 * t, -26 * np.sin(np.pi * t) ** 0.7 + 5) for t in np.linspace(0, 1, 16)]
    c.poly([(x + k * a, y + k * b) for a, b in arch], (92, 92, 92), alpha=0.8, blur=0.4)
    c.line([(x + k * a, y + k * b) for a, b in arch], dark, 1.6, 0.9)
    c.line([(x + k * 44, y - k * 4), (x + k * 43, y - k * 26)], dark, 5 * k, 0.9, 0.4)
    c.poly([(x + k * a, y + k * b) for a, b in ((33, -29), (43, -38), (54, -29))], dark, alpha=0.9)
    c.line([(x + k * 52, y - k * 44), (x + k * 82, y + k * 22)], dark, 1.1, 0.85)
    c.oval(x, y + 24 * k, 70 * k, 5 * k, (60, 64, 70), alpha=0.3, blur=3)
