"""Behind "More" at the kink: other ways to write ReLU, and the chapter's plots."""

import streamlit as st
import torch

from core.activation_gallery.kinks import chapter_grid, slopes_at_zero
from core.activation_gallery.names import number


def show_spellings() -> None:
    """List what autograd returns at 0 for each way to write max(x, 0)."""
    rows = "\n".join(
        f"| `{name}` | {slope:g} |" for name, slope in slopes_at_zero().items()
    )
    st.markdown(
        f"The same function max(x, 0), and autograd's slope at x = 0, by PyTorch "
        f"{torch.__version__}:\n\n| written as | slope at 0 |\n|---|---|\n{rows}\n\n"
        "D. Bertoin et al., *Numerical influence of ReLU′(0) on backpropagation*, "
        "NeurIPS 2021, measure where the choice shows."
    )


def show_grid() -> None:
    """Say that the chapter's plots never meet the kink."""
    grid = chapter_grid()
    st.markdown(
        f"The chapter plots at `torch.arange(-8.0, 8.0, 0.1)`. Of these "
        f"{grid.num_points} points {grid.num_zeros} are exactly 0, because 0.1 has no "
        f"finite binary form: the nearest one is {number(grid.nearest, 2)}, where "
        f"ReLU's slope is {grid.slope:g}. The plot never meets the kink."
    )
