"""Many classes: cross-entropy, entropy and the Kullback-Leibler divergence (T3)."""

from __future__ import annotations

from typing import Final

from teorema.ground.text import Text
from teorema.symbolic.calculus import Entry, scalar, vector
from teorema.symbolic.claims import All, Equal, Iff, Less, LessEqual
from teorema.symbolic.statement import Hypothesis, Mistake, Statement
from teorema.symbolic.statements.losses.letters import (
    CALIN,
    GOODFELLOW,
    defined,
    entries,
    eta,
    every,
    i,
    ln,
    q,
    summed,
)  # fmt: skip

P: Final = vector("p", "q")
R: Final = vector("r", "q", r"\hat{p}", Text("p hat", "p sombrero"))
CE: Final = scalar("CE", r"\operatorname{CE}", spoken=Text("the cross-entropy", "la entropía cruzada"))
KL: Final = scalar("KL", r"\operatorname{KL}", spoken=Text("the divergence", "la divergencia"))
_OF_CE = Text("the gradient of the cross-entropy", "el gradiente de la entropía cruzada")
_OF_KL = Text("the gradient of the divergence", "el gradiente de la divergencia")
G: Final = vector("g", "q", r"\nabla\operatorname{CE}", _OF_CE)
H: Final = vector("h", "q", r"\nabla\operatorname{KL}", _OF_KL)

_p, _r = Entry(P, i), Entry(R, i)
_cross = -summed(i, q, _p * ln(_r))
_entropy = summed(i, q, eta(_p))


def _probability(name: str, tex: str) -> Hypothesis:
    return Hypothesis(
        Text(rf"${tex}_i\ge 0$ with $\sum_i {tex}_i=1$", rf"${tex}_i\ge 0$ con $\sum_i {tex}_i=1$"),
        lambda point: sum(entries(point[name])) == 1 and all(e >= 0 for e in entries(point[name])),
    )


_POSITIVE: Final = every("r", lambda e: e > 0, Text(r"all $\hat{p}_i>0$", r"todos los $\hat{p}_i>0$"))
_P, _R = _probability("p", "p"), _probability("r", r"\hat{p}")
_ETA = defined(
    "eta",
    r"$\eta(u)=-u\ln u$ for $u>0$ and $\eta(0)=0$",
    r"$\eta(u)=-u\ln u$ para $u>0$ y $\eta(0)=0$",
)
_CE = defined(
    "CE",
    r"$\operatorname{CE}$ is the cross-entropy of the prediction $\hat{p}$ and the target $p$, what `cross_entropy` computes",
    r"$\operatorname{CE}$ es la entropía cruzada de la predicción $\hat{p}$ y el objetivo $p$, lo que calcula `cross_entropy`",
)
_KL = defined(
    "KL",
    r"$\operatorname{KL}$ is the Kullback-Leibler divergence of $p$ from $\hat{p}$, what `kl` computes",
    r"$\operatorname{KL}$ es la divergencia de Kullback-Leibler de $p$ respecto de $\hat{p}$, lo que calcula `kl`",
)

_CROSS: Final = All(
    Equal(CE, _cross),
    Equal(KL, summed(i, q, -eta(_p) - _p * ln(_r))),
    Equal(Entry(G, i), -(_p / _r)),
    Equal(Entry(H, i), -(_p / _r)),
)

CROSS: Final = Statement(
    id="losses-cross-entropy",
    kind="definition",
    title=Text("Cross-entropy and divergence with their gradients", "Entropía cruzada y divergencia con sus gradientes"),
    claim=_CROSS,
    rewrite=All(
        Equal(CE, summed(i, q, _p * ln(1 / _r))),
        Equal(KL + _entropy, _cross),
        Equal(Entry(G, i) * _r, -_p),
        Equal(_p + _r * Entry(H, i), 0),
    ),
    mistakes=(
        Mistake(
            "roles-swapped",
            Text("the logarithm of the target", "el logaritmo del objetivo"),
            _CROSS.but(1, Equal(CE, summed(i, q, eta(_r)))),
        ),
        Mistake("sign", Text("the minus sign lost", "el signo menos perdido"), _CROSS.but(1, Equal(CE, -_cross))),
        Mistake(
            "entropy-added",
            Text("the entropy added", "la entropía sumada"),
            _CROSS.but(2, Equal(KL, summed(i, q, eta(_p) - _p * ln(_r)))),
        ),
        Mistake(
            "difference",
            Text("the gradient by the logits", "el gradiente con respecto a los logits"),
            _CROSS.but(3, Equal(Entry(G, i), _r - _p)),
        ),
        Mistake(
            "ratio-inverted",
            Text("the ratio upside down", "el cociente invertido"),
            _CROSS.but(3, Equal(Entry(G, i), -(_r / _p))),
        ),
        Mistake(
            "entropy-differentiated",
            Text("the entropy of the target differentiated too", "la entropía del objetivo también derivada"),
            _CROSS.but(4, Equal(Entry(H, i), 1 - _p / _r)),
        ),
    ),
    hypotheses=(_P, _R, _POSITIVE),
    where=(
        _CE,
        _KL,
        _ETA,
        defined("g", r"$\nabla$ is the gradient with respect to $\hat{p}$", r"$\nabla$ es el gradiente con respecto a $\hat{p}$"),
    ),
    given=Text(r"$p,\hat{p}\in\mathbb{R}^q$, $1\le i\le q$", r"$p,\hat{p}\in\mathbb{R}^q$, $1\le i\le q$"),
    source=CALIN,
    uses=("losses-binary",),
)  # fmt: skip

_GIBBS: Final = All(
    Equal(CE, _entropy + KL),
    LessEqual(0, KL),
    Iff(Equal(KL, 0), Equal(P, R)),
)

GIBBS: Final = Statement(
    id="losses-gibbs",
    kind="theorem",
    title=Text("The divergence is zero only at the target", "La divergencia es cero solo en el objetivo"),
    claim=_GIBBS,
    rewrite=All(
        Equal(CE - KL, _entropy),
        LessEqual(_entropy, CE),
        Iff(Equal(R, P), Equal(CE, _entropy)),
    ),
    mistakes=(
        Mistake(
            "entropy-subtracted",
            Text("the entropy on the wrong side", "la entropía del lado equivocado"),
            _GIBBS.but(1, Equal(CE, KL - _entropy)),
        ),
        Mistake(
            "entropy-of-the-prediction",
            Text("the entropy of the prediction", "la entropía de la predicción"),
            _GIBBS.but(1, Equal(CE, summed(i, q, eta(_r)) + KL)),
        ),
        Mistake(
            "always-positive",
            Text("never zero", "nunca cero"),
            _GIBBS.but(2, Less(0, KL)),
        ),
        Mistake(
            "symmetric",
            Text("symmetric in the two probabilities", "simétrica en las dos probabilidades"),
            _GIBBS.but(2, Equal(KL, summed(i, q, -eta(_r) - _r * ln(_p)))),
        ),
        Mistake(
            "not-normalised",
            Text("a prediction that does not sum to 1", "una predicción que no suma 1"),
            _GIBBS,
            hypotheses=(_P, _POSITIVE),
        ),
        Mistake(
            "cross-entropy-zero",
            Text("the cross-entropy is zero at the target", "la entropía cruzada es cero en el objetivo"),
            _GIBBS.but(3, Iff(Equal(CE, 0), Equal(P, R))),
        ),
    ),
    hypotheses=(_P, _R, _POSITIVE),
    where=(_CE, _KL, _ETA),
    source=GOODFELLOW,
    uses=("losses-cross-entropy",),
)
