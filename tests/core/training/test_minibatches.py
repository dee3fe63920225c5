import torch

from core.mlp import random_mlp
from core.training.minibatches import next_minibatch
from tests.core.training.examples import SMALL


def test_the_next_minibatch_is_the_first_of_the_order_that_an_epoch_draws():
    rows = next_minibatch(20, 2, SMALL, torch.Generator().manual_seed(3), epoch=2)

    generator = torch.Generator().manual_seed(3)
    random_mlp(2, SMALL.num_hiddens, generator=generator)
    *_, order = (torch.randperm(20, generator=generator) for _ in range(3))
    assert torch.equal(rows, order[: SMALL.batch_size])


def test_a_minibatch_of_all_examples_is_not_shuffled():
    rows = next_minibatch(8, 2, SMALL, torch.Generator(), epoch=5)

    assert rows.tolist() == list(range(8))
