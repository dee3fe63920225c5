import pytest
import torch

from core.datasets.real_data import motorcycle_impact
from core.training.evaluation import explained_share
from screens import home
from screens.decks import DECKS
from tests.conftest import OpenPage
from ui import answers
from ui.lessons import LESSONS


def labels_of(app) -> list[str]:
    return [link.proto.label for link in app.main.get("page_link")]


def test_every_lesson_is_offered_with_the_number_of_its_questions(open_page: OpenPage):
    labels = labels_of(open_page("home"))

    assert len(labels) == len(LESSONS)
    for label, lesson in zip(labels, LESSONS, strict=True):
        asked = [s for s in DECKS[lesson.name] if s.ask and not s.further]
        assert lesson.title in label
        assert f"{len(asked)} questions" in label


def test_without_its_activation_the_network_is_a_line_and_explains_little():
    found = home.curves()
    x, y = motorcycle_impact()

    slopes = found.linear.diff()
    assert (slopes - slopes.mean()).abs().max() < 1e-3
    assert home.truth() == "line"
    # No line explains more than the one of least squares.
    A = torch.stack([x, torch.ones_like(x)], dim=1).double()
    line = A @ torch.linalg.lstsq(A, y[:, None].double()).solution
    best = explained_share(y.double(), line[:, 0])
    assert found.shares[1] <= best + 1e-6
    assert found.shares[1] == pytest.approx(best, abs=0.02)
    assert found.shares[0] > 0.7


def test_answers_are_counted_taken_along_and_forgotten(open_page: OpenPage):
    app = open_page("home")
    app.session_state[answers.STORE] = {
        ("monotonicity", "line"): "rises",
        ("monotonicity", "two_units"): "none",
        ("monotonicity", "fold"): "",
    }
    app.run()

    assert "3 of 6 answered, 1 right" in labels_of(app)[0]
    app.button(key="start_over").click().run()
    assert "6 questions" in labels_of(app)[0]


def test_what_is_taken_along_says_question_answer_and_whether_it_is_right():
    kept = {("monotonicity", "line"): "follows", ("monotonicity", "who"): ""}

    table = answers.as_table(kept, DECKS)

    assert list(table.screen) == ["who", "line"]
    assert list(table.right) == ["shown", "no"]
    assert table.answer[1] == "Follow the U"
