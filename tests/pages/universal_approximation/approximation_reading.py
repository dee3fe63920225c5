"""What lesson 5 draws and says, read from the page."""

import pandas as pd
import pyarrow as pa
from streamlit.testing.v1 import AppTest

PAGE = "universal_approximation"


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


def chart_tables(app: AppTest, chart: int) -> dict[str, bytes]:
    proto = app.get("vega_lite_chart")[chart].proto
    return {dataset.name: dataset.data.data for dataset in proto.datasets}


def said(app: AppTest) -> str:
    notes = (*app.markdown, *app.latex, *app.info, *app.caption)
    return "\n".join(element.value for element in notes)


def lock(app: AppTest, question: str) -> AppTest:
    radio = app.radio(key=f"predict_{question}")
    radio.set_value(radio.options[0]).run()
    return app.button(key=f"locked_{question}_button").click().run()


def table(app: AppTest, chart: int, name: str) -> pd.DataFrame:
    return pa.ipc.open_stream(chart_tables(app, chart)[name]).read_pandas()
