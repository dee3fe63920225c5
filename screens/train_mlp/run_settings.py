"""What a run is made of: its data, its network and training, its seed.

Most screens of this lesson look at `circles`: two rings, one hidden layer.
"""

from dataclasses import dataclass

from core.activations import ACTIVATIONS
from core.datasets import Dataset
from core.datasets.choice import DataChoice
from core.training.config import TrainingConfig
from screens.train_mlp.link import LINK, STANDARD

DATA = DataChoice("circles", LINK["num_points"].default)
NUM_EPOCHS = STANDARD.num_epochs


@dataclass(frozen=True)
class RunSettings:
    """What the reader has chosen."""

    data: DataChoice
    config: TrainingConfig
    seed: int
    own: Dataset | None = None

    @property
    def label(self) -> str:
        """How to call the network."""
        units = self.config.num_hiddens
        noun = "unit" if units == 1 else "units"
        return f"{units} {self.sigma} {noun}"

    @property
    def num_train(self) -> int:
        """How many examples it is trained on."""
        data = self.data
        rows = len(data.points) or data.num_points
        return max(1, round(rows * data.train_share))

    @property
    def sigma(self) -> str:
        """How to call the activation: by its name, or by its formula."""
        name = self.config.activation
        return ACTIVATIONS[name].label if name in ACTIVATIONS else name


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
