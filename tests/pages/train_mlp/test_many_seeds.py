import torch

from core.datasets.choice import DataChoice
from core.training.config import TrainingConfig
from screens.train_mlp.many_seeds import MANY_SEEDS, MEGABYTES, _spread, _train_seeds
from screens.train_mlp.settings import RunSettings


def test_what_is_kept_of_many_runs_is_as_small_as_is_said():
    config = TrainingConfig(num_hiddens=2, num_epochs=500, batch_size=300)
    ends = _train_seeds(
        RunSettings(DataChoice("circles", 300), config, 0), lambda share: True
    )

    tensors = sum(
        t.untyped_storage().nbytes() for t in (ends.final, ends.stuck, ends.lost)
    )
    assert tensors <= len(MANY_SEEDS) * 16
    assert ends.curves.nbytes + ends.cells.nbytes + tensors <= MEGABYTES * 1e6
    assert ends.cells.num_rows == len(MANY_SEEDS)


def test_runs_that_diverged_are_counted_and_have_no_loss_of_0():
    choice = DataChoice("sine", 100)
    config = TrainingConfig(lr=1.0, loss="squared_error", num_epochs=30, batch_size=5)

    ends = _train_seeds(RunSettings(choice, config, 0), lambda share: True)

    assert ends.lost.sum() > 0
    assert "diverged" in _spread(ends)
    assert "0.000" not in _spread(ends)
    lost_all = ends._replace(lost=torch.ones(len(MANY_SEEDS), dtype=torch.bool))
    assert "All 32 runs diverged" in _spread(lost_all)
