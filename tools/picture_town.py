"""Scenes of the town: a bridge at dusk, a night market."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from picture_brush import (
    Camera,
    Canvas,
    Colour,
    Finish,
    Point,
    Stops,
    fbm,
    hashed,
    mix,
    rgb,
    smooth,
)
from picture_sky import ridge, sky

Placer = Callable[[float, float, float], Point]
"""Where a point given in a thing's own measures falls on the picture."""
WARM: Colour = (255, 190, 104)
"""Lamp light."""


def bridge(c: Canvas) -> Finish:
    """A cable-stayed bridge with its lamps lit, at dusk."""
    stops: Stops = [
        (0, (30, 46, 92)),
        (170, (84, 96, 138)),
        (290, (196, 130, 128)),
        (370, (248, 172, 108)),
        (430, (255, 206, 140)),
    ]
    sky(c, stops, 0.46, (250, 156, 110), (70, 68, 104))
    c.glow(800, 420, 420, (255, 176, 96), 0.6)
    ridge(c, 402, 16, 11, (112, 92, 122), (196, 136, 120))
    ridge(c, 418, 9, 12, (78, 70, 100), (150, 104, 104), 7)
    skyline(c, 434)
    camera = Camera(c, 432, 800, 12)
    span(c, camera)
    c.ripple(436, (26, 36, 66), 0.82, 0.85)
    lamps(c, camera)
    return {"bloom": 0.3, "contrast": 0.1}


def skyline(c: Canvas, base: float) -> None:
    """Hazy towers with lit windows along the far bank."""
    for row in range(2):
        for _ in range(95):
            x, high = c.rng.uniform(150, 1010), c.rng.gamma(2.6, 9.5 - 2 * row)
            high *= 0.6 + 0.8 * np.exp(-(((x - 760) / 170) ** 2))
            wide = c.rng.uniform(6, 17)
            tint = mix((118, 94, 118), (52, 50, 82), 0.3 + 0.5 * row + 0.2 * c.rng.random())
            c.poly(
                [(x, base - high), (x + wide, base - high), (x + wide, base + 3), (x, base + 3)],
                tint,
            )
            for wy in np.arange(base - high + 2, base - 2, 2.6):
                for wx in np.arange(x + 1.2, x + wide - 1, 2.3):
                    if c.rng.random() < 0.2:
                        c.poly(
                            [(wx, wy), (wx + 1.1, wy), (wx + 1.1, wy + 1.3), (wx, wy + 1.3)],
                            mix(WARM, (255, 240, 210), c.rng.random()),
                            alpha=0.6,
                        )


def path(s: float, side: float = 0.0) -> tuple[float, float]:
    """The bridge's centre line: ground position (x, z) at ``s``, moved ``side`` across it."""
    return (-46 + 150 * s + 0.93 * side, 54 + 400 * s - 0.35 * side)


def span(c: Canvas, camera: Camera) -> None:
    """Deck, two H-shaped towers and their fans of cables."""

    def at(s: float, y: float, side: float = 0.0) -> Point:
        x, z = path(s, side)
        return camera.at(x, y, z)

    def strip(side: float, low: float, high: float, tint: Colour) -> None:
        run = np.concatenate([np.linspace(-0.06, 0.3, 40), np.linspace(0.31, 1.1, 40)])
        c.poly([at(s, high, side) for s in run] + [at(s, low, side) for s in run[::-1]], tint)

    for s in (0.2, 0.62):
        tower(c, at, s, mix((58, 54, 82), (120, 96, 116), s))
    cables(c, at, -5.5, (150, 130, 140))
    run = np.linspace(-0.06, 1.1, 90)
    c.poly([at(s, 21.5, -6) for s in run] + [at(s, 21.5, 6) for s in run[::-1]], (40, 38, 60))
    strip(6, 20.6, 23.4, (66, 60, 86))
    strip(6, 22.8, 23.4, (160, 130, 124))
    for s in np.linspace(-0.05, 1.05, 60):
        c.line([at(s, 20.7, 6), at(s, 22.7, 6)], (50, 46, 70), 0.6 * 60 / (54 + 400 * s))
    cables(c, at, 5.5, (226, 190, 166))
    for s in (0.2, 0.62):
        tower(c, at, s, mix((84, 74, 100), (140, 110, 122), s), front=True)


