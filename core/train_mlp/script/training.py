"""The run as a script of plain PyTorch: torch.nn, torch.optim, and the same draws.

The script draws from one generator in the dashboard's order (data, split, weights,
minibatches), and so it arrives at the same numbers up to float32 rounding.
"""

from core.datasets.choice import DataChoice
from core.notation import with_math
from core.train_mlp.script.data import data_code
from core.train_mlp.script.network import activation_code, start_code
from core.training.config import TrainingConfig
from core.training.losses import LOSSES

MODULES = {
    "cross_entropy": "nn.BCEWithLogitsLoss()",
    "squared_error": "nn.MSELoss()",
}


def training_script(choice: DataChoice, config: TrainingConfig, seed: int) -> str:
    """Return a script that repeats a run of `core.training.train` to about 1e-5.

    Where an activation's slope is infinite, as that of sqrt(x) at 0, a run makes more
    of rounding than that, in the script as in the dashboard.

    It ends with `losses`, the training loss before training and after every epoch.

    Args:
        choice: The data.
        config: The settings of the run.
        seed: Makes data, weights and the order of the minibatches.

    Raises:
        ValueError: If the activation is unknown.
    """
    data, num_inputs = data_code(choice)
    definition, module = activation_code(config.activation)
    parts = [
        "import torch\nfrom torch import nn\n",
        f"generator = torch.Generator().manual_seed({seed})\n",
        data,
        definition,
        f"net = nn.Sequential(nn.Linear({num_inputs}, {config.num_hiddens}), {module}, "
        f"nn.Linear({config.num_hiddens}, 1))",
        start_code(config.init_scale),
        _optimizer_code(config),
        _loop_code(config),
    ]
    return with_math("\n".join(part for part in parts if part))


def _optimizer_code(config: TrainingConfig) -> str:
    settings = f"lr={config.lr!r}"
    if config.momentum:
        settings += f", momentum={config.momentum!r}"
    name = "Adam" if config.optimizer == "adam" else "SGD"
    groups = "net.parameters()"
    lines = [f"loss_fn = {MODULES[config.loss]}"]
    if config.l1 or config.l2:
        lines.append("weights = [net[0].weight, net[2].weight]")
    if config.l2:
        lines.append("biases = [net[0].bias, net[2].bias]")
        groups = (
            f'[{{"params": weights, "weight_decay": {config.l2!r}}}, '
            '{"params": biases}]'
        )
    lines.append(f"optimizer = torch.optim.{name}({groups}, {settings})\n")
    return "\n".join(lines)


def _loop_code(config: TrainingConfig) -> str:
    penalty = f" + {config.l1!r} * sum(w.abs().sum() for w in weights)"
    stop = ""
    if config.target_accuracy is not None:
        boundary = LOSSES[config.loss].boundary
        hits = f"((net(X) > {boundary}) == (y > 0.5)).float().mean()"
        stop = f"    if {hits} >= {config.target_accuracy!r}:\n        break\n"
    return f"""losses = [loss_fn(net(X), y).item()]
for epoch in range({config.num_epochs}):
    order = torch.arange(len(X))
    if {config.batch_size} < len(X):  # one minibatch of all examples is not shuffled
        order = torch.randperm(len(X), generator=generator)
    for rows in order.split({config.batch_size}):
        optimizer.zero_grad()
        loss = loss_fn(net(X[rows]), y[rows]){penalty if config.l1 else ""}
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        losses.append(loss_fn(net(X), y).item())
{stop}
print(f"loss before training {{losses[0]:.6f}}, after {{len(losses) - 1}} epochs "
      f"{{losses[-1]:.6f}}")
"""
