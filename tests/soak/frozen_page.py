"""A page that freezes its server: ``?freeze=`` loop, gil, runtime or memory."""

import ctypes
import resource
import threading
import time

import streamlit as st
from streamlit.runtime import get_instance

from serving.process import prepare_process

A_DAY = 86_400


def hold_the_interpreter() -> None:
    """Sleep in C without giving Python away."""
    ctypes.PyDLL(None).sleep(A_DAY)


def end_the_runtime() -> None:
    """End the task that sends to the readers; the server itself still answers."""
    runtime._loop_coroutine_task.cancel()


def end_the_memory() -> None:
    """Leave no room for another thread, nor for much else."""
    resource.setrlimit(resource.RLIMIT_DATA, (1, 1))
    threading.Thread(target=time.sleep, args=(A_DAY,)).start()


prepare_process()
st.title("Frozen")
runtime = get_instance()
loop = runtime._get_async_objs().eventloop
match st.query_params.get("freeze"):
    case "loop":
        loop.call_soon_threadsafe(time.sleep, A_DAY)
    case "gil":
        hold_the_interpreter()
    case "runtime":
        loop.call_soon_threadsafe(end_the_runtime)
    case "memory":
        loop.call_soon_threadsafe(end_the_memory)
