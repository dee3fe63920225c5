import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import OpenPage


@pytest.fixture
def pixels(open_page: OpenPage) -> AppTest:
    return open_page("monotonicity", story="pixels")
