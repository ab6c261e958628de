"""Scenes of work and growing: a solar roof, a glasshouse, a ginkgo avenue."""

from __future__ import annotations

import numpy as np

from picture_brush import Camera, Canvas, Colour, Finish, Stops, fbm, mix, ramp, rgb, sample, smooth
from picture_indoors import walker
from picture_sky import ridge, sky


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
        c.poly(
            [(x, 252 - high), (x + wide, 252 - high), (x + wide, 256), (x, 256)],
            tint,
            to=mix(tint, (214, 216, 210), 0.5),
        )
        for wy in np.arange(252 - high + 3, 250, 3.4):
            c.line([(x + 1.5, wy), (x + wide - 1.5, wy)], (104, 118, 134), 0.9, 0.4)
    for _ in range(260):
        size = c.rng.uniform(3, 8)
        c.oval(
            c.rng.uniform(0, 1000),
            258 - size * 0.3,
            size * 1.3,
            size,
            mix((64, 92, 62), (112, 128, 76), c.rng.random()),
            alpha=0.9,
            blur=0.6,
        )
    camera = Camera(c, 214, 780, 11.5, 430)
    roof = c.rows() > 256
    depth = 780 * 11.5 / np.maximum(c.rows() - 214, 4)
    across = (c.columns() - 430) * depth / 780
    seams = 0.94 + 0.06 * smooth(-0.85, -0.6, np.sin(across * 5.2))
    patina = sample(fbm((500, 500), 66, (20, 20), 5), across / 60, depth / 60)
    floor = rgb((186, 190, 190)) * (seams * (1 + 0.035 * patina))[..., None]
    c.blend(roof.astype(np.float32) + 0 * across, floor)
    c.poly(
        [
            camera.at(-200, 0.9, 160),
            camera.at(200, 0.9, 160),
            camera.at(200, 0, 160),
            camera.at(-200, 0, 160),
        ],
        (206, 208, 206),
    )
    for z in np.arange(150, 11.5, -4.6):
        for block in (-1, 1):
            panel_row(c, camera, z, block)
    technician(c, camera, 0.4, 26)
    technician(c, camera, 1.7, 27.5)
    return {"bloom": 0.25, "contrast": 0.16}


def panel_row(c: Canvas, camera: Camera, z: float, block: int) -> None:
    """One tilted row of panels on one side of the gangway, with its shadow."""
    near, far = (2.4, 62.0) if block > 0 else (-2.4, -62.0)
    c.poly(
        [
            camera.at(near, 0, z - 1.2),
            camera.at(far, 0, z - 1.2),
            camera.at(far, 0, z + 2.4),
            camera.at(near, 0, z + 2.4),
        ],
        (70, 78, 86),
        alpha=0.55,
        blur=0.4,
    )
    low, high = 0.5, 2.1
    haze = np.clip((z - 20) / 170, 0, 0.75)
    for number in range(30):
        a = near + (far - near) * number / 30
        b = near + (far - near) * (number + 0.96) / 30
        corners = [
            camera.at(a, high, z + 2.6),
            camera.at(b, high, z + 2.6),
            camera.at(b, low, z),
            camera.at(a, low, z),
        ]
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
        c.line(
            [tuple(q[0] + (q[1] - q[0]) * t), tuple(q[3] + (q[2] - q[3]) * t)],
            tint,
            0.22 * width,
            0.8,
        )
    for t in np.linspace(0, 1, 5)[1:-1]:
        c.line(
            [tuple(q[0] + (q[3] - q[0]) * t), tuple(q[1] + (q[2] - q[1]) * t)],
            tint,
            0.22 * width,
            0.8,
        )


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
        glass = ramp(
            cloud + dy * 3, [(-2, (196, 214, 224)), (0, (150, 188, 214)), (3, (84, 136, 188))]
        )
        rib = (np.abs(wz % 4 - 2) > 1.88) | (np.abs(wx % 1.5 - 0.75) > 0.715)
        glass = np.where(
            rib[..., None],
            rgb((226, 232, 234)) * (0.62 + 0.3 * smooth(0, 6, np.abs(wx)))[..., None],
            glass,
        )
        out = ramp(
            wy,
            [
                (0, (84, 108, 76)),
                (1.6, (110, 136, 108)),
                (2.3, (190, 208, 206)),
                (5, (160, 194, 216)),
            ],
        )
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
        for place in (-7.2, 7.2, -4.7, 4.7, -2.3, 2.3):
            bed(c, camera, place, float(z))
        if abs(z % 4 - 2) < 0.31:
            for place in (-4.7, 4.7):
                tube(c, camera, place, float(z))
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
    c.poly(
        [a, b, (b[0], b[1] + 0.2 * k), (a[0], a[1] + 0.2 * k)],
        mix(pale, (120, 130, 136), 0.2),
        to=mix(pale, (90, 100, 106), 0.5),
    )
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
            c.oval(
                px + np.cos(turn) * reach * k,
                py - np.sin(turn) * reach * 0.9 * k - 0.03 * k,
                c.rng.uniform(0.05, 0.1) * k,
                c.rng.uniform(0.04, 0.08) * k,
                mix(tint, (255, 255, 220), 0.18),
                to=mix(tint, (16, 36, 20), 0.35),
                alpha=0.96,
            )


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
    coat = [
        (-0.24, 0.42),
        (-0.25, 1.0),
        (-0.24, 1.32),
        (-0.11, 1.46),
        (0.11, 1.46),
        (0.24, 1.32),
        (0.23, 1.0),
        (0.27, 0.42),
    ]
    c.poly([(px + a * k * 1, py - b * k) for a, b in coat], white, to=(190, 200, 206))
    c.line([(px, py - 1.4 * k), (px + 0.01 * k, py - 0.45 * k)], (196, 204, 210), 0.02 * k)
    c.line(
        [
            (px - turn * 0.2 * k, py - 1.3 * k),
            (px - turn * 0.36 * k, py - 1.02 * k),
            (px - turn * 0.62 * k, py - 1.06 * k),
        ],
        mix(white, (180, 190, 198), 0.4),
        0.13 * k,
    )
    c.line(
        [
            (px + turn * 0.18 * k, py - 1.3 * k),
            (px + turn * 0.2 * k, py - 1.0 * k),
            (px - turn * 0.12 * k, py - 0.98 * k),
        ],
        mix(white, (170, 180, 190), 0.5),
        0.13 * k,
    )
    c.poly(
        [
            (px - turn * a * k, py - b * k)
            for a, b in ((0.08, 0.94), (0.34, 0.98), (0.36, 1.18), (0.1, 1.14))
        ],
        (40, 48, 58),
        to=(70, 84, 98),
    )
    c.oval(
        px - turn * 0.03 * k, py - 1.6 * k, 0.1 * k, 0.135 * k, (196, 150, 122), to=(150, 108, 86)
    )
    c.oval(px + turn * 0.01 * k, py - 1.66 * k, 0.118 * k, 0.11 * k, (40, 32, 32))


