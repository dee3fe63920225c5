// Asks for the page again when the reader turns it light or dark: the server draws the
// colours of the charts, and Streamlit tells it of a theme only with the next action.
// Streamlit calls this function anew whenever its theme changes.

const drawnOn = new WeakMap();

export default function ({ parentElement, setTriggerValue }) {
  const style = getComputedStyle(parentElement);
  const paper = style.getPropertyValue("--st-background-color").trim();
  const before = drawnOn.get(parentElement);
  drawnOn.set(parentElement, paper);
  if (before && paper && before !== paper) setTriggerValue("change", paper);
}
