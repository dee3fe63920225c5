import csv
import io
import json

import pytest
import torch
from torch import nn

from core.mlp import MLP, random_mlp
from core.train_mlp.exports import (
    history_csv,
    state_dict,
    state_dict_bytes,
    state_dict_json,
)
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


def test_the_file_holds_one_epoch_and_not_the_recording_it_is_cut_from():
    X = torch.linspace(-1, 1, 20)[:, None]
    history = train(X, (X > 0).float(), TrainingConfig(num_hiddens=64, num_epochs=300))

    size = len(state_dict_bytes(history.mlp(-1)))

    copies = MLP(*(part.clone() for part in history.mlp(-1)))
    assert size <= len(state_dict_bytes(copies)) < 5000


def test_json_reads_back_to_the_bit():
    mlp = network()

    lists = json.loads(state_dict_json(mlp))

    assert set(lists) == set(state_dict(mlp))
    for name, part in state_dict(mlp).items():
        assert torch.equal(torch.tensor(lists[name]), part)


def test_the_history_has_a_row_for_every_epoch():
    X = torch.linspace(-1, 1, 20)[:, None]
    y = (X > 0).float()
    history = train(X, y, TrainingConfig(num_epochs=3))

    rows = list(csv.DictReader(io.StringIO(history_csv(history, None))))
    with_test = history_csv(history, history.evaluate(X, y))

    assert len(rows) == 4
    assert rows[1]["epoch"] == "1"
    assert float(rows[1]["train_loss"]) == pytest.approx(history.loss[1].item())
    assert float(rows[1]["train_accuracy"]) == history.accuracy[1].item()
    header = "epoch,train_loss,train_accuracy,test_loss,test_accuracy"
    assert with_test.splitlines()[0] == header


def test_a_regression_has_no_column_of_accuracy():
    X = torch.linspace(-1, 1, 20)[:, None]
    config = TrainingConfig(num_epochs=1, loss="squared_error")
    history = train(X, X.sin(), config)

    text = history_csv(history, history.evaluate(X[:0], X[:0]))

    assert text.splitlines()[0] == "epoch,train_loss,test_loss"
