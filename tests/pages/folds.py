"""Unfold what a page folds away."""

from streamlit.testing.v1 import AppTest

from ui.fold import fold_key
from ui.frame import PYTORCH


def unfold(app: AppTest, *labels: str) -> AppTest:
    """Open the folds with these labels; the one with the script by default."""
    for label in labels or (PYTORCH,):
        app.session_state[fold_key(label)] = True
    return app.run()


def script_on(app: AppTest) -> str:
    """Return the script a page gives who unfolds it."""
    return next(code.value for code in unfold(app).code if "torch" in code.value)
