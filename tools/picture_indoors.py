"""A scene indoors: a reading hall."""

from __future__ import annotations

import numpy as np

from picture_brush import (
    Camera,
    Canvas,
    Colour,
    Finish,
    Floats,
    fbm,
    hashed,
    mix,
    ramp,
    rgb,
    sample,
    smooth,
)


def reading_hall(c: Canvas) -> Finish:
    """A tall reading hall: book walls, a skylight, tables with lamps."""
    wide, high, end, eye, horizon, focal = 7.0, 10.5, 46.0, 2.4, 500.0, 620.0
    grain = fbm((600, 600), 91, (40, 6), 5)
    for rows, x, y in c.strips():
        dx, dy = (x - 500) / focal, (horizon - y) / focal
        wall = wide / np.maximum(np.abs(dx), 1e-3)
        flat = np.where(dy > 0, (high - eye) / np.maximum(dy, 1e-3), eye / np.maximum(-dy, 1e-3))
        t = np.minimum(np.minimum(wall, flat), end)
        wx, wy, wz = dx * t, eye + dy * t, t
        colour = shelves(np.where(dx > 0, wz, wz + 300), wy)
        light = 0.42 + 0.5 * smooth(0, high, wy) + 0.12 * np.sin(wz * 0.7) ** 2
        colour *= light[..., None]
        wood = rgb((176, 128, 84)) * (0.8 + 0.06 * sample(grain, wx / 5, wz / 25))[..., None]
        board = smooth(0.0, 0.05, np.abs((wx / 0.6) % 1 - 0.5)) * 0.25 + 0.75
        mirrored = shelves(np.where(dx > 0, wz, wz + 300), np.full_like(wz, 3.0)) * 0.25
        sheen = np.exp(-((wx / 2.6) ** 2)) * 0.38
        floor = (
            wood * board[..., None] * 0.8 + mirrored * 0.2 + sheen[..., None] * rgb((255, 240, 214))
        )
        colour = np.where(((t == flat) & (dy < 0))[..., None], floor, colour)
        glass = rgb((236, 244, 250)) * (0.86 + 0.3 * smooth(6, 0, np.abs(wx)))[..., None]
        bars = (np.abs(wx % 1.6 - 0.8) > 0.72) | (np.abs(wz % 2.4 - 1.2) > 1.1)
        ceiling = np.where(bars[..., None], rgb((150, 138, 124)), glass)
        solid = rgb((206, 190, 168)) * (0.62 + 0.3 * smooth(7, 3.2, np.abs(wx)))[..., None]
        ceiling = np.where((np.abs(wx) < 4.0)[..., None], ceiling, solid)
        colour = np.where(((t == flat) & (dy > 0))[..., None], ceiling, colour)
        back = ramp(wy, [(0, (196, 176, 150)), (3, (250, 240, 222)), (high, (246, 248, 250))])
        mullion = (np.abs(wx % 2.0 - 1.0) > 0.93) | (np.abs(wy % 2.6 - 1.3) > 1.24)
        back = np.where(mullion[..., None], rgb((150, 130, 108)), back)
        colour = np.where((t >= end - 0.01)[..., None], back, colour)
        haze = (1 - np.exp(-t / 60))[..., None]
        c.px[rows] = colour * (1 - haze) + rgb((255, 246, 228)) * haze
    camera = Camera(c, horizon, focal, eye)
    for side in (-6.42, 6.42):
        for level in (3.55, 7.0):
            c.line([camera.at(side, level, z) for z in (3, 46)], (110, 78, 52), 1.6)
            c.line([camera.at(side, level + 0.9, z) for z in (3, 46)], (120, 88, 60), 1.1)
            for z in np.geomspace(3.4, 46, 60):
                c.line(
                    [camera.at(side, level, z), camera.at(side, level + 0.9, z)],
                    (110, 80, 56),
                    0.025 * focal / z,
                    0.8,
                )
    for z in np.geomspace(42, 5.2, 10):
        for sign in (-1, 1):
            table(c, camera, float(z), 3.3 * sign)
    walker(c, camera, 0.5, 15, (70, 84, 120))
    walker(c, camera, -0.45, 24, (150, 70, 60))
    for number in range(5):
        beam = 330 + number * 95
        c.poly(
            [(beam, -20), (beam + 60, -20), (beam + 130, 620), (beam - 30, 620)],
            (255, 246, 222),
            alpha=0.045,
            blur=16,
        )
    return {"bloom": 0.4, "warmth": 0.02, "contrast": 0.14}


def shelves(along: Floats, up: Floats) -> Floats:
    """Colours of a book wall: shelf boards, uprights and spines of uneven width and height."""
    shelf, bay = np.floor(up / 0.58), np.floor(along / 1.6)
    place = along * 14 + 3 * hashed(shelf.astype(np.int64), bay.astype(np.int64))
    book = np.floor(place)
    pick = hashed(book.astype(np.int64), shelf.astype(np.int64))
    tone = hashed(book.astype(np.int64) + 77, shelf.astype(np.int64))
    spine = ramp(
        pick,
        [
            (0, (120, 44, 36)),
            (0.2, (176, 120, 66)),
            (0.38, (60, 78, 104)),
            (0.55, (206, 188, 152)),
            (0.72, (70, 92, 70)),
            (0.86, (150, 80, 48)),
            (1, (226, 214, 190)),
        ],
    )
    inside = np.abs(place - book - 0.5)
    spine *= (0.62 + 0.5 * tone - 0.55 * smooth(0.3, 0.5, inside))[..., None]
    rise = up / 0.58 - shelf
    band = (np.abs(rise - 0.62) < 0.045) & (tone > 0.5)
    spine = np.where(band[..., None], rgb((226, 190, 120)) * 0.8, spine)
    gap = rise > 0.66 + 0.24 * tone
    spine = np.where(gap[..., None], rgb((42, 28, 20)), spine)
    board = (rise < 0.09) | (np.abs(along / 1.6 - bay - 0.5) > 0.46)
    return np.where(board[..., None], rgb((150, 104, 66)), spine).astype(np.float32)


