"""The letters of piece 06 and the named functions as the lecture writes them, each with its derivatives."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import scalar
from teorema.symbolic.calculus.maps import Function as Function
from teorema.symbolic.calculus.maps import function
from teorema.symbolic.statement import Hypothesis, Source

u: Final = scalar("u")
v: Final = scalar("v")
h: Final = scalar("h", domain=r"\mathbb{R}_{>0}")
p: Final = scalar("p")
q: Final = scalar("q")
k: Final = scalar("k")
c: Final = scalar("c")
eps: Final = scalar("eps", r"\varepsilon", spoken=Text("epsilon", "épsilon"))
alpha: Final = scalar("alpha", r"\alpha", spoken=Text("alpha", "alfa"))
lam: Final = scalar("lam", r"\lambda", spoken=Text("lambda", "lambda"))

CALIN: Final = Source("Calin 2020", "2.1")
LIQUET: Final = Source("Liquet, Moka and Nazarathy 2024", "5.3")

sigma: Final = function("logistic")
bipolar: Final = function("bipolar")
tanh: Final = function("tanh")
arctan: Final = function("arctan")
softsign: Final = function("softsign")
step: Final = function("step")
sign_step: Final = function("sign_step")
hard_tanh: Final = function("hard_tanh")
relu: Final = function("relu")
leaky: Final = function("leaky_relu")
elu: Final = function("elu")
selu: Final = function("selu")
softplus: Final = function("softplus")
silu: Final = function("silu")
gelu: Final = function("gelu")
cdf: Final = function("normal_cdf")
gaussian: Final = function("gaussian")
half_gaussian: Final = function("half_gaussian")
double_exponential: Final = function("double_exponential")
exp: Final = function("exp")
ln: Final = function("log")
size: Final = function("abs")


def over(top: int, bottom: int) -> Fraction:
    """The rational number top / bottom."""
    return Fraction(top, bottom)


def between(
    name: str, low: Fraction | int | None, high: Fraction | int | None, text: Text, closed: bool = False
) -> Hypothesis:
    """The hypothesis that a number of the point lies strictly between two bounds (at the lower bound too if `closed`)."""

    def holds(point: Any) -> bool:
        value = point[name]
        return (low is None or value > low or (closed and value == low)) and (high is None or value < high)

    return Hypothesis(text, holds)


ALPHA_POSITIVE: Final = between("alpha", 0, None, Text(r"$\alpha>0$", r"$\alpha>0$"))
ALPHA_NOT_NEGATIVE: Final = between("alpha", 0, None, Text(r"$\alpha\ge 0$", r"$\alpha\ge 0$"), closed=True)
K_BELOW_ONE: Final = between("k", 0, 1, Text(r"$0\le k<1$", r"$0\le k<1$"), closed=True)
INSIDE: Final = between("p", 0, 1, Text(r"$0<p<1$", r"$0<p<1$"))
