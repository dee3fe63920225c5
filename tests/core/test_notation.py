from core.notation import (
    bias,
    count,
    number,
    power,
    scientific,
    share,
    signed,
    subscript,
    superscript,
    weight,
    with_minus,
)


def test_subscripts_tell_units_apart():
    assert subscript(1, 12) == "₁,₁₂"
    assert subscript(11, 2) == "₁₁,₂"


def test_parameters_are_called_what_the_formulas_call_them():
    assert weight(1, 2, 10) == "W⁽¹⁾₂,₁₀"
    assert bias(1, 10) == "b⁽¹⁾₁₀"
    assert weight(2, 10) == "W⁽²⁾₁₀"
    assert bias(2) == "b⁽²⁾"


def test_numbers_to_read_have_a_minus_sign():
    assert with_minus("-1.5") == "−1.5"
    assert with_minus("2e-05") == "2e−05"
    assert signed(-1.25) == "−1.25"
    assert signed(1.25, 1) == "+1.2"


def test_powers_of_ten_and_plurals_are_written_as_people_do():
    assert superscript(-17) == "⁻¹⁷"
    assert scientific("1.2e-07") == "1.2 × 10⁻⁷"
    assert scientific("1.5e+13", "·") == "1.5 · 10¹³"
    assert scientific("0.07") == "0.07"
    assert [count(n, "unit") for n in (0, 1, 1440)] == [
        "0 units",
        "1 unit",
        "1,440 units",
    ]


def test_numbers_are_written_for_people():
    assert [number(value) for value in (-0.0, -0.25, 1440.2, -12_345.0)] == [
        "0", "−0.25", "1,440", "−12,345",
    ]  # fmt: skip
    assert number(9.5e-7, 2) == "9.5 × 10⁻⁷"
    assert number(float("nan")) == "undefined"
    assert number(float("-inf")) == "−∞"
    assert "-" not in number(-1e-9)
    assert (power(0), power(2e-8)) == ("0", "2.0 × 10⁻⁸")
    assert (share(0.125), share(1e-6)) == ("12.5%", "1.0 × 10⁻⁶")
