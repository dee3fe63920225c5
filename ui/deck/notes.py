"""The teacher's notes, in the sidebar of who has opened a plan (``?plan=hour.3``).

On the way, plan and step are one value of the link: a lesson may have a control that is
called step. A link for the class names no plan, and on a projector there is no sidebar.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from serving.turns import TURNS
from ui.deck.link import SCREEN, leave_screen
from ui.deck.plan import Plan, Step, plans, read_place
from ui.lessons import BY_NAME
from ui.screen import Screen
from ui.text import inline, verbatim

PLAN = "plan"


def enter_plan() -> None:
    """Go to the step that ``?plan=hour&step=3`` names, from whatever page."""
    if "." in st.query_params.get(PLAN, "."):
        return
    found = read_place(_linked())
    if found is not None:
        plan, number = found
        step = plan.steps[number - 1]
        st.switch_page(script_of(step), query_params=query(plan, number))


def offer_plans() -> None:
    """List the plans behind one button, and open the one that is chosen."""
    names = {f"{plan.title} · {plan.minutes} min": plan for plan in plans().values()}
    chosen = st.menu_button(
        "Plans for a class", list(names), key="plans", type="tertiary"
    )
    if chosen in names:
        plan = names[chosen]
        TURNS.give()
        st.switch_page(script_of(plan.steps[0]), query_params=query(plan, 1))
    told = _linked()
    if told and read_place(told) is None:
        st.html(f'<p role="status">There is no plan {inline(verbatim(told[:40]))}.</p>')


def _linked() -> str:
    """Return plan and step of the link as one: ``?plan=hour&step=3`` as hour.3."""
    told = st.query_params.get(PLAN, "")
    step = st.query_params.get("step", "1")
    return told if "." in told or not told else f"{told}.{step}"


def query(plan: Plan, number: int) -> dict[str, str | list[str]]:
    """Return what the link says at a step of a plan: screen, values and the plan."""
    step = plan.steps[number - 1]
    values = {key: _in_link(value) for key, value in step.values.items()}
    return {SCREEN: step.place[1], **values, PLAN: f"{plan.name}.{number}"}


def script_of(step: Step) -> str:
    """Return the script of a step's page, as `st.page_link` wants it."""
    return BY_NAME[step.place[0]].script


def show_notes(lesson: str, decks: Mapping[str, Sequence[Screen]]) -> None:
    """Show what the plan of the link says of the open screen, and the way on."""
    found = read_place(st.query_params.get(PLAN))
    if found is None:
        return
    plan, number = found
    name = st.session_state.get(SCREEN) or st.query_params.get(SCREEN)
    place = lesson, name or decks[lesson][0].name
    number = plan.follow(number, place)
    st.query_params[PLAN] = f"{plan.name}.{number}"
    step = plan.steps[number - 1]
    with st.container(key="notes"):
        st.html(notes_html(plan, number, _title(step, decks)))
        with st.container(key="steps", horizontal=True):
            _way(lesson, plan, number - 1, "Step back")
            if step.place != place:
                _way(lesson, plan, number, "Open it")
            _way(lesson, plan, number + 1, "Next step")


def notes_html(plan: Plan, number: int, title: str) -> str:
    """Write a step: when it is, what to ask, what will be said, what to answer."""
    step, begins = plan.steps[number - 1], plan.begins(number)
    audience = f"<p>{inline(plan.audience)}</p>" if number == 1 else ""
    rows = {"Ask": step.ask, "They will say": step.say, "Answer": step.answer}
    return (
        f'<section class="notes" aria-label="Notes for the teacher">'
        f"<h2>{inline(plan.title)}</h2>{audience}"
        f"<p>{number} of {len(plan.steps)} · minute {begins} to "
        f"{begins + step.minutes} of {plan.minutes}<br><strong>{inline(title)}</strong>"
        "</p><dl>"
        + "".join(
            f"<dt>{name}</dt><dd>{inline(text)}</dd>" for name, text in rows.items()
        )
        + "</dl></section>"
    )


def _title(step: Step, decks: Mapping[str, Sequence[Screen]]) -> str:
    lesson, name = step.place
    return next(screen.label for screen in decks[lesson] if screen.name == name)


def _way(lesson: str, plan: Plan, number: int, label: str) -> None:
    """Offer a step: a turned screen in this lesson, a page in another."""
    if not 1 <= number <= len(plan.steps):
        return
    step = plan.steps[number - 1]
    if step.place[0] != lesson:
        st.page_link(script_of(step), label=label, query_params=query(plan, number))
    else:
        st.button(
            label,
            key=f"step_{label}",
            on_click=_turn_to,
            args=(plan, number),
        )


def _turn_to(plan: Plan, number: int) -> None:
    step = plan.steps[number - 1]
    leave_screen()
    st.session_state[SCREEN] = step.place[1]
    st.session_state.update(step.values)
    st.query_params[PLAN] = f"{plan.name}.{number}"


def _in_link(value: object) -> str | list[str]:
    if isinstance(value, list):
        return [str(part) for part in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
