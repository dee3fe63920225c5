"""Random networks whose weights are easy to read, so that a count can be checked."""

import torch

from core.mlp import MLP

SIDES = 4


def dice_mlp(num_inputs: int, num_hiddens: int, seed: int) -> MLP:
    """Draw whole numbers from -4 to 4, which often make duplicates and parallels."""
    generator = torch.Generator().manual_seed(seed)

    def roll(*shape: int) -> torch.Tensor:
        whole = torch.randint(-SIDES, SIDES + 1, shape, generator=generator)
        return whole.to(torch.float64)

    return MLP(
        roll(num_inputs, num_hiddens), roll(num_hiddens), roll(num_hiddens, 1), roll(1)
    )


def normal_mlp(num_inputs: int, num_hiddens: int, seed: int) -> MLP:
    """Draw from the standard normal distribution, rounded to hundredths."""
    generator = torch.Generator().manual_seed(seed)

    def sample(*shape: int) -> torch.Tensor:
        values = torch.randn(*shape, generator=generator, dtype=torch.float64)
        return (100 * values).round() / 100

    return MLP(
        sample(num_inputs, num_hiddens),
        sample(num_hiddens),
        sample(num_hiddens, 1),
        sample(1),
    )