def tower(c: Canvas, at: Placer, s: float, tint: Colour, front: bool = False) -> None:
    """One leg of a tower, lit from the sunset side; the front leg brings the cross-beams."""

    def leg(sign: float, shade: Colour) -> None:
        across = 7.5 * sign
        top = 5.0 * sign
        d = 0.006
        c.poly(
            [
                at(s - d, 96, top),
                at(s + d, 96, top),
                at(s + d * 1.7, 0, across),
                at(s - d * 1.7, 0, across),
            ],
            shade,
            to=mix(shade, (30, 30, 54), 0.45),
        )
        c.poly(
            [
                at(s + d * 0.2, 96, top),
                at(s + d, 96, top),
                at(s + d * 1.7, 0, across),
                at(s + d * 0.5, 0, across),
            ],
            mix(shade, (255, 176, 120), 0.45),
            alpha=0.8,
        )

    if front:
        for y in (92, 60, 17):
            c.poly(
                [at(s, y, -6), at(s, y, 6), at(s, y - 4, 6), at(s, y - 4, -6)],
                mix(tint, (40, 36, 60), 0.3),
            )
        leg(1, tint)
    else:
        leg(-1, mix(tint, (40, 40, 66), 0.3))


def cables(c: Canvas, at: Placer, side: float, tint: Colour) -> None:
    """The fans of stay cables on one side of the deck."""
    for s in (0.2, 0.62):
        for sign in (-1, 1):
            for number in range(1, 17):
                foot = s + sign * number * 0.0124
                top = 92 - (16 - number) * 1.9
                width = 0.42 * 110 / (54 + 400 * max(foot, 0))
                c.line([at(s, top, side * 0.9), at(foot, 23, side)], tint, min(width, 0.8), 0.75)


def lamps(c: Canvas, camera: Camera) -> None:
    """Street lamps, tower beacons and their light, also in the water."""
    for s in np.geomspace(0.03, 1.0, 30):
        for side in (-5.6, 5.6):
            x, z = path(s, side)
            foot, head = camera.at(x, 23.2, z), camera.at(x, 29.5, z)
            k = 70 / z
            c.line([foot, head], (60, 54, 76), 0.9 * k)
            c.oval(*head, 1.9 * k, 1.2 * k, (255, 240, 206))
            c.glow(*head, 20 * k + 4, WARM, 0.6 * min(1.0, 0.35 + z / 160))
            wx, wy = camera.at(x, -29.5, z)
            if wy > 445:
                c.line([(wx, max(wy - 46 * k, 440)), (wx, wy + 60 * k)], WARM, 2.6 * k, 0.16, 1.4)
    for s in (0.2, 0.62):
        for y in (96, 60):
            x, z = path(s)
            c.glow(*camera.at(x, y, z), 1700 / z + 4, (255, 110, 80), 0.9)


