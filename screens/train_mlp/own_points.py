"""Can a network separate your points? They are moved, added and taken away by hand.

They are the table of the reader's own data: the link carries them, and the laboratory
goes on with them.
"""

from typing import NamedTuple

import pandas as pd
import streamlit as st
import torch
from torch import Tensor

from charts.hand.movable import Movable
from charts.hand.points import Points
from charts.train_mlp.own_points import KINDS, own_points_chart, sides_frame
from core.datasets.choice import DataChoice
from core.datasets.own.packing import plain_table
from core.datasets.own.rows import MOST_POINTS, Plane, Row, Steps, read_plane
from core.train_mlp.experiment import Experiment
from core.train_mlp.sides import stretches_above
from core.training.config import TrainingConfig
from screens.train_mlp.experiment import wait_for_experiment
from screens.train_mlp.link import LINK, OWN, recommended_for
from screens.train_mlp.own_run import refuse
from screens.train_mlp.own_table import (
    BEGUN,
    POINTS,
    Own,
    as_text,
    begin_table,
    put_into_link,
    read_examples,
    sample,
)
from screens.train_mlp.run_settings import RunSettings
from ui.controls import choose_int, choose_one
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.screen import Screen
from ui.text import bar, inline, verbatim

MOVED, KIND, BOARD = "own_points", "new_class", "own_board"
NUM_COLUMNS = 97
EPOCHS = 200
NAMES = tuple(KINDS)


class Board(NamedTuple):
    """What the points were read from: the link of then, and the plane."""

    link: str
    plane: Plane

    @property
    def points(self) -> Points:
        """Declare the points that can be moved."""
        x, y = (_movable(i, self.plane.axis(i)) for i in (0, 1))
        return Points(
            MOVED, "example", x, y, fewest=2, most=MOST_POINTS, kind=KIND, target=30
        )

    def rows(self) -> list[Row]:
        """Return the examples as they are now."""
        points = st.session_state[MOVED]
        return [(x, y, NAMES.index(kind)) for x, y, kind in points]


def _movable(column: int, axis: Steps) -> Movable:
    return Movable(f"{MOVED}_{column}", axis.low, axis.high, axis.low, axis.step)


def show(solved: bool) -> None:
    """Draw the points to be moved over what a network, trained on them, says."""
    with controls():
        choose_one("A click adds", KIND, *LINK[KIND])
        sigma = choose_one("Activation σ", "bend", *LINK["bend"])
        num_hiddens = choose_int("Hidden units", "num_hiddens", LINK["num_hiddens"])
    place = picture()
    try:
        board = held_board()
    except ValueError as refusal:
        refuse(place, refusal)
        return
    fault, run = "", None
    with place:
        try:
            own = _keep(board)
            run = wait_for_experiment(settings_of(own, sigma, num_hiddens))
        except ValueError as refusal:
            fault = str(refusal)
        draw(
            own_points_chart,
            board.plane.names[:2],
            grab=(board.points,),
            alt_text="The reader's examples, and the side of the boundary of a network "
            "that was trained on them",
            sides=sides_frame(sides_of(run, own, board.points) if run else ()),
        )
    readout(_in_words(board, run, fault))


def held_board() -> Board:
    """Return what the points are read from; read anew when the link names others.

    Raises:
        ValueError: If the table is none of points of a plane, or of too many.
    """
    state, link = st.session_state, st.query_params.get(POINTS, "")
    board = state.get(BOARD)
    if board is None or board.link != link or MOVED not in state:
        state.pop(BEGUN, None)
        plane = read_plane(plain_table(as_text(begin_table())))
        board = state[BOARD] = Board(link, plane)
        state[MOVED] = tuple((x, y, NAMES[kind]) for x, y, kind in plane.rows)
    return board


def _keep(board: Board) -> Own:
    """Make the points the reader's own table, in the link and for the laboratory.

    Raises:
        ValueError: If they are all of one class.
    """
    table = board.plane.table(board.rows())
    own = read_examples(table)
    put_into_link(own)
    names, *cells = (line.split("\t") for line in table.split("\n"))
    state = st.session_state
    state[BEGUN] = pd.DataFrame(cells, columns=names)
    state[BOARD] = board._replace(link=st.query_params.get(POINTS, ""))
    if own != sample():
        state["dataset"] = OWN
    return own


def settings_of(own: Own, sigma: str, num_hiddens: int) -> RunSettings:
    """Return the training of the points, all of them."""
    begin = recommended_for(OWN)
    config = TrainingConfig(
        num_hiddens=num_hiddens,
        activation=sigma,
        optimizer=begin.optimizer,
        lr=begin.lr,
        num_epochs=EPOCHS,
    )
    return RunSettings(
        own.choice(DataChoice(OWN, train_share=1.0)), config, 0, own.dataset
    )


def sides_of(run: Experiment, own: Own, points: Points) -> list[list[tuple]]:
    """Return rectangles (left, right, low, high) of class 0 and of class 1."""
    x, y = (
        torch.linspace(axis.low, axis.high, NUM_COLUMNS, dtype=torch.float64)
        for axis in (points.x, points.y)
    )
    half = (x[1] - x[0]).item() / 2
    heights = outputs_at(run, own, torch.cartesian_prod(x, y)).view(len(x), len(y))
    return [
        [
            (x[i].item() - half, x[i].item() + half, low, high)
            for i, low, high in stretches_above(y, sign * heights)
        ]
        for sign in (-1, 1)
    ]


def outputs_at(run: Experiment, own: Own, places: Tensor) -> Tensor:
    """Return the network's outputs at places in the units of the table, shape (n,)."""
    mean, std = (torch.tensor(part) for part in zip(*own.units[:2], strict=True))
    X = ((places - mean) / std).float()
    return run.history.mlp(-1).outputs(X, run.history.activation)[:, 0]


def _in_words(board: Board, run: Experiment | None, fault: str) -> str:
    if fault:
        return f'<p class="readout-lead">{inline(verbatim(fault))}.</p>'
    if run is None:
        return ""
    count = len(st.session_state[MOVED])
    share = run.history.accuracy[-1, 0].item()
    full = f" No more than {MOST_POINTS} fit." if count == MOST_POINTS else ""
    blue, orange = map(verbatim, board.plane.labels)
    lead = f"Blue is “{blue}”, orange “{orange}”.{full} The network has right"
    right = f"{round(share * count)} of {count}"
    return f'<p class="readout-lead">{inline(lead)}</p>' + bar(
        share, right, "", "hidden"
    )


SCREEN = Screen(
    "own_points",
    label="Your own points",
    title="Can a network separate your points?",
    setup="Click to add an example, drag to move one, double click (or tap twice, or "
    "Delete) to take it away. Whenever you let go, the network is trained again.",
    show=show,
)
