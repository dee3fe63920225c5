import csv
import io
import json

import pytest
import torch
from torch import nn

from core.exports import (
    history_csv,
    mlp_from_json,
    state_dict,
    state_dict_bytes,
    state_dict_json,
)
from core.mlp import random_mlp
from core.training import TrainingConfig, train


def network():
    return random_mlp(3, 5, generator=torch.Generator().manual_seed(0))


def test_the_state_dict_loads_into_plain_pytorch():
    mlp = network()
    net = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 1))
    X = torch.randn(4, 3, generator=torch.Generator().manual_seed(1))

    net.load_state_dict(state_dict(mlp))

    assert torch.allclose(net(X), mlp.outputs(X, torch.tanh), atol=1e-6)
    file = io.BytesIO(state_dict_bytes(mlp))
    loaded = torch.load(file, weights_only=True)
    assert loaded.keys() == net.state_dict().keys()
    assert all(torch.equal(loaded[name], net.state_dict()[name]) for name in loaded)


def test_json_reads_back_to_the_bit():
    mlp = network()

    text = state_dict_json(mlp)

    assert set(json.loads(text)) == {"0.weight", "0.bias", "2.weight", "2.bias"}
    for ours, theirs in zip(mlp, mlp_from_json(text), strict=True):
        assert torch.equal(ours, theirs)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        "[[[",
        "[" * 100_000,
        '{"0.weight": 1}',
        '{"0.weight": [["a"]], "0.bias": [1], "2.weight": [[1]], "2.bias": [1]}',
    ],
)
def test_other_texts_are_refused(text):
    with pytest.raises(ValueError, match="this is not a state dict in JSON"):
        mlp_from_json(text)


@pytest.mark.parametrize(
    "change",
    [{"0.weight": [1.0]}, {"0.bias": [1.0]}, {"2.weight": [[1.0]]}, {"2.bias": []}],
)
def test_weights_of_other_networks_are_refused(change):
    lists = json.loads(state_dict_json(network())) | change

    with pytest.raises(ValueError, match="not those of one hidden layer"):
        mlp_from_json(json.dumps(lists))


def test_the_history_has_a_row_for_every_epoch_of_every_run():
    X = torch.linspace(-1, 1, 20)[:, None]
    y = (X > 0).float()
    history = train(X, y, TrainingConfig(num_epochs=3), (0, 1), lrs=(0.1, 0.02))

    rows = list(csv.DictReader(io.StringIO(history_csv(history))))
    with_test = history_csv(history, history.evaluate(X, y))

    assert len(rows) == 4 * 2
    assert rows[3]["epoch"] == "1"
    assert rows[3]["run"] == "1"
    assert rows[3]["lr"] == "0.02"
    assert float(rows[3]["train_loss"]) == pytest.approx(history.loss[1, 1].item())
    assert float(rows[3]["train_accuracy"]) == history.accuracy[1, 1].item()
    header = "epoch,run,lr,train_loss,train_accuracy,test_loss,test_accuracy"
    assert with_test.splitlines()[0] == header


def test_a_regression_has_no_column_of_accuracy():
    X = torch.linspace(-1, 1, 20)[:, None]
    config = TrainingConfig(num_epochs=1, loss="squared_error")

    text = history_csv(train(X, X.sin(), config))

    assert text.splitlines()[0] == "epoch,run,lr,train_loss"
