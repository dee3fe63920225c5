import pyarrow as pa
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from ui.lessons import LESSONS


def open_home(**query_params: str) -> AppTest:
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=60)
    app.query_params.update(query_params)
    return app.run()


def curves_of(app: AppTest):
    chart = app.get("vega_lite_chart")[0].proto
    tables = {d.name: d.data.data for d in chart.datasets}

    return pa.ipc.open_stream(tables["curves"]).read_pandas()


def test_the_home_page_links_every_lesson():
    links = {link.proto.page for link in open_home().get("page_link")}

    assert {lesson.name for lesson in LESSONS} <= links


def test_without_an_activation_the_network_is_the_linear_model():
    curves = curves_of(open_home(home_activation="none"))
    linear, network = (
        curves[curves.model == model].rate.to_numpy() for model in ("linear", "hidden")
    )

    assert (linear == network).all()


def test_with_relu_the_network_falls_and_rises_where_the_linear_model_only_rises():
    curves = curves_of(open_home())
    linear, network = (
        curves[curves.model == model].rate.diff().dropna()
        for model in ("linear", "hidden")
    )

    assert (linear > 0).all()
    assert (network < 0).any()
    assert (network > 0).any()


def test_the_three_risks_are_named_with_their_temperatures():
    said = " ".join(element.value for element in open_home().markdown)

    assert "**34%** died at 35.0 to 35.5 °C" in said
    assert "**24%** died at 36.0 to 36.5 °C" in said
    assert "**48%** died at 40.0 to 42.5 °C" in said