def market(c: Canvas) -> Finish:
    """An old street at nightfall under strings of lanterns."""
    stops: Stops = [
        (0, (18, 24, 52)),
        (220, (44, 50, 92)),
        (380, (112, 88, 118)),
        (440, (190, 128, 112)),
    ]
    sky(c, stops, 0.35, (110, 88, 110), (34, 36, 66))
    camera = Camera(c, 412, 760, 2.3)
    c.glow(500, 400, 260, (255, 170, 100), 0.55)
    rows = c.rows() - 412
    ground = smooth(0, 1, rows)
    depth = 760 * 2.3 / np.maximum(rows, 3)
    across = (c.columns() - 500) * depth / 760
    stone = hashed(
        np.floor(across / 0.9 + 0.5 * (np.floor(depth / 1.5) % 2)).astype(np.int64),
        np.floor(depth / 1.5 + 0 * across).astype(np.int64),
    )
    gap = smooth(0.0, 0.06, np.abs((depth / 1.5) % 1 - 0.5)) * 0.25 + 0.75
    wet = fbm((c.h // 2, c.w // 2), 17, (6, 6), 5)
    wet = np.kron(wet, np.ones((2, 2), np.float32))[: c.h, : c.w]
    shine = np.exp(-((across / 3.2) ** 2)) * (0.45 + 0.25 * smooth(-0.5, 1, wet))
    floor = (
        rgb((62, 52, 58)) * ((0.7 + 0.5 * stone) * gap)[..., None]
        + rgb((255, 156, 82)) * (shine * (0.35 + 0.5 * stone))[..., None]
    )
    c.blend(ground + 0 * across, floor)
    for z in np.geomspace(80, 4.6, 15):
        for sign in (-1, 1):
            house(c, camera, float(z), sign)
    crowd(c, camera)
    for z in np.geomspace(62, 5.2, 13):
        lantern_string(c, camera, float(z))
    haze = np.exp(-(((c.rows() - 400) / 120) ** 2)) * np.exp(-(((c.columns() - 500) / 180) ** 2))
    c.blend(haze * 0.3, rgb((255, 180, 120)))
    return {"bloom": 0.55, "vignette": 0.36, "contrast": 0.14, "grain": 0.02}


def house(c: Canvas, camera: Camera, z: float, sign: int) -> None:
    """One two-storey shop house: lit shop front, upper windows, tiled eaves."""
    far = z * 1.225
    x = 4.6 * sign
    fade = float(np.clip((z - 6) / 70, 0, 0.8))
    rng = np.random.default_rng(int(z * 100) + sign)
    wall = mix(mix((92, 58, 44), (120, 92, 76), rng.random()), (150, 104, 100), fade)

    def quad(
        y0: float,
        y1: float,
        z0: float,
        z1: float,
        tint: Colour,
        to: Colour | None = None,
        out: float = 0.0,
        alpha: float = 1.0,
        blur: float = 0.0,
    ) -> None:
        e = x - out * sign
        c.poly(
            [
                camera.at(e, y1, z0),
                camera.at(e, y1, z1),
                camera.at(e, y0, z1),
                camera.at(e, y0, z0),
            ],
            tint,
            to=to,
            alpha=alpha,
            blur=blur,
        )

    high = 6.6 + rng.uniform(-0.5, 0.6)
    quad(0, high, z, far, mix(wall, (30, 26, 40), 0.35), to=mix(wall, (255, 150, 80), 0.25))
    front = mix((255, 196, 110), (255, 226, 166), rng.random())
    quad(0.25, 2.85, z * 1.02, far * 0.985, front, to=mix(front, (176, 84, 40), 0.55))
    for t in np.linspace(0.04, 0.96, 5):
        zz = z * 1.02 + (far * 0.985 - z * 1.02) * t
        c.line([camera.at(x, 0.2, zz), camera.at(x, 2.9, zz)], (84, 44, 28), 0.07 * 760 / zz, 0.85)
    for t in np.linspace(0.06, 0.94, 16):
        zz = z + (far - z) * t
        top = rng.uniform(0.9, 1.35)
        goods = ((190, 60, 40), (236, 180, 70), (96, 120, 70), (230, 220, 200), (140, 80, 50))[
            int(rng.integers(5))
        ]
        c.poly(
            [
                camera.at(x - 0.5 * sign, top, zz),
                camera.at(x - 0.5 * sign, top, zz + 0.5),
                camera.at(x - 0.5 * sign, 0.7, zz + 0.5),
                camera.at(x - 0.5 * sign, 0.7, zz),
            ],
            goods,
            to=mix(goods, (40, 20, 16), 0.5),
            blur=0.4,
        )
    quad(0.0, 0.75, z * 1.01, far * 0.99, (96, 56, 36), to=(52, 32, 26), out=0.55)
    for t in (0.14, 0.4, 0.66, 0.9):
        z0 = z + (far - z) * t
        if rng.random() < 0.75:
            quad(
                3.9, 5.4, z0, z0 + (far - z) * 0.16, (255, 196, 116), to=(214, 130, 66), alpha=0.85
            )
            for y in (4.4, 4.9):
                c.line(
                    [camera.at(x, y, z0), camera.at(x, y, z0 + (far - z) * 0.16)],
                    (70, 40, 28),
                    0.05 * 760 / z0,
                )
    for y, out in ((3.05, 1.25), (high, 1.05)):
        a, b = camera.at(x - out * sign, y, z * 0.985), camera.at(x - out * sign, y, far * 1.01)
        d, e = camera.at(x, y + 0.75, far * 1.01), camera.at(x, y + 0.75, z * 0.985)
        tile = mix((34, 32, 44), (110, 84, 96), fade)
        c.poly([a, b, d, e], mix(tile, (20, 20, 32), 0.3), to=tile)
        for t in np.linspace(0, 1, 30):
            p, q = np.array(a) + (np.array(b) - a) * t, np.array(e) + (np.array(d) - e) * t
            c.line(
                [tuple(p), tuple(q)], mix(tile, (16, 16, 26), 0.6), 0.06 * 760 / (z + (far - z) * t)
            )
        c.line([a, b], (250, 168, 96), 0.07 * 760 / z, 0.8)
    if rng.random() < 0.8:
        zz = z * 1.06
        sign_board = [
            camera.at(x - 0.9 * sign, 4.9, zz),
            camera.at(x - 0.35 * sign, 4.9, zz),
            camera.at(x - 0.35 * sign, 3.3, zz),
            camera.at(x - 0.9 * sign, 3.3, zz),
        ]
        c.poly(sign_board, (150, 34, 28), to=(110, 22, 22))
        mx = (sign_board[0][0] + sign_board[1][0]) / 2
        for t in np.linspace(0.14, 0.86, 4):
            y = sign_board[0][1] + (sign_board[2][1] - sign_board[0][1]) * t
            k = abs(sign_board[0][0] - sign_board[1][0]) * 0.2
            c.line([(mx - k, y - k * 0.4), (mx + k, y - k * 0.4)], (250, 210, 120), k * 0.3)
            c.line([(mx, y - k), (mx, y + k)], (250, 210, 120), k * 0.3)
            c.line(
                [(mx - k * 0.8, y + k * 0.6), (mx + k * 0.8, y + k * 0.6)],
                (250, 210, 120),
                k * 0.25,
            )


def lantern_string(c: Canvas, camera: Camera, z: float) -> None:
    """A sagging wire across the street with red lanterns on it."""
    spots = []
    for t in np.linspace(-1, 1, 9):
        spots.append(camera.at(4.2 * t, 5.7 - 0.9 * (1 - t * t), z))
    k = 760 / z
    c.line(spots, (26, 20, 28), 0.03 * k, 0.9)
    for x, y in spots[1:-1]:
        y += 0.4 * k
        c.glow(x, y, 1.15 * k, (255, 96, 46), 0.75)
        c.line([(x, y - 0.4 * k), (x, y)], (40, 24, 24), 0.02 * k)
        c.oval(x, y, 0.31 * k, 0.26 * k, (255, 120, 60), to=(206, 26, 22))
        c.oval(x, y + 0.02 * k, 0.17 * k, 0.19 * k, (255, 214, 130), alpha=0.75, blur=0.07 * k)
        for rib in (-0.18, 0.18):
            c.line(
                [(x + rib * k, y - 0.19 * k), (x + rib * 1.2 * k, y), (x + rib * k, y + 0.19 * k)],
                (170, 24, 20),
                0.018 * k,
                0.6,
            )
        for dy in (-0.26, 0.26):
            c.line(
                [(x - 0.11 * k, y + dy * k), (x + 0.11 * k, y + dy * k)], (240, 190, 90), 0.06 * k
            )
        c.line([(x, y + 0.27 * k), (x, y + 0.5 * k)], (240, 170, 80), 0.05 * k, 0.9)


def crowd(c: Canvas, camera: Camera) -> None:
    """People strolling, far ones first, rimmed by the light of the shops."""
    people = [(c.rng.uniform(-2.9, 2.9), z) for z in np.geomspace(60, 9.5, 150)]
    people += [(-2.1, 8.2), (-1.5, 8.0), (1.7, 7.2), (2.25, 7.0), (0.25, 8.8)]
    coats = ((58, 54, 80), (96, 50, 48), (52, 70, 84), (110, 96, 88), (40, 40, 50), (128, 92, 52))
    for number, (x, z) in enumerate(people):
        tall = c.rng.uniform(1.52, 1.8)
        fade = float(np.clip((z - 9) / 60, 0, 0.7))
        coat = mix(coats[number % 6], (206, 128, 92), fade)
        dark = mix((26, 22, 32), (180, 110, 86), fade)
        k = 760 / z
        px, py = camera.at(x, 0, z)
        c.oval(px, py + 0.02 * k, 0.42 * k, 0.05 * k, (20, 14, 18), alpha=0.55, blur=0.04 * k)
        c.oval(px, py + 0.5 * k, 0.2 * k, 0.45 * k, dark, alpha=0.22, blur=0.09 * k)
        stride = c.rng.uniform(0.05, 0.16)
        for leg in (-1, 1):
            c.line(
                [(px + leg * stride * k, py), (px + leg * 0.06 * k, py - 0.8 * k)], dark, 0.13 * k
            )
        top = py - tall * k
        body = [(-0.2, 0.27), (0.2, 0.27), (0.24, 0.62), (0.19, 1.0), (-0.19, 1.0), (-0.24, 0.62)]
        c.poly([(px + a * k, top + b * k) for a, b in body], coat, to=mix(coat, (20, 16, 26), 0.6))
        lit = 1 if x < 0 else -1
        c.line(
            [(px - lit * 0.2 * k, top + 0.33 * k), (px - lit * 0.23 * k, top + 0.95 * k)],
            (255, 176, 104),
            0.03 * k,
            0.8,
            0.01 * k,
        )
        for arm in (-1, 1):
            c.line(
                [(px + arm * 0.2 * k, top + 0.34 * k), (px + arm * 0.27 * k, top + 0.85 * k)],
                mix(coat, dark, 0.35),
                0.09 * k,
            )
        c.oval(px, top + 0.13 * k, 0.1 * k, 0.13 * k, dark)
        c.line(
            [(px - lit * 0.095 * k, top + 0.06 * k), (px - lit * 0.095 * k, top + 0.2 * k)],
            (255, 186, 120),
            0.025 * k,
            0.7,
        )
