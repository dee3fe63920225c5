"""The run that most screens of this lesson look at: two rings, one hidden layer."""

from core.datasets.choice import DataChoice
from core.train_mlp.defaults import STANDARD
from core.training.config import TrainingConfig
from screens.train_mlp.link import LINK
from screens.train_mlp.run_settings import RunSettings

DATA = DataChoice("circles", LINK["num_points"].default)
NUM_EPOCHS = STANDARD.num_epochs


def circles(
    num_hiddens: int = STANDARD.num_hiddens, activation: str = "relu", seed: int = 0
) -> RunSettings:
    """Return the settings with which the laboratory opens, with another network."""
    config = TrainingConfig(
        num_hiddens=num_hiddens,
        activation=activation,
        lr=STANDARD.lr,
        num_epochs=NUM_EPOCHS,
    )
    return RunSettings(DATA, config, seed)
