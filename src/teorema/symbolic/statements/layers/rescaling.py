"""What can be done to ReLU units without changing the network: rescale them, by positive factors only (T2; board problem 08.4)."""

from __future__ import annotations

from typing import Final

from teorema.ground.grid import Grid
from teorema.ground.text import Text
from teorema.symbolic.calculus import ELL, Diag, Inverse, as_expr, scalar, vector
from teorema.symbolic.claims import All, Differ, Equal, Every, Iff, Less, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Source, Statement, Where
from teorema.symbolic.statements.layers.letters import HIDDEN, N, W, W_new, b, b_new, y, y_new
from teorema.symbolic.statements.layers.symmetry import given_letters, new_parameters, parts, unchanged

c_family: Final = vector("c", N[ELL])
_RESCALE = parts(Diag(c_family), Inverse(Diag(c_family)))
_POSITIVE = Hypothesis(
    Text("every $c_i>0$", "cada $c_i>0$"), lambda point: all(entry > 0 for entry in Grid(point["c"]).entries)
)
_NONZERO = Hypothesis(
    Text(r"every $c_i\ne 0$", r"cada $c_i\ne 0$"), lambda point: all(entry != 0 for entry in Grid(point["c"]).entries)
)
_RELU = Hypothesis(
    Text(r"$\sigma^{[\ell]}=\operatorname{ReLU}$", r"$\sigma^{[\ell]}=\operatorname{ReLU}$"),
    lambda point: point["sigma"][point["l"]].name == "relu",
)

RESCALING: Final = Statement(
    id="layers-rescaling",
    kind="theorem",
    title=Text("ReLU units may be rescaled", "Las unidades ReLU se pueden reescalar"),
    claim=_RESCALE,
    given=given_letters(r"$c\in\mathbb{R}^{N_{\ell}}$"),
    hypotheses=(HIDDEN, _RELU, _POSITIVE),
    where=new_parameters("hidden units rescaled", "unidades ocultas reescaladas"),
    rewrite=All(
        Equal(Inverse(Diag(c_family)) @ W_new[ELL], W[ELL]),
        Equal(b_new[ELL], c_family * b[ELL]),
        Equal(W_new[ELL + 1] @ Diag(c_family), W[ELL + 1]),
        Equal(y, y_new),
    ),
    mistakes=(
        Mistake(
            "incoming-divided",
            Text(
                "incoming weights divided instead of multiplied", "pesos de entrada divididos en lugar de multiplicados"
            ),
            _RESCALE.but(1, Equal(W_new[ELL], Inverse(Diag(c_family)) @ W[ELL])),
        ),
        Mistake(
            "bias-left",
            Text("bias not rescaled", "sesgo sin reescalar"),
            _RESCALE.but(2, Equal(b_new[ELL], b[ELL])),
        ),
        Mistake(
            "outgoing-multiplied",
            Text("outgoing weights multiplied too", "pesos de salida también multiplicados"),
            _RESCALE.but(3, Equal(W_new[ELL + 1], W[ELL + 1] @ Diag(c_family))),
        ),
        unchanged(_RESCALE),
        Mistake(
            "negative-factor",
            Text("any factor other than 0", "un factor cualquiera distinto de 0"),
            _RESCALE,
            hypotheses=(HIDDEN, _RELU, _NONZERO),
        ),
        Mistake(
            "any-activation",
            Text("any activation in place of ReLU", "una activación cualquiera en lugar de ReLU"),
            _RESCALE,
            hypotheses=(HIDDEN, _POSITIVE),
        ),
    ),
    uses=("layers-affine",),
    source=Source("Goodfellow, Bengio and Courville 2016", "8.2.2"),
)

c: Final = scalar("c")
_ALWAYS = Every(
    "networks",
    r"\theta,\ x",
    Equal(y_new, y),
    Text("parameters theta and inputs x", "parámetro theta y toda entrada x"),
    ("y_new", "y"),
)


_ZERO = as_expr(0)

RESCALING_EXACTLY: Final = Statement(
    id="layers-rescaling-exactly",
    kind="theorem",
    title=Text(
        "A ReLU unit may be rescaled by c exactly if c > 0",
        "Una unidad ReLU se puede reescalar por c exactamente si c > 0",
    ),
    claim=Iff(_ALWAYS, Less(_ZERO, c)),
    hypotheses=(
        Hypothesis(Text(r"$c\ne 0$", r"$c\ne 0$"), lambda point: bool(point["c"] != 0)),
        Hypothesis(
            Text(
                r"the hidden activations are ReLU and the output is affine, $\sigma^{[L]}=\mathrm{id}$, with $L\ge 2$",
                r"las activaciones ocultas son ReLU y la salida es afín, $\sigma^{[L]}=\mathrm{id}$, con $L\ge 2$",
            ),
            lambda point: bool(point["sigma"].name == "relu"),
        ),
    ),
    where=(
        Where(
            "networks",
            Text(
                r"$\tilde{\theta}$ is $\theta$ with the weights and the bias of one hidden unit multiplied by $c$ and its "
                r"outgoing weights divided by $c$",
                r"$\tilde{\theta}$ es $\theta$ con los pesos y el sesgo de una unidad oculta multiplicados por $c$ y sus "
                r"pesos de salida divididos por $c$",
            ),
        ),
        Where("y", Text(r"$f_{\theta}(x)$ is the output of the network", r"$f_{\theta}(x)$ es la salida de la red")),
        Where("y_new", Text(r"$f_{\tilde{\theta}}(x)$ that of the new one", r"$f_{\tilde{\theta}}(x)$ la de la nueva")),
    ),
    rewrite=Iff(Less(-c, _ZERO), _ALWAYS),
    mistakes=(
        Mistake(
            "every-factor",
            Text("for every factor other than 0", "para todo factor distinto de 0"),
            Iff(_ALWAYS, Differ(c, _ZERO)),
        ),
        Mistake(
            "at-least-one",
            Text("only for factors of at least 1", "solo para factores de al menos 1"),
            Iff(_ALWAYS, LessEqual(as_expr(1), c)),
        ),
        Mistake("only-one", Text("only for the factor 1", "solo para el factor 1"), Iff(_ALWAYS, Equal(c, as_expr(1)))),
        Mistake(
            "any-activation",
            Text("any activation in place of ReLU", "una activación cualquiera en lugar de ReLU"),
            Iff(_ALWAYS, Less(_ZERO, c)),
            hypotheses=(Hypothesis(Text(r"$c\ne 0$", r"$c\ne 0$"), lambda point: bool(point["c"] != 0)),),
        ),
    ),
    uses=("layers-rescaling",),
    source=Source("Goodfellow, Bengio and Courville 2016", "8.2.2"),
)
