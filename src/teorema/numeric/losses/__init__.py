"""Loss functions with their gradients, written without cancellation and without overflow (piece 12)."""

from teorema.numeric.losses.catalogue import LOSSES as LOSSES
from teorema.numeric.losses.catalogue import as_loss as as_loss
from teorema.numeric.losses.costs import cost as cost
from teorema.numeric.losses.costs import sup_cost as sup_cost
from teorema.numeric.losses.entropies import binary_cross_entropy as binary_cross_entropy
from teorema.numeric.losses.entropies import cross_entropy as cross_entropy
from teorema.numeric.losses.entropies import kl as kl
from teorema.numeric.losses.entropies import logistic_cross_entropy as logistic_cross_entropy
from teorema.numeric.losses.fused import softmax_cross_entropy as softmax_cross_entropy
from teorema.numeric.losses.record import Fused as Fused
from teorema.numeric.losses.record import Loss as Loss
from teorema.numeric.losses.residuals import huber as huber
from teorema.numeric.losses.residuals import of_residuals as of_residuals
