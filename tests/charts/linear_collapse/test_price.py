from charts.linear_collapse.price import (
    SINGLE,
    STACK,
    numbers_frame,
    price_chart,
    price_frame,
)

PRICES = {STACK: {"weights": 20}, SINGLE: {"weights": 5}}


def test_bars_are_parts_of_the_longest_of_their_quantity():
    assert price_frame(PRICES).values.tolist() == [
        [STACK, "weights", 1],
        [SINGLE, "weights", 0.25],
    ]


def test_numbers_stand_at_the_ends_of_their_bars():
    texts = {STACK: {"weights": "20"}, SINGLE: {"weights": "?"}}

    frame = numbers_frame(PRICES, texts)

    assert frame["text"].tolist() == ["20", "?"]
    assert frame["number"].tolist() == [1, 0.25]


def test_the_stack_stands_above_the_one_layer():
    bars, numbers = price_chart(("weights",)).to_dict()["layer"]

    assert bars["mark"]["type"] == "bar"
    assert numbers["encoding"]["text"]["field"] == "text"
    assert bars["encoding"]["yOffset"]["sort"] == [STACK, SINGLE]
