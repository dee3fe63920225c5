"""What stands behind "More" on several screens of lesson 5."""

import streamlit as st

from ui.deck import writes

RAMPS = r"""\begin{aligned}
\hat f(x) &= f(t_0) + \textstyle\sum_{i=0}^{h-1} v_i\,
  \mathrm{ReLU}(x - t_i) \\
v_i &= s_i - s_{i-1}, \quad s_{-1} = 0 \\
s_i &= \bigl(f(t_{i+1}) - f(t_i)\bigr) / \Delta
\end{aligned}"""
STEPS = r"""\begin{aligned}
\hat f(x) &= f(m_0) + \textstyle\sum_{i=1}^{h} v_i\,
  \mathrm{sigmoid}\bigl(w (x - s_i)\bigr) \\
v_i &= f(m_i) - f(m_{i-1}), \quad w = \text{sharpness} / \Delta
\end{aligned}"""
BUMPS = r"""\begin{aligned}
\hat f(x) &= b + \textstyle\sum_i v_i\,(\sigma_i - \sigma_{i+1}), \quad
\sigma_i = \mathrm{sigmoid}\bigl(w (x - s_i)\bigr) \\
v_i &= f(m_i) - b, \quad w = \text{sharpness} / \Delta
\end{aligned}"""
BOUND = r"|\hat f - f| \le M \Delta^2 / 8, \quad M = \max |f''|, \quad \Delta = (b-a)/h"
BEND = r"""\begin{aligned}
\hat f(x) &= b + \textstyle\sum_{i=1}^{h} v_i\,\mathrm{ReLU}(w_i x + b_i) \\
&\text{bends at } x = -b_i / w_i \text{ by } v_i |w_i|
\end{aligned}"""


def _ramps() -> None:
    st.latex(RAMPS)
    st.markdown(
        "The t are the knots, Δ apart, the s the slopes between them: each unit turns "
        "the line by what the slope has to change."
    )
    st.latex(BOUND)
    st.markdown(
        "The bound is the error of linear interpolation (Davis, *Interpolation and "
        "Approximation*, 1963, theorem 3.1.1). Where it is smaller, L Δ/2 holds, L the "
        "steepest slope. With h a power of 2, ramps miss the rough curve (Takagi, "
        "1903) by exactly 2/(3h): twice the units, half the error."
    )


def _constructions() -> None:
    st.markdown("**ReLU ramps** meet the target at every knot t.")
    st.latex(RAMPS)
    st.markdown("**Sigmoid steps** take its value in the middle m of every cell.")
    st.latex(STEPS)
    st.markdown("**Sigmoid bumps** are two steps each.")
    st.latex(BUMPS)
    st.markdown(
        "Steps and bumps miss a target of steepest slope L by about L Δ/2: twice the "
        "units, half the error. Bumps that are not sharp also leave tails that only "
        "sharper ones shrink."
    )


def _pieces() -> None:
    st.latex(BEND)
    st.markdown(
        "Fewer pieces than h + 1, where kinks lie outside, coincide, or a unit never "
        "switches on. Counted exactly, with fractions."
    )


RAMPS_FORMULA, CONSTRUCTION_FORMULAS, PIECES_FORMULA = _ramps, _constructions, _pieces
STEP_SOURCE = writes(
    "Thresholds that fire or do not: McCulloch and Pitts (1943). The place s = −b/w as "
    "the handle of a unit: M. Nielsen, *Neural Networks and Deep Learning* (2015), "
    "chapter 4."
)
BUMPS_SOURCE = writes(
    "After M. Nielsen, *Neural Networks and Deep Learning* (2015), chapter 4, where an "
    "average deviation of 0.40 has to be beaten."
)
EXISTENCE_SOURCES = writes(
    "**The theorem.** G. Cybenko, *Approximation by superpositions of a sigmoidal "
    "function* (1989): sums of sigmoid units with weights and biases come as close as "
    "you like to every continuous function on a closed and bounded interval (or cube)."
    "\n\n**The analogy.** A neural network is like a programming language: it can "
    "express any computable program, but to come up with one that meets your "
    "specification is the hard part."
)
LAYERS_SOURCES = writes(
    "M. Telgarsky, *Representation benefits of deep feedforward networks* (2015): the "
    "stack of tents, and what one layer would need for it. On [0, 1] there are 2^k "
    "pieces; on the whole line 2^k + 2 for k of at least 2.\n\n"
    "K. Simonyan and A. Zisserman, *Very deep convolutional networks for large-scale "
    "image recognition* (2014): many functions are represented much more compactly by "
    "deeper, rather than wider, networks."
)
REGIONS_SOURCES = writes(
    "At most 1 + h + h(h − 1)/2 regions: Steiner (1826), in any dimension Zaslavsky "
    "(1975), for networks Pascanu, Montúfar and Bengio (2014). Lines and crossings are "
    "whole numbers here, so that parallels and common points are found, not guessed."
)
TOWER_SOURCE = writes(
    "The tower: M. Nielsen (2015), chapter 4. The threshold over the sum is a second "
    "nonlinear layer. That *one* hidden layer suffices also over the plane was shown "
    "by Cybenko (1989), not by this construction."
)
KERNEL_SOURCES = writes(
    "**Why exact.** As many weights as points: h linear equations for h unknowns. "
    "For distinct points the system has one solution with the Gaussian, the "
    "multiquadric and the distance (two points or more): C. Micchelli (1984; "
    "*Constructive Approximation*, 1986).\n\n"
    "**Why best.** Among all functions of the kernel's space, infinitely many "
    "dimensions of them, the one of smallest norm through the points has this form: "
    "G. Kimeldorf and G. Wahba (1971), B. Schölkopf, R. Herbrich and A. Smola (2001). "
    "So a problem in infinitely many dimensions is solved with h weights.\n\n"
    "A ridge λ gives up exactness for a smoother curve, which noise asks for. With the "
    "distance as kernel the curve is the broken line that ReLU ramps draw."
)
THEOREM = writes(
    "**Cybenko (1989).** On a closed and bounded interval (or cube), sums "
    "Σ vᵢ σ(wᵢx + bᵢ) of sigmoidal units come as close as you like to every continuous "
    "function.\n\n"
    "**Leshno, Lin, Pinkus and Schocken (1993).** Let σ be locally bounded and "
    "piecewise continuous. The same holds, *if and only if* σ is not a polynomial.\n\n"
    "**What each condition is for.** *Biases*: without them ReLU units only draw lines "
    "from the origin. *Closed and bounded*: outside, a ReLU network is affine. "
    "*Continuous*: at a jump J every continuous curve misses by at least J/2. *Not a "
    "polynomial*: x² units add up to a parabola, however many.\n\n"
    "**What it does not say.** How many units it takes (possibly absurdly many), that "
    "any error becomes 0, or that training finds the weights."
)
EXERCISES = writes(
    "**Exercise 4.** Show that a network with ReLU (or pReLU) units is a continuous "
    "piecewise linear function.\n\nThe input x is one. So is an affine combination of "
    "such functions: where their pieces overlap, each of them is affine. So is ReLU "
    "(or pReLU) of one: cut each piece where it crosses 0; on both sides of the cut "
    "the result is affine, and at the cut it is 0. Go from layer to layer: the output "
    "is one, at any depth.\n\n"
    "**From section 5.2: which width is best, and does another layer help?** "
    "[The theorem](?screen=theorem) shows the error against the width for each "
    "target, [several layers](?screen=layers) a function for which layers win by far, "
    "and that they are harder to train."
)
