import pytest
from streamlit.testing.v1 import AppTest


def page(text: str, is_memory: bool) -> None:
    import streamlit as st

    from ui.fragments import fragment

    @fragment
    def show() -> None:
        st.button("Move")
        raise MemoryError if is_memory else RuntimeError(text)

    st.title("Short")
    show()
    st.markdown("below")


ALLOCATOR = "DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes"


@pytest.mark.parametrize(("text", "is_memory"), [("", True), (ALLOCATOR, False)])
def test_a_reader_is_told_that_memory_ended_and_the_page_goes_on(
    text: str, is_memory: bool
):
    app = AppTest.from_function(page, args=(text, is_memory)).run()

    assert not app.exception
    assert "short of memory" in app.error[0].value
    assert app.markdown[-1].value == "below"
    app.button[0].click().run()
    assert "short of memory" in app.error[0].value


def test_another_fault_is_not_taken_for_it():
    app = AppTest.from_function(page, args=("a fault", False)).run()

    assert app.exception
    assert not app.error
