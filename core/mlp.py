"""A network of one hidden layer: affine, activation, affine.

``O = σ(X W1 + b1) W2 + b2`` in the chapter's notation, an example in each row of X and
a hidden unit in each column of W1. ``nn.Linear.weight`` is the transpose of W1 and W2.
"""

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor

SIDES = 4
"""Of readable weights by dice, from −4 to 4."""


class MLP(NamedTuple):
    """The parameters of a network with one hidden layer and one output.

    Attributes:
        W1: Hidden weights, shape (num_inputs, num_hiddens).
        b1: Hidden biases, shape (num_hiddens,).
        W2: Output weights, shape (num_hiddens, 1).
        b2: Output bias, shape (1,).
    """

    W1: Tensor
    b1: Tensor
    W2: Tensor
    b2: Tensor

    def pre_activations(self, X: Tensor) -> Tensor:
        """Return Z = X W1 + b1, shape (n, num_hiddens), for X (n, num_inputs)."""
        return X @ self.W1 + self.b1

    def hidden(self, X: Tensor, activation: Callable[[Tensor], Tensor]) -> Tensor:
        """Return H = σ(Z), shape (n, num_hiddens)."""
        return activation(self.pre_activations(X))

    def outputs(self, X: Tensor, activation: Callable[[Tensor], Tensor]) -> Tensor:
        """Return O = H W2 + b2, shape (n, 1); logits if the loss is a classifier's."""
        return self.hidden(X, activation) @ self.W2 + self.b2


def random_mlp(
    num_inputs: int,
    num_hiddens: int,
    *,
    scale: float = 1.0,
    generator: torch.Generator,
) -> MLP:
    """Draw a network as ``nn.Linear`` does, uniform within ±scale / sqrt(fan-in).

    Draws, in this order: hidden weights (units by inputs, as ``nn.Linear`` stores
    them), hidden biases, output weights, output bias; float32. With scale 0 all are 0,
    and the generator advances all the same.
    """
    first, second = scale * num_inputs**-0.5, scale * num_hiddens**-0.5

    def draw(bound: float, *shape: int) -> Tensor:
        # Not uniform_(-bound, bound), so that the scale multiplies the same numbers.
        return (torch.rand(*shape, generator=generator) * 2 - 1) * bound

    W1 = draw(first, num_hiddens, num_inputs).T.contiguous()
    b1 = draw(first, num_hiddens)
    return MLP(W1, b1, draw(second, num_hiddens, 1), draw(second, 1))


def readable_mlp(weights: str, num_inputs: int, num_hiddens: int, seed: int) -> MLP:
    """Draw a network by rolling "dice" or, else, at "random".

    Dice show whole numbers from -4 to 4, which often make duplicates and parallels; at
    random are hundredths from the standard normal distribution, which hardly ever do.
    """
    generator = torch.Generator().manual_seed(seed)

    def draw(*shape: int) -> Tensor:
        if weights == "dice":
            return torch.randint(-SIDES, SIDES + 1, shape, generator=generator).double()
        values = torch.randn(shape, generator=generator, dtype=torch.float64)
        return values.round(decimals=2)

    W1, b1 = draw(num_inputs, num_hiddens), draw(num_hiddens)
    return MLP(W1, b1, draw(num_hiddens, 1), draw(1))
