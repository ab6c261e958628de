"""Scenes on the water: a wetland at sunrise, a dragon-boat race."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from picture_brush import Canvas, Colour, Finish, Point, Stops, fbm, mix, rgb, sample, smooth
from picture_sky import ridge, sky

Placer = Callable[[float, float], Point]
"""Where a point given in a thing's own measures falls on the picture."""


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
        stalk = mix((168, 156, 128), (58, 48, 30), share)
        count = 260 - 14 * row
        for _ in range(count):
            x = c.rng.uniform(-20, 1020)
            clump = np.sin(x * 0.013 + row * 1.9) + 0.5 * np.sin(x * 0.041 + row)
            if clump < -0.15 + 0.1 * row:
                continue
            reed(
                c,
                x,
                base + c.rng.uniform(-6, 6),
                (26 + 70 * share) * c.rng.uniform(0.7, 1.25),
                stalk,
                0.5 + 1.2 * share,
            )
    for x, y, size in (
        (560, 170, 30),
        (640, 128, 24),
        (690, 190, 19),
        (468, 112, 15),
        (742, 150, 13),
    ):
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
    c.line(
        [
            tip,
            (tip[0] + size * 0.09, tip[1] - size * 0.1),
            (tip[0] + size * 0.2, tip[1] - size * 0.05),
        ],
        plume,
        width * 2.1,
        0.75,
        0.35,
    )
    side = c.rng.choice((-1, 1)) * size * 0.25
    c.line([path[1], (path[1][0] + side, path[1][1] - size * 0.2)], tint, width * 0.6, 0.8)


def egret(c: Canvas, x: float, y: float, k: float) -> None:
    """A white egret in flight."""
    lift = c.rng.uniform(0.5, 0.9)
    white: Colour = (255, 252, 246)
    far = [(0.1, 0), (-0.3, -lift * 0.8), (-0.9, -lift * 1.1), (-0.5, -0.35), (-0.35, 0.05)]
    near = [(0.15, 0.02), (0.35, -lift), (1.05, -lift * 1.25), (0.62, -0.4), (-0.25, 0.1)]
    c.poly([(x + a * k, y + b * k) for a, b in far], (214, 210, 206), to=white)
    c.poly(
        [(x + a * k, y + b * k) for a, b in ((-0.5, 0.05), (0.1, -0.1), (0.5, -0.02), (0.1, 0.14))],
        white,
    )
    c.poly([(x + a * k, y + b * k) for a, b in near], white, to=(230, 224, 216))
    c.line(
        [(x + 0.4 * k, y), (x + 0.62 * k, y + 0.06 * k), (x + 0.72 * k, y - 0.06 * k)],
        white,
        0.08 * k,
    )
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
        c.poly(
            [at(-0.5, 0.62), at(-0.1, 1.02), at(0.3, 1.0), at(0.34, 0.8), at(0.0, 0.66)],
            (255, 252, 246),
            alpha=alpha,
            blur=soft,
        )
        c.line(
            [at(0.27, 0.92), at(0.42, 1.2), at(0.3, 1.42), at(0.42, 1.55)],
            (255, 252, 246),
            0.1 * k,
            alpha,
            soft,
        )
        c.line([at(0.44, 1.56), at(0.72, 1.5)], (196, 140, 60), 0.045 * k, alpha)


