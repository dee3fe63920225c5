"""What lesson 3 draws and says, read from the page."""

import pandas as pd
import pyarrow as pa
from streamlit.testing.v1 import AppTest

LESSON = "activation_gallery"


def frames(app: AppTest, chart: int = 0) -> dict[str, pd.DataFrame]:
    element = app.get("vega_lite_chart")[chart]
    return {
        dataset.name: pa.ipc.open_stream(dataset.data.data).read_pandas()
        for dataset in element.proto.datasets
    }


def text_of(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.main.get("html"))


def alt_texts(app: AppTest) -> str:
    return " ".join(chart.proto.alt for chart in app.get("vega_lite_chart"))


def open_more(
    name: str, title: str, *, answered: bool = True, **state: object
) -> AppTest:
    """Draw a screen and then what stands behind one title of its More."""

    def draw(name: str, title: str, answered: bool) -> None:
        from screens.activation_gallery.deck import DECK
        from ui import answers

        screen = next(screen for screen in DECK if screen.name == name)
        if answered:
            answers.lock("activation_gallery", name, "")
        screen.show(True)
        screen.more[title]()

    app = AppTest.from_function(draw, default_timeout=60, args=(name, title, answered))
    for key, value in state.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception, app.exception[0].message
    return app


def markdown_of(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)
