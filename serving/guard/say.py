"""A sentence to a reader whose page cannot say it, because its script does not run."""

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.RootContainer_pb2 import RootContainer
from streamlit.runtime.app_session import AppSession

SECONDS = 10


def say(session: AppSession, sentence: str) -> None:
    """Show a sentence beside the page, which stays as it is and waits no longer."""
    shown = ForwardMsg()
    shown.metadata.delta_path[:] = [RootContainer.EVENT, 0]
    toast = shown.delta.new_element.toast
    toast.body, toast.duration = sentence, SECONDS
    ended = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
    for message in (shown, ended):
        session._enqueue_forward_msg(message)
