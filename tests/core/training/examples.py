"""Small data and settings for the tests of training."""

import torch
from torch import nn

from core.activations import find
from core.mlp import MLP, random_mlp
from core.training import TrainingConfig

SMALL = TrainingConfig(num_hiddens=5, lr=0.1, batch_size=8, num_epochs=3)


def examples(n=20, num_inputs=2, seed=3):
    generator = torch.Generator().manual_seed(seed)
    X = torch.randn(n, num_inputs, generator=generator)
    y = (X.square().sum(dim=1, keepdim=True) > num_inputs).float()
    return X, y


def train_with_autograd(X, y, config, seed):
    """The same draws, then plain autograd and torch.optim; parameters by epoch."""
    generator = torch.Generator().manual_seed(seed)
    start = random_mlp(
        X.shape[1],
        config.num_hiddens,
        scale=config.init_scale,
        generator=generator,
    )
    W1, b1, W2, b2 = (part.clone().requires_grad_() for part in start)
    groups = [{"params": [W1, W2], "weight_decay": config.l2}, {"params": [b1, b2]}]
    if config.optimizer == "adam":
        optimizer = torch.optim.Adam(groups, lr=config.lr)
    else:
        optimizer = torch.optim.SGD(groups, lr=config.lr, momentum=config.momentum)
    loss_fn = {
        "cross_entropy": nn.BCEWithLogitsLoss(),
        "squared_error": nn.MSELoss(),
    }[config.loss]
    fn = find(config.activation).fn
    epochs = [MLP(*(part.detach().clone() for part in (W1, b1, W2, b2)))]
    for _ in range(config.num_epochs):
        order = torch.arange(len(X))
        if config.batch_size < len(X):
            order = torch.randperm(len(X), generator=generator)
        for rows in order.split(config.batch_size):
            optimizer.zero_grad()
            loss = loss_fn(fn(X[rows] @ W1 + b1) @ W2 + b2, y[rows])
            penalty = config.l1 * (W1.abs().sum() + W2.abs().sum())
            (loss + penalty).backward()
            optimizer.step()
        epochs.append(MLP(*(part.detach().clone() for part in (W1, b1, W2, b2))))
    return epochs


def largest_difference(history, epochs, run=0):
    return max(
        (ours - theirs).abs().max().item()
        for epoch, mlp in enumerate(epochs)
        for ours, theirs in zip(history.mlp(epoch, run), mlp, strict=True)
    )
