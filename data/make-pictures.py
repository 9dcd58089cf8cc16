#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Draws the pictures of the demo articles: flat landscapes of the province, by our own hand, so no rights of others are touched.

    python3 data/make-pictures.py      writes data/profiles/tuyen-quang/pictures/*.png (needs Chromium, which turns SVG into PNG)
"""
import math
import random
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "data/profiles/tuyen-quang/pictures"
WIDTH, HEIGHT = 1280, 720


def rect(x, y, w, h, fill, more=""):
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{fill}" {more}/>'


def circle(x, y, r, fill, more=""):
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{r:.0f}" fill="{fill}" {more}/>'


def polygon(points, fill, more=""):
    return f'<polygon points="{" ".join(f"{x:.0f},{y:.0f}" for x, y in points)}" fill="{fill}" {more}/>'


def curve(points, fill="none", more=""):
    """A smooth line through the points, closed to the bottom when filled."""
    text = f"M{points[0][0]:.0f},{points[0][1]:.0f}"
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        middle = (x0 + x1) / 2
        text += f" C{middle:.0f},{y0:.0f} {middle:.0f},{y1:.0f} {x1:.0f},{y1:.0f}"
    if fill != "none":
        text += f" L{WIDTH},{HEIGHT} L0,{HEIGHT} Z"
    return f'<path d="{text}" fill="{fill}" {more}/>'


def sky(top, bottom):
    bands = 40
    return "".join(rect(0, i * HEIGHT / bands, WIDTH, HEIGHT / bands + 1, mix(top, bottom, i / (bands - 1))) for i in range(bands))


def mix(a, b, t):
    part = lambda color: [int(color[i:i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(x + (y - x) * t):02x}" for x, y in zip(part(a), part(b)))


def hills(chance, base, height, fill, step=160):
    points = [(x, base - chance.random() * height) for x in range(-step, WIDTH + 2 * step, step)]
    return curve(points, fill)


def peaks(chance, base, height, fill, width=110):
    """Limestone: steep and narrow."""
    points, x = [(-60, base)], -60
    while x < WIDTH + 60:
        w = width * (0.7 + chance.random())
        points += [(x + w * 0.35, base - height * (0.5 + chance.random() / 2)), (x + w * 0.6, base - height * (0.45 + chance.random() / 2)),
                   (x + w, base - height * 0.12 * chance.random())]
        x += w
    return curve(points, fill)


def tree(x, y, size, crown, trunk="#5b4636"):
    return (rect(x - size * 0.06, y - size * 0.4, size * 0.12, size * 0.4, trunk)
            + "".join(circle(x + dx * size, y - size * (0.6 + dy), size * r, mix(crown, "#0b3b2e", shade))
                      for dx, dy, r, shade in ((-0.22, 0, 0.28, 0.2), (0.22, 0.02, 0.27, 0.12), (0, 0.22, 0.32, 0))))


def stilt_house(x, y, size):
    wall, roof, wood = "#b98b57", "#6e4b2a", "#4c3522"
    posts = "".join(rect(x + size * k, y - size * 0.35, size * 0.05, size * 0.35, wood) for k in (0.06, 0.34, 0.62, 0.9))
    body = rect(x, y - size * 0.68, size, size * 0.34, wall) + rect(x, y - size * 0.37, size, size * 0.05, wood)
    windows = "".join(rect(x + size * k, y - size * 0.6, size * 0.13, size * 0.16, wood) for k in (0.14, 0.43, 0.72))
    top = polygon([(x - size * 0.14, y - size * 0.64), (x + size * 0.14, y - size * 1.1), (x + size * 0.86, y - size * 1.1),
                   (x + size * 1.14, y - size * 0.64)], roof)
    stairs = polygon([(x - size * 0.2, y), (x - size * 0.12, y), (x + size * 0.06, y - size * 0.36), (x - size * 0.02, y - size * 0.36)], wood)
    return posts + body + windows + stairs + top


def star(x, y, r, fill):
    points = []
    for i in range(10):
        radius = r if i % 2 == 0 else r * 0.382
        angle = math.pi * i / 5 - math.pi / 2
        points.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    return polygon(points, fill)


def mountains(chance):
    return (sky("#8fc3dd", "#f4ead2") + circle(980, 190, 70, "#fbe3a2") + hills(chance, 430, 190, "#86a9b3") + hills(chance, 480, 170, "#5f8f86")
            + hills(chance, 560, 150, "#3f7560") + curve([(700, 470), (640, 530), (720, 600), (520, 720)], "none", 'stroke="#a9d3dc" stroke-width="70"')
            + hills(chance, 690, 90, "#2d5a45", 220).replace('fill="#2d5a45"', 'fill="#2d5a45" opacity="0.9"'))


def terraces(chance):
    scene = sky("#a7d0e4", "#f7e6bf") + hills(chance, 330, 150, "#7fa29a") + hills(chance, 390, 120, "#55826f")
    for i in range(11):
        y = 380 + i * 33
        shade = mix("#f0cf63", "#b7892c", i / 11)
        points = [(x, y + 26 * math.sin(x / 190 + i * 0.8) + 10 * math.sin(x / 70 + i)) for x in range(-40, WIDTH + 80, 40)]
        scene += curve(points, shade, 'stroke="#8a6a22" stroke-width="3"')
    return scene + stilt_house(880, 470, 90) + stilt_house(1010, 505, 70)


def lake(chance):
    scene = sky("#9fd0e6", "#eef4ea") + peaks(chance, 430, 260, "#9ab7b5", 150) + peaks(chance, 440, 190, "#5d8c7f", 120)
    scene += rect(0, 440, WIDTH, 280, "#7fbcc9")
    for i in range(16):
        scene += rect(chance.randrange(0, WIDTH), 460 + i * 16, 60 + chance.randrange(160), 3, "#a9d8de")
    boat = polygon([(520, 590), (760, 590), (720, 622), (560, 622)], "#6b4a2c") + polygon([(575, 590), (590, 555), (690, 555), (705, 590)], "#a5763f")
    return scene + boat + curve([(0, 680), (220, 640), (420, 700), (640, 720)], "#2f6b52")


def stone_plateau(chance):
    scene = sky("#b9cbd6", "#efe6d6") + peaks(chance, 450, 330, "#a3adb1", 170) + peaks(chance, 540, 300, "#7c878a", 150)
    scene += peaks(chance, 640, 260, "#5a6668", 170)
    road = [(1280, 470), (1040, 500), (900, 560), (640, 560), (520, 640), (250, 650), (120, 720)]
    scene += curve(road, "none", 'stroke="#d9cdb4" stroke-width="22" stroke-linecap="round"')
    scene += curve(road, "none", 'stroke="#f6efdf" stroke-width="3" stroke-dasharray="18 16"')
    for _ in range(120):
        scene += circle(chance.randrange(0, WIDTH), chance.randrange(660, 720), 4, chance.choice(["#c98bb9", "#e3b6d5", "#8f5e8a"]))
    return scene


def flag_tower(chance):
    scene = sky("#7fb9de", "#e8f1ee") + hills(chance, 470, 160, "#8aa9a4") + hills(chance, 560, 170, "#4e7d63")
    scene += curve([(0, 720), (240, 600), (560, 430), (660, 420), (780, 440), (1060, 610), (1280, 720)], "#376248")
    tower = polygon([(610, 430), (710, 430), (695, 250), (625, 250)], "#d8d0bd") + rect(612, 236, 96, 16, "#b9ae95") + rect(656, 60, 6, 180, "#6d6d6d")
    return scene + tower + rect(662, 66, 174, 116, "#da251d") + star(749, 124, 38, "#ffff00")


def banyan(chance):
    scene = sky("#bfe0e6", "#f6efd4") + hills(chance, 420, 140, "#7fa99a") + rect(0, 470, WIDTH, 250, "#7da659") + hills(chance, 640, 40, "#94b96a")
    scene += polygon([(560, 640), (600, 430), (640, 400), (690, 430), (740, 640)], "#5f4a36")
    for k in (-60, -30, 40, 75):
        scene += rect(650 + k, 420, 9, 200, "#6f5843")
    for _ in range(60):
        angle, far = chance.random() * math.tau, chance.random()
        scene += circle(650 + 320 * far * math.cos(angle), 290 + 150 * far * math.sin(angle), 62, mix("#4b8a3f", "#1f5a34", chance.random()))
    house = rect(980, 540, 190, 70, "#b98b57") + polygon([(940, 545), (1000, 470), (1150, 470), (1210, 545)], "#7b4a35") + rect(1050, 560, 40, 50, "#4c3522")
    return scene + house


def lanterns(chance):
    scene = sky("#141a3c", "#3b2f5e") + circle(1060, 130, 62, "#f6edc4")
    scene += "".join(circle(chance.randrange(WIDTH), chance.randrange(300), 2, "#f3efdc") for _ in range(70))
    scene += rect(0, 560, WIDTH, 160, "#1d1b33")
    for x in range(40, WIDTH, 110):
        scene += rect(x, 420 + (x * 7) % 60, 80, 150, mix("#2a2748", "#40385e", (x * 13 % 50) / 50)) + rect(x + 22, 470, 14, 20, "#f2c45a")
    for x, y, r, color in ((260, 400, 92, "#d9463b"), (640, 360, 112, "#e9a23b"), (1010, 420, 84, "#3f9e8f")):
        scene += circle(x, y, r * 1.35, color, 'opacity="0.25"') + star(x, y, r, color) + star(x, y, r * 0.55, "#fff1b8") + circle(x, y, r, "none", f'stroke="{color}" stroke-width="8"')
        scene += rect(x - 3, y + r, 6, 170, "#6d5a3f")
    for x in range(20, WIDTH, 36):
        scene += circle(x, 655 + (x * 5) % 24, 13, "#0f0e1f") + rect(x - 11, 665 + (x * 5) % 24, 22, 60, "#0f0e1f")
    return scene


def tea_hills(chance):
    scene = sky("#b5dbe3", "#f3f0d8") + hills(chance, 360, 150, "#8fb5a2")
    for k in range(3):
        base, color = 420 + k * 95, ["#6fa05a", "#55893f", "#3f7230"][k]
        shape = [(x, base + 60 * math.sin(x / (230 + 40 * k) + k * 2)) for x in range(-80, WIDTH + 160, 80)]
        scene += curve(shape, color)
        for row in range(1, 6):
            scene += curve([(x, y + row * 22) for x, y in shape], "none", f'stroke="{mix(color, "#1d4420", 0.45)}" stroke-width="7"')
    return scene + tree(1090, 470, 150, "#3e7a3a") + tree(1170, 480, 110, "#4b8a3f")


def orchard(chance):
    scene = sky("#a9d7ea", "#f8f1da") + hills(chance, 400, 140, "#83ab97") + rect(0, 440, WIDTH, 280, "#8fb45f")
    for row in range(3):
        for x in range(60 + row * 50, WIDTH, 210):
            y, size = 520 + row * 95, 130 + row * 40
            scene += tree(x, y, size, "#3c8143")
            for _ in range(9):
                scene += circle(x + (chance.random() - 0.5) * size * 0.7, y - size * (0.5 + chance.random() * 0.45), size * 0.05, "#f08a1d")
    return scene


def village(chance):
    scene = sky("#bfdcea", "#f8e9cf") + circle(240, 170, 60, "#fbdc94") + hills(chance, 400, 170, "#7ea59e") + hills(chance, 470, 110, "#4f8268")
    scene += rect(0, 500, WIDTH, 220, "#9cc069")
    for i in range(6):
        scene += rect(0, 560 + i * 28, WIDTH, 4, "#7fa650")
    scene += stilt_house(160, 600, 200) + stilt_house(560, 570, 150) + stilt_house(880, 620, 220)
    return scene + tree(470, 600, 150, "#3f7d45") + tree(800, 590, 130, "#4d8b4a") + tree(1190, 620, 170, "#3a7741")


def motorway(chance):
    scene = sky("#a8cfe4", "#f2eddb") + hills(chance, 400, 190, "#84a8a5") + hills(chance, 500, 160, "#55866d") + hills(chance, 680, 90, "#3b6b4e")
    scene += polygon([(0, 470), (1280, 400), (1280, 432), (0, 510)], "#c9c9c4") + polygon([(0, 487), (1280, 414), (1280, 418), (0, 493)], "#ffffff")
    for x in range(90, WIDTH, 190):
        top = 505 - x * 0.062
        scene += polygon([(x, top), (x + 34, top - 2), (x + 28, 720), (x + 6, 720)], "#a9aaa6")
    for x, color in ((240, "#c8372d"), (620, "#2f6fa5"), (940, "#e6e6e6")):
        y = 474 - x * 0.055
        scene += rect(x, y, 64, 18, color, 'rx="6"') + rect(x + 12, y - 13, 36, 15, color, 'rx="6"') + circle(x + 15, y + 19, 7, "#2b2b2b") + circle(x + 50, y + 19, 7, "#2b2b2b")
    return scene


def public_desk(chance):
    scene = rect(0, 0, WIDTH, HEIGHT, "#eaf1f4") + rect(0, 560, WIDTH, 160, "#c9d8dc") + rect(90, 90, 420, 250, "#d3e6ee") + rect(90, 210, 420, 6, "#ffffff")
    scene += curve([(90, 320), (200, 250), (300, 300), (400, 240), (510, 310)], "none", 'stroke="#7fa99a" stroke-width="26"')
    scene += rect(120, 470, 1040, 40, "#9c6b3f") + rect(150, 510, 980, 150, "#b98352")
    for x in (250, 600, 950):
        scene += rect(x, 330, 190, 120, "#33475b", 'rx="8"') + rect(x + 12, 342, 166, 96, "#dfeff5") + rect(x + 80, 450, 30, 22, "#33475b")
        for line, width in enumerate((120, 90, 135)):
            scene += rect(x + 28, 360 + line * 22, width, 9, ["#c8372d", "#7fa7bd", "#7fa7bd"][line])
    for x, color in ((640, "#2f6f8f"), (1000, "#c8372d")):
        scene += polygon([(x - 80, 330), (x - 55, 235), (x + 55, 235), (x + 80, 330)], color) + circle(x, 163, 52, "#2b2420") + circle(x, 180, 44, "#e7bd94")
    return scene


def storm(chance):
    scene = sky("#6d7f8c", "#b9c4c6") + hills(chance, 420, 180, "#5f7a7c") + hills(chance, 500, 140, "#47665c")
    scene += "".join(circle(x, 110 + (x * 7) % 50, 90, "#56656f") for x in range(0, WIDTH + 80, 95))
    scene += curve([(0, 560), (260, 530), (620, 570), (960, 540), (1280, 580)], "#a58a62") + curve([(0, 610), (300, 590), (700, 630), (1280, 620)], "#b89b70")
    for _ in range(150):
        x, y = chance.randrange(WIDTH), chance.randrange(150, 620)
        scene += f'<line x1="{x}" y1="{y}" x2="{x - 10}" y2="{y + 34}" stroke="#d7e0e3" stroke-width="2"/>'
    return scene + stilt_house(930, 520, 130)


SCENES = {"doi-nui": mountains, "ruong-bac-thang": terraces, "ho-na-hang": lake, "cao-nguyen-da": stone_plateau, "cot-co": flag_tower,
          "cay-da": banyan, "den-trung-thu": lanterns, "doi-che": tea_hills, "vuon-cam": orchard, "ban-lang": village, "cao-toc": motorway,
          "mot-cua": public_desk, "mua-lu": storm}


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, draw in SCENES.items():
            page = Path(folder) / f"{name}.html"
            page.write_text(f'<!doctype html><style>body{{margin:0}}</style><svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
                            f'viewBox="0 0 {WIDTH} {HEIGHT}">{draw(random.Random(name))}</svg>')
            subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/profile",
                            f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={OUT / name}.png", page.as_uri()], check=True, capture_output=True)
            print(name, (OUT / f"{name}.png").stat().st_size)


if __name__ == "__main__":
    main()
