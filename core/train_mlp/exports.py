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


def history_csv(history: History, test: Metrics | None = None) -> str:
    """Return a row for every epoch of every run: epoch, run, lr, loss, accuracy.

    Args:
        history: The runs.
        test: Their loss and accuracy on test examples, for two columns more.
    """
    columns = {"train_loss": history.loss, "train_accuracy": history.accuracy}
    if test is not None:
        columns |= {"test_loss": test.loss, "test_accuracy": test.accuracy}
    columns = {
        name: values.tolist() for name, values in columns.items() if values is not None
    }
    lines = [",".join(["epoch", "run", "lr", *columns])]
    for epoch in range(history.num_epochs + 1):
        for run, lr in enumerate(history.lrs):
            values = [f"{column[epoch][run]:.9g}" for column in columns.values()]
            lines.append(",".join([str(epoch), str(run), f"{lr:g}", *values]))
    return "\n".join(lines) + "\n"
