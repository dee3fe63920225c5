import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from core.affine import Affine
from core.monotonicity import inversion
from core.monotonicity.classifier import (
    Classifier,
    accuracy,
    cross_entropy_gradient,
    fit_classifier,
)
from core.monotonicity.digits import Images, invert, split_digits
from core.training.full_batch import gradient_of, layers_of


@pytest.fixture(scope="module")
def trained() -> dict[str, Classifier]:
    names = "linear", "linear_both", "hidden_both"
    return {name: inversion.fit(name, 0) for name in names}


def accuracies(classifier: Classifier, seed: int = 0) -> list[float]:
    return [
        accuracy(classifier, inversion.held_out_images(seed, inverted=inverted))
        for inverted in (False, True)
    ]


def test_the_linear_classifier_reads_images_and_no_inverted_one(trained):
    assert accuracies(trained["linear"]) == pytest.approx([0.961, 0.0], abs=0.005)


def test_a_linear_classifier_of_both_only_guesses(trained):
    assert accuracies(trained["linear_both"]) == pytest.approx([0.082, 0.082], abs=0.02)


def test_of_a_linear_classifier_one_digit_at_most_is_read_both_ways(trained):
    for name in ("linear", "linear_both"):
        read = [
            trained[name].scores(images.X).argmax(1) == images.y
            for images in (
                inversion.held_out_images(0, inverted=inverted)
                for inverted in (False, True)
            )
        ]
        both = inversion.held_out_images(0).y[read[0] & read[1]]
        assert len(both.unique()) <= 1


def test_one_hidden_layer_reads_both(trained):
    assert min(accuracies(trained["hidden_both"])) > 0.96


def test_another_split_says_the_same():
    seed = 1
    upright, inverted = accuracies(inversion.fit("linear", seed), seed)
    both = accuracies(inversion.fit("linear_both", seed), seed)

    assert upright > 0.95
    assert inverted < 0.01
    assert max(both) < 0.15


def test_training_on_both_leaves_no_weight(trained):
    assert trained["linear_both"].layers[0].W.abs().max() < 0.02
    assert trained["linear"].layers[0].W.abs().max() > 1


def test_the_gradient_of_the_linear_weights_vanishes_at_0_for_both():
    # At w = 0 the score of x and 1 - x is the same, and x + (1 - x) = 1 in each pixel:
    # with b at the log of the frequencies nothing is left to pull on w.
    images = split_digits(0)[0]
    X = torch.cat([images.X, 1 - images.X]).double()
    y = images.y.repeat(2)
    W = torch.zeros(64, 10, dtype=torch.float64, requires_grad=True)
    b = (y.bincount() / len(y)).double().log()

    loss = torch.nn.functional.cross_entropy(X @ W + b, y)

    assert torch.autograd.grad(loss, W)[0].abs().max() < 1e-8


@given(st.integers(0, 539), st.integers(0, 63), st.floats(0, 1))
def test_scores_of_an_image_and_its_inversion_add_up_to_a_constant(
    trained, number: int, pixel: int, ink: float
):
    x = inversion.held_out_images(0).X[number].clone()
    x[pixel] = ink

    upright, inverted, expected = inversion.score_sums(trained["linear"], x)

    assert torch.allclose(upright + inverted, expected, atol=2e-5)


def test_the_sum_of_a_worked_example():
    classifier = Classifier(
        (Affine(torch.tensor([[2.0], [-1.0]]), torch.tensor([3.0])),)
    )

    sums = inversion.score_sums(classifier, torch.tensor([0.5, 0.25]))

    assert sums.upright.tolist() == [2 * 0.5 - 0.25 + 3]
    assert sums.inverted.tolist() == [2 * 0.5 - 0.75 + 3]
    assert sums.expected.tolist() == [2 - 1 + 2 * 3]


def test_the_sum_of_a_hidden_layer_is_refused(trained):
    with pytest.raises(ValueError, match="1 layer, not for 2"):
        inversion.score_sums(trained["hidden_both"], torch.zeros(64))


def test_a_pixel_is_worth_its_weight_to_a_linear_score_in_any_image(trained):
    for x in inversion.held_out_images(0).X[:5]:
        effects = inversion.pixel_effects(trained["linear"], x, 3)

        assert torch.allclose(effects, trained["linear"].layers[0].W[:, 3], atol=1e-4)


def test_a_pixel_is_worth_what_filling_it_changes(trained):
    x = inversion.held_out_images(0).X[0]
    full, empty = x.clone(), x.clone()
    full[27], empty[27] = 1, 0
    scores = trained["hidden_both"].scores(torch.stack([full, empty]))[:, 8]

    effects = inversion.pixel_effects(trained["hidden_both"], x, 8)

    assert effects.shape == (64,)
    assert effects[27] == pytest.approx(float(scores[0] - scores[1]), abs=1e-4)


def test_a_pixel_changes_sides_for_a_hidden_layer_when_the_image_is_inverted(trained):
    x = inversion.held_out_images(0).X[12]

    here, there = (
        inversion.pixel_effects(trained["hidden_both"], image, 6)
        for image in (x, invert(x))
    )

    assert (here * there < 0).sum() > 32


def test_mistakes_are_the_images_that_accuracy_misses(trained):
    images = inversion.held_out_images(0)

    wrong, predicted = inversion.mistakes(trained["linear"], images)

    assert len(wrong) == round(540 * (1 - accuracy(trained["linear"], images)))
    assert (predicted != images.y[wrong]).all()


def test_the_corners_of_an_image():
    corners = (1, 1), (1, 8), (8, 1), (8, 8)

    assert [inversion.pixel_at(*corner) for corner in corners] == [0, 7, 56, 63]


def test_the_same_seed_trains_the_same_classifier():
    images = Images(*(part[:40] for part in split_digits(0)[0]))

    one, other = (fit_classifier(images, 8, seed=5) for _ in range(2))

    for a, b in zip(one.layers, other.layers, strict=True):
        assert torch.equal(a.W, b.W)
        assert torch.equal(a.b, b.b)


@pytest.mark.parametrize("num_hiddens", [0, 8])
def test_the_gradient_is_that_of_autograd(num_hiddens: int):
    images = Images(*(part[:40] for part in split_digits(0)[0]))
    trained = fit_classifier(images, num_hiddens, seed=5)
    parameters = [part.double() for layer in trained.layers for part in layer]
    images = images._replace(X=images.X.double())

    def loss(parameters: list[torch.Tensor]) -> torch.Tensor:
        scores = Classifier(layers_of(parameters)).scores(images.X)
        squares = sum(W.square().sum() for W in parameters[::2])
        return torch.nn.functional.cross_entropy(scores, images.y) + 0.05 * squares

    by_hand = cross_entropy_gradient(images, 0.1)(parameters)

    torch.testing.assert_close(by_hand, gradient_of(loss)(parameters))
