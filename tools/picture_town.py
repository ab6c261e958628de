"""Town and indoor scenes: a bridge at dusk, a night market, a reading hall, a workshop …"""

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
from picture_land import ridge, sky

Placer = Callable[[float, float, float], Point]
WARM: Colour = (255, 190, 104)


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
            c.poly([(x, base - high), (x + wide, base - high), (x + wide, base + 3), (x, base + 3)], tint)
            for wy in np.arange(base - high + 2, base - 2, 2.6):
                for wx in np.arange(x + 1.2, x + wide - 1, 2.3):
                    if c.rng.random() < 0.2:
                        c.poly([(wx, wy), (wx + 1.1, wy), (wx + 1.1, wy + 1.3), (wx, wy + 1.3)], mix(WARM, (255, 240, 210), c.rng.random()), alpha=0.6)


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
        c.poly([at(s - d, 96, top), at(s + d, 96, top), at(s + d * 1.7, 0, across), at(s - d * 1.7, 0, across)], shade, to=mix(shade, (30, 30, 54), 0.45))
        c.poly([at(s + d * 0.2, 96, top), at(s + d, 96, top), at(s + d * 1.7, 0, across), at(s + d * 0.5, 0, across)], mix(shade, (255, 176, 120), 0.45), alpha=0.8)

    if front:
        for y in (92, 60, 17):
            c.poly([at(s, y, -6), at(s, y, 6), at(s, y - 4, 6), at(s, y - 4, -6)], mix(tint, (40, 36, 60), 0.3))
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
    stops: Stops = [(0, (18, 24, 52)), (220, (44, 50, 92)), (380, (112, 88, 118)), (440, (190, 128, 112))]
    sky(c, stops, 0.35, (110, 88, 110), (34, 36, 66))
    camera = Camera(c, 412, 760, 2.3)
    c.glow(500, 400, 260, (255, 170, 100), 0.55)
    rows = c.rows() - 412
    ground = smooth(0, 1, rows)
    depth = 760 * 2.3 / np.maximum(rows, 3)
    across = (c.columns() - 500) * depth / 760
    stone = hashed(np.floor(across / 0.9 + 0.5 * (np.floor(depth / 1.5) % 2)).astype(np.int64), np.floor(depth / 1.5 + 0 * across).astype(np.int64))
    gap = smooth(0.0, 0.06, np.abs((depth / 1.5) % 1 - 0.5)) * 0.25 + 0.75
    wet = fbm((c.h // 2, c.w // 2), 17, (6, 6), 5)
    wet = np.kron(wet, np.ones((2, 2), np.float32))[: c.h, : c.w]
    shine = np.exp(-((across / 3.2) ** 2)) * (0.45 + 0.25 * smooth(-0.5, 1, wet))
    floor = rgb((62, 52, 58)) * ((0.7 + 0.5 * stone) * gap)[..., None] + rgb((255, 156, 82)) * (shine * (0.35 + 0.5 * stone))[..., None]
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

    def quad(y0: float, y1: float, z0: float, z1: float, tint: Colour, to: Colour | None = None, out: float = 0.0, alpha: float = 1.0, blur: float = 0.0) -> None:
        e = x - out * sign
        c.poly([camera.at(e, y1, z0), camera.at(e, y1, z1), camera.at(e, y0, z1), camera.at(e, y0, z0)], tint, to=to, alpha=alpha, blur=blur)

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
        goods = ((190, 60, 40), (236, 180, 70), (96, 120, 70), (230, 220, 200), (140, 80, 50))[int(rng.integers(5))]
        c.poly([camera.at(x - 0.5 * sign, top, zz), camera.at(x - 0.5 * sign, top, zz + 0.5), camera.at(x - 0.5 * sign, 0.7, zz + 0.5), camera.at(x - 0.5 * sign, 0.7, zz)], goods, to=mix(goods, (40, 20, 16), 0.5), blur=0.4)
    quad(0.0, 0.75, z * 1.01, far * 0.99, (96, 56, 36), to=(52, 32, 26), out=0.55)
    for t in (0.14, 0.4, 0.66, 0.9):
        z0 = z + (far - z) * t
        if rng.random() < 0.75:
            quad(3.9, 5.4, z0, z0 + (far - z) * 0.16, (255, 196, 116), to=(214, 130, 66), alpha=0.85)
            for y in (4.4, 4.9):
                c.line([camera.at(x, y, z0), camera.at(x, y, z0 + (far - z) * 0.16)], (70, 40, 28), 0.05 * 760 / z0)
    for y, out in ((3.05, 1.25), (high, 1.05)):
        a, b = camera.at(x - out * sign, y, z * 0.985), camera.at(x - out * sign, y, far * 1.01)
        d, e = camera.at(x, y + 0.75, far * 1.01), camera.at(x, y + 0.75, z * 0.985)
        tile = mix((34, 32, 44), (110, 84, 96), fade)
        c.poly([a, b, d, e], mix(tile, (20, 20, 32), 0.3), to=tile)
        for t in np.linspace(0, 1, 30):
            p, q = np.array(a) + (np.array(b) - a) * t, np.array(e) + (np.array(d) - e) * t
            c.line([tuple(p), tuple(q)], mix(tile, (16, 16, 26), 0.6), 0.06 * 760 / (z + (far - z) * t))
        c.line([a, b], (250, 168, 96), 0.07 * 760 / z, 0.8)
    if rng.random() < 0.8:
        zz = z * 1.06
        sign_board = [camera.at(x - 0.9 * sign, 4.9, zz), camera.at(x - 0.35 * sign, 4.9, zz), camera.at(x - 0.35 * sign, 3.3, zz), camera.at(x - 0.9 * sign, 3.3, zz)]
        c.poly(sign_board, (150, 34, 28), to=(110, 22, 22))
        mx = (sign_board[0][0] + sign_board[1][0]) / 2
        for t in np.linspace(0.14, 0.86, 4):
            y = sign_board[0][1] + (sign_board[2][1] - sign_board[0][1]) * t
            k = abs(sign_board[0][0] - sign_board[1][0]) * 0.2
            c.line([(mx - k, y - k * 0.4), (mx + k, y - k * 0.4)], (250, 210, 120), k * 0.3)
            c.line([(mx, y - k), (mx, y + k)], (250, 210, 120), k * 0.3)
            c.line([(mx - k * 0.8, y + k * 0.6), (mx + k * 0.8, y + k * 0.6)], (250, 210, 120), k * 0.25)


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
            c.line([(x + rib * k, y - 0.19 * k), (x + rib * 1.2 * k, y), (x + rib * k, y + 0.19 * k)], (170, 24, 20), 0.018 * k, 0.6)
        for dy in (-0.26, 0.26):
            c.line([(x - 0.11 * k, y + dy * k), (x + 0.11 * k, y + dy * k)], (240, 190, 90), 0.06 * k)
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
            c.line([(px + leg * stride * k, py), (px + leg * 0.06 * k, py - 0.8 * k)], dark, 0.13 * k)
        top = py - tall * k
        body = [(-0.2, 0.27), (0.2, 0.27), (0.24, 0.62), (0.19, 1.0), (-0.19, 1.0), (-0.24, 0.62)]
        c.poly([(px + a * k, top + b * k) for a, b in body], coat, to=mix(coat, (20, 16, 26), 0.6))
        lit = 1 if x < 0 else -1
        c.line([(px - lit * 0.2 * k, top + 0.33 * k), (px - lit * 0.23 * k, top + 0.95 * k)], (255, 176, 104), 0.03 * k, 0.8, 0.01 * k)
        for arm in (-1, 1):
            c.line([(px + arm * 0.2 * k, top + 0.34 * k), (px + arm * 0.27 * k, top + 0.85 * k)], mix(coat, dark, 0.35), 0.09 * k)
        c.oval(px, top + 0.13 * k, 0.1 * k, 0.13 * k, dark)
        c.line([(px - lit * 0.095 * k, top + 0.06 * k), (px - lit * 0.095 * k, top + 0.2 * k)], (255, 186, 120), 0.025 * k, 0.7)


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
        floor = wood * board[..., None] * 0.8 + mirrored * 0.2 + sheen[..., None] * rgb((255, 240, 214))
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
    for x in (-6.9, 6.9):
        for y in (3.55, 7.0):
            c.line([camera.at(x * 0.93, y, z) for z in (3, 46)], (110, 78, 52), 1.6)
            c.line([camera.at(x * 0.93, y + 0.9, z) for z in (3, 46)], (120, 88, 60), 1.1)
            for z in np.geomspace(3.4, 46, 60):
                c.line([camera.at(x * 0.93, y, z), camera.at(x * 0.93, y + 0.9, z)], (110, 80, 56), 0.025 * focal / z, 0.8)
    for z in np.geomspace(42, 5.2, 10):
        for sign in (-1, 1):
            table(c, camera, float(z), 3.3 * sign)
    walker(c, camera, 0.5, 15, (70, 84, 120))
    walker(c, camera, -0.45, 24, (150, 70, 60))
    for number in range(5):
        x = 330 + number * 95
        c.poly([(x, -20), (x + 60, -20), (x + 130, 620), (x - 30, 620)], (255, 246, 222), alpha=0.045, blur=16)
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
        [(0, (120, 44, 36)), (0.2, (176, 120, 66)), (0.38, (60, 78, 104)), (0.55, (206, 188, 152)), (0.72, (70, 92, 70)), (0.86, (150, 80, 48)), (1, (226, 214, 190))],
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
                c.poly([(px + a * kk, py + b * kk) for a, b in ((-0.25, 0.5), (-0.25, -0.16), (-0.1, -0.3), (0.1, -0.3), (0.25, -0.16), (0.25, 0.5))], shirt, to=mix(shirt, dark, 0.6))
                c.oval(px, py - 0.42 * kk, 0.105 * kk, 0.14 * kk, mix((186, 140, 112), (250, 236, 214), fade), to=dark)
                c.oval(px, py - 0.49 * kk, 0.115 * kk, 0.1 * kk, dark)
        if side > 0:
            top = [camera.at(x - 1.3, 0.78, z + 0.5), camera.at(x + 1.3, 0.78, z + 0.5), camera.at(x + 1.3, 0.78, z - 0.5), camera.at(x - 1.3, 0.78, z - 0.5)]
            c.oval(*camera.at(x, 0, z), 1.6 * k, 0.2 * k, (50, 34, 26), alpha=0.4, blur=0.1 * k)
            c.poly(top, mix(wood, (255, 226, 180), 0.35), to=wood)
            c.poly([top[3], top[2], (top[2][0], top[2][1] + 0.09 * k), (top[3][0], top[3][1] + 0.09 * k)], mix(wood, dark, 0.6))
            for dx in (-1.2, 1.2):
                c.line([camera.at(x + dx, 0.7, z - 0.45), camera.at(x + dx, 0, z - 0.45)], mix(wood, dark, 0.6), 0.08 * k)
            for dx in (-0.7, 0.15, 0.75):
                px, py = camera.at(x + dx, 0.8, z - 0.15)
                c.poly([(px - 0.18 * k, py), (px, py - 0.025 * k), (px + 0.18 * k, py), (px + 0.2 * k, py + 0.055 * k), (px, py + 0.04 * k), (px - 0.2 * k, py + 0.055 * k)], (252, 248, 236))
            px, py = camera.at(x - 0.3, 0.8, z)
            c.line([(px, py), (px, py - 0.42 * k)], (190, 150, 80), 0.03 * k)
            c.poly([(px - 0.2 * k, py - 0.36 * k), (px - 0.1 * k, py - 0.52 * k), (px + 0.1 * k, py - 0.52 * k), (px + 0.2 * k, py - 0.36 * k)], mix((40, 110, 84), (250, 236, 214), fade), to=(180, 214, 170))
            c.glow(px, py - 0.25 * k, 0.8 * k, (255, 214, 140), 0.5)


def walker(c: Canvas, camera: Camera, x: float, z: float, coat: Colour) -> None:
    """Someone walking down the aisle."""
    k = camera.focal / z
    px, py = camera.at(x, 0, z)
    c.oval(px, py, 0.4 * k, 0.05 * k, (50, 36, 28), alpha=0.45, blur=0.03 * k)
    for leg, out in ((-0.06, -0.12), (0.07, 0.15)):
        c.line([(px + out * k, py), (px + leg * k, py - 0.85 * k)], (52, 46, 52), 0.14 * k)
    c.poly([(px + a * k, py - b * k) for a, b in ((-0.2, 0.75), (-0.23, 1.3), (-0.12, 1.45), (0.12, 1.45), (0.23, 1.3), (0.2, 0.75))], coat, to=mix(coat, (30, 26, 30), 0.5))
    c.oval(px, py - 1.6 * k, 0.1 * k, 0.13 * k, (60, 44, 38))


def greenhouse(c: Canvas) -> Finish:
    """A glasshouse with rows of leafy beds under growing lights."""
    horizon, focal, eye, wide, ridge_y, eave, end = 330.0, 700.0, 2.5, 9.0, 7.2, 4.6, 62.0
    slope = (ridge_y - eave) / wide
    haze_field = fbm((300, 300), 71, (6, 6), 5)
    for rows, x, y in c.strips():
        dx, dy = (x - 500) / focal, (horizon - y) / focal
        side = wide / np.maximum(np.abs(dx), 1e-3)
        rise = dy + slope * np.abs(dx)
        roof = np.where(rise > 1e-3, (ridge_y - eye) / np.maximum(rise, 1e-3), 1e6)
        floor_t = np.where(dy < 0, eye / np.maximum(-dy, 1e-3), 1e6)
        t = np.minimum(np.minimum(np.minimum(side, roof), floor_t), end)
        wx, wy, wz = dx * t, eye + dy * t, t
        cloud = sample(haze_field, wx / 20 + 0.2, wz / 40)
        glass = ramp(cloud + dy * 3, [(-2, (196, 214, 224)), (0, (150, 188, 214)), (3, (84, 136, 188))])
        rib = (np.abs(wz % 4 - 2) > 1.88) | (np.abs(wx % 1.5 - 0.75) > 0.715)
        glass = np.where(rib[..., None], rgb((226, 232, 234)) * (0.62 + 0.3 * smooth(0, 6, np.abs(wx)))[..., None], glass)
        out = ramp(wy, [(0, (84, 108, 76)), (1.6, (110, 136, 108)), (2.3, (190, 208, 206)), (5, (160, 194, 216))])
        post = (np.abs(wz % 4 - 2) > 1.88) | (np.abs(wy % 1.3 - 0.65) > 0.61)
        out = np.where(post[..., None], rgb((230, 236, 236)) * 0.85, out)
        soil = rgb((150, 152, 148)) * (0.9 + 0.05 * sample(haze_field, wx / 4, wz / 4))[..., None]
        soil *= (1 - 0.35 * smooth(0.9, 2.2, np.abs(wx)))[..., None]
        colour = np.where((t == roof)[..., None], glass, out)
        colour = np.where((t == floor_t)[..., None], soil, colour)
        fog = (1 - np.exp(-t / 95))[..., None]
        c.px[rows] = colour * (1 - fog) + rgb((214, 224, 220)) * fog
    camera = Camera(c, horizon, focal, eye)
    c.glow(500, 250, 380, (255, 240, 206), 0.16)
    for z in np.arange(58, 3.2, -0.62):
        for x in (-7.2, 7.2, -4.7, 4.7, -2.3, 2.3):
            bed(c, camera, x, float(z))
        if abs(z % 4 - 2) < 0.31:
            for x in (-4.7, 4.7):
                tube(c, camera, x, float(z))
    researcher(c, camera, -0.75, 8.6, 1)
    researcher(c, camera, 0.75, 10.2, -1)
    return {"bloom": 0.18, "contrast": 0.16}


def bed(c: Canvas, camera: Camera, x: float, z: float) -> None:
    """One slice of a raised bed: the white trough and its lettuces, as dabs of leaf."""
    k = camera.focal / z
    fade = float(np.clip((z - 4) / 60, 0, 0.8))
    pale = mix((236, 240, 240), (240, 244, 236), fade)
    a, b = camera.at(x - 0.85, 0.9, z), camera.at(x + 0.85, 0.9, z)
    if b[0] < -60 or a[0] > 1060:
        return
    c.poly([a, b, (b[0], b[1] + 0.2 * k), (a[0], a[1] + 0.2 * k)], mix(pale, (120, 130, 136), 0.2), to=mix(pale, (90, 100, 106), 0.5))
    red = (round(abs(x)) + int(z / 9)) % 3 == 0
    for number in range(5):
        px, py = camera.at(x - 0.68 + 0.34 * number, 0.94, z)
        for leaf in range(13 if z < 22 else 6):
            turn = c.rng.uniform(0, np.pi)
            reach = c.rng.uniform(0.04, 0.2)
            light = 0.1 + 0.9 * leaf / 13
            base: Colour = (112, 44, 58) if red else (52, 104, 40)
            tip: Colour = (186, 104, 104) if red else (158, 206, 92)
            tint = mix(mix(base, tip, light * c.rng.uniform(0.6, 1.1)), (226, 238, 214), fade)
            c.oval(px + np.cos(turn) * reach * k, py - np.sin(turn) * reach * 0.9 * k - 0.03 * k, c.rng.uniform(0.05, 0.1) * k, c.rng.uniform(0.04, 0.08) * k, mix(tint, (255, 255, 220), 0.18), to=mix(tint, (16, 36, 20), 0.35), alpha=0.96)


def tube(c: Canvas, camera: Camera, x: float, z: float) -> None:
    """A growing lamp hung over a bed."""
    k = camera.focal / z
    a, b = camera.at(x - 0.9, 3.3, z), camera.at(x + 0.9, 3.3, z)
    for end in (a, b):
        c.line([end, (end[0], end[1] - 0.9 * k)], (190, 196, 198), 0.02 * k, 0.8)
    c.line([a, b], (255, 226, 250), 0.09 * k)
    c.glow((a[0] + b[0]) / 2, a[1], 1.6 * k, (255, 150, 226), 0.4)


def researcher(c: Canvas, camera: Camera, x: float, z: float, turn: int) -> None:
    """Someone in a white coat bending over the bed with a tablet."""
    k = camera.focal / z
    px, py = camera.at(x, 0, z)
    white: Colour = (246, 248, 248)
    c.oval(px, py, 0.5 * k, 0.07 * k, (70, 80, 70), alpha=0.5, blur=0.05 * k)
    for out in (-0.11, 0.1):
        c.line([(px + out * k, py), (px + out * 0.8 * k, py - 0.6 * k)], (54, 62, 84), 0.15 * k)
    coat = [(-0.24, 0.42), (-0.25, 1.0), (-0.24, 1.32), (-0.11, 1.46), (0.11, 1.46), (0.24, 1.32), (0.23, 1.0), (0.27, 0.42)]
    c.poly([(px + a * k * 1, py - b * k) for a, b in coat], white, to=(190, 200, 206))
    c.line([(px, py - 1.4 * k), (px + 0.01 * k, py - 0.45 * k)], (196, 204, 210), 0.02 * k)
    c.line([(px - turn * 0.2 * k, py - 1.3 * k), (px - turn * 0.36 * k, py - 1.02 * k), (px - turn * 0.62 * k, py - 1.06 * k)], mix(white, (180, 190, 198), 0.4), 0.13 * k)
    c.line([(px + turn * 0.18 * k, py - 1.3 * k), (px + turn * 0.2 * k, py - 1.0 * k), (px - turn * 0.12 * k, py - 0.98 * k)], mix(white, (170, 180, 190), 0.5), 0.13 * k)
    c.poly([(px - turn * a * k, py - b * k) for a, b in ((0.08, 0.94), (0.34, 0.98), (0.36, 1.18), (0.1, 1.14))], (40, 48, 58), to=(70, 84, 98))
    c.oval(px - turn * 0.03 * k, py - 1.6 * k, 0.1 * k, 0.135 * k, (196, 150, 122), to=(150, 108, 86))
    c.oval(px + turn * 0.01 * k, py - 1.66 * k, 0.118 * k, 0.11 * k, (40, 32, 32))


def umbrella(c: Canvas) -> Finish:
    """An umbrella maker at work behind a great backlit oil-paper umbrella (upright)."""
    tall = c.tall
    grain = c.noise(3, (8, 90), 5)
    shade = ramp(c.columns() + 0.25 * c.rows(), [(0, (78, 56, 40)), (500, (48, 36, 30)), (1300, (20, 17, 20))])
    c.px[:] = shade * (1 + 0.07 * grain)[..., None]
    window(c)
    for number in range(16):
        x = 610 + number * 27
        c.line([(x, 90), (x + c.rng.uniform(-4, 4), 90 + c.rng.uniform(110, 330))], mix((170, 124, 70), (70, 50, 36), c.rng.random()), c.rng.uniform(5, 10), 0.9, 0.6)
    c.line([(580, 88), (1010, 84)], (96, 68, 46), 9)
    cx, cy, radius = 610.0, 690.0, 372.0
    canopy(c, cx, cy, radius)
    craftsman(c)
    c.poly([(-10, 1180), (1010, 1150), (1010, tall + 5), (-10, tall + 5)], (92, 62, 40), to=(34, 24, 22))
    for y in np.arange(1172, tall, 44):
        c.line([(-10, y + 26), (1010, y)], (36, 24, 20), 2.2, 0.6, 0.6)
    for number in range(26):
        x, y = c.rng.uniform(380, 960), c.rng.uniform(1190, 1330)
        turn = c.rng.normal(0, 0.5)
        c.line([(x, y), (x + 60 * np.cos(turn), y + 26 * np.sin(turn))], mix((214, 166, 96), (110, 76, 48), c.rng.random()), 4, 0.9)
    for x, y, tint in ((120, 1226, (150, 44, 34)), (205, 1240, (40, 74, 92)), (285, 1232, (196, 150, 60))):
        c.oval(x, y + 26, 44, 12, (14, 10, 12), alpha=0.5, blur=5)
        c.poly([(x - 36, y - 26), (x + 36, y - 26), (x + 28, y + 26), (x - 28, y + 26)], (206, 200, 190), to=(84, 76, 74))
        c.oval(x, y - 26, 36, 9, tint, to=mix(tint, (10, 8, 10), 0.4))
        c.line([(x + 8, y - 30), (x + 30, y - 110)], (150, 110, 66), 5)
    beams(c)
    return {"bloom": 0.42, "vignette": 0.4, "contrast": 0.16, "warmth": 0.02, "grain": 0.02}


def window(c: Canvas) -> None:
    """A latticed window in the left wall, the only light."""
    c.glow(170, 330, 640, (255, 206, 140), 0.42)
    c.poly([(30, 120), (330, 150), (330, 560), (30, 590)], (255, 246, 220), to=(250, 214, 160), blur=1.2)
    for t in np.linspace(0, 1, 7):
        x = 30 + 300 * t
        c.line([(x, 120 + 30 * t), (x, 590 - 30 * t)], (58, 40, 30), 8)
    for t in np.linspace(0, 1, 8):
        c.line([(30, 120 + 470 * t), (330, 150 + 410 * t)], (58, 40, 30), 8)
    c.line([(30, 120), (330, 150), (330, 560), (30, 590), (30, 120)], (44, 30, 24), 18)


def canopy(c: Canvas, cx: float, cy: float, radius: float) -> None:
    """The open umbrella seen from within: paper glowing between bamboo ribs."""
    yy, xx = np.mgrid[0 : c.h, 0 : c.w].astype(np.float32) / c.unit
    dx, dy = xx - cx, (yy - cy) / 0.97
    away, turn = np.hypot(dx, dy) / radius, np.arctan2(dy, dx)
    ribs = 32
    phase = turn / (2 * np.pi) * ribs
    edge = 1 - 0.022 * np.abs(np.sin(phase * np.pi)) ** 0.7
    inside = smooth(0.004, -0.004, away - edge)
    light = np.clip(1.08 - np.hypot(xx - 330, yy - 470) / 800, 0.16, 1.1)
    paper = ramp(away, [(0, (236, 124, 50)), (0.4, (240, 138, 52)), (0.62, (226, 82, 40)), (1, (186, 46, 30))])
    ring = np.exp(-(((away - 0.66) / 0.012) ** 2)) + np.exp(-(((away - 0.93) / 0.01) ** 2))
    petal = smooth(0.52, 0.4, np.hypot((away - 0.795) / 0.2, (phase / 4 % 1 - 0.5) * 1.5))
    flower = 0.5 + 0.5 * np.cos(5 * np.arctan2((away - 0.795) * 6, (phase / 4 % 1 - 0.5) * 5.4))
    bloom = petal * smooth(0.15, 0.5, flower)
    paper = paper + (rgb((255, 224, 150)) - paper) * (np.clip(ring * 0.8 + bloom * 0.75, 0, 0.9))[..., None]
    fibre = c.noise(8, (80, 80), 4)
    paper *= (light * (1 + 0.05 * fibre) * (1.12 - 0.2 * np.abs(np.sin(phase * np.pi))))[..., None]
    line = smooth(0.5, 0.44, np.abs(phase % 1 - 0.5)) < 0.35
    width = 0.0068 / np.maximum(away, 0.02) * ribs / (2 * np.pi)
    rib = smooth(width, width * 0.5, np.minimum(phase % 1, 1 - phase % 1)) * (away < 0.985)
    struts = rib * (away < 0.46)
    paper = paper * (1 - 0.72 * rib[..., None]) + rgb((196, 140, 76)) * (struts * 0.35 * light)[..., None]
    thread = np.exp(-(((away % 0.115 - 0.05) / 0.004) ** 2)) * (away < 0.5) * (away > 0.08) * line
    paper *= (1 - 0.3 * thread)[..., None]
    c.blend(np.asarray(smooth(1.14, 0.98, away) * 0.35, np.float32), rgb((12, 8, 8)))
    c.blend(inside, paper.astype(np.float32))
    c.oval(cx, cy, 25, 25, (150, 98, 52), to=(66, 40, 28))
    c.oval(cx - 3, cy - 3, 12, 12, (216, 164, 92), to=(110, 72, 44))
    c.line([(cx, cy), (cx + 48, cy + 190), (cx + 104, cy + 420)], (86, 56, 38), 15)
    c.line([(cx - 4, cy + 4), (cx + 44, cy + 190), (cx + 100, cy + 420)], (206, 150, 88), 3.5, 0.7, 0.8)


def craftsman(c: Canvas) -> None:
    """The maker in profile, a dark shape rimmed by window light, reaching to the ribs."""
    dark, rim = (30, 22, 22), (255, 206, 140)
    body = [(40, 1250), (70, 1010), (104, 880), (150, 806), (214, 780), (276, 800), (316, 868), (338, 980), (352, 1110), (400, 1250)]
    c.poly(body, (66, 58, 66), to=dark, blur=1.2)
    apron = [(250, 900), (306, 890), (346, 1100), (380, 1250), (220, 1250)]
    c.poly(apron, (92, 66, 48), to=(34, 24, 22), alpha=0.85, blur=2)
    c.poly([(206, 800), (196, 730), (262, 730), (268, 806)], (104, 70, 52), to=(58, 38, 32), blur=1)
    head = [(182, 650), (196, 600), (236, 576), (282, 586), (304, 624), (306, 650), (324, 684), (312, 696), (314, 716), (300, 740), (262, 752), (214, 744), (188, 704)]
    c.poly(head, (150, 104, 76), to=(74, 48, 38), blur=1.5)
    hair = [(176, 690), (170, 634), (192, 586), (240, 562), (290, 576), (302, 606), (268, 612), (244, 640), (230, 690), (206, 716)]
    c.poly(hair, (128, 122, 118), to=(40, 34, 34), blur=1.2)
    c.line([(250, 652), (310, 656)], (30, 22, 22), 3)
    c.oval(296, 660, 13, 11, (40, 30, 28), alpha=0.5)
    c.oval(234, 668, 9, 15, (120, 80, 60), to=(70, 46, 38))
    c.line([(190, 596), (240, 566), (288, 578)], rim, 4, 0.75, 1.5)
    c.line([(106, 880), (150, 806), (206, 784)], rim, 5, 0.5, 2.6)
    for path_, tint, wide in (([(270, 842), (356, 930), (452, 868)], (58, 50, 58), 62), ([(150, 850), (214, 1010), (372, 990), (470, 960)], (76, 68, 76), 66)):
        c.line(path_, tint, wide, 1, 1)
        c.line([(x - 2, y - wide * 0.42) for x, y in path_], rim, 4, 0.28, 3)
    for x, y, turn in ((486, 846, -0.5), (508, 946, -0.25)):
        c.oval(x, y, 32, 24, (196, 138, 100), to=(104, 66, 50), blur=0.8)
        for finger in range(4):
            fx, fy = x + 18, y - 14 + finger * 9
            c.line([(fx, fy), (fx + 30 * np.cos(turn), fy + 30 * np.sin(turn))], (182, 124, 90), 9, 1, 0.6)
    c.line([(520, 836), (598, 742)], (90, 60, 40), 6)
    c.line([(594, 748), (620, 716)], (36, 30, 32), 11, 1, 0.8)


def beams(c: Canvas) -> None:
    """Dust and slanting light from the window."""
    for t in (0.0, 0.35, 0.7):
        y = 150 + 420 * t
        c.poly([(330, y), (330, y + 90), (1010, y + 700), (1010, y + 480)], (255, 216, 150), alpha=0.05, blur=22)
    for _ in range(230):
        x, y = c.rng.uniform(200, 980), c.rng.uniform(150, 1250)
        c.oval(x, y, *(2 * [float(c.rng.uniform(0.6, 2.2))]), (255, 226, 170), alpha=0.35, blur=0.5)


def ginkgo(c: Canvas) -> Finish:
    """An avenue of ginkgo trees in full yellow, painted in dabs."""
    stops: Stops = [(0, (146, 184, 216)), (300, (232, 232, 220)), (460, (255, 240, 206))]
    sky(c, stops, 0.3, (255, 252, 244), (206, 214, 220))
    camera = Camera(c, 452, 700, 1.9)
    c.glow(470, 430, 380, (255, 240, 190), 0.7)
    ground = smooth(0, 1, c.rows() - 452)
    depth = 700 * 1.9 / np.maximum(c.rows() - 452, 3)
    across = (c.columns() - 500) * depth / 700
    fall = smooth(1.5, 2.7, np.abs(across) + 0.45 * sample(fbm((400, 400), 61, (40, 40), 5), across / 10, depth / 20))
    road = rgb((168, 158, 150)) * (0.92 + 0.04 * sample(fbm((400, 400), 62, (80, 80), 4), across / 6, depth / 12))[..., None]
    litter = ramp(sample(fbm((900, 900), 63, (160, 160), 4, 0.8), across / 9, depth / 16), [(-2, (150, 100, 36)), (0, (222, 170, 56)), (2, (250, 214, 104))])
    shadow = smooth(0.0, 1.2, np.sin(depth * 0.9 + across * 0.5) + 0.6 * sample(fbm((300, 300), 64, (30, 30), 4), across / 8, depth / 14))
    floor = (road + (litter - road) * fall[..., None]) * (1 - 0.3 * shadow * np.exp(-depth / 60))[..., None]
    haze = (1 - np.exp(-depth / 60))[..., None]
    c.blend(ground + 0 * across, floor * (1 - haze) + rgb((255, 236, 190)) * haze)
    for z in np.geomspace(90, 5.4, 17):
        for sign in (-1, 1):
            tree(c, camera, float(z), 3.9 * sign)
        if 8 < z < 30:
            walker(c, camera, float(c.rng.uniform(-1.3, 1.3)), float(z) * 0.95, mix((60, 80, 120), (170, 70, 60), c.rng.random()))
    for _ in range(150):
        z = c.rng.uniform(4, 22)
        x, y = camera.at(c.rng.uniform(-4, 4), c.rng.uniform(0.3, 6), z)
        c.oval(x, y, 0.06 * 700 / z, 0.045 * 700 / z, (250, 208, 80), to=(206, 150, 40), alpha=0.9)
    return {"bloom": 0.35, "warmth": 0.015, "contrast": 0.14}


def tree(c: Canvas, camera: Camera, z: float, x: float) -> None:
    """One ginkgo: a trunk, boughs, and leaf dabs from shade to light."""
    k = camera.focal / z
    fade = float(np.clip((z - 5) / 85, 0, 0.82))
    bark = mix((66, 50, 42), (240, 214, 160), fade)
    foot = camera.at(x, 0, z)
    lean = c.rng.normal(0, 0.12)
    crown = (foot[0] + lean * k, foot[1] - 4.6 * k)
    c.oval(foot[0], foot[1], 0.8 * k, 0.1 * k, (90, 64, 34), alpha=0.4, blur=0.06 * k)
    c.poly([(foot[0] - 0.22 * k, foot[1]), (foot[0] + 0.22 * k, foot[1]), (crown[0] + 0.08 * k, crown[1]), (crown[0] - 0.08 * k, crown[1])], bark)
    c.line([(foot[0] + 0.1 * k, foot[1]), (crown[0] + 0.04 * k, crown[1])], mix(bark, (255, 224, 160), 0.4), 0.07 * k, 0.7, 0.02 * k)
    for _ in range(9):
        turn, reach = c.rng.uniform(0.4, np.pi - 0.4), c.rng.uniform(0.9, 1.8)
        start = foot[1] - c.rng.uniform(2.6, 4.6) * k
        c.line([(foot[0] + lean * k * 0.7, start), (foot[0] + np.cos(turn) * reach * k, start - np.sin(turn) * reach * k)], bark, 0.035 * k)
    count = int(np.clip(26000 / z, 320, 3600))
    sun = -1 if x > 0 else 1
    for number in range(count):
        share = number / count
        turn, reach = c.rng.uniform(0, 2 * np.pi), np.sqrt(c.rng.random())
        lump = 0.78 + 0.22 * np.sin(turn * 5 + z)
        px = crown[0] + np.cos(turn) * reach * 2.55 * lump * k
        py = crown[1] - 0.9 * k + np.sin(turn) * reach * 3.1 * lump * k
        if px < -30 or px > 1030 or py < -30:
            continue
        light = float(np.clip(0.15 + 0.7 * share + 0.22 * sun * np.cos(turn) * reach - 0.22 * np.sin(turn) * reach, 0, 1))
        tint = mix(mix((130, 84, 22), (255, 214, 74), light), (255, 238, 180), fade)
        size = c.rng.uniform(0.04, 0.12) * k * (1.35 - 0.75 * share) * (0.55 if z < 12 else 0.85)
        c.oval(px, py, size * 1.25, size, tint, alpha=0.82)
