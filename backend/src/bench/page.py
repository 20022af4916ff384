"""Where figures go: printed, and, when they are medians of five runs, put between their marks in the page of performance."""
import datetime
import math
import os
import statistics
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs/performance/README.md"
RUNS = 5


def put(name, command, runs, columns, rows, note, more=""):
    """Name: of the marks, `<!-- name -->` and `<!-- /name -->`."""
    lines = [columns, ["---"] * len(columns), *rows]
    text = "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)
    text += f"\n\n{note} {datetime.date.today()}, {machine()}; medians of {runs} runs by `{command}`.{more}\n"
    print(text)
    if runs >= RUNS:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"<!-- /{name} -->")
        assert end, f"{PAGE} has no marks for {name}"
        PAGE.write_text(f"{before}<!-- {name} -->\n{text}{end}{after}", encoding="utf-8")


def machine():
    models = [line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("model name")]
    return f"{models[0] + ', ' if models else ''}{os.cpu_count()} processors"


def median(values):
    return statistics.median(values)


WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 400, 80, 150, 40, 50
COLOURS = ["#b4551d", "#1d5fb4", "#3d7a2a"]


def draw(name, title, lines):
    """Draws lines over the number of incidents, both in powers of ten. Lines: points (incidents, figure) by name."""
    xs, ys = zip(*[point for points in lines.values() for point in points])
    across, up = scale(xs, LEFT, WIDTH - RIGHT), scale(ys, HEIGHT - BOTTOM, TOP)
    parts = [f'<text x="{LEFT}" y="20" font-weight="bold">{title}</text>',
             f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">incidents</text>']
    for value, x in ticks(across):
        parts.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>'
                     f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{value:,}</text>')
    for value, y in ticks(up):
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>'
                     f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:,}</text>')
    for (line, points), colour in zip(lines.items(), COLOURS):
        path = "L".join(f"{across(x):.1f} {up(y):.1f}" for x, y in points)
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
                     f'<text x="{across(points[-1][0]) + 8:.1f}" y="{up(points[-1][1]) + 4:.1f}" fill="{colour}">{line}</text>')
    (PAGE.parent / f"{name}.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">'
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(parts)}</svg>\n', encoding="utf-8")


def scale(values, begin, end):
    """From a value to its place, and from the first power of ten to the last in `powers`."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    high = max(high, low + 1)
    place = lambda value: begin + (math.log10(value) - low) / (high - low) * (end - begin)
    place.powers = range(low, high + 1)
    return place


def ticks(place):
    return [(10 ** power, place(10 ** power)) for power in place.powers]
