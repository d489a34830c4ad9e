"""Piece 02, water in a tank: the neuron, its solutions, descent, the box, several targets, Torricelli."""

from __future__ import annotations

from typing import Final

from teorema.symbolic.statements.water_tank.descent import DESCENT as DESCENT
from teorema.symbolic.statements.water_tank.descent import FEASIBLE as FEASIBLE
from teorema.symbolic.statements.water_tank.descent import NEAREST as NEAREST
from teorema.symbolic.statements.water_tank.descent import ONE_STEP as ONE_STEP
from teorema.symbolic.statements.water_tank.descent import PROJECTED as PROJECTED
from teorema.symbolic.statements.water_tank.examples import LINE as EXAMPLE_LINE
from teorema.symbolic.statements.water_tank.examples import STEPS as EXAMPLE_STEPS
from teorema.symbolic.statements.water_tank.model import COST as COST
from teorema.symbolic.statements.water_tank.model import LEAST as LEAST
from teorema.symbolic.statements.water_tank.model import RELU as RELU
from teorema.symbolic.statements.water_tank.model import SOLUTIONS as SOLUTIONS
from teorema.symbolic.statements.water_tank.model import VOLUME as VOLUME
from teorema.symbolic.statements.water_tank.targets import TARGETS as TARGETS
from teorema.symbolic.statements.water_tank.targets import TORRICELLI as TORRICELLI

STATEMENTS: Final = (
    VOLUME,
    RELU,
    COST,
    SOLUTIONS,
    LEAST,
    DESCENT,
    NEAREST,
    ONE_STEP,
    FEASIBLE,
    PROJECTED,
    TARGETS,
    TORRICELLI,
    EXAMPLE_LINE,
    EXAMPLE_STEPS,
)
