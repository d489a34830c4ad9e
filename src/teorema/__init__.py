"""teorema: the mathematics of deep learning, taught so that nothing has to be believed.

The names below load their module when they are first asked for, so that `import teorema` costs nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers read it as true; importing `typing` for it would cost more than all the rest

if TYPE_CHECKING:
    from teorema.course import PIECES as PIECES
    from teorema.course import piece as piece
    from teorema.numeric.activations import ACTIVATIONS as ACTIVATIONS
    from teorema.numeric.activations import Activation as Activation
    from teorema.numeric.backprop import backprop as backprop
    from teorema.numeric.batch_gradients import batch_gradients as batch_gradients
    from teorema.numeric.batch_gradients import check_gradients as check_gradients
    from teorema.numeric.chain_rule import chain_cost as chain_cost
    from teorema.numeric.composition import collapse_affine as collapse_affine
    from teorema.numeric.composition import compose as compose
    from teorema.numeric.composition import concatenate as concatenate
    from teorema.numeric.composition import lipschitz_bound as lipschitz_bound
    from teorema.numeric.counting import forward_cost as forward_cost
    from teorema.numeric.counting import neuron_count as neuron_count
    from teorema.numeric.counting import param_count as param_count
    from teorema.numeric.forward import forward as forward
    from teorema.numeric.forward import predict as predict
    from teorema.numeric.gates import interpolating_network as interpolating_network
    from teorema.numeric.gates import maximum_gate as maximum_gate
    from teorema.numeric.gates import multiplication_gate as multiplication_gate
    from teorema.numeric.gates import table_network as table_network
    from teorema.numeric.gates import xor_relu as xor_relu
    from teorema.numeric.layers import Layer as Layer
    from teorema.numeric.layers import Network as Network
    from teorema.numeric.linear_regression import design_matrix as design_matrix
    from teorema.numeric.linear_regression import least_squares as least_squares
    from teorema.numeric.linear_regression import regression_descent as regression_descent
    from teorema.numeric.losses import LOSSES as LOSSES
    from teorema.numeric.losses import Loss as Loss
    from teorema.numeric.losses import cost as cost
    from teorema.numeric.neuron import Neuron as Neuron
    from teorema.numeric.neuron import perceptron as perceptron
    from teorema.numeric.neuron import separate as separate
    from teorema.numeric.softmax import log_sum_exp as log_sum_exp
    from teorema.numeric.softmax import softmax as softmax
    from teorema.numeric.softmax import softmax_jacobian as softmax_jacobian
    from teorema.numeric.vectorization import forward_batch as forward_batch
    from teorema.numeric.vectorization import from_sklearn_layout as from_sklearn_layout
    from teorema.numeric.vectorization import predict_batch as predict_batch
    from teorema.numeric.vectorization import to_sklearn_layout as to_sklearn_layout
    from teorema.numeric.water_tank import Tank as Tank
    from teorema.numeric.water_tank import tank_descent as tank_descent
    from teorema.numeric.water_tank import tank_solve as tank_solve
    from teorema.numeric.water_tank import tank_volume as tank_volume
    from teorema.symbolic.calculus import evaluate as evaluate
    from teorema.symbolic.calculus import matrix as matrix
    from teorema.symbolic.calculus import norm2 as norm2
    from teorema.symbolic.calculus import scalar as scalar
    from teorema.symbolic.calculus import vector as vector
    from teorema.symbolic.derivatives import grad as grad
    from teorema.symbolic.derivatives import hessian as hessian
    from teorema.symbolic.derivatives import hvp as hvp
    from teorema.symbolic.derivatives import jacobian as jacobian
    from teorema.symbolic.identity import compare as compare
    from teorema.symbolic.judging import judge as judge
    from teorema.symbolic.network.derivation import derive as derive
    from teorema.symbolic.network.drawing import draw as draw
    from teorema.symbolic.network.general import derive_general as derive_general
    from teorema.symbolic.parsing import parse as parse
    from teorema.symbolic.statements import statements_of as statements_of

_DOORS = {
    "course": ("PIECES", "piece"),
    "numeric.activations": ("ACTIVATIONS", "Activation"),
    "numeric.backprop": ("backprop",),
    "numeric.batch_gradients": ("batch_gradients", "check_gradients"),
    "numeric.chain_rule": ("chain_cost",),
    "numeric.composition": ("collapse_affine", "compose", "concatenate", "lipschitz_bound"),
    "numeric.counting": ("forward_cost", "neuron_count", "param_count"),
    "numeric.forward": ("forward", "predict"),
    "numeric.gates": ("interpolating_network", "maximum_gate", "multiplication_gate", "table_network", "xor_relu"),
    "numeric.layers": ("Layer", "Network"),
    "numeric.linear_regression": ("design_matrix", "least_squares", "regression_descent"),
    "numeric.losses": ("LOSSES", "Loss", "cost"),
    "numeric.neuron": ("Neuron", "perceptron", "separate"),
    "numeric.softmax": ("log_sum_exp", "softmax", "softmax_jacobian"),
    "numeric.vectorization": ("forward_batch", "from_sklearn_layout", "predict_batch", "to_sklearn_layout"),
    "numeric.water_tank": ("Tank", "tank_descent", "tank_solve", "tank_volume"),
    "symbolic.calculus": ("evaluate", "matrix", "norm2", "scalar", "vector"),
    "symbolic.derivatives": ("grad", "hessian", "hvp", "jacobian"),
    "symbolic.identity": ("compare",),
    "symbolic.judging": ("judge",),
    "symbolic.network.derivation": ("derive",),
    "symbolic.network.drawing": ("draw",),
    "symbolic.network.general": ("derive_general",),
    "symbolic.parsing": ("parse",),
    "symbolic.statements": ("statements_of",),
}
_MODULE_OF = {name: module for module, names in _DOORS.items() for name in names}

__all__ = sorted(_MODULE_OF)
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load the module behind a door.

    Raises:
        AttributeError: there is no such door.
    """
    from importlib import import_module

    if name not in _MODULE_OF:
        raise AttributeError(f"module 'teorema' has no attribute {name!r}; it offers {', '.join(__all__)}")
    return getattr(import_module(f"teorema.{_MODULE_OF[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
