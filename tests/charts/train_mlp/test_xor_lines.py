from itertools import combinations

from charts.train_mlp.xor_lines import MOVES_AT, TURNS_AT


def test_of_two_equal_lines_every_handle_stands_by_itself():
    places = [*MOVES_AT.values(), *TURNS_AT.values()]

    assert min(abs(one - two) for one, two in combinations(places, 2)) > 0.19
