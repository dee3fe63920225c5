from charts.linear_collapse.bottleneck import spectrum_chart


def test_what_is_lost_is_an_outline_without_a_bar():
    after, before, *_ = spectrum_chart().to_dict()["layer"]

    assert after["encoding"]["y"]["field"] == "after"
    assert before["encoding"]["y"]["field"] == "before"
    assert before["mark"]["fillOpacity"] == 0
