"""Take it away: the run as a script, its weights and its history as files."""

from core.pytorch_script import training_script
from sections.train_mlp.settings import Setting


def script_of(setting: Setting) -> str:
    """Return the script of plain PyTorch that repeats the run."""
    data = setting.data
    return training_script(
        setting.config,
        setting.seed,
        dataset=data.name,
        num_points=data.num_points,
        noise=data.noise,
        train_share=data.train_share,
        features=data.features,
        points=data.points,
    )