def dragon_boats(c: Canvas) -> Finish:
    """Two dragon boats neck and neck against the low sun."""
    stops: Stops = [(0, (120, 160, 200)), (120, (200, 206, 206)), (200, (250, 226, 186))]
    sky(c, stops, 0.4, (255, 244, 224), (178, 190, 204))
    ridge(c, 168, 20, 15, (150, 170, 184), (206, 206, 194))
    ridge(c, 196, 9, 16, (108, 126, 116), (150, 150, 126), 14)
    c.poly([(0, 214), (1000, 210), (1000, 246), (0, 246)], (176, 164, 140), to=(132, 120, 100))
    palette = (
        (196, 60, 46),
        (236, 190, 60),
        (60, 96, 160),
        (240, 236, 226),
        (40, 44, 54),
        (88, 140, 96),
    )
    for _ in range(900):
        x, y = c.rng.uniform(0, 1000), c.rng.uniform(212, 236)
        tint = mix(palette[int(c.rng.integers(6))], (130, 120, 110), 0.35)
        c.oval(x, y, 2.1, 4.2, tint, alpha=0.9, blur=0.5)
        c.oval(x, y - 5.4, 1.5, 1.7, (150, 112, 88), alpha=0.9, blur=0.4)
    for x in range(30, 1000, 62):
        c.line([(x, 236), (x, 166)], (110, 104, 98), 1.1)
        flag = palette[x // 62 % 3]
        c.poly(
            [(x, 166), (x + 24, 171), (x + 19, 180), (x + 25, 188), (x, 190)],
            flag,
            to=mix(flag, (40, 30, 30), 0.3),
            blur=0.3,
        )
    c.ripple(246, (96, 118, 124), 0.62, 1.25)
    rows = c.rows() - 246
    field = fbm((700, 700), 88, (30, 30), 5, 0.6)
    near = np.maximum(rows, 1) / 420
    lines = 1 / (near + 0.05)
    chop = sample(field, (c.columns() - 500) / 500 * lines * 0.34 + 0.4, lines * 1.15)
    c.blend(smooth(0.9, 2.2, chop) * (rows > 0) * 0.4, rgb((255, 236, 200)))
    c.blend(smooth(0.4, 2.0, -chop) * (rows > 0) * 0.35, rgb((36, 60, 70)))
    racing_boat(c, 170, 352, 0.62, (52, 110, 84), (236, 236, 228))
    racing_boat(c, 20, 486, 0.9, (186, 44, 34), (238, 190, 92))
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
    side = [
        (30, 44),
        (90, 27),
        (300, 18),
        (700, 20),
        (850, 34),
        (880, 52),
        (868, 8),
        (790, -6),
        (140, -6),
        (60, 6),
    ]
    c.poly(
        [at(a, b) for a, b in side], mix(hull, (120, 80, 70), 0.2), to=mix(hull, (10, 10, 14), 0.68)
    )
    c.line(
        [at(34, 42), at(92, 25), at(300, 16), at(700, 18), at(862, 35)], (250, 214, 120), 3.4 * k
    )
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
            c.oval(
                x + (px + dx) * k, y + (14 - dy) * k, spot, spot * 0.8, (255, 250, 238), alpha=0.75
            )
        c.oval(
            x + (px - 12) * k, y + 15 * k, 26 * k, 4 * k, (255, 248, 234), alpha=0.55, blur=2 * k
        )
    for _ in range(160):
        dx, dy = c.rng.exponential(30), abs(c.rng.normal(0, 10))
        c.oval(
            x + (872 - dx) * k,
            y + (8 - dy) * k,
            c.rng.uniform(1, 3.4) * k,
            1.6 * k,
            (255, 252, 244),
            alpha=0.6,
        )


def paddler(
    c: Canvas, at: Placer, seat: float, k: float, shirt: Colour, shift: float, number: int
) -> None:
    """One paddler leaning into the stroke; all strokes are nearly in time."""
    lean = 25 + 3 * np.sin(number * 1.7)
    skin, dark = (176, 126, 96), (40, 36, 42)
    hip, neck = (seat, 18 - 6 * shift), (seat + lean, 62 - 8 * shift)
    hand, top = (seat + lean + 26, 24 - 4 * shift), (seat + lean + 14, 66)
    c.line([at(*top), at(*hand), at(hand[0] + 10, -13)], (222, 190, 130), 3.4 * k)
    body = [
        (hip[0] - 13, hip[1]),
        (neck[0] - 17, neck[1] - 8),
        (neck[0] - 4, neck[1] + 7),
        (neck[0] + 11, neck[1] + 1),
        (neck[0] + 8, neck[1] - 15),
        (hip[0] + 12, hip[1]),
    ]
    c.poly(
        [at(a, b) for a, b in body], mix(shirt, dark, 0.45), to=mix(shirt, dark, 0.75), blur=0.8 * k
    )
    c.line(
        [at(hip[0] - 5, hip[1] + 4), at(neck[0] - 5, neck[1] + 3)],
        mix(shirt, dark, 0.2),
        8 * k,
        0.7,
        2.6 * k,
    )
    c.line(
        [at(hip[0] - 12, hip[1] + 8), at(neck[0] - 10, neck[1] + 7)],
        (255, 232, 190),
        2 * k,
        0.75,
        0.8 * k,
    )
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
    neck = [
        (850, 26),
        (868, 60),
        (880, 92),
        (904, 112),
        (932, 104),
        (914, 88),
        (902, 62),
        (886, 20),
    ]
    c.poly(
        [at(a, b) for a, b in neck], mix(hull, (60, 40, 36), 0.25), to=mix(hull, (0, 0, 0), 0.55)
    )
    upper = [
        (890, 112),
        (912, 124),
        (944, 112),
        (974, 112),
        (986, 104),
        (976, 98),
        (940, 96),
        (920, 90),
    ]
    c.poly(
        [at(a, b) for a, b in upper], mix(hull, (70, 40, 36), 0.2), to=mix(hull, (20, 14, 14), 0.45)
    )
    c.poly(
        [at(a, b) for a, b in ((914, 88), (944, 84), (972, 74), (962, 68), (930, 70), (908, 76))],
        hull,
        to=mix(hull, (0, 0, 0), 0.4),
    )
    c.line([at(930, 93), at(968, 92)], (250, 244, 230), 4 * k)
    c.line([at(936, 84), at(962, 78)], (250, 244, 230), 3 * k)
    c.line([at(906, 120), at(892, 138), at(896, 150)], gold, 4.5 * k)
    c.line([at(916, 122), at(908, 142), at(914, 152)], gold, 4.5 * k)
    c.oval(*at(926, 110), 6 * k, 6 * k, (255, 250, 240))
    c.oval(*at(928, 109), 3 * k, 3.4 * k, (20, 16, 16))
    c.line([at(974, 104), at(1000, 118), at(1012, 108)], gold, 2.4 * k)
    c.line([at(960, 70), at(950, 54), at(958, 46)], (250, 244, 230), 3 * k)
