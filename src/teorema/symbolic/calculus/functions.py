"""The named functions of one real variable, each by its definition in exp, log and cases; derivatives come from SymPy's diff of it.

The numeric tower has its own formulas for the same functions, written without cancellation: where the two agree, that is evidence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from teorema.ground.text import Text
from teorema.symbolic.calculus.scalars import Scalar, sp

U: Final = sp.Symbol("u", real=True)
_SCALE: Final = sp.Rational(10507009873554805, 10**16)  # λ of SELU to the digits of Klambauer et al. 2017, appendix A.1
_ALPHA: Final = sp.Rational(16732632423543772, 10**16)  # α of SELU, same source


@dataclass(frozen=True, slots=True)
class Named:
    """A function of one real variable with optional parameters.

    Arguments:
        name: its name in code and in the numeric tower.
        tex: how the lecture writes it.
        numpy: the NumPy name of it where there is one, else the name of the record in `teorema.numeric.activations`.
        formula: its definition as a SymPy expression of u and the parameters.
        kinks: points at which it is not differentiable.
        bends: further points at which its derivative is not differentiable.
        seams: the same in terms of the parameters, where they move with them.
        parameters: names of the parameters in code.
    """

    name: str
    tex: str
    spoken: Text
    numpy: str
    formula: Callable[..., Scalar] = field(compare=False, repr=False)
    kinks: tuple[int, ...] = ()
    bends: tuple[int, ...] = ()
    parameters: tuple[str, ...] = ()
    seams: Callable[..., tuple[Scalar, ...]] | None = field(default=None, compare=False, repr=False)

    def said(self, lang: str) -> str:
        """The name read aloud."""
        return self.spoken[lang]

    def derivative(self, order: int, parameters: tuple[Any, ...] = ()) -> Scalar:
        """The derivative of this order as a SymPy expression in `U`, from SymPy's diff of the definition."""
        return sp.diff(self.formula(U, *parameters), U, order) if order else self.formula(U, *parameters)

    def singular(self, order: int, parameters: tuple[Any, ...] = ()) -> tuple[Scalar, ...]:
        """Points at which the derivative of this order does not exist."""
        moving = self.seams(*parameters) if self.seams is not None and order > 1 else ()
        return () if order == 0 else self.kinks if order == 1 else (*self.kinks, *self.bends, *moving)


def _cases(*pairs: tuple[Scalar, Any]) -> Scalar:
    return sp.Piecewise(*pairs)


def _logistic(u: Scalar) -> Scalar:
    return 1 / (1 + sp.exp(-u))


def _tanh(u: Scalar) -> Scalar:
    return (sp.exp(u) - sp.exp(-u)) / (sp.exp(u) + sp.exp(-u))


def _named(name: str, tex: str, en: str, es: str, formula: Callable[..., Scalar], **rest: Any) -> Named:
    return Named(name, tex, Text(en, es), rest.pop("numpy", name), formula, **rest)