def table(c: Canvas, camera: Camera, z: float, x: float) -> None:
    """A reading table with a lamp and readers on both sides."""
    k = camera.focal / z
    fade = float(np.clip(z / 60, 0, 0.7))
    wood, dark = mix((136, 90, 56), (250, 236, 214), fade), mix((56, 42, 38), (236, 220, 200), fade)
    shirts = ((66, 92, 140), (170, 66, 58), (92, 120, 96), (214, 196, 164), (110, 90, 128))
    for side in (1, -1):
        for dx in (-0.75, 0.1, 0.8):
            if side < 0 and dx != 0.1 and c.rng.random() < 0.5:
                continue
            if c.rng.random() < 0.78:
                shirt = mix(shirts[int(c.rng.integers(5))], (250, 236, 214), fade)
                px, py = camera.at(x + dx, 0.78, z + side * 0.75)
                kk = camera.focal / (z + side * 0.75)
                c.poly(
                    [
                        (px + a * kk, py + b * kk)
                        for a, b in (
                            (-0.25, 0.5),
                            (-0.25, -0.16),
                            (-0.1, -0.3),
                            (0.1, -0.3),
                            (0.25, -0.16),
                            (0.25, 0.5),
                        )
                    ],
                    shirt,
                    to=mix(shirt, dark, 0.6),
                )
                c.oval(
                    px,
                    py - 0.42 * kk,
                    0.105 * kk,
                    0.14 * kk,
                    mix((186, 140, 112), (250, 236, 214), fade),
                    to=dark,
                )
                c.oval(px, py - 0.49 * kk, 0.115 * kk, 0.1 * kk, dark)
        if side > 0:
            top = [
                camera.at(x - 1.3, 0.78, z + 0.5),
                camera.at(x + 1.3, 0.78, z + 0.5),
                camera.at(x + 1.3, 0.78, z - 0.5),
                camera.at(x - 1.3, 0.78, z - 0.5),
            ]
            c.oval(*camera.at(x, 0, z), 1.6 * k, 0.2 * k, (50, 34, 26), alpha=0.4, blur=0.1 * k)
            c.poly(top, mix(wood, (255, 226, 180), 0.35), to=wood)
            c.poly(
                [
                    top[3],
                    top[2],
                    (top[2][0], top[2][1] + 0.09 * k),
                    (top[3][0], top[3][1] + 0.09 * k),
                ],
                mix(wood, dark, 0.6),
            )
            for dx in (-1.2, 1.2):
                c.line(
                    [camera.at(x + dx, 0.7, z - 0.45), camera.at(x + dx, 0, z - 0.45)],
                    mix(wood, dark, 0.6),
                    0.08 * k,
                )
            for dx in (-0.7, 0.15, 0.75):
                px, py = camera.at(x + dx, 0.8, z - 0.15)
                c.poly(
                    [
                        (px - 0.18 * k, py),
                        (px, py - 0.025 * k),
                        (px + 0.18 * k, py),
                        (px + 0.2 * k, py + 0.055 * k),
                        (px, py + 0.04 * k),
                        (px - 0.2 * k, py + 0.055 * k),
                    ],
                    (252, 248, 236),
                )
            px, py = camera.at(x - 0.3, 0.8, z)
            c.line([(px, py), (px, py - 0.42 * k)], (190, 150, 80), 0.03 * k)
            c.poly(
                [
                    (px - 0.2 * k, py - 0.36 * k),
                    (px - 0.1 * k, py - 0.52 * k),
                    (px + 0.1 * k, py - 0.52 * k),
                    (px + 0.2 * k, py - 0.36 * k),
                ],
                mix((40, 110, 84), (250, 236, 214), fade),
                to=(180, 214, 170),
            )
            c.glow(px, py - 0.25 * k, 0.8 * k, (255, 214, 140), 0.5)


def walker(c: Canvas, camera: Camera, x: float, z: float, coat: Colour) -> None:
    """Someone walking down the aisle."""
    k = camera.focal / z
    px, py = camera.at(x, 0, z)
    c.oval(px, py, 0.4 * k, 0.05 * k, (50, 36, 28), alpha=0.45, blur=0.03 * k)
    for leg, out in ((-0.06, -0.12), (0.07, 0.15)):
        c.line([(px + out * k, py), (px + leg * k, py - 0.85 * k)], (52, 46, 52), 0.14 * k)
    c.poly(
        [
            (px + a * k, py - b * k)
            for a, b in (
                (-0.2, 0.75),
                (-0.23, 1.3),
                (-0.12, 1.45),
                (0.12, 1.45),
                (0.23, 1.3),
                (0.2, 0.75),
            )
        ],
        coat,
        to=mix(coat, (30, 26, 30), 0.5),
    )
    c.oval(px, py - 1.6 * k, 0.1 * k, 0.13 * k, (60, 44, 38))
