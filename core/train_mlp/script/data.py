"""The data of a run, as code for `core.train_mlp.script.training`.

Drawn data are drawn by the dashboard's own function, whose source is copied in as it
stands.
"""

from inspect import getsource

from core.datasets import DATASETS, toy_data
from core.datasets.choice import PLAIN_FEATURES, DataChoice

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


def data_code(choice: DataChoice) -> tuple[str, int]:
    """Return the code that makes X, y, X_test and y_test, and the number of inputs."""
    if choice.points:
        code, num_inputs = _points_code(choice.points), len(choice.points[0]) - 1
    elif choice.name in FILES:
        code, num_inputs = _file_code(choice), 1
    else:
        code, num_inputs = _drawn_code(choice), DATASETS[choice.name].num_inputs
    if num_inputs == 2 and choice.features and choice.features != PLAIN_FEATURES:
        made = ", ".join(FEATURES[feature] for feature in choice.features)
        code += f"x1, x2 = X.T\nX = torch.stack([{made}], dim=1)\n"
        num_inputs = len(choice.features)
    split = (
        "order = torch.randperm(len(X), generator=generator)\n"
        f"num_train = max(1, round({choice.train_share!r} * len(X)))\n"
        "train, test = order[:num_train], order[num_train:]\n"
        "X, y, X_test, y_test = X[train], y[train], X[test], y[test]\n"
    )
    return code + split, num_inputs


def _drawn_code(choice: DataChoice) -> str:
    dataset = DATASETS[choice.name]
    draw = getsource(dataset.draw)
    helper = f"{getsource(toy_data.halves)}\n\n" if "halves(" in draw else ""
    noise = dataset.noise if choice.noise is None else choice.noise
    name = dataset.draw.__name__
    call = f"X, y = {name}({choice.num_points}, {noise!r}, generator=generator)\n"
    return f"{POINTS}\n\n\n{helper}{draw}\n\n{call}"


def _file_code(choice: DataChoice) -> str:
    file, x, y = FILES[choice.name]
    # The dashboard's own mean and deviation, of all rows, before any are left out.
    scale_y = ""
    if DATASETS[choice.name].task == "regression":
        scale_y = "y = (y - y.mean().item()) / y.std().item()\n"
    return (
        "import pandas as pd  # run this beside the project's folder data/\n\n"
        f'table = pd.read_csv("data/{file}")\n'
        f'x = torch.tensor(table["{x}"].to_list(), dtype=torch.float32)\n'
        f'y = torch.tensor(table["{y}"].to_list(), dtype=torch.float32)\n'
        "x = (x - x.mean().item()) / x.std().item()\n"
        f"{scale_y}"
        f"chosen = torch.randperm(len(x), generator=generator)[:{choice.num_points}]\n"
        "X, y = x[chosen, None], y[chosen, None]\n"
    )


def _points_code(points: tuple[tuple[float, ...], ...]) -> str:
    rows = ",\n".join(f"    {row}" for row in points)
    return (
        f"points = torch.tensor([\n{rows},\n])\nX, y = points[:, :-1], points[:, -1:]\n"
    )
