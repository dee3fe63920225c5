import pytest

from core.activations import ACTIVATIONS
from core.properties import properties_of
from screens.activation_gallery.properties import FLAGS
from screens.activation_gallery.readings import CLAIMS
from tests.conftest import OpenPage
from tests.pages.activation_gallery.gallery_reading import LESSON, frames, lock, text_of
from tests.pages.folds import unfold

EXPERIMENTS = (
    "properties",
    "vanishing",
    "kink",
    "derivative",
    "same class",
    "softmax",
    "cost",
    "firing",
)


@pytest.mark.parametrize("experiment", EXPERIMENTS)
@pytest.mark.parametrize("activation", ["step", "log(x)", "9^9^9^9"])
def test_every_experiment_takes_every_kind_of_activation(
    experiment: str, activation: str, open_page: OpenPage
):
    app = open_page(LESSON, experiment=experiment, activation=activation)

    assert not app.exception
    assert "Predict first" in text_of(app)


@pytest.mark.parametrize("experiment", [e for e in EXPERIMENTS if e != "derivative"])
def test_a_prediction_is_locked_and_then_revealed(experiment: str, open_page: OpenPage):
    app = open_page(LESSON, experiment=experiment)
    lock(app)

    assert not app.exception
    verdicts = [*app.success, *(i for i in app.info if "You said" in i.value)]
    assert len(verdicts) == 1
    assert any(b.label == "Ask me again" for b in app.button)


def test_the_first_prediction_is_answered_by_the_sigmoids_own_slope(
    open_page: OpenPage,
):
    app = open_page(LESSON)

    app.radio[0].set_value("about a millionth").run()
    next(b for b in app.button if b.label == "Lock my answer").click().run()

    assert "That is right" in app.success[0].value
    assert "0.25¹⁰ = 9.5 × 10⁻⁷" in text_of(app)


def test_a_derivative_is_checked(open_page: OpenPage):
    right = open_page(
        LESSON, experiment="derivative", of="prelu", answer="where(x > 0, 1, alpha)"
    )
    wrong = open_page(LESSON, experiment="derivative", of="tanh", answer="1 - tanh(x)")

    assert "**Right** at every one of 400 points" in text_of(right)
    assert "most at x = −8: yours is 2" in text_of(wrong)
    assert len(frames(wrong, 1)["wrong"]) >= 1


def test_until_a_derivative_is_typed_the_function_alone_is_drawn(open_page: OpenPage):
    app = open_page(LESSON, experiment="derivative", of="relu")

    assert frames(app, 1)["wrong"].empty
    assert frames(app, 1)["answer"]["value"].max() == 8
    assert "Drawn is the function itself" in text_of(app)


@pytest.mark.parametrize("formula", ["0", "2x + 1"])
def test_a_formula_that_does_not_bend_is_told_from_an_activation(
    formula: str, open_page: OpenPage
):
    straight = open_page(LESSON, formula=formula)
    bent = open_page(LESSON, formula=f"max({formula}, 0.5x)")

    assert not straight.exception
    assert f"`{formula}` does not bend" in straight.warning[0].value
    assert "as in [lesson 2](linear_collapse)" in straight.warning[0].value
    assert not bent.warning


def test_the_kink_table_prints_the_version_once_answered(open_page: OpenPage):
    app = open_page(LESSON, experiment="kink")
    assert "by PyTorch" not in text_of(app)

    lock(app)

    assert "by PyTorch 2" in text_of(app)
    assert "| `torch.clamp(x, min=0)` | 1 |" in text_of(app)


def test_until_the_answer_is_locked_the_table_does_not_tell_which_one_falls(
    open_page: OpenPage,
):
    app = open_page(LESSON, only="monotone")

    table = app.dataframe[0].value
    assert not {"monotone", "range", "minimum"} & set(table.columns)
    assert len(table) == len(ACTIVATIONS)
    assert "monotone" not in app.multiselect(key="only").options
    lock(app)
    assert {"monotone", "range", "minimum"} <= set(app.dataframe[0].value.columns)
    assert "monotone" in app.multiselect(key="only").options


def test_until_they_are_asked_about_relu_and_the_sigmoid_do_not_fade(
    open_page: OpenPage,
):
    app = open_page(LESSON, experiment="vanishing")
    told = frames(app, 1)
    assert set(told["left"]["activation"]) == {"tanh"}
    assert told["bound"].empty
    assert "9.5 × 10⁻⁷" not in text_of(app)
    assert "ReLU** leaves" not in text_of(app)

    lock(app)
    assert set(frames(app, 1)["left"]["activation"]) == {"ReLU", "tanh"}
    lock(app, 0)
    assert set(frames(app, 1)["left"]["activation"]) == {"ReLU", "Sigmoid", "tanh"}
    assert len(frames(app, 1)["bound"]) == 11
    assert "can leave, 0.25¹⁰ = 9.5 × 10⁻⁷" in text_of(app)


def test_with_all_lines_hidden_there_is_a_sentence(open_page: OpenPage):
    app = open_page(LESSON, experiment="vanishing", activation="relu,sigmoid")

    assert not app.exception
    assert "wait for your answer: ReLU's when" in app.info[0].value


def test_the_converted_network_lies_over_the_other_once_answered(open_page: OpenPage):
    app = open_page(LESSON, experiment="same class")
    assert frames(app, 1)["curves"]["curve"].unique().tolist() == ["sigmoid network"]
    assert not [toggle for toggle in app.toggle if toggle.key == "overlay"]

    lock(app)

    assert len(frames(app, 1)["curves"]["curve"].unique()) == 2
    assert "One curve" in text_of(app)


def test_softmax_opens_on_a_change_and_tells_of_the_others_once_answered(
    open_page: OpenPage,
):
    app = open_page(LESSON, experiment="softmax")
    told = frames(app, 1)["outputs"]
    assert set(told.loc[told["when"] == "after", "entry"]) == {"output 1"}
    assert "Outputs that changed" not in text_of(app)

    lock(app)

    assert len(frames(app, 1)["outputs"]) == 16
    assert "Outputs that changed: 1 of the sigmoid, 4 of softmax" in text_of(app)


def test_until_the_answer_is_locked_only_relu_has_its_cost(open_page: OpenPage):
    app = open_page(LESSON, experiment="cost", activation="softsign")
    assert set(frames(app, 1)["costs"]["activation"]) == {"ReLU"}
    assert "tanh" not in text_of(app).split("**What you see.** ReLU takes")[1][:150]

    lock(app)
    app.button(key="measure").click().run()

    costs = frames(app, 1)["costs"]
    assert set(costs["activation"]) == {"ReLU", "Sigmoid", "tanh", "GELU", "Softsign"}
    assert (costs["median"] > 0).all()


def test_every_claim_is_listed_as_holding(open_page: OpenPage):
    text = text_of(unfold(open_page(LESSON), CLAIMS))

    assert text.count(":material/check: holds") == 8
    assert "does not hold" not in text


def test_the_kink_of_elu_is_none_at_any_zoom(open_page: OpenPage):
    app = open_page(LESSON, experiment="kink", kink_of="elu")

    assert "Two formulas meet here without a kink" in text_of(app)


def test_what_saturates_on_one_side_saturates():
    rows = {key: properties_of(a) for key, a in ACTIVATIONS.items()}

    saturating = {key for key, row in rows.items() if FLAGS["saturating"](row)}

    assert {"relu", "elu", "logsigmoid", "sigmoid", "step", "gelu"} <= saturating
    assert not {"identity", "leaky_relu", "sine", "tanhshrink"} & saturating
