from charts.linear_collapse.price import SINGLE, STACK, price_chart, price_frame


def test_both_prices_are_rows():
    frame = price_frame({"parameters": 17}, {"parameters": 6})

    assert frame.values.tolist() == [
        [STACK, "parameters", 17],
        [SINGLE, "parameters", 6],
    ]


def test_bars_carry_their_numbers():
    bars, numbers = price_chart(("parameters",)).to_dict()["layer"]

    assert bars["mark"]["type"] == "bar"
    assert numbers["encoding"]["text"]["field"] == "number"
    assert bars["encoding"]["yOffset"]["sort"] == [STACK, SINGLE]
