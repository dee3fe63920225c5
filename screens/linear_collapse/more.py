"""What stands behind "More" on several screens of lesson 2."""

import streamlit as st

from screens.linear_collapse.formula import collapse_formula


def show_layers_formula() -> None:
    """Write two layers as the chapter does, the one layer they are, and of more."""
    st.markdown(
        "A minibatch **X** holds n examples in its rows, with d inputs each. The "
        "hidden layer has h units and the output layer q:"
    )
    st.latex(
        r"\begin{aligned} \mathbf{H} &= \mathbf{X}\mathbf{W}^{(1)} + \mathbf{b}^{(1)}, "
        r"& \mathbf{W}^{(1)} &\in \mathbb{R}^{d \times h},\ "
        r"\mathbf{b}^{(1)} \in \mathbb{R}^{1 \times h} \\ "
        r"\mathbf{O} &= \mathbf{H}\mathbf{W}^{(2)} + \mathbf{b}^{(2)}, "
        r"& \mathbf{W}^{(2)} &\in \mathbb{R}^{h \times q},\ "
        r"\mathbf{b}^{(2)} \in \mathbb{R}^{1 \times q} \end{aligned}"
    )


def show_collapse() -> None:
    """Write the collapse of two layers, and where an activation stops it."""
    st.latex(collapse_formula(2))
    st.markdown("With an activation σ between them nothing can be multiplied out:")
    st.latex(
        r"\mathbf{O} = \sigma(\mathbf{X}\mathbf{W}^{(1)} + \mathbf{b}^{(1)})"
        r"\,\mathbf{W}^{(2)} + \mathbf{b}^{(2)}"
    )


def show_stacked() -> None:
    """Write hidden layers one atop another."""
    st.latex(
        r"\begin{aligned} \mathbf{H}^{(1)} &= \sigma_1(\mathbf{X}\mathbf{W}^{(1)} + "
        r"\mathbf{b}^{(1)}) \\ \mathbf{H}^{(2)} &= \sigma_2(\mathbf{H}^{(1)}"
        r"\mathbf{W}^{(2)} + \mathbf{b}^{(2)}) \\ \mathbf{O} &= \mathbf{H}^{(2)}"
        r"\mathbf{W}^{(3)} + \mathbf{b}^{(3)} \end{aligned}"
    )
    st.markdown(
        "Each σ acts on every entry by itself. Without them this is one affine layer; "
        "with them each further layer can represent more than the one before."
    )


def show_exercise_1() -> None:
    """State the chapter's first exercise, and where to look."""
    st.markdown(
        "**Exercise 1.** *Show that more layers of a linear network never add power, "
        "and find a case where they take some away.* The screen *Derivation* is the "
        "first half, the screen *Bottleneck* the second: what rank can W have?"
    )


def show_exercise_6() -> None:
    """State the chapter's last exercise, and where to look."""
    st.markdown(
        "**Exercise 6.** *Think of a nonlinearity that acts on a whole minibatch at "
        "once. What problems do you expect?* The other examples are drawn anew: does "
        "the activation of example 1 stay where it was? And what if a minibatch holds "
        "one example, or the examples of one class?"
    )
