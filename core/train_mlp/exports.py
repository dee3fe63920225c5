"""Take it away: weights as PyTorch keeps them or as JSON, and the history as CSV.

``nn.Linear`` stores its weight as (units, inputs), the transpose of the chapter's W.
"""

import io
import json

import torch
from torch import Tensor

from core.mlp import MLP
from core.training.evaluation import Metrics
from core.training.history import History


def state_dict(mlp: MLP) -> dict[str, Tensor]:
    """Return what ``nn.Sequential(nn.Linear, activation, nn.Linear)`` loads.

    Copies: a view would take the whole recording that it is cut from into the file.
    """
    named = {
        "0.weight": mlp.W1.T, "0.bias": mlp.b1, "2.weight": mlp.W2.T, "2.bias": mlp.b2
    }  # fmt: skip
    return {
        name: part.clone(memory_format=torch.contiguous_format)
        for name, part in named.items()
    }


def state_dict_bytes(mlp: MLP) -> bytes:
    """Return a file for ``net.load_state_dict(torch.load(file))``."""
    file = io.BytesIO()
    torch.save(state_dict(mlp), file)
    return file.getvalue()


def state_dict_json(mlp: MLP) -> str:
    """Return the state dict as JSON; every number reads back to the same float32.

    A parameter that is not finite is written as NaN or Infinity, as Python's json does.
    """
    lists = {name: part.tolist() for name, part in state_dict(mlp).items()}
    return json.dumps(lists, indent=1)


def history_csv(history: History, test: Metrics | None) -> str:
    """Return a row for every epoch of the first run: its losses and accuracies.

    Args:
        history: The run.
        test: Its loss and accuracy on test examples, for two columns more.
    """
    columns = {"train_loss": history.loss, "train_accuracy": history.accuracy}
    if test is not None:
        columns |= {"test_loss": test.loss, "test_accuracy": test.accuracy}
    columns = {
        name: values[:, 0].tolist()
        for name, values in columns.items()
        if values is not None
    }
    lines = [",".join(["epoch", *columns])]
    for epoch, values in enumerate(zip(*columns.values(), strict=True)):
        lines.append(",".join([str(epoch), *(f"{value:.9g}" for value in values)]))
    return "\n".join(lines) + "\n"
