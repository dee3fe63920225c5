"""Take it away: the run as a script, its weights and its history as files."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.train_mlp.divergence import last_good_epoch
from core.train_mlp.experiment import Experiment
from core.train_mlp.exports import history_csv, state_dict_bytes, state_dict_json
from core.train_mlp.script.training import training_script
from screens.train_mlp.own_run import choose_epoch, with_run
from screens.train_mlp.run_settings import RunSettings, chosen_settings
from ui.deck import controls, readout
from ui.screen import Screen
from ui.text import to_html


def script_of(settings: RunSettings) -> str:
    """Return the script of plain PyTorch that repeats the run."""
    return training_script(settings.data, settings.config, settings.seed)


def show_script() -> None:
    """Show the script of the run that was chosen last."""
    st.code(script_of(chosen_settings()))


def _show_files(
    settings: RunSettings, run: Experiment, place: DeltaGenerator, solved: bool
) -> None:
    """Show the script, and offer it with the weights and the history as files."""
    with controls():
        epoch = choose_epoch(last_good_epoch(run.history))
        with st.container(key="files", gap="small"):
            _offer_files(settings, run, epoch)
    with place:
        st.code(script_of(settings), height="stretch")
    loss = run.history.loss[-1, 0].item()
    readout(to_html(f"The script ends with the training loss **{loss:.6f}**."))


def _offer_files(settings: RunSettings, run: Experiment, epoch: int) -> None:
    mlp = run.history.mlp(epoch)
    test = run.test if len(run.data.X_test) else None
    name = f"{settings.data.name}-seed-{settings.seed}-epoch-{epoch}"
    files = {
        "Script (.py)": (lambda: script_of(settings), f"{name}.py"),
        "state_dict (.pt)": (lambda: state_dict_bytes(mlp), f"{name}.pt"),
        "Weights as JSON": (lambda: state_dict_json(mlp), f"{name}.json"),
        "History as CSV": (
            lambda: history_csv(run.history, test),
            f"{name}-history.csv",
        ),
    }
    for label, (content, file) in files.items():
        st.download_button(
            label,
            content,
            file,
            key=f"take_{label}",
            on_click="ignore",
            width="stretch",
        )


SCREEN = Screen(
    "take_away",
    label="Take away",
    title="Take your run home",
    setup="Plain PyTorch, without this site: the same draws, the same loss to the last "
    "digit shown. Weights are those after the chosen epoch.",
    show=with_run(_show_files),
)
