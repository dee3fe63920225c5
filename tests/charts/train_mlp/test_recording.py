import json
import struct

import pytest
import torch

from charts.train_mlp.recording import (
    MAX_FRAMES,
    MAX_TABLE,
    TABLE_STEP,
    Blob,
    activation_table,
    frame_epochs,
    layer_rows,
    reach_of,
)
from core.activations import ACTIVATIONS
from core.datasets.choice import DataChoice
from core.train_mlp.experiment import run_experiment
from core.training.config import TrainingConfig


def test_arrays_are_found_where_the_header_says():
    blob = Blob()
    blob.header["a"] = blob.put(torch.tensor([1.0, 2.0]))
    blob.header["b"] = blob.put(torch.tensor([[3.0], [4.0], [5.0]]))

    packed = blob.pack()

    (size,) = struct.unpack_from("<I", packed)
    header = json.loads(packed[4 : 4 + size])
    assert size % 4 == 0
    assert header == {"a": [0, 2], "b": [2, 3]}
    assert struct.unpack("<5f", packed[4 + size :]) == (1, 2, 3, 4, 5)


@pytest.mark.parametrize("num_epochs", [0, 1, 250, 251, 500])
def test_a_movie_begins_at_the_start_and_ends_at_the_end(num_epochs):
    epochs = frame_epochs(num_epochs)

    assert epochs[0] == 0
    assert epochs[-1] == num_epochs
    assert epochs == sorted(set(epochs))
    assert len(epochs) <= MAX_FRAMES + 1


def test_a_row_holds_the_layers_in_the_order_the_browser_reads():
    config = TrainingConfig(num_hiddens=3, num_epochs=2)
    history = run_experiment(DataChoice(), config, 0).history

    row, after = layer_rows(history, [2, 9])

    W1, b1, W2, b2 = history.mlp(2)
    assert torch.equal(row, after)
    assert row.tolist() == [
        *W1.flatten().tolist(), *b1.tolist(), *W2[:, 0].tolist(), *b2.tolist(),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_reading_the_table_between_its_nodes_is_close_to_the_function(name):
    fn = ACTIVATIONS[name].fn
    low, values = activation_table(fn, 6.0)
    # A jump cannot be read between two nodes; away from it the table is exact.
    z = torch.linspace(-5.9, 5.9, 997, dtype=torch.float64)
    node = ((z - low) / TABLE_STEP).floor().long()
    share = (z - low) / TABLE_STEP - node
    read = values[node] + share * (values[node + 1] - values[node])

    far = (read - fn(z)).abs()

    assert far.quantile(0.99) < 2e-5


def test_the_kinks_of_the_registry_lie_on_nodes():
    kinks = [
        kink
        for activation in ACTIVATIONS.values()
        for kink in activation.kinks(**activation.defaults)
    ]

    assert [kink for kink in kinks if kink % TABLE_STEP] == []


def test_the_table_reaches_every_pre_activation():
    run = run_experiment(DataChoice(), TrainingConfig(lr=1.0), 0)
    X = run.data.X

    reach = reach_of(run.history, X)

    Z = torch.stack([run.history.mlp(k).pre_activations(X) for k in range(101)])
    assert Z.abs().max() <= reach


@pytest.mark.parametrize("reach", [1e30, torch.nan])
def test_the_table_ends_where_weights_that_exploded_would_go_on(reach):
    low, values = activation_table(torch.tanh, reach)

    assert low == -MAX_TABLE
    assert values[0] == -1
    assert values[-1] == 1
