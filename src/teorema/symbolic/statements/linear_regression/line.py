"""The line through a cloud of points, by means and sums of products."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Entry, index, scalar, total, vector
from teorema.symbolic.calculus.systems import lift
from teorema.symbolic.claims import All, Equal
from teorema.symbolic.statement import Hypothesis, Mistake, Statement
from teorema.symbolic.statements.linear_regression.letters import LIQUET, defined, n, y

i: Final = index("i")
x: Final = vector("x", "n")
b: Final = scalar("b")
w: Final = scalar("w")
xbar: Final = scalar("xbar", r"\bar{x}", spoken=Text("the mean of x", "el promedio de x"))
ybar: Final = scalar("ybar", r"\bar{y}", spoken=Text("the mean of y", "el promedio de y"))
Sxx: Final = scalar("Sxx", "S_{xx}", spoken=Text("S x x", "S x x"))
Sxy: Final = scalar("Sxy", "S_{xy}", spoken=Text("S x y", "S x y"))
Syy: Final = scalar("Syy", "S_{yy}", spoken=Text("S y y", "S y y"))
_rss = total(i, 1, n, (Entry(y, i) - b - w * Entry(x, i)) ** 2)
_LINE: Final = All(Equal(w, Sxy / Sxx), Equal(b, ybar - w * xbar), Equal(_rss, Syy - Sxy**2 / Sxx))

LINE: Final = Statement(
    id="linear_regression-line",
    kind="theorem",
    title=Text("The line through a cloud of points", "La recta de una nube de puntos"),
    claim=_LINE,
    rewrite=All(Equal(w * Sxx, Sxy), Equal(b + w * xbar, ybar), Equal(_rss, Syy - w * Sxy)),
    mistakes=(
        Mistake(
            "the-other-line",
            Text("the line of x on y", "la recta de x sobre y"),
            _LINE.but(1, Equal(w * Sxy, Syy)),
        ),
        Mistake("through-the-origin", Text("the ratio of the means", "el cociente de los promedios"), _LINE.but(1, Equal(w * xbar, ybar))),
        Mistake("intercept-sign", Text("the wrong sign", "el signo equivocado"), _LINE.but(2, Equal(b, ybar + w * xbar))),
        Mistake("not-explained", Text("the whole variation", "toda la variación"), _LINE.but(3, Equal(_rss, Syy))),
        Mistake(
            "slope-squared",
            Text("the slope for the variation explained", "la pendiente en lugar de la variación explicada"),
            _LINE.but(3, Equal(_rss, Syy - w**2)),
        ),
    ),
    hypotheses=(
        Hypothesis(
            Text("the $x_i$ are not all equal", "los $x_i$ no son todos iguales"),
            lambda point: len(set(lift(point["x"]).entries)) > 1,
        ),
    ),
    where=(
        defined(
            "w",
            r"$b$ and $w$ are what `regression_line` computes, $\bar{x}$ and $\bar{y}$ the means",
            r"$b$ y $w$ son lo que calcula `regression_line`, $\bar{x}$ e $\bar{y}$ los promedios",
        ),
        defined(
            "Sxx",
            r"$S_{xx}=\sum_i(x_i-\bar{x})^2$, $S_{xy}=\sum_i(x_i-\bar{x})(y_i-\bar{y})$, $S_{yy}=\sum_i(y_i-\bar{y})^2$",
            r"$S_{xx}=\sum_i(x_i-\bar{x})^2$, $S_{xy}=\sum_i(x_i-\bar{x})(y_i-\bar{y})$, $S_{yy}=\sum_i(y_i-\bar{y})^2$",
        ),
    ),
    given=Text("$x,y\\in\\RR^n$", "$x,y\\in\\RR^n$"),
    uses=("linear_regression-formula",),
    source=LIQUET,
)  # fmt: skip
