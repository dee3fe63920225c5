import pytest

from core.universal_approximation.errors import mean_deviation
from core.universal_approximation.sawtooth import sawtooth
from core.universal_approximation.sawtooth_training import train_sawtooth


def test_two_units_a_layer_are_rarely_found_and_eight_are():
    narrow, wide = train_sawtooth(2, 2), train_sawtooth(2, 8)

    assert wide.y.tolist() == sawtooth(wide.x, 2).tolist()
    assert mean_deviation(narrow.deep, narrow.y) > 0.3
    assert mean_deviation(wide.deep, wide.y) < 0.05
    assert wide.stuck < narrow.stuck


def test_the_same_settings_train_the_same_towers():
    first, second = train_sawtooth(1, 2), train_sawtooth(1, 2)

    assert first.deep.tolist() == second.deep.tolist()
    assert first.shallow.tolist() == second.shallow.tolist()


def test_both_trainings_tell_one_share_and_end_when_told():
    shares, told = [], []

    def end(share):
        told.append(share)
        return False

    train_sawtooth(2, 2, on_epoch=shares.append)
    train_sawtooth(2, 2, on_epoch=end)

    assert shares == sorted(shares)
    assert len(shares) > 40
    assert shares[-1] == pytest.approx(1)
    assert len(told) == 2, "one look at the tower, one at the single layer"
