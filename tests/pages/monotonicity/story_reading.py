"""What lesson 1 draws and says, read from the page."""

import pandas as pd
import pyarrow as pa
from streamlit.testing.v1 import AppTest


def frames(app: AppTest, chart: int) -> dict[str, pd.DataFrame]:
    proto = app.get("vega_lite_chart")[chart].proto
    return {
        dataset.name: pa.ipc.open_stream(dataset.data.data).read_pandas()
        for dataset in proto.datasets
    }


def text(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


def answer(app: AppTest, option: str) -> AppTest:
    app.radio[0].set_value(option).run()
    lock = next(button for button in app.button if button.label == "Lock my answer")
    return lock.click().run()
