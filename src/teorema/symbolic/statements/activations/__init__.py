"""Piece 06, activation functions: definitions, identities, shape, regularity and Lipschitz constants."""

from __future__ import annotations

from typing import Final

from teorema.symbolic.statements.activations.code import CODE as CODE
from teorema.symbolic.statements.activations.definitions import BUMPS as BUMPS
from teorema.symbolic.statements.activations.definitions import HOCKEY as HOCKEY
from teorema.symbolic.statements.activations.definitions import SELU as SELU
from teorema.symbolic.statements.activations.definitions import SIGMOIDAL as SIGMOIDAL
from teorema.symbolic.statements.activations.definitions import STEPS as STEPS
from teorema.symbolic.statements.activations.inverses import LOGIT as LOGIT
from teorema.symbolic.statements.activations.lipschitz.hockey import LIPSCHITZ_HOCKEY as LIPSCHITZ_HOCKEY
from teorema.symbolic.statements.activations.lipschitz.hockey import LIPSCHITZ_SELU as LIPSCHITZ_SELU
from teorema.symbolic.statements.activations.lipschitz.hockey import SHARP_HOCKEY as SHARP_HOCKEY
from teorema.symbolic.statements.activations.lipschitz.inflections import LIPSCHITZ_BUMPS as LIPSCHITZ_BUMPS
from teorema.symbolic.statements.activations.lipschitz.inflections import LIPSCHITZ_SILU as LIPSCHITZ_SILU
from teorema.symbolic.statements.activations.lipschitz.sigmoidal import LIPSCHITZ_SIGMOIDAL as LIPSCHITZ_SIGMOIDAL
from teorema.symbolic.statements.activations.lipschitz.sigmoidal import SHARP_SIGMOIDAL as SHARP_SIGMOIDAL
from teorema.symbolic.statements.activations.lipschitz.step import LIPSCHITZ_STEP as LIPSCHITZ_STEP
from teorema.symbolic.statements.activations.logistic import LOGISTIC_CURVATURE as LOGISTIC_CURVATURE
from teorema.symbolic.statements.activations.logistic import LOGISTIC_SLOPE as LOGISTIC_SLOPE
from teorema.symbolic.statements.activations.logistic import TANH as TANH
from teorema.symbolic.statements.activations.logistic import VALUES as VALUES
from teorema.symbolic.statements.activations.rectifiers import RELU as RELU
from teorema.symbolic.statements.activations.rectifiers import SOFTPLUS as SOFTPLUS
from teorema.symbolic.statements.activations.regularity import KINK as KINK
from teorema.symbolic.statements.activations.regularity import REGULARITY as REGULARITY
from teorema.symbolic.statements.activations.regularity import SIDES as SIDES
from teorema.symbolic.statements.activations.regularity import SMOOTH as SMOOTH
from teorema.symbolic.statements.activations.shape import IMAGES as IMAGES
from teorema.symbolic.statements.activations.shape import MONOTONE as MONOTONE
from teorema.symbolic.statements.activations.shape import SATURATION as SATURATION
from teorema.symbolic.statements.activations.shape import SILU_MINIMUM as SILU_MINIMUM
from teorema.symbolic.statements.activations.symmetry import SYMMETRY as SYMMETRY

STATEMENTS: Final = (
    STEPS,
    SIGMOIDAL,
    HOCKEY,
    SELU,
    BUMPS,
    CODE,
    SYMMETRY,
    LOGISTIC_SLOPE,
    LOGISTIC_CURVATURE,
    VALUES,
    TANH,
    SOFTPLUS,
    RELU,
    LOGIT,
    IMAGES,
    MONOTONE,
    SATURATION,
    SILU_MINIMUM,
    KINK,
    SIDES,
    REGULARITY,
    SMOOTH,
    LIPSCHITZ_SIGMOIDAL,
    SHARP_SIGMOIDAL,
    LIPSCHITZ_HOCKEY,
    SHARP_HOCKEY,
    LIPSCHITZ_SELU,
    LIPSCHITZ_SILU,
    LIPSCHITZ_BUMPS,
    LIPSCHITZ_STEP,
)
