import pytest
import torch

from core.affine import Affine
from core.monotonicity import inversion
from core.monotonicity.classifier import (
    Classifier,
    accuracy,
    cross_entropy_gradient,
    fit_classifier,
)
from core.monotonicity.digits import Images, split_digits
from core.training.full_batch import gradient_of, layers_of


@pytest.fixture(scope="module")
def trained() -> dict[str, Classifier]:
    names = "linear", "linear_both", "hidden_both"
    return {name: inversion.fit(name, 0) for name in names}


def test_only_a_hidden_layer_reads_images_and_inverted_ones(trained):
    read = {name: inversion.accuracies(trained[name], 0) for name in trained}

    assert read["linear"] == pytest.approx((0.961, 0.0), abs=0.005)
    assert read["linear_both"] == pytest.approx((0.082, 0.082), abs=0.02)
    assert min(read["hidden_both"]) > 0.96


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


def test_the_sum_of_a_worked_example():
    classifier = Classifier(
        (Affine(torch.tensor([[2.0], [-1.0]]), torch.tensor([3.0])),)
    )

    sums = inversion.score_sums(classifier, torch.tensor([0.5, 0.25]))

    assert sums.upright.tolist() == [2 * 0.5 - 0.25 + 3]
    assert sums.inverted.tolist() == [2 * 0.5 - 0.75 + 3]
    assert sums.expected.tolist() == [2 - 1 + 2 * 3]


def test_a_pixel_is_worth_what_filling_it_changes(trained):
    x = inversion.held_out_images(0).X[0]
    full, empty = x.clone(), x.clone()
    full[27], empty[27] = 1, 0
    scores = trained["hidden_both"].scores(torch.stack([full, empty]))[:, 8]

    effects = inversion.pixel_effects(trained["hidden_both"], x, 8)

    assert effects.shape == (64,)
    assert effects[27] == pytest.approx(float(scores[0] - scores[1]), abs=1e-4)


def test_mistakes_are_the_images_that_accuracy_misses(trained):
    images = inversion.held_out_images(0)

    wrong, predicted = inversion.mistakes(trained["linear"], images)

    assert len(wrong) == round(540 * (1 - accuracy(trained["linear"], images)))
    assert (predicted != images.y[wrong]).all()


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
