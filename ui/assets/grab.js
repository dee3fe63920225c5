// What Vega leaves out at a handle: a place in the order of Tab, the value of a slider
// for screen readers, and a finger that drags it and not the page. And while a hand drags
// it, what beside the picture still says the value before is stale: until the answer is
// drawn.

const HANDLE = "[aria-roledescription=handle]";
const LATE_MS = 1000;
const MOVES = /^(Arrow(Left|Right|Up|Down)|Home|End)$/;

function tell(handle) {
  const [, name, value] = /^(.*): (.*)$/s.exec(handle.getAttribute("aria-label"));
  handle.tabIndex = 0;
  handle.dataset.grab = name;
  handle.setAttribute("aria-valuetext", value);
  const number = parseFloat(value.replace("−", "-"));
  handle.setAttribute("aria-valuenow", number);
  // For pictures that follow it: `charts/hand/follower.py`.
  dispatchEvent(new CustomEvent("moved", { detail: { name, number } }));
  if (dragged?.handle === handle) say(isMoved());
}

let dragged = null;

function isMoved() {
  return dragged.handle.getAttribute("aria-label") !== dragged.was;
}

function say(stale) {
  document.documentElement.classList.toggle("stale", stale);
}

function drag(event) {
  const handle = event.target.closest?.(HANDLE);
  if (handle) dragged = { handle, was: handle.getAttribute("aria-label") };
}

function letGo() {
  if (dragged && isMoved()) sayWhenAnswered();
  dragged = null;
}

function sayWhenAnswered() {
  const app = document.querySelector("[data-testid=stApp]");
  const look = () => {
    if (app.dataset.testScriptState !== "notRunning") return;
    runs.disconnect();
    clearInterval(late);
    say(false);
  };
  const runs = new MutationObserver(look);
  runs.observe(app, { attributeFilter: ["data-test-script-state"] });
  // A run may be over before a change is seen.
  const late = setInterval(look, LATE_MS);
}

function tellAll() {
  for (const handle of document.querySelectorAll(HANDLE)) {
    if (handle.dataset.grab) continue;
    tell(handle);
    new MutationObserver(() => tell(handle)).observe(handle, {
      attributeFilter: ["aria-label"],
    });
  }
}

function hold(event) {
  if (event.target.closest?.(HANDLE)) event.preventDefault();
}

if (!window.handlesAreTold) {
  window.handlesAreTold = true;
  tellAll();
  new MutationObserver(tellAll).observe(document.body, {
    subtree: true,
    childList: true,
  });
  // Chromium asks a mark of an SVG for no touch-action.
  document.addEventListener("touchstart", hold, { capture: true, passive: false });
  document.addEventListener("pointerdown", drag, true);
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, letGo, true);
  document.addEventListener("keydown", (event) => {
    if (MOVES.test(event.key)) hold(event);
  });
}
