import torch

from core.training.full_batch import STEPS_PER_REPORT, descend, gradient_of


def loss(parameters: list[torch.Tensor]) -> torch.Tensor:
    w, b = parameters
    return ((w - torch.tensor([1.0, -2.0])) ** 2).sum() + (b - 3).square().sum()


def start() -> list[torch.Tensor]:
    return [torch.zeros(2), torch.ones(1)]


def test_the_steps_are_those_of_torch_optim():
    w, b = (parameter.requires_grad_() for parameter in start())
    optimizer = torch.optim.Adam([w, b], 0.1, betas=(0.9, 0.99))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / 50)
    for _ in range(50):
        optimizer.zero_grad()
        loss([w, b]).backward()
        optimizer.step()
        schedule.step()

    trained = descend(
        start(), gradient_of(loss), lambda done: 0.1 * (1 - done), 50, beta2=0.99
    )

    torch.testing.assert_close(trained, [w.detach(), b.detach()])


def test_the_start_is_left_as_it_was():
    parameters = start()

    descend(parameters, gradient_of(loss), lambda done: 0.1, 3)

    torch.testing.assert_close(parameters, start())


def test_a_run_tells_how_far_it_is_and_ends_when_told():
    shares = []

    def on_epoch(share: float) -> bool:
        shares.append(share)
        return len(shares) < 2

    gradient = gradient_of(loss)
    ended = descend(start(), gradient, lambda done: 0.1, 100, on_epoch=on_epoch)

    assert shares == [STEPS_PER_REPORT / 100, 2 * STEPS_PER_REPORT / 100]
    full = descend(start(), gradient, lambda done: 0.1, 2 * STEPS_PER_REPORT)
    torch.testing.assert_close(ended, full)