def ginkgo(c: Canvas) -> Finish:
    """An avenue of ginkgo trees in full yellow, painted in dabs."""
    stops: Stops = [(0, (146, 184, 216)), (300, (232, 232, 220)), (460, (255, 240, 206))]
    sky(c, stops, 0.3, (255, 252, 244), (206, 214, 220))
    camera = Camera(c, 452, 700, 1.9)
    c.glow(470, 430, 380, (255, 240, 190), 0.7)
    ground = smooth(0, 1, c.rows() - 452)
    depth = 700 * 1.9 / np.maximum(c.rows() - 452, 3)
    across = (c.columns() - 500) * depth / 700
    fall = smooth(
        1.5,
        2.7,
        np.abs(across) + 0.45 * sample(fbm((400, 400), 61, (40, 40), 5), across / 10, depth / 20),
    )
    road = (
        rgb((168, 158, 150))
        * (0.92 + 0.04 * sample(fbm((400, 400), 62, (80, 80), 4), across / 6, depth / 12))[
            ..., None
        ]
    )
    litter = ramp(
        sample(fbm((900, 900), 63, (160, 160), 4, 0.8), across / 9, depth / 16),
        [(-2, (150, 100, 36)), (0, (222, 170, 56)), (2, (250, 214, 104))],
    )
    shadow = smooth(
        0.0,
        1.2,
        np.sin(depth * 0.9 + across * 0.5)
        + 0.6 * sample(fbm((300, 300), 64, (30, 30), 4), across / 8, depth / 14),
    )
    floor = (road + (litter - road) * fall[..., None]) * (1 - 0.3 * shadow * np.exp(-depth / 60))[
        ..., None
    ]
    haze = (1 - np.exp(-depth / 60))[..., None]
    c.blend(ground + 0 * across, floor * (1 - haze) + rgb((255, 236, 190)) * haze)
    for z in np.geomspace(90, 5.4, 17):
        for sign in (-1, 1):
            tree(c, camera, float(z), 3.9 * sign)
        if 8 < z < 30:
            walker(
                c,
                camera,
                float(c.rng.uniform(-1.3, 1.3)),
                float(z) * 0.95,
                mix((60, 80, 120), (170, 70, 60), c.rng.random()),
            )
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
    c.poly(
        [
            (foot[0] - 0.22 * k, foot[1]),
            (foot[0] + 0.22 * k, foot[1]),
            (crown[0] + 0.08 * k, crown[1]),
            (crown[0] - 0.08 * k, crown[1]),
        ],
        bark,
    )
    c.line(
        [(foot[0] + 0.1 * k, foot[1]), (crown[0] + 0.04 * k, crown[1])],
        mix(bark, (255, 224, 160), 0.4),
        0.07 * k,
        0.7,
        0.02 * k,
    )
    for _ in range(9):
        turn, reach = c.rng.uniform(0.4, np.pi - 0.4), c.rng.uniform(0.9, 1.8)
        start = foot[1] - c.rng.uniform(2.6, 4.6) * k
        c.line(
            [
                (foot[0] + lean * k * 0.7, start),
                (foot[0] + np.cos(turn) * reach * k, start - np.sin(turn) * reach * k),
            ],
            bark,
            0.035 * k,
        )
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
        light = float(
            np.clip(
                0.15
                + 0.7 * share
                + 0.22 * sun * np.cos(turn) * reach
                - 0.22 * np.sin(turn) * reach,
                0,
                1,
            )
        )
        tint = mix(mix((130, 84, 22), (255, 214, 74), light), (255, 238, 180), fade)
        size = c.rng.uniform(0.04, 0.12) * k * (1.35 - 0.75 * share) * (0.55 if z < 12 else 0.85)
        c.oval(px, py, size * 1.25, size, tint, alpha=0.82)
