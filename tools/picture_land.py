"""Open-air scenes: terraces, a viaduct, ink mountains, a wetland, boats, a solar roof."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from picture_brush import (
    Camera,
    Canvas,
    Colour,
    Finish,
    Floats,
    Point,
    Stops,
    fbm,
    hashed,
    mix,
    ramp,
    rgb,
    sample,
    smooth,
)

Placer = Callable[[float, float], Point]


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
        return (bowl + 4.6 * sample(broad, x / 150 + 0.53, z / 210 + 0.31) - 8 + 0.125 * z).astype(
            np.float32
        )

    step = 1.35

    def ground(x: Floats, z: Floats) -> Floats:
        level = hill(x, z) / step
        whole = np.floor(level)
        return ((whole + smooth(0.8, 1.0, level - whole)) * step).astype(np.float32)

    x, z = camera.terrain(ground, 14, 330, 1300)
    land = np.isfinite(z)
    z = np.where(land, z, 330).astype(np.float32)
    level = hill(x, z) / step
    part = level - np.floor(level)
    tone = hashed(np.floor(level).astype(np.int64), np.floor(x / 26 + level).astype(np.int64))
    speck = sample(fine, x / 60, z / 60)
    mirror = ramp(
        np.clip(c.rows() * 0.9 + 40 * tone, 0, 900) + 0 * x,
        [(150, (255, 226, 172)), (330, (238, 196, 160)), (480, (160, 168, 190)), (680, (92, 116, 156))],
    )
    mirror *= (0.86 + 0.2 * tone + 0.02 * speck)[..., None]
    glint = np.exp(-(((c.columns() - 690) / 200) ** 2)) * 0.3
    mirror = mirror + (glint * (1 - mirror.mean(-1)))[..., None]
    grass = ramp(speck + 0.7 * (tone - 0.5), [(-2, (34, 46, 28)), (0, (74, 88, 44)), (2, (136, 128, 66))])
    bank = grass * (0.55 + 0.45 * smooth(0.84, 1.0, part))[..., None]
    wet = (1 - smooth(0.62, 0.68, part)) * smooth(0.0, 0.05, part) * (tone > 0.12)
    colour = bank + (mirror - bank) * wet[..., None]
    haze = (1 - np.exp(-np.maximum(z - 30, 0) / 150))[..., None]
    colour = colour * (1 - haze * 0.85) + rgb((226, 196, 178)) * haze * 0.85
    c.blend(land.astype(np.float32), colour)
    mist = smooth(-0.2, 1.6, c.noise(5, (7, 3), 5)) * np.exp(-(((c.rows() - 262) / 46) ** 2))
    c.blend(mist * 0.75, rgb((255, 232, 206)))
    farmer(c, 316, 566, 34)
    return {"bloom": 0.28, "warmth": 0.015, "contrast": 0.18}


def farmer(c: Canvas, x: float, y: float, size: float) -> None:
    """A figure in a straw hat with a carrying pole, standing at (x, y)."""
    dark: Colour = (46, 38, 40)
    c.line([(x - size * 0.1, y), (x - size * 0.04, y - size * 0.45)], dark, size * 0.11)
    c.line([(x + size * 0.13, y), (x + size * 0.03, y - size * 0.45)], dark, size * 0.11)
    c.oval(x, y - size * 0.62, size * 0.13, size * 0.24, (64, 66, 92), to=dark)
    c.line([(x - size * 0.8, y - size * 0.78), (x + size * 0.75, y - size * 0.8)], dark, size * 0.035)
    for side in (-0.72, 0.68):
        cx = x + side * size
        c.line([(cx, y - size * 0.78), (cx, y - size * 0.4)], dark, size * 0.018)
        c.oval(cx, y - size * 0.3, size * 0.17, size * 0.11, (126, 96, 60), to=dark)
    c.oval(x, y - size * 0.9, size * 0.09, size * 0.1, (120, 86, 64))
    c.poly(
        [(x - size * 0.24, y - size * 0.91), (x, y - size * 1.1), (x + size * 0.24, y - size * 0.91)],
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
    field = hashed(np.floor(turn / 9).astype(np.int64), np.floor((z - 0.3 * x) / 17).astype(np.int64))
    stripes = 0.93 + 0.07 * np.sin(turn * 6)
    tilled = ramp(field, [(0, (172, 142, 78)), (0.35, (206, 178, 96)), (0.6, (138, 148, 72)), (1, (110, 96, 66))])
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
            c.poly([left, (left[0], right[1]), right, (right[0], left[1])], tint, to=mix(tint, (120, 112, 88), 0.4))
    run = np.linspace(-0.12, 1.15, 60)

    def band(low: float, high: float, tint: Colour, first: float, last: float, alpha: float = 1) -> None:
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
    c.poly([deck(0.785, 24.3), deck(0.802, 23.7), deck(0.81, 22.9), deck(0.787, 23.2)], (38, 46, 60))
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
        bias = (1.0, -0.6, 1.1, -1.2)[number] * np.cos((x - (0.2, 0.62, 0.85, 0.12)[number]) * np.pi * 1.3)
        line = y - rise * (np.abs(crest) ** 1.15 * 0.9 + bias * 0.7)
        depth = c.rows() - line[None, :]
        body = smooth(-0.4, 0.9, depth + 0.5 * fibre)
        reach = 95 + 34 * number + 30 * wash
        fade = np.exp(-np.maximum(depth, 0) / np.maximum(reach, 20))
        slope = np.gradient(crest) * 900
        folds = sample(fbm((500, 900), 77 + number, (10, 60), 5, 0.62), c.columns() / 1000 + depth * 0.0011, depth / 420)
        ink = fade * (0.62 + 0.22 * folds + 0.1 * np.clip(slope, -2, 2)[None, :] * np.exp(-depth / 60))
        edge = np.exp(-np.maximum(depth, 0) / 5) * 0.35
        mask = np.clip(body * (ink + edge) * dark, 0, 0.96)
        foot = (372, 430, 500, 566)[number] + 12 * wash
        mask *= smooth(0, 1, (foot - c.rows()) / (90 + 10 * number))
        c.blend(mask, rgb(mix((84, 98, 112), (26, 28, 32), number / 3)))
    water = c.rows() > 560
    lines = smooth(1.0, 2.4, c.noise(9, (160, 5), 3)) * water * 0.3
    c.blend(lines, rgb((70, 76, 84)))
    boat(c, 356, 604, 1.0)
    for number in range(240):
        x = c.rng.normal(40, 60)
        y = 622 + c.rng.normal(0, 10) + max(x, 0) * 0.12
        size = c.rng.uniform(4, 11)
        c.oval(x, y, size * 1.5, size, (30, 32, 34), alpha=0.1 + 0.12 * c.rng.random(), blur=1.6)
    pine(c, 66, 618, -0.2, 118, 8.5)
    pine(c, 118, 628, 0.24, 76, 6.0)
    for _ in range(9):
        x, y = 560 + c.rng.normal(0, 45), 170 + c.rng.normal(0, 16)
        c.line([(x - 7, y - 3), (x - 2, y - 1), (x, y), (x + 3, y - 2), (x + 8, y - 3)], (40, 42, 46), 1.1, 0.8)
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
    trunk = [(x + lean * size * t + size * 0.07 * np.sin(5 * t), y - size * t) for t in np.linspace(0, 1, 9)]
    for number, (a, b) in enumerate(zip(trunk[:-1], trunk[1:], strict=True)):
        c.line([a, b], dark, width * (1 - 0.09 * number), 0.88, 0.4)
    for number in range(9):
        bx, by = trunk[3 + number * 5 // 8]
        side = 1 if number % 2 else -1
        reach = size * c.rng.uniform(0.2, 0.52)
        tx, ty = bx + side * reach, by - size * c.rng.uniform(-0.02, 0.1)
        c.line([(bx, by), ((bx + tx) / 2, (by + ty) / 2 + 3), (tx, ty)], dark, width * 0.3, 0.85, 0.2)
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


def wetland(c: Canvas) -> Finish:
    """Egrets over a misty reed marsh in the early morning."""
    stops: Stops = [(0, (92, 124, 158)), (140, (176, 176, 172)), (300, (240, 190, 132))]
    sky(c, stops, 0.36, (240, 204, 164), (140, 148, 166))
    c.glow(330, 236, 240, (255, 206, 130), 0.5)
    c.oval(330, 232, 17, 17, (255, 248, 226), blur=1.5)
    ridge(c, 262, 12, 13, (138, 146, 158), (214, 184, 150), 5)
    for row, (y, tint) in enumerate(((284, (126, 122, 112)), (292, (86, 84, 72)))):
        for _ in range(420):
            x = c.rng.uniform(-10, 1010)
            if 240 < x < 420 and c.rng.random() < 0.6:
                continue
            size = c.rng.gamma(4, 1.7) + 2
            c.oval(x, y - size * 0.6, size, size * 0.9, tint, alpha=0.75, blur=1.6 - row * 0.7)
    c.ripple(296, (110, 112, 112), 0.8, 0.7)
    mist = smooth(-0.6, 1.4, c.noise(5, (12, 3), 5)) * np.exp(-(((c.rows() - 300) / 26) ** 2))
    c.blend(mist * 0.6, rgb((246, 214, 176)))
    for row in range(7):
        share = row / 6
        base = 318 + 62 * row**1.42 * 0.55
        tint = mix((168, 156, 128), (58, 48, 30), share)
        count = 260 - 14 * row
        for _ in range(count):
            x = c.rng.uniform(-20, 1020)
            clump = np.sin(x * 0.013 + row * 1.9) + 0.5 * np.sin(x * 0.041 + row)
            if clump < -0.15 + 0.1 * row:
                continue
            reed(c, x, base + c.rng.uniform(-6, 6), (26 + 70 * share) * c.rng.uniform(0.7, 1.25), tint, 0.5 + 1.2 * share)
    for x, y, size in ((560, 170, 30), (640, 128, 24), (690, 190, 19), (468, 112, 15), (742, 150, 13)):
        egret(c, x, y, size)
    for x, y, size in ((470, 392, 30), (505, 398, 27), (610, 366, 19)):
        wader(c, x, y, size)
    return {"bloom": 0.22, "warmth": 0.01, "contrast": 0.14}


def reed(c: Canvas, x: float, y: float, size: float, tint: Colour, width: float) -> None:
    """One reed with a plume, bending in the wind."""
    bend = size * c.rng.uniform(0.02, 0.22)
    path = [(x + bend * t * t, y - size * t) for t in (0.0, 0.35, 0.7, 1.0)]
    c.line(path, tint, width * 0.6, 0.85)
    plume = mix(tint, (250, 214, 160), 0.55)
    tip = path[-1]
    c.line([tip, (tip[0] + size * 0.09, tip[1] - size * 0.1), (tip[0] + size * 0.2, tip[1] - size * 0.05)], plume, width * 2.1, 0.75, 0.35)
    side = c.rng.choice((-1, 1)) * size * 0.25
    c.line([path[1], (path[1][0] + side, path[1][1] - size * 0.2)], tint, width * 0.6, 0.8)


def egret(c: Canvas, x: float, y: float, k: float) -> None:
    """A white egret in flight."""
    lift = c.rng.uniform(0.5, 0.9)
    white: Colour = (255, 252, 246)
    far = [(0.1, 0), (-0.3, -lift * 0.8), (-0.9, -lift * 1.1), (-0.5, -0.35), (-0.35, 0.05)]
    near = [(0.15, 0.02), (0.35, -lift), (1.05, -lift * 1.25), (0.62, -0.4), (-0.25, 0.1)]
    c.poly([(x + a * k, y + b * k) for a, b in far], (214, 210, 206), to=white)
    c.poly([(x + a * k, y + b * k) for a, b in ((-0.5, 0.05), (0.1, -0.1), (0.5, -0.02), (0.1, 0.14))], white)
    c.poly([(x + a * k, y + b * k) for a, b in near], white, to=(230, 224, 216))
    c.line([(x + 0.4 * k, y), (x + 0.62 * k, y + 0.06 * k), (x + 0.72 * k, y - 0.06 * k)], white, 0.08 * k)
    c.line([(x + 0.72 * k, y - 0.06 * k), (x + 0.95 * k, y - 0.03 * k)], (200, 150, 70), 0.035 * k)
    c.line([(x - 0.45 * k, y + 0.05 * k), (x - 0.95 * k, y + 0.1 * k)], (70, 66, 60), 0.03 * k)


def wader(c: Canvas, x: float, y: float, k: float) -> None:
    """A white egret standing in shallow water, with its reflection."""
    for flip, alpha in ((1, 1.0), (-0.9, 0.4)):
        def at(a: float, b: float, flip: float = flip) -> tuple[float, float]:
            return (x + a * k, y - b * k * flip)

        soft = 0.0 if flip > 0 else 0.8
        c.line([at(0, 0), at(0.03, 0.75)], (60, 54, 46), 0.045 * k, alpha)
        c.line([at(0.14, 0), at(0.1, 0.75)], (60, 54, 46), 0.045 * k, alpha)
        c.poly([at(-0.5, 0.62), at(-0.1, 1.02), at(0.3, 1.0), at(0.34, 0.8), at(0.0, 0.66)], (255, 252, 246), alpha=alpha, blur=soft)
        c.line([at(0.27, 0.92), at(0.42, 1.2), at(0.3, 1.42), at(0.42, 1.55)], (255, 252, 246), 0.1 * k, alpha, soft)
        c.line([at(0.44, 1.56), at(0.72, 1.5)], (196, 140, 60), 0.045 * k, alpha)


def dragon_boats(c: Canvas) -> Finish:
    """Two dragon boats neck and neck against the low sun."""
    stops: Stops = [(0, (120, 160, 200)), (120, (200, 206, 206)), (200, (250, 226, 186))]
    sky(c, stops, 0.4, (255, 244, 224), (178, 190, 204))
    ridge(c, 168, 20, 15, (150, 170, 184), (206, 206, 194))
    ridge(c, 196, 9, 16, (108, 126, 116), (150, 150, 126), 14)
    c.poly([(0, 214), (1000, 210), (1000, 246), (0, 246)], (176, 164, 140), to=(132, 120, 100))
    palette = ((196, 60, 46), (236, 190, 60), (60, 96, 160), (240, 236, 226), (40, 44, 54), (88, 140, 96))
    for _ in range(900):
        x, y = c.rng.uniform(0, 1000), c.rng.uniform(212, 236)
        tint = mix(palette[int(c.rng.integers(6))], (130, 120, 110), 0.35)
        c.oval(x, y, 2.1, 4.2, tint, alpha=0.9, blur=0.5)
        c.oval(x, y - 5.4, 1.5, 1.7, (150, 112, 88), alpha=0.9, blur=0.4)
    for x in range(30, 1000, 62):
        c.line([(x, 236), (x, 166)], (110, 104, 98), 1.1)
        flag = palette[x // 62 % 3]
        c.poly([(x, 166), (x + 24, 171), (x + 19, 180), (x + 25, 188), (x, 190)], flag, to=mix(flag, (40, 30, 30), 0.3), blur=0.3)
    c.ripple(246, (96, 118, 124), 0.62, 1.25)
    rows = c.rows() - 246
    field = fbm((700, 700), 88, (30, 30), 5, 0.6)
    near = np.maximum(rows, 1) / 420
    lines = 1 / (near + 0.05)
    chop = sample(field, (c.columns() - 500) / 500 * lines * 0.34 + 0.4, lines * 1.15)
    c.blend(smooth(0.9, 2.2, chop) * (rows > 0) * 0.4, rgb((255, 236, 200)))
    c.blend(smooth(0.4, 2.0, -chop) * (rows > 0) * 0.35, rgb((36, 60, 70)))
    racing_boat(c, 70, 372, 0.74, (52, 110, 84), (236, 236, 228))
    racing_boat(c, -40, 520, 1.0, (186, 44, 34), (238, 190, 92))
    c.glow(430, 190, 620, (255, 214, 150), 0.3)
    return {"bloom": 0.25, "contrast": 0.16, "warmth": 0.012}


def racing_boat(c: Canvas, x: float, y: float, k: float, hull: Colour, shirt: Colour) -> None:
    """A dragon boat heading right, its water line at ``y``; ``k`` scales it (1 = 1,000 long)."""

    def at(a: float, b: float) -> tuple[float, float]:
        return (x + a * k, y - b * k)

    c.oval(x + 480 * k, y + 12 * k, 470 * k, 13 * k, (24, 40, 46), alpha=0.6, blur=6 * k)
    for number in range(12):
        seat = 130 + number * 56
        paddler(c, at, seat + 10, k, mix(shirt, (90, 90, 90), 0.42), -0.6, number)
    side = [(30, 44), (90, 27), (300, 18), (700, 20), (850, 34), (880, 52), (868, 8), (790, -6), (140, -6), (60, 6)]
    c.poly([at(a, b) for a, b in side], mix(hull, (120, 80, 70), 0.2), to=mix(hull, (10, 10, 14), 0.68))
    c.line([at(34, 42), at(92, 25), at(300, 16), at(700, 18), at(862, 35)], (250, 214, 120), 3.4 * k)
    for a in range(110, 850, 15):
        c.oval(*at(a, 6), 7.4 * k, 6.2 * k, mix(hull, (250, 200, 90), 0.5), alpha=0.55)
        c.oval(*at(a, 5), 5.2 * k, 4.6 * k, mix(hull, (20, 10, 10), 0.2), alpha=0.7)
    dragon_head(c, at, k, hull)
    c.line([at(44, 40), at(18, 66), at(-6, 74), at(6, 92)], hull, 9 * k)
    c.line([at(18, 66), at(-16, 62)], (250, 206, 90), 6 * k)
    for number in range(12):
        paddler(c, at, 128 + number * 56, k, shirt, 0.0, number)
    drummer(c, at, k, shirt)
    c.line([at(62, 44), at(66, 96)], (58, 42, 38), 17 * k)
    c.oval(*at(67, 110), 10 * k, 12 * k, (120, 84, 64), to=(60, 42, 34))
    c.line([at(70, 88), at(30, 60), at(-60, -10)], (120, 92, 60), 4 * k)
    for number in range(13):
        px = 170 + number * 56
        for _ in range(34):
            dx, dy = c.rng.normal(-16, 17), abs(c.rng.normal(0, 13))
            spot = c.rng.uniform(0.6, 2.6) * k
            c.oval(x + (px + dx) * k, y + (14 - dy) * k, spot, spot * 0.8, (255, 250, 238), alpha=0.75)
        c.oval(x + (px - 12) * k, y + 15 * k, 26 * k, 4 * k, (255, 248, 234), alpha=0.55, blur=2 * k)
    for _ in range(160):
        dx, dy = c.rng.exponential(30), abs(c.rng.normal(0, 10))
        c.oval(x + (872 - dx) * k, y + (8 - dy) * k, c.rng.uniform(1, 3.4) * k, 1.6 * k, (255, 252, 244), alpha=0.6)


def paddler(c: Canvas, at: Placer, seat: float, k: float, shirt: Colour, shift: float, number: int) -> None:
    """One paddler leaning into the stroke; all strokes are nearly in time."""
    lean = 25 + 3 * np.sin(number * 1.7)
    skin, dark = (176, 126, 96), (40, 36, 42)
    hip, neck = (seat, 18 - 6 * shift), (seat + lean, 62 - 8 * shift)
    hand, top = (seat + lean + 26, 24 - 4 * shift), (seat + lean + 14, 66)
    c.line([at(*top), at(*hand), at(hand[0] + 10, -13)], (222, 190, 130), 3.4 * k)
    c.line([at(*hip), at(*neck)], mix(shirt, dark, 0.62), 24 * k)
    c.line([at(hip[0] - 5, hip[1] + 4), at(neck[0] - 5, neck[1] + 3)], mix(shirt, dark, 0.2), 11 * k, 0.8, 2.4 * k)
    c.line([at(hip[0] - 12, hip[1] + 8), at(neck[0] - 10, neck[1] + 7)], (255, 232, 190), 2 * k, 0.75, 0.8 * k)
    c.line([at(neck[0] - 2, neck[1] - 4), at(neck[0] + 18, neck[1] - 24), at(*hand)], skin, 7.5 * k)
    c.line([at(*neck), at(neck[0] + 17, neck[1] + 8), at(*top)], mix(skin, dark, 0.3), 7 * k)
    c.oval(*at(neck[0] + 9, neck[1] + 16), 9.5 * k, 11 * k, skin, to=mix(skin, dark, 0.6))
    c.oval(*at(neck[0] + 7, neck[1] + 20), 9.5 * k, 8 * k, dark)


def drummer(c: Canvas, at: Placer, k: float, shirt: Colour) -> None:
    """The drummer in the bow, facing the crew, an arm in the air."""
    dark, skin = (46, 34, 32), (150, 104, 76)
    c.oval(*at(812, 52), 21 * k, 15 * k, (176, 40, 30), to=(90, 20, 20))
    c.oval(*at(812, 64), 21 * k, 6 * k, (244, 226, 190))
    c.line([at(846, 40), at(842, 88)], mix(shirt, dark, 0.25), 25 * k)
    c.line([at(840, 86), at(826, 116), at(806, 134)], skin, 7.5 * k)
    c.line([at(806, 134), at(786, 140)], (200, 160, 100), 3.4 * k)
    c.line([at(844, 80), at(824, 72), at(814, 66)], skin, 7.5 * k)
    c.oval(*at(838, 106), 10 * k, 12 * k, skin, to=mix(skin, dark, 0.6))
    c.oval(*at(840, 110), 10 * k, 8.5 * k, dark)
    c.line([at(830, 108), at(848, 110)], (206, 40, 34), 3.2 * k)


def dragon_head(c: Canvas, at: Placer, k: float, hull: Colour) -> None:
    """The carved head: neck, mane, jaws, horn and eye."""
    gold: Colour = (246, 200, 84)
    for number in range(7):
        a, b = 862 - number * 3 + number * number * 0.7, 34 + number * 10
        c.poly([at(a, b), at(a - 24, b + 15), at(a + 2, b + 13)], gold, to=mix(gold, hull, 0.6))
    neck = [(850, 26), (868, 60), (880, 92), (904, 112), (932, 104), (914, 88), (902, 62), (886, 20)]
    c.poly([at(a, b) for a, b in neck], mix(hull, (60, 40, 36), 0.25), to=mix(hull, (0, 0, 0), 0.55))
    upper = [(890, 112), (912, 124), (944, 112), (974, 112), (986, 104), (976, 98), (940, 96), (920, 90)]
    c.poly([at(a, b) for a, b in upper], mix(hull, (70, 40, 36), 0.2), to=mix(hull, (20, 14, 14), 0.45))
    c.poly([at(a, b) for a, b in ((914, 88), (944, 84), (972, 74), (962, 68), (930, 70), (908, 76))], hull, to=mix(hull, (0, 0, 0), 0.4))
    c.line([at(930, 93), at(968, 92)], (250, 244, 230), 4 * k)
    c.line([at(936, 84), at(962, 78)], (250, 244, 230), 3 * k)
    c.line([at(906, 120), at(892, 138), at(896, 150)], gold, 4.5 * k)
    c.line([at(916, 122), at(908, 142), at(914, 152)], gold, 4.5 * k)
    c.oval(*at(926, 110), 6 * k, 6 * k, (255, 250, 240))
    c.oval(*at(928, 109), 3 * k, 3.4 * k, (20, 16, 16))
    c.line([at(974, 104), at(1000, 118), at(1012, 108)], gold, 2.4 * k)
    c.line([at(960, 70), at(950, 54), at(958, 46)], (250, 244, 230), 3 * k)


def solar_roof(c: Canvas) -> Finish:
    """Rows of panels on a factory roof, the town and hills behind."""
    stops: Stops = [(0, (58, 116, 186)), (140, (140, 186, 220)), (226, (226, 232, 228))]
    sky(c, stops, 0.42, (255, 255, 252), (176, 192, 210))
    c.glow(800, 40, 420, (255, 240, 200), 0.55)
    ridge(c, 210, 14, 21, (140, 164, 184), (190, 204, 208))
    ridge(c, 224, 10, 22, (112, 138, 148), (180, 192, 190), 6)
    for _ in range(120):
        x, high, wide = c.rng.uniform(-10, 1000), c.rng.gamma(3, 9), c.rng.uniform(8, 24)
        tint = mix((206, 208, 206), (140, 152, 166), c.rng.random())
        c.poly([(x, 252 - high), (x + wide, 252 - high), (x + wide, 256), (x, 256)], tint, to=mix(tint, (214, 216, 210), 0.5))
        for wy in np.arange(252 - high + 3, 250, 3.4):
            c.line([(x + 1.5, wy), (x + wide - 1.5, wy)], (104, 118, 134), 0.9, 0.4)
    for _ in range(260):
        size = c.rng.uniform(3, 8)
        c.oval(c.rng.uniform(0, 1000), 258 - size * 0.3, size * 1.3, size, mix((64, 92, 62), (112, 128, 76), c.rng.random()), alpha=0.9, blur=0.6)
    camera = Camera(c, 214, 780, 11.5, 430)
    roof = c.rows() > 256
    depth = 780 * 11.5 / np.maximum(c.rows() - 214, 4)
    wide = (c.columns() - 430) * depth / 780
    seams = 0.94 + 0.06 * smooth(-0.85, -0.6, np.sin(wide * 5.2))
    patina = sample(fbm((500, 500), 66, (20, 20), 5), wide / 60, depth / 60)
    floor = rgb((186, 190, 190)) * (seams * (1 + 0.035 * patina))[..., None]
    c.blend(roof.astype(np.float32) + 0 * wide, floor)
    c.poly([camera.at(-200, 0.9, 160), camera.at(200, 0.9, 160), camera.at(200, 0, 160), camera.at(-200, 0, 160)], (206, 208, 206))
    for z in np.arange(150, 11.5, -4.6):
        for block in (-1, 1):
            panel_row(c, camera, z, block)
    technician(c, camera, 0.4, 26)
    technician(c, camera, 1.7, 27.5)
    return {"bloom": 0.25, "contrast": 0.16}


def panel_row(c: Canvas, camera: Camera, z: float, block: int) -> None:
    """One tilted row of panels on one side of the gangway, with its shadow."""
    near, far = (2.4, 62.0) if block > 0 else (-2.4, -62.0)
    c.poly([camera.at(near, 0, z - 1.2), camera.at(far, 0, z - 1.2), camera.at(far, 0, z + 2.4), camera.at(near, 0, z + 2.4)], (70, 78, 86), alpha=0.55, blur=0.4)
    low, high = 0.5, 2.1
    haze = np.clip((z - 20) / 170, 0, 0.75)
    for number in range(30):
        a = near + (far - near) * number / 30
        b = near + (far - near) * (number + 0.96) / 30
        corners = [camera.at(a, high, z + 2.6), camera.at(b, high, z + 2.6), camera.at(b, low, z), camera.at(a, low, z)]
        if max(p[0] for p in corners) < -5 or min(p[0] for p in corners) > 1005:
            continue
        shine = np.exp(-(((corners[0][0] - 700 - z) / 210) ** 2)) * 0.65 + 0.1 * c.rng.random()
        top = mix(mix((30, 58, 112), (176, 204, 232), shine), (198, 212, 222), haze)
        bottom = mix(mix((18, 34, 72), (96, 134, 182), shine * 0.8), (190, 204, 214), haze)
        c.poly(corners, top, to=bottom)
        if z < 75:
            grid_lines(c, corners, mix((160, 178, 204), top, 0.45 + haze * 0.5), 36 / z)
        frame = mix((222, 228, 232), (200, 210, 216), haze)
        c.line([*corners, corners[0]], frame, 1.5 * 16 / z, 0.95)


def grid_lines(c: Canvas, corners: list[tuple[float, float]], tint: Colour, width: float) -> None:
    """The cell grid of one panel."""
    q = np.array(corners)
    for t in np.linspace(0, 1, 7)[1:-1]:
        c.line([tuple(q[0] + (q[1] - q[0]) * t), tuple(q[3] + (q[2] - q[3]) * t)], tint, 0.22 * width, 0.8)
    for t in np.linspace(0, 1, 5)[1:-1]:
        c.line([tuple(q[0] + (q[3] - q[0]) * t), tuple(q[1] + (q[2] - q[1]) * t)], tint, 0.22 * width, 0.8)


def technician(c: Canvas, camera: Camera, x: float, z: float) -> None:
    """A figure in a helmet and a bright vest on the gangway."""
    def at(a: float, b: float) -> tuple[float, float]:
        return camera.at(x + a, b * 2.1, z)

    k = camera.focal / z * 2.1
    c.oval(*at(0.5, 0), 0.55 * k, 0.07 * k, (50, 54, 58), alpha=0.5, blur=1)
    c.line([at(-0.1, 0), at(-0.06, 0.85)], (44, 56, 84), 0.13 * k)
    c.line([at(0.16, 0), at(0.08, 0.85)], (36, 46, 72), 0.13 * k)
    c.line([at(0, 0.84), at(0, 1.36)], (238, 130, 40), 0.27 * k)
    c.line([at(-0.16, 1.0), at(0.16, 1.0)], (250, 240, 190), 0.05 * k)
    c.line([at(-0.2, 1.36), at(-0.3, 1.05), at(-0.1, 0.95)], (44, 66, 110), 0.09 * k)
    c.line([at(0.2, 1.36), at(0.34, 1.12), at(0.5, 1.2)], (44, 66, 110), 0.09 * k)
    c.oval(*at(0, 1.6), 0.1 * k, 0.125 * k, (176, 128, 98), to=(120, 84, 64))
    c.oval(*at(0, 1.68), 0.125 * k, 0.09 * k, (250, 250, 244), to=(204, 206, 206))
