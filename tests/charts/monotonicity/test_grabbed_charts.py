import pytest
import torch

from charts.monotonicity.by_hand import LIFT, TILT, by_hand_chart
from charts.monotonicity.folded import folded_chart, folded_frame, found_frame
from core.monotonicity import one_feature
from core.monotonicity.temperature import REFERENCE, all_patients
from screens.monotonicity import patients
from screens.monotonicity.line_by_hand import layer_by_hand, losses
from screens.monotonicity.link import LINK
from ui.hand.grab import numbers

(C,) = numbers(LINK, "c")
W, B = numbers(LINK, "w", "b")


def test_the_table_has_a_column_for_every_c_of_the_slider():
    centers, _ = patients.profile_centers()
    frame = folded_frame(*patients.distance_risks(), C, centers)

    assert list(frame.columns) == ["x", *map(C.text, C.values)]


@pytest.mark.parametrize("c", [34.0, 36.9])
def test_its_columns_are_the_models_that_are_fitted_one_by_one(c: float):
    centers, _ = patients.profile_centers()
    T, risks = patients.distance_risks()
    frame = folded_frame(T, risks, C, centers)
    shares = found_frame(patients.shares_by_center().tolist(), C, centers)

    model = patients.all_models(c, 2).distance

    risk = torch.tensor(frame[C.text(c)].to_numpy()).double()
    torch.testing.assert_close(risk, model(T), atol=1e-6, rtol=0)
    assert shares[C.text(c)].item() == pytest.approx(patients.share_found(model))


def test_the_fold_of_every_c_lies_on_a_place_that_is_drawn():
    T, _ = patients.distance_risks()

    assert {round(c, 1) for c in C.values} <= {round(x, 1) for x in T.tolist()}


def test_the_table_of_losses_agrees_with_the_loss_of_each_curve():
    table = losses(W, B).to_pandas().set_index("w")

    assert list(table.index) == list(map(W.text, W.values))
    for w, b in ((0.0, 0.0), (-1.0, -3.0), (0.16, -0.75), (1.0, 1.0), (0.08, -1.0)):
        curve = one_feature.logistic_model(layer_by_hand(w, b))
        loss = one_feature.mean_loss(curve, all_patients())
        assert table.loc[W.text(w), B.text(b)] == pytest.approx(loss, abs=1e-6)


def test_both_charts_are_valid_and_the_lift_stands_where_w_has_no_say():
    folded_chart((C,)).to_dict()
    chart = by_hand_chart((W, B))

    assert chart.to_dict()
    assert LIFT == REFERENCE < TILT
    assert [handle.ways for handle in chart.handles] == [["to_y"], ["to_y"]]
