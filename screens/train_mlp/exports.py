"""Take it away: the run as a script, its weights and its history as files."""

import streamlit as st

from core.train_mlp.exports import history_csv, state_dict_bytes, state_dict_json
from core.train_mlp.script.training import training_script
from screens.train_mlp.experiment import experiment_of
from screens.train_mlp.settings import RunSettings


def script_of(settings: RunSettings) -> str:
    """Return the script of plain PyTorch that repeats the run."""
    data = settings.data
    return training_script(
        settings.config,
        settings.seed,
        dataset=data.name,
        num_points=data.num_points,
        noise=data.noise,
        train_share=data.train_share,
        features=data.features,
        points=data.points,
    )


def show_take_away(settings: RunSettings, epoch: int) -> None:
    """Offer the weights at `epoch`, the history, and the script as files."""
    experiment = experiment_of(settings)
    mlp = experiment.history.mlp(epoch)
    test = experiment.test if len(experiment.data.X_test) else None
    st.markdown(
        f"The weights are those after epoch **{epoch}**. Pictures are saved one by "
        "one: point at a picture above and press SVG or PNG."
    )
    name = f"{settings.data.name}-seed-{settings.seed}-epoch-{epoch}"
    files = {
        "state_dict (.pt)": (state_dict_bytes(mlp), f"{name}.pt"),
        "Weights as JSON": (state_dict_json(mlp), f"{name}.json"),
        "History as CSV": (
            history_csv(experiment.history, test),
            f"{name}-history.csv",
        ),
        "Script (.py)": (script_of(settings), f"{name}.py"),
    }
    for column, (label, (content, file)) in zip(
        st.columns(len(files)), files.items(), strict=True
    ):
        column.download_button(
            label, content, file, key=f"take_{file}", on_click="ignore", width="stretch"
        )
    st.code(state_dict_json(mlp), language="json", height=240)
