from streamlit.testing.v1 import AppTest


def page_with_a_question():
    import streamlit as st

    from ui.predict import Prediction, predict

    seed = st.slider("seed", 0, 9, key="seed")
    revealed = predict(
        Prediction(
            "sum",
            "How much is 1 + 1?",
            {"two": "It is 2", "three": "It is 3"},
            lambda: "two",
            lambda: f"1 + 1 = {1 + 1}.",
        ),
        about=seed,
    )
    st.text("revealed" if revealed else "hidden")


def open_question() -> AppTest:
    return AppTest.from_function(page_with_a_question).run()


def lock(app: AppTest, answer: str) -> AppTest:
    app.radio[0].set_value(answer).run()
    return app.button[0].click().run()


def test_nothing_is_revealed_before_an_answer_is_locked():
    app = open_question()

    assert app.text[0].value == "hidden"
    assert app.button[0].disabled
    assert app.radio[0].value is None


def test_a_choice_alone_reveals_nothing():
    app = open_question()
    app.radio[0].set_value("It is 2").run()

    assert app.text[0].value == "hidden"
    assert not app.button[0].disabled


def test_a_right_answer_is_confirmed_and_explained():
    app = lock(open_question(), "It is 2")

    assert app.text[0].value == "revealed"
    assert "right" in app.success[0].value
    assert any("1 + 1 = 2" in text.value for text in app.markdown)


def test_a_wrong_answer_is_set_beside_the_true_one():
    app = lock(open_question(), "It is 3")

    assert "It is 3" in app.info[0].value
    assert "It is 2" in app.info[0].value


def test_a_locked_answer_cannot_be_changed():
    app = lock(open_question(), "It is 3")

    assert not app.radio


def test_another_instance_asks_anew():
    app = lock(open_question(), "It is 3")
    app.slider[0].set_value(5).run()

    assert app.text[0].value == "hidden"


def test_a_reader_can_be_asked_again():
    app = lock(open_question(), "It is 3")
    app.button[0].click().run()

    assert app.text[0].value == "hidden"
