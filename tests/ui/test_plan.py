from ui.deck.notes import notes_html, query
from ui.deck.plan import Plan, Step, plans, read_place


def a_plan(*places: str) -> Plan:
    steps = [Step(place, 2, "a", "b", "c", ["d"]) for place in places]
    return Plan("hour", "T", "A", steps)


def test_a_place_is_read_or_is_none():
    hour = plans()["hour"]

    assert read_place("hour.2") == (hour, 2)
    assert read_place("hour") == (hour, 1)
    for text in (None, "week.1", "hour.0", "hour.99", "hour.-1", "hour.²"):
        assert read_place(text) is None


def test_a_plan_follows_the_screen_forwards_first():
    plan = a_plan("a/x", "a/y", "a/x", "b/z")

    assert plan.follow(1, ("a", "x")) == 1
    assert plan.follow(2, ("a", "x")) == 3
    assert plan.follow(4, ("a", "y")) == 2
    assert plan.follow(2, ("b", "other")) == 2
    assert [plan.begins(n) for n in range(1, 6)] == [0, 2, 4, 6, 8]


def test_the_link_of_a_step_holds_its_values():
    values = {"c": 37.5, "with_trained": True, "racers": ["relu", "tanh"]}
    steps = [Step("a/x", 1, "a", "b", "c", ["d"], values)]

    assert query(Plan("hour", "T", "A", steps), 1) == {
        "screen": "x",
        "plan": "hour.1",
        "c": "37.5",
        "with_trained": "true",
        "racers": ["relu", "tanh"],
    }


def test_notes_say_when_and_are_text():
    plan = a_plan("a/x", "a/y")._replace(title="<b>T</b>")

    html = notes_html(plan, 2, "Fold")

    assert "2 of 2 · minute 2 to 4 of 4" in html
    assert "&lt;b&gt;T" in html
