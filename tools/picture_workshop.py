"""A scene indoors, upright: an umbrella maker's workshop."""

from __future__ import annotations

import numpy as np

from picture_brush import Canvas, Finish, mix, ramp, rgb, smooth


def umbrella(c: Canvas) -> Finish:
    """An umbrella maker at work behind a great backlit oil-paper umbrella (upright)."""
    tall = c.tall
    grain = c.noise(3, (8, 90), 5)
    shade = ramp(
        c.columns() + 0.25 * c.rows(),
        [(0, (78, 56, 40)), (500, (48, 36, 30)), (1300, (20, 17, 20))],
    )
    c.px[:] = shade * (1 + 0.07 * grain)[..., None]
    window(c)
    for number in range(16):
        x = 610.0 + number * 27
        c.line(
            [(x, 90), (x + c.rng.uniform(-4, 4), 90 + c.rng.uniform(110, 330))],
            mix((170, 124, 70), (70, 50, 36), c.rng.random()),
            c.rng.uniform(5, 10),
            0.9,
            0.6,
        )
    c.line([(580, 88), (1010, 84)], (96, 68, 46), 9)
    cx, cy, radius = 610.0, 690.0, 372.0
    canopy(c, cx, cy, radius)
    craftsman(c)
    c.poly(
        [(-10, 1180), (1010, 1150), (1010, tall + 5), (-10, tall + 5)],
        (92, 62, 40),
        to=(34, 24, 22),
    )
    for y in np.arange(1172, tall, 44):
        c.line([(-10, y + 26), (1010, y)], (36, 24, 20), 2.2, 0.6, 0.6)
    for _ in range(26):
        x, y = c.rng.uniform(380, 960), c.rng.uniform(1190, 1330)
        turn = c.rng.normal(0, 0.5)
        c.line(
            [(x, y), (x + 60 * np.cos(turn), y + 26 * np.sin(turn))],
            mix((214, 166, 96), (110, 76, 48), c.rng.random()),
            4,
            0.9,
        )
    for x, y, tint in (
        (120, 1226, (150, 44, 34)),
        (205, 1240, (40, 74, 92)),
        (285, 1232, (196, 150, 60)),
    ):
        c.oval(x, y + 26, 44, 12, (14, 10, 12), alpha=0.5, blur=5)
        c.poly(
            [(x - 36, y - 26), (x + 36, y - 26), (x + 28, y + 26), (x - 28, y + 26)],
            (206, 200, 190),
            to=(84, 76, 74),
        )
        c.oval(x, y - 26, 36, 9, tint, to=mix(tint, (10, 8, 10), 0.4))
        c.line([(x + 8, y - 30), (x + 30, y - 110)], (150, 110, 66), 5)
    beams(c)
    c.px[:] = np.maximum(c.px, 0) ** 0.86 * 1.06  # open the shadows: newsprint fills them in
    return {"bloom": 0.42, "vignette": 0.3, "contrast": 0.1, "warmth": 0.02, "grain": 0.018}


def window(c: Canvas) -> None:
    """A latticed window in the left wall, the only light."""
    c.glow(170, 330, 640, (255, 206, 140), 0.42)
    c.poly(
        [(30, 120), (330, 150), (330, 560), (30, 590)],
        (255, 246, 220),
        to=(250, 214, 160),
        blur=1.2,
    )
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
    paper = ramp(
        away,
        [(0, (236, 124, 50)), (0.4, (240, 138, 52)), (0.62, (226, 82, 40)), (1, (186, 46, 30))],
    )
    ring = np.exp(-(((away - 0.66) / 0.012) ** 2)) + np.exp(-(((away - 0.93) / 0.01) ** 2))
    petal = smooth(0.52, 0.4, np.hypot((away - 0.795) / 0.2, (phase / 4 % 1 - 0.5) * 1.5))
    flower = 0.5 + 0.5 * np.cos(5 * np.arctan2((away - 0.795) * 6, (phase / 4 % 1 - 0.5) * 5.4))
    bloom = petal * smooth(0.15, 0.5, flower)
    paper = (
        paper
        + (rgb((255, 224, 150)) - paper) * (np.clip(ring * 0.8 + bloom * 0.75, 0, 0.9))[..., None]
    )
    fibre = c.noise(8, (80, 80), 4)
    paper *= (light * (1 + 0.05 * fibre) * (1.12 - 0.2 * np.abs(np.sin(phase * np.pi))))[..., None]
    line = smooth(0.5, 0.44, np.abs(phase % 1 - 0.5)) < 0.35
    width = 0.0068 / np.maximum(away, 0.02) * ribs / (2 * np.pi)
    rib = smooth(width, width * 0.5, np.minimum(phase % 1, 1 - phase % 1)) * (away < 0.985)
    struts = rib * (away < 0.46)
    paper = (
        paper * (1 - 0.72 * rib[..., None])
        + rgb((196, 140, 76)) * (struts * 0.35 * light)[..., None]
    )
    thread = np.exp(-(((away % 0.115 - 0.05) / 0.004) ** 2)) * (away < 0.5) * (away > 0.08) * line
    paper *= (1 - 0.3 * thread)[..., None]
    c.blend(np.asarray(smooth(1.14, 0.98, away) * 0.35, np.float32), rgb((12, 8, 8)))
    c.blend(inside, paper.astype(np.float32))
    c.oval(cx, cy, 25, 25, (150, 98, 52), to=(66, 40, 28))
    c.oval(cx - 3, cy - 3, 12, 12, (216, 164, 92), to=(110, 72, 44))
    c.line([(cx, cy), (cx + 48, cy + 190), (cx + 104, cy + 420)], (86, 56, 38), 15)
    c.line(
        [(cx - 4, cy + 4), (cx + 44, cy + 190), (cx + 100, cy + 420)], (206, 150, 88), 3.5, 0.7, 0.8
    )


