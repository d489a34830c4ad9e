"""Pictures of the tank: its taps and its outflow, its level against the time, and descent towards the line of solutions."""

from __future__ import annotations

from typing import Final

import numpy as np
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from teorema.ground.svg import element, picture, words
from teorema.ground.text import Text
from teorema.numeric.water_tank import Tank, simulate_tank, tank_descent, tank_solve
from teorema.tools.site.axes import LEFT, SIDE, TOP, clipped, disc, frame, path, place
from teorema.tools.site.domain import complain
from teorema.tools.site.pictures import figure

TAPS: Final = Text(
    "A tank: two taps with pressures P and knobs K let water in, an outflow R lets it out; V is its volume",
    "Un tanque: dos canillas con presiones P y ajustes K dejan entrar agua, un flujo R la deja salir; V es su volumen",
)
LEVELS: Final = Text(
    "Volume against time from an almost empty tank: straight with a constant outflow, bent towards an equilibrium by Torricelli, and cut at zero when it runs empty",
    "Volumen en función del tiempo desde un tanque casi vacío: recto con flujo saliente constante, curvado hacia un equilibrio según Torricelli, y cortado en cero cuando se vacía",
)
DESCENT: Final = Text(
    "Level lines of the cost over two knobs: parallel lines. Two paths of descent reach the line of solutions, each at the point nearest to its start; the box of knobs between 0 and 1 lies below the line",
    "Curvas de nivel del costo según dos ajustes: rectas paralelas. Dos caminos del descenso llegan a la recta de soluciones, cada uno en el punto más cercano a su comienzo; la caja de ajustes entre 0 y 1 queda por debajo de la recta",
)
CONSTANT: Final = Text("constant outflow", "flujo saliente constante")
TORRICELLI: Final = Text("Torricelli", "Torricelli")
EMPTY: Final = Text("runs empty", "se vacía")
SOLUTIONS: Final = Text("solutions; square: 0 ≤ K ≤ 1", "soluciones; cuadrado: 0 ≤ K ≤ 1")

BOARD: Final = Tank(np.array([3.0, 1.0]), 2.0, 10.0, 0.0)
"""The tank of the problems at the board."""


def taps(lang: str) -> str:
    """The tank with two taps, its outflow and its letters."""
    line = {"stroke": "currentColor", "stroke_width": 2, "fill": "none"}
    water = {"fill": "var(--tm-accent)", "fill_opacity": 0.25}
    text = {"fill": "currentColor", "font_size": 14, "text_anchor": "middle"}
    parts = [
        element("rect", x=60, y=150, width=180, height=90, **water),
        element("path", d="M60,80V240H240V80", **line),
    ]
    for k, x in enumerate((95, 180), start=1):
        parts.append(element("path", d=f"M{x},28V70", **line))
        parts.append(element("path", d=f"M{x - 14},40H{x + 14}", **{**line, "stroke_width": 5}))
        parts.append(
            element("path", d=f"M{x},74V146", stroke="var(--tm-accent)", stroke_width=3, stroke_dasharray="6 4")
        )
        parts.append(words(x, 20, f"P_{{{k}}}", **text))
        parts.append(words(x + 30, 45, f"K_{{{k}}}", **text))
        parts.append(words(x + 32, 112, f"K_{{{k}}}P_{{{k}}}", **{**text, "fill": "var(--tm-accent)"}))
    parts.append(words(150, 200, "V", **{**text, "font_size": 18}))
    parts.append(element("path", d="M240,225H290", stroke="var(--tm-warm)", stroke_width=3, stroke_dasharray="6 4"))
    parts.append(words(300, 230, "R", **{**text, "fill": "var(--tm-warm)"}))
    return picture(314, 250, TAPS[lang], *parts, class_="tank")


