"""What stands behind "More" of all screens of this lesson, below their own."""

import streamlit as st

FORMULAS = (
    r"\begin{aligned}"
    r"\underset{n \times h}{\mathbf{H}} &= \sigma(\underset{n \times d}{\mathbf{X}}"
    r"\,\underset{d \times h}{\mathbf{W}^{(1)}}"
    r" + \underset{1 \times h}{\mathbf{b}^{(1)}}) \\"
    r"\underset{n \times q}{\mathbf{O}} &= \mathbf{H}"
    r"\,\underset{h \times q}{\mathbf{W}^{(2)}}"
    r" + \underset{1 \times q}{\mathbf{b}^{(2)}}"
    r"\end{aligned}"
)


def show_formula() -> None:
    """Write the network down, with its shapes."""
    st.latex(FORMULAS)
    st.markdown(
        "n examples of d inputs, h hidden units, q outputs; here d = 2 and q = 1. "
        "**Two layers**: the inputs compute nothing. **H** is the *representation* of "
        "the examples, **O** a *linear predictor* on it. Training learns both at once."
        "\n\nσ works on each number by itself. Without it O = X(W⁽¹⁾W⁽²⁾) + "
        "(b⁽¹⁾W⁽²⁾ + b⁽²⁾): one layer."
    )


def show_exercises() -> None:
    """Say where the chapter's exercises can be tried."""
    st.markdown(
        "**5.2, exercise 1.** Change the number of hidden units and keep the rest. "
        "From which number on does the accuracy stop growing? (*How wide*)\n\n"
        "**5.2, exercise 3.** Why is a single hidden unit a bad idea? Every output is "
        "then a function of one weighted sum of the inputs, and the boundary is made "
        "of parallel lines. (*How many lines*)\n\n"
        "**5.2, exercise 4.** Which learning rate is best, and how does that depend on "
        "the number of epochs? (*Laboratory*, with 50 epochs and with 500; *What "
        "breaks it*)\n\n"
        "**5.2, exercise 8.** Compare activations. Does one need more epochs, does one "
        "fail from some starts? (*Race*)"
    )


def show_sources() -> None:
    """Say where the ideas come from."""
    st.markdown(
        "A. Zhang, Z. Lipton, M. Li, A. Smola, *Dive into Deep Learning*, 5.1 and 5.2 "
        "(the chapter and its exercises).\n\n"
        "M. Minsky and S. Papert, *Perceptrons*, 1969 (what one layer cannot do: XOR)."
        "\n\nD. Rumelhart, G. Hinton, R. Williams, *Learning representations by "
        "back-propagating errors*, Nature 323, 1986.\n\n"
        "Smilkov and Carter, *TensorFlow Playground*, 2016 (the ancestor of this page)."
    )


MORE = {
    "The formula": show_formula,
    "Exercises": show_exercises,
    "Sources": show_sources,
}