_ALL: Final = (
    _named("exp", r"\exp", "the exponential of", "la exponencial de", sp.exp, numpy="np.exp"),
    _named("log", r"\ln", "the natural logarithm of", "el logaritmo natural de", sp.log, numpy="np.log"),
    _named("sqrt", r"\sqrt", "the square root of", "la raíz cuadrada de", sp.sqrt, numpy="np.sqrt"),
    _named("abs", "|", "the absolute value of", "el valor absoluto de", sp.Abs, numpy="np.abs", kinks=(0,)),
    _named("floor", r"\lfloor", "the integer part of", "la parte entera de", sp.floor, numpy="np.floor"),
    _named("factorial", "!", "the factorial of", "el factorial de", sp.factorial, numpy="factorial"),
    _named(
        "sinh",
        r"\sinh",
        "the hyperbolic sine of",
        "el seno hiperbólico de",
        lambda u: (sp.exp(u) - sp.exp(-u)) / 2,
        numpy="np.sinh",
    ),
    _named("cos", r"\cos", "the cosine of", "el coseno de", sp.cos, numpy="np.cos"),
    _named("lambertw", "W_0", "the Lambert function of", "la función de Lambert de", sp.LambertW),
    _named("identity", r"\mathrm{id}", "the identity of", "la identidad de", lambda u: u),
    _named("step", "H", "the step of", "el escalón de", lambda u: _cases((1, u >= 0), (0, True)), kinks=(0,)),
    _named(
        "sign_step",
        r"\operatorname{sgn}",
        "the sign step of",
        "el escalón de signo de",
        lambda u: _cases((1, u >= 0), (-1, True)),
        kinks=(0,),
    ),
    _named("logistic", r"\sigma", "the logistic of", "la logística de", _logistic),
    _named(
        "bipolar", r"\sigma_{\pm}", "the scaled sigmoid of", "la sigmoide escalada de", lambda u: 2 * _logistic(u) - 1
    ),
    _named("tanh", r"\tanh", "the hyperbolic tangent of", "la tangente hiperbólica de", _tanh, numpy="np.tanh"),
    _named("arctan", r"\arctan", "the arctangent of", "el arco tangente de", sp.atan, numpy="np.arctan"),
    _named(
        "softsign",
        r"\operatorname{softsign}",
        "the softsign of",
        "la softsign de",
        lambda u: u / (1 + _cases((u, u >= 0), (-u, True))),
        bends=(0,),
    ),
    _named(
        "relu",
        r"\operatorname{ReLU}",
        "the ReLU of",
        "la ReLU de",
        lambda u: _cases((u, u >= 0), (0, True)),
        kinks=(0,),
    ),
    _named(
        "leaky_relu",
        r"\operatorname{ReLU}",
        "the leaky ReLU of",
        "la ReLU con fuga de",
        lambda u, e: _cases((u, u >= 0), (e * u, True)),
        kinks=(0,),
        parameters=("eps",),
    ),
    _named(
        "elu",
        r"\operatorname{ELU}",
        "the ELU of",
        "la ELU de",
        lambda u, a: _cases((u, u >= 0), (a * (sp.exp(u) - 1), True)),
        kinks=(0,),
        parameters=("alpha",),
    ),
    _named(
        "selu",
        r"\operatorname{SELU}",
        "the SELU of",
        "la SELU de",
        lambda u: _cases((_SCALE * u, u >= 0), (_SCALE * _ALPHA * (sp.exp(u) - 1), True)),
        kinks=(0,),
    ),
    _named(
        "softplus", r"\operatorname{softplus}", "the softplus of", "la softplus de", lambda u: sp.log(1 + sp.exp(u))
    ),
    _named("silu", r"\operatorname{SiLU}", "the SiLU of", "la SiLU de", lambda u: u * _logistic(u)),
    _named(
        "normal_cdf",
        r"\Phi",
        "the normal distribution function of",
        "la función de distribución normal de",
        lambda u: sp.erfc(-u / sp.sqrt(2)) / 2,
    ),
    _named("gelu", r"\operatorname{GELU}", "the GELU of", "la GELU de", lambda u: u * sp.erfc(-u / sp.sqrt(2)) / 2),
    _named("gaussian", r"g", "the bump of", "la campana de", lambda u: sp.exp(-(u**2))),
    _named(
        "half_gaussian",
        r"g_{1/2}",
        "the half-exponent bump of",
        "la campana de medio exponente de",
        lambda u: sp.exp(-(u**2) / 2),
    ),
    _named(
        "double_exponential",
        r"d",
        "the double exponential of",
        "la exponencial doble de",
        lambda u, rate: sp.exp(-rate * _cases((u, u >= 0), (-u, True))),
        kinks=(0,),
        parameters=("rate",),
    ),
    _named(
        "hard_tanh",
        r"\operatorname{hardtanh}",
        "the hard tanh of",
        "la tanh dura de",
        lambda u: _cases((1, u >= 1), (u, u >= -1), (-1, True)),
        kinks=(-1, 1),
    ),
    _named("square", r"\operatorname{sq}", "the square of", "el cuadrado de", lambda u: u**2),
    _named(
        "huber",
        "h",
        "the Huber function of",
        "la función de Huber de",
        lambda u, d: _cases((d * u - d**2 / 2, u >= d), (u**2 / 2, u >= -d), (-d * u - d**2 / 2, True)),
        parameters=("delta",),
        seams=lambda d: (-d, d),
    ),
    _named(
        "entropy_term",
        r"\eta",
        "the entropy term of",
        "el término de entropía de",
        lambda u: _cases((0, u <= 0), (-u * sp.log(u), True)),
        kinks=(0,),
    ),
)

NAMED: Final[dict[str, Named]] = {one.name: one for one in _ALL}
"""Every named function of the calculus, by name."""


def named(name: str) -> Named:
    """The function with this name.

    Raises:
        KeyError: no function has this name.
    """
    try:
        return NAMED[name]
    except KeyError:
        raise KeyError(f"name: must be one of {', '.join(sorted(NAMED))}, got {name!r}") from None