def levels(lang: str) -> str:
    """Three simulated volumes: r = 2 and R = 3/2; r = 2 by Torricelli with k = 1, equilibrium 4; r = 1 and R = 3/2 from 4."""
    window = (0.0, 12.0, -0.5, 11.5)
    steps, times = 240, np.linspace(0.0, 12.0, 241)
    one, two = np.array([[1.0]]), np.array([[2.0]])
    runs = (
        (simulate_tank(Tank(one, 1.5, 12.0, 0.5), two, steps), "none", "var(--tm-accent)", CONSTANT),
        (simulate_tank(Tank(one, 0.0, 12.0, 0.5), two, steps, torricelli=1.0), "7 3", "var(--tm-warm)", TORRICELLI),
        (simulate_tank(Tank(one, 1.5, 12.0, 4.0), one, steps), "2 3", "currentColor", EMPTY),
    )
    drawn, legend = [], []
    foot = TOP + SIDE + 48
    for k, (volumes, dashes, colour, title) in enumerate(runs):
        style = {"stroke": colour, "stroke_dasharray": dashes, "stroke_width": 2.2}
        drawn.append(path(window, zip(times.tolist(), map(float, volumes), strict=True), **style))
        legend.append(element("line", x1=LEFT, y1=foot + 18 * k - 4, x2=LEFT + 30, y2=foot + 18 * k - 4, **style))
        legend.append(words(LEFT + 38, foot + 18 * k, title[lang], fill="currentColor", font_size=13))
    parts = frame(window, ("t", "V"), range(0, 12, 2))
    return picture(
        LEFT + SIDE + 10, foot + 44, LEVELS[lang], *parts, *clipped("tm-levels", drawn), *legend, class_="tank"
    )


def descent(lang: str) -> str:
    """The cost of the tank of the board over its knobs, and descent from (0, 0) and from (4, 0)."""
    window = (-0.5, 4.5, -1.5, 3.5)
    drawn = []
    for shift in (-8, -6, -4, -2, 2, 4, 6):
        ends = [(x, 10 + shift - 3 * x) for x in window[:2]]
        drawn.append(path(window, ends, stroke="currentColor", stroke_opacity=0.35, stroke_width=1))
    drawn.append(path(window, [(x, 10 - 3 * x) for x in window[:2]], stroke="var(--tm-accent)", stroke_width=2.4))
    box = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    drawn.append(path(window, box, stroke="currentColor", stroke_width=1.4))
    for start in ([0.0, 0.0], [4.0, 0.0]):
        run = [K.ravel().tolist() for K in tank_descent(BOARD, start, 80.0, 1 / 2500, 14)]
        drawn.append(path(window, run, stroke="var(--tm-warm)", stroke_dasharray="5 3"))
        drawn += [disc(window, K, "var(--tm-warm)", 2.6) for K in run]
    a, b = place(window, *tank_solve(BOARD, 80.0).ravel().tolist())
    drawn.append(element("circle", cx=a, cy=b, r=6.0, fill="none", stroke="currentColor", stroke_width=2))
    parts = frame(window, ("K_{1}", "K_{2}"), range(-1, 5))
    foot = TOP + SIDE + 48
    parts.append(
        element("line", x1=LEFT, y1=foot - 4, x2=LEFT + 24, y2=foot - 4, stroke="var(--tm-accent)", stroke_width=2.4)
    )
    parts.append(words(LEFT + 30, foot, SOLUTIONS[lang], fill="currentColor", font_size=13))
    return picture(LEFT + SIDE + 10, foot + 10, DESCENT[lang], *parts, *clipped("tm-descent", drawn), class_="tank")


_DRAWINGS: Final = {"taps": taps, "levels": levels, "descent": descent}


class TankPicture(SphinxDirective):
    """`{tank} taps`, `levels` or `descent`: one picture; the content is a caption."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        if name not in _DRAWINGS:
            complain(
                "%r: must be one of %s", name, ", ".join(_DRAWINGS), location=self.get_location(), subtype="unknown"
            )
            return []
        return [figure(self, _DRAWINGS[name](self.config.language))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("tank", TankPicture)
