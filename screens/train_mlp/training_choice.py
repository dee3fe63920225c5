"""How the network of lesson 4 is trained, as the reader chooses it."""

import streamlit as st

from core.datasets import DATASETS
from core.train_mlp.defaults import STANDARD, Recommended
from core.training.config import TrainingConfig
from core.training.losses import LOSSES
from ui.controls import (
    FloatRange,
    IntRange,
    choose_float,
    choose_int,
    choose_one,
    choose_step,
)

NUM_EPOCHS = IntRange(10, 500, STANDARD.num_epochs, 10)
MOMENTUM = FloatRange(0.0, 0.95, 0.0, 0.05, "%.2f")
INIT_SCALE = FloatRange(0.0, 5.0, 1.0, 0.25, "%.2f")
BATCH_SIZES = ("1", "2", "5", "10", "20", "32", "64", "128", "full")
PENALTIES = (0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1)
TARGETS = ("none", "0.90", "0.95", "0.99", "1.00")
FULL_BATCH = 10_000


def choose_training(
    name: str, num_hiddens: int, activation: str, lr: float, begin: Recommended
) -> TrainingConfig:
    """Draw the controls of the training; the loss of a regression is settled."""
    regression = name in DATASETS and DATASETS[name].task == "regression"
    left, right = st.columns(2)
    with left:
        optimizer = choose_one(
            "Optimiser", "optimizer", ("sgd", "adam"), begin.optimizer
        )
        batch_size = choose_step("Batch size", "batch_size", BATCH_SIZES, "32")
        l1 = choose_step("L1 penalty", "l1", PENALTIES, 0.0)
        init_scale = choose_float("Initialisation scale", "init_scale", INIT_SCALE)
    with right:
        momentum = choose_float("Momentum (SGD)", "momentum", MOMENTUM)
        num_epochs = choose_int(
            "Epochs", "num_epochs", NUM_EPOCHS._replace(default=begin.num_epochs)
        )
        l2 = choose_step("L2 penalty", "l2", PENALTIES, 0.0)
        target = choose_step("Stop at accuracy", "target", TARGETS, "none")
    loss = choose_one("Loss", "loss", tuple(LOSSES))
    return TrainingConfig(
        num_hiddens=num_hiddens,
        activation=activation,
        loss="squared_error" if regression else loss,
        optimizer=optimizer,
        lr=float(lr),
        batch_size=FULL_BATCH if batch_size == "full" else int(batch_size),
        num_epochs=num_epochs,
        momentum=momentum if optimizer == "sgd" else 0.0,
        l1=l1,
        l2=l2,
        init_scale=init_scale,
        target_accuracy=None if regression or target == "none" else float(target),
    )
