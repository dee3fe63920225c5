import torch

from core.monotonicity.digits import digits, with_inverted


def test_all_images_are_read_in_order():
    images = digits()

    assert images.X.shape == (1797, 64)
    assert images.y.bincount().tolist() == [
        178, 182, 177, 183, 181, 182, 181, 179, 174, 180,
    ]  # fmt: skip
    # The first image, a 0, begins with the row 0 0 5 13 9 1 0 0.
    assert images.y[0] == 0
    assert (images.X[0, :8] * 16).tolist() == [0, 0, 5, 13, 9, 1, 0, 0]


def test_inverted_images_keep_their_digit():
    both = with_inverted(digits())

    assert both.X.shape == (3594, 64)
    assert torch.equal(both.X[1797:], 1 - digits().X)
    assert torch.equal(both.y[1797:], digits().y)
