"""The network built by hand as a script of plain PyTorch that finds the same error."""

from core.expressions import parse
from core.expressions.source import definitions, to_source
from core.notation import with_math
from core.universal_approximation.constructions import SHARPNESS
from core.universal_approximation.errors import FINE
from core.universal_approximation.targets import (
    BANDWIDTH_MS,
    JUMP_AT,
    SPIKE_CENTER,
    SPIKE_WIDTH,
    Target,
)
from core.universal_approximation.typed_targets import read_heights

ROUGH = """\
    return sum((x * 2**k - (x * 2**k).round()).abs() / 2**k for k in range(30))"""
MOTORCYCLE = f"""\
    data = pd.read_csv("data/motorcycle_impact.csv").to_numpy(dtype="float32")
    times, accelerations = torch.from_numpy(data).double().T
    distances = (x[:, None] - times) / {BANDWIDTH_MS}
    return torch.softmax(-(distances**2) / 2, dim=1) @ accelerations"""
POINTS = """\
    y, n = torch.tensor({heights}, dtype=torch.float64), {n}
    ones = torch.ones(n - 1, dtype=torch.float64)
    A = 4 * torch.eye(n).double() + torch.diag(ones, 1) + torch.diag(ones, -1)
    A[[0, -1]], m = torch.eye(n).double()[[0, -1]], torch.zeros(n).double()
    m[1:-1] = 6 * y.diff(n=2) if n > 2 else m[1:-1]
    m = torch.linalg.solve(A, m)
    i = x.long().clamp(0, n - 2)
    right = x - i
    left = 1 - right
    bend = (left**3 - left) * m[i] + (right**3 - right) * m[i + 1]
    return left * y[i] + right * y[i + 1] + bend / 6"""
RAMPS = """\
knots = torch.linspace(low, high, h + 1, dtype=torch.float64)
values = f(knots)
slopes = values.diff() / knots.diff()
W1, b1 = torch.ones(h), -knots[:-1]
W2, b2 = slopes.diff(prepend=torch.zeros(1)), values[0]"""
STEPS = f"""\
edges = torch.linspace(low, high, h + 2, dtype=torch.float64)
values = f((edges[:-1] + edges[1:]) / 2)
w = {SHARPNESS} / ((high - low) / (h + 1))
W1, b1 = torch.full((h,), w), -w * edges[1:-1]
W2, b2 = values.diff(), values[0]"""
BUMPS = f"""\
cells = math.ceil(h / 2)
width = (high - low) / cells
edges = torch.linspace(low, high, cells + 1, dtype=torch.float64)
heights = f((edges[:-1] + edges[1:]) / 2)
b2 = heights.min()
heights, edges[0], edges[-1] = heights - b2, edges[0] - width, edges[-1] + width
w = {SHARPNESS} / width
b1 = -w * torch.stack([edges[:-1], edges[1:]], dim=1).flatten()[:h]
W1, W2 = torch.full((h,), w), torch.stack([heights, -heights], dim=1).flatten()[:h]"""
WEIGHTS = {
    "ramps": (RAMPS, "ReLU"),
    "steps": (STEPS, "Sigmoid"),
    "bumps": (BUMPS, "Sigmoid"),
}


def approximation_script(
    name: str, text: str, target: Target, construction: str, num_hiddens: int
) -> str:
    """Return a script that ends with `error`, the largest error of the network.

    Args:
        name: A key of `core.universal_approximation.typed_targets.TARGET_NAMES`.
        text: The reader's formula or heights, if `name` is "formula" or "points".
        target: What they name.
        construction: A key of `constructions.CONSTRUCTIONS`.
        num_hiddens: Hidden units h.
    """
    weights, module = WEIGHTS[construction]
    body = _body(name, text)
    needs_pandas = "import pandas as pd\n" if name == "motorcycle" else ""
    grid = f"x = torch.linspace(low, high, {FINE}, dtype=torch.float64)"
    if target.jump_at is not None:
        grid += f"\nx = torch.cat([x, x.new_tensor([{JUMP_AT} - 1e-9, {JUMP_AT}])])"
    return with_math(f"""\
{needs_pandas}import torch
from torch import nn


{definitions(body)}def f(x):
{body}


low, high, h = {target.low!r}, {target.high!r}, {num_hiddens}
{weights}

net = nn.Sequential(nn.Linear(1, h), nn.{module}(), nn.Linear(h, 1)).double()
with torch.no_grad():
    net[0].weight.copy_(W1[:, None])
    net[0].bias.copy_(b1)
    net[2].weight.copy_(W2[None, :])
    net[2].bias.copy_(b2)

{grid}
with torch.no_grad():
    error = (net(x[:, None])[:, 0] - f(x)).abs().max().item()
print(f"{{h}} units miss the target by {{error:.3g}} at worst")
""")


def _body(name: str, text: str) -> str:
    if name == "formula":
        return f"    return {to_source(parse(text).tree)}"
    if name == "points":
        heights = read_heights(text)
        return POINTS.format(heights=heights, n=len(heights))
    return {
        "wave": "    return torch.sin(x)",
        "absolute": "    return x.abs()",
        "step": f"    return (x >= {JUMP_AT}).double()",
        "spike": "    return torch.exp("
        f"-(((x - {SPIKE_CENTER}) / {SPIKE_WIDTH}) ** 2) / 2)",
        "rough": ROUGH,
        "motorcycle": MOTORCYCLE,
    }[name]
