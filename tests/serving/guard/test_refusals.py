import pytest
from streamlit.elements.vega_charts import VegaLiteStateSerde
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.session_state import Serialized, WStates

from core.datasets.own.table import MAX_ROWS
from serving.guard import refusals
from serving.guard.gate import MOST_BYTES
from serving.guard.refusals import MOST_LISTS, MOST_STATES, refusal

ME = "my-session"


def named(id: str, text: str = "{}") -> BackMsg:
    message = BackMsg()
    message.rerun_script.widget_states.widgets.add(id=id, json_value=text)
    return message


def states(count: int) -> BackMsg:
    message = BackMsg()
    for i in range(count):
        message.rerun_script.widget_states.widgets.add(id=f"$$ID-{i}", int_value=i)
    return message


def names(count: int) -> BackMsg:
    message = BackMsg()
    message.file_urls_request.file_names.extend(["a.csv"] * count)
    return message


def operation(payload: str, session_id: str = ME) -> BackMsg:
    message = BackMsg()
    request = message.backend_operation_request
    request.session_id = session_id
    getattr(request, payload).SetInParent()
    return message


ANSWERED = {
    "a rerun": named("$$ID-table"),
    "a sign of life": BackMsg(app_heartbeat=True),
    "a stop": BackMsg(stop_script=True),
    "as many values as may be": states(MOST_STATES),
    "one name of a file": names(1),
    "a download": operation("deferred_file"),
}
REFUSED = [
    ("large", BackMsg()),
    ("many_names", names(2)),
    ("many_states", states(MOST_STATES + 1)),
    ("many_lists", named("$$ID-deck", "[" * (MOST_LISTS + 1))),
    ("no_control", named("link_as_opened")),
    ("load_git_info", BackMsg(load_git_info=True)),
    ("clear_cache", BackMsg(clear_cache=True)),
    ("set_run_on_save", BackMsg(set_run_on_save=True)),
    ("debug_shutdown_runtime", BackMsg(debug_shutdown_runtime=True)),
    ("operation", operation("install_skills")),
    ("operation", operation("dismiss_skills_nudge")),
    ("operation", operation("dataframe_chunk")),
    ("operation", operation("deferred_file", "another-session")),
]


@pytest.mark.parametrize("message", ANSWERED.values(), ids=ANSWERED)
def test_what_a_page_sends_is_answered(message: BackMsg):
    assert refusal(message, ME) is None


@pytest.mark.parametrize(("why", "message"), REFUSED)
def test_what_no_page_sends_is_refused_in_one_word(why: str, message: BackMsg):
    assert refusal(message, ME) == why


def test_there_is_room_for_the_largest_table_of_own_data():
    table = "x" * (64_000 + MAX_ROWS * 160)

    assert named("$$ID-table", table).ByteSize() < MOST_BYTES


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
