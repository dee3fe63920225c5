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
    return "\n".join(element.value for element in app.markdown)


def lock(app: AppTest, which: int = -1, answer: int = 0) -> AppTest:
    """Answer the page's first question (0) or its experiment's (-1), and lock it."""
    question = app.radio[which]
    question.set_value(question.options[answer]).run()
    [b for b in app.button if b.label == "Lock my answer"][which].click()
    return app.run()
