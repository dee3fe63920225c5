from core.notation import bias, signed, subscript, weight, with_minus


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