def craftsman(c: Canvas) -> None:
    """The maker in profile, a dark shape rimmed by window light, reaching to the ribs."""
    dark, rim = (30, 22, 22), (255, 206, 140)
    body = [
        (40, 1250),
        (70, 1010),
        (104, 880),
        (150, 806),
        (214, 780),
        (276, 800),
        (316, 868),
        (338, 980),
        (352, 1110),
        (400, 1250),
    ]
    c.poly(body, (66, 58, 66), to=dark, blur=1.2)
    apron = [(250, 900), (306, 890), (346, 1100), (380, 1250), (220, 1250)]
    c.poly(apron, (92, 66, 48), to=(34, 24, 22), alpha=0.85, blur=2)
    c.poly([(206, 800), (196, 730), (262, 730), (268, 806)], (104, 70, 52), to=(58, 38, 32), blur=1)
    head = [
        (182, 650),
        (196, 600),
        (236, 576),
        (282, 586),
        (304, 624),
        (306, 650),
        (324, 684),
        (312, 696),
        (314, 716),
        (300, 740),
        (262, 752),
        (214, 744),
        (188, 704),
    ]
    c.poly(head, (150, 104, 76), to=(74, 48, 38), blur=1.5)
    hair = [
        (176, 690),
        (170, 634),
        (192, 586),
        (240, 562),
        (290, 576),
        (302, 606),
        (268, 612),
        (244, 640),
        (230, 690),
        (206, 716),
    ]
    c.poly(hair, (128, 122, 118), to=(40, 34, 34), blur=1.2)
    c.line([(250, 652), (310, 656)], (30, 22, 22), 3)
    c.oval(296, 660, 13, 11, (40, 30, 28), alpha=0.5)
    c.oval(234, 668, 9, 15, (120, 80, 60), to=(70, 46, 38))
    c.line([(190, 596), (240, 566), (288, 578)], rim, 4, 0.75, 1.5)
    c.line([(106, 880), (150, 806), (206, 784)], rim, 5, 0.5, 2.6)
    for path_, tint, wide in (
        ([(270, 842), (356, 930), (452, 868)], (58, 50, 58), 62),
        ([(150, 850), (214, 1010), (372, 990), (470, 960)], (76, 68, 76), 66),
    ):
        c.line(path_, tint, wide, 1, 1)
        c.line([(x - 2, y - wide * 0.42) for x, y in path_], rim, 4, 0.28, 3)
    for x, y, turn in ((486, 846, -0.5), (508, 946, -0.25)):
        c.oval(x, y, 32, 24, (196, 138, 100), to=(104, 66, 50), blur=0.8)
        for finger in range(4):
            fx, fy = x + 18, y - 14 + finger * 9
            c.line(
                [(fx, fy), (fx + 30 * np.cos(turn), fy + 30 * np.sin(turn))],
                (182, 124, 90),
                9,
                1,
                0.6,
            )
    c.line([(520, 836), (598, 742)], (90, 60, 40), 6)
    c.line([(594, 748), (620, 716)], (36, 30, 32), 11, 1, 0.8)


def beams(c: Canvas) -> None:
    """Dust and slanting light from the window."""
    for t in (0.0, 0.35, 0.7):
        y = 150 + 420 * t
        c.poly(
            [(330, y), (330, y + 90), (1010, y + 700), (1010, y + 480)],
            (255, 216, 150),
            alpha=0.05,
            blur=22,
        )
    for _ in range(230):
        x, y = c.rng.uniform(200, 980), c.rng.uniform(150, 1250)
        size = c.rng.uniform(0.6, 2.2)
        c.oval(
            x,
            y,
            size,
            size,
            (255, 226, 170),
            alpha=0.35,
            blur=0.5,
        )
