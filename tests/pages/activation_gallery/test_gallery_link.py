import pytest

from core.activations import ACTIVATIONS
from screens.activation_gallery.link import LINK
from tests.conftest import OpenPage

WITH_PARAMETERS = [key for key, a in ACTIVATIONS.items() if a.parameters]


@pytest.mark.parametrize("some", [WITH_PARAMETERS[:8], WITH_PARAMETERS[8:]])
def test_the_parameters_of_what_is_compared_are_in_the_link(
    some: list[str], open_page: OpenPage
):
    app = open_page("activation_gallery", screen="own", activation=",".join(some))

    for key in some:
        for parameter in ACTIVATIONS[key].parameters:
            entry = LINK[f"{key}_{parameter.name}"]
            slider = app.slider(key=f"{key}_{parameter.name}")
            assert (slider.min, slider.max) == pytest.approx((entry.low, entry.high))
            assert slider.step == pytest.approx(entry.step)
            assert slider.value == pytest.approx(entry.default)
