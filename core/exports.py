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
    """Return what ``nn.Sequential(nn.Linear, activation, nn.Linear)`` loads."""
    return {
        "0.weight": mlp.W1.T.contiguous(),
        "0.bias": mlp.b1.clone(),
        "2.weight": mlp.W2.T.contiguous(),
        "2.bias": mlp.b2.clone(),
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


def mlp_from_json(text: str) -> MLP:
    """Read what `state_dict_json` wrote.

    Raises:
        ValueError: If it is not such a text; one sentence.
    """
    try:
        lists = json.loads(text)
        W1, b1, W2, b2 = (
            torch.tensor(lists[name], dtype=torch.float32)
            for name in ("0.weight", "0.bias", "2.weight", "2.bias")
        )
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise ValueError(f"this is not a state dict in JSON: {fault}") from None
    shapes = b1.shape, W2.shape, b2.shape
    if W1.dim() != 2 or shapes != (W1.shape[:1], (1, len(W1)), (1,)):
        raise ValueError(
            f"weights of shapes {tuple(W1.shape)} and {tuple(W2.shape)} are not those "
            "of one hidden layer and one output"
        )
    return MLP(W1.T, b1, W2.T, b2)


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
