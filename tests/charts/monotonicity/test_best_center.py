import torch

from charts import theme
from charts.monotonicity.best_center import marks_frame, profile_chart, profile_frame


def test_the_curve_and_its_marks_are_tabulated():
    curve = profile_frame(torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0]))
    marks = marks_frame((2.0, 4.0), (1.0, 3.0))

    assert curve.to_numpy().tolist() == [[1, 3], [2, 4]]
    assert marks.to_numpy().tolist() == [["your c", 2, 4], ["minimum", 1, 3]]


def test_marks_differ_in_color_and_in_shape():
    spec = profile_chart().to_dict()

    points = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "point")
    assert points["encoding"]["color"]["scale"]["range"] == [theme.INK, theme.RIGHT]
    assert points["encoding"]["shape"]["scale"]["range"] == ["circle", "diamond"]
