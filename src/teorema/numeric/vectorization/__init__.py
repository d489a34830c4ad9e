"""A whole batch in one pass: columns are samples inside, rows are samples for users, and the boundary is here (piece 11)."""

from teorema.numeric.vectorization.augmented import augment_columns as augment_columns
from teorema.numeric.vectorization.augmented import augment_weights as augment_weights
from teorema.numeric.vectorization.batch import bias_matrix as bias_matrix
from teorema.numeric.vectorization.batch import forward_batch as forward_batch
from teorema.numeric.vectorization.batch import forward_rows as forward_rows
from teorema.numeric.vectorization.batch import predict_batch as predict_batch
from teorema.numeric.vectorization.sklearn_layout import SklearnLayout as SklearnLayout
from teorema.numeric.vectorization.sklearn_layout import from_sklearn_layout as from_sklearn_layout
from teorema.numeric.vectorization.sklearn_layout import to_sklearn_layout as to_sklearn_layout
from teorema.numeric.vectorization.transposed import to_columns as to_columns
from teorema.numeric.vectorization.transposed import to_rows as to_rows
