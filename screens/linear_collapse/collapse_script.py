"""The page's first numbers, in the PyTorch a student would write."""

from torch import Tensor

from core.linear_collapse.stack import MOST_EXAMPLES, SEED_OF_EXAMPLES, Stack

SCRIPT = """\
import torch
from torch import nn

widths, num_examples, seed = {widths}, {num_examples}, {seed}
generator = torch.Generator().manual_seed(seed)


def tenths(values):
    return (values.double() * 10).round() / 10


stack = nn.Sequential(*map(nn.Linear, widths[:-1], widths[1:])).double()
with torch.no_grad():
    for layer in stack:  # nn.Linear keeps the transpose of W
        m, k = layer.in_features, layer.out_features
        layer.weight.copy_(tenths(torch.randn(m, k, generator=generator) / m**0.5).T)
        layer.bias.copy_(tenths(torch.randn(k, generator=generator)))
    generator.manual_seed(seed + {examples})
    X = tenths(torch.randn({drawn}, widths[0], generator=generator))[:num_examples]
{own}
    W, b = stack[0].weight.T, stack[0].bias
    for layer in stack[1:]:
        W, b = W @ layer.weight.T, layer(b)

    print("W =", W, "b =", b, "O =", X @ W + b, sep="\\n")
    print("largest difference:", (stack(X) - (X @ W + b)).abs().max().item())
"""


def pytorch_script(stack: Stack, seed: int, own: dict[str, Tensor]) -> str:
    """Return a script that draws the stack of a seed and takes over `own` matrices."""
    return SCRIPT.format(
        widths=list(stack.widths),
        num_examples=len(stack.X),
        seed=seed,
        examples=SEED_OF_EXAMPLES,
        drawn=MOST_EXAMPLES,
        own="".join(_take_over(name, M) for name, M in own.items()),
    )


def _take_over(name: str, M: Tensor) -> str:
    numbers = f"torch.tensor({M.tolist()}, dtype=torch.float64)"
    if name == "X":
        return f"    X = {numbers}\n"
    layer = f"stack[{int(name[1:]) - 1}]"
    if name.startswith("W"):
        return f"    {layer}.weight.copy_({numbers}.T)\n"
    return f"    {layer}.bias.copy_({numbers}[0])\n"
