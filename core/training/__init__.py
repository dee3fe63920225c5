"""The training engine: networks of one hidden layer, many at once.

`train` (in `engine`) is a pure function of data, `TrainingConfig` and seeds; it returns
a `History`. What it is made of lies beside it, from the losses to the minibatches.
"""

from core.training.config import TrainingConfig
from core.training.engine import train, train_beside_linear

__all__ = ["TrainingConfig", "train", "train_beside_linear"]
