"""The data of a run, as code for `core.train_mlp.script.training`.

Drawn data are drawn by the dashboard's own function, whose source is copied in as it
stands.
"""

import inspect
from collections.abc import Sequence
from functools import cache

from core.datasets import DATASETS, Dataset, toy_data
from core.datasets.registry import DEFAULT_POINTS

PLAIN = ("x1", "x2")
FEATURES: dict[str, str] = {
    "x1": "x1",
    "x2": "x2",
    "x1_squared": "x1 * x1",
    "x2_squared": "x2 * x2",
    "x1_x2": "x1 * x2",
    "sin_x1": "torch.sin(x1)",
    "sin_x2": "torch.sin(x2)",
}
"""Key of `core.datasets.features.FEATURES` -> the code that makes it."""
FILES = {
    "motorcycle": ("motorcycle_impact.csv", "time_ms", "acceleration_g"),
    "body_temperature": (
        "body_temperature.csv",
        "temperature_c",
        "died_within_30_days",
    ),
}
"""Key of a measured data set -> its file in data/ and the columns x and y."""
POINTS = "Points = tuple[torch.Tensor, torch.Tensor]"
# To find a function in its file takes half a millisecond.
source_of = cache(inspect.getsource)


def data_code(
    name: str,
    num_points: int | None,
    noise: float | None,
    train_share: float,
    features: Sequence[str],
    points: Sequence[Sequence[float]],
) -> tuple[str, int]:
    """Return the code that makes X, y, X_test and y_test, and the number of inputs.

    Arguments as in `core.train_mlp.script.training.training_script`.

    Raises:
        ValueError: If the data set is unknown.
    """
    if points:
        code, num_inputs = _points_code(points), len(points[0]) - 1
    elif name not in DATASETS:
        raise ValueError(f"data set {name!r}: choose one of {', '.join(DATASETS)}")
    elif DATASETS[name].read is not None:
        code, num_inputs = _file_code(name, num_points), 1
    else:
        code = _drawn_code(DATASETS[name], num_points, noise)
        num_inputs = DATASETS[name].num_inputs
    if num_inputs == 2 and features and tuple(features) != PLAIN:
        made = ", ".join(FEATURES[feature] for feature in features)
        code += f"x1, x2 = X.T\nX = torch.stack([{made}], dim=1)\n"
        num_inputs = len(features)
    return code + _split_code(train_share), num_inputs


def _split_code(train_share: float) -> str:
    return (
        "order = torch.randperm(len(X), generator=generator)\n"
        f"num_train = max(1, round({train_share!r} * len(X)))\n"
        "train, test = order[:num_train], order[num_train:]\n"
        "X, y, X_test, y_test = X[train], y[train], X[test], y[test]\n"
    )


def _drawn_code(dataset: Dataset, num_points: int | None, noise: float | None) -> str:
    draw = source_of(dataset.draw)
    helper = f"{source_of(toy_data.halves)}\n\n" if "halves(" in draw else ""
    noise = dataset.noise if noise is None else noise
    num_points = DEFAULT_POINTS if num_points is None else num_points
    name = dataset.draw.__name__
    call = f"X, y = {name}({num_points}, {noise!r}, generator=generator)\n"
    return f"{POINTS}\n\n\n{helper}{draw}\n\n{call}"


def _file_code(name: str, num_points: int | None) -> str:
    file, x, y = FILES[name]
    # The dashboard's own mean and deviation, of all rows, before any are left out.
    scale_y = ""
    if DATASETS[name].task == "regression":
        scale_y = "y = (y - y.mean().item()) / y.std().item()\n"
    num_points = "len(x)" if num_points is None else num_points
    return (
        "import pandas as pd  # run this beside the project's folder data/\n\n"
        f'table = pd.read_csv("data/{file}")\n'
        f'x = torch.tensor(table["{x}"].to_list(), dtype=torch.float32)\n'
        f'y = torch.tensor(table["{y}"].to_list(), dtype=torch.float32)\n'
        "x = (x - x.mean().item()) / x.std().item()\n"
        f"{scale_y}"
        f"chosen = torch.randperm(len(x), generator=generator)[:{num_points}]\n"
        "X, y = x[chosen, None], y[chosen, None]\n"
    )


def _points_code(points: Sequence[Sequence[float]]) -> str:
    rows = ",\n".join(f"    {tuple(float(value) for value in row)}" for row in points)
    return (
        f"points = torch.tensor([\n{rows},\n])\nX, y = points[:, :-1], points[:, -1:]\n"
    )
