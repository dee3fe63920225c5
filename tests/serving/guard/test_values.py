import pytest
from streamlit.elements.vega_charts import VegaLiteStateSerde
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.session_state import Serialized, WStates

from serving.guard import refusals

FORGED = "", "nonsense", "5", "null", "[]", '{"selection": 5}', '{"a":', "[" * 100_000


@pytest.mark.parametrize("text", FORGED, ids=range(len(FORGED)))
def test_a_forged_report_of_a_picture_is_no_report_and_no_exception(text: str):
    serde = VegaLiteStateSerde(["grabbed"])
    states = WStates()
    states.widget_metadata["chart"] = WidgetMetadata(
        "chart", serde.deserialize, serde.serialize, "string_value"
    )
    states.states["chart"] = Serialized(WidgetState(id="chart", string_value=text))

    told = refusals.get(states, "chart")

    assert not told["selection"].get("grabbed")
