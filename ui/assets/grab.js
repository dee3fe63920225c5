// What Vega leaves out at a handle: a place in the order of Tab, the value of a slider
// for screen readers, and a finger that drags it and not the page.

const HANDLE = "[aria-roledescription=handle]";
const MOVES = /^(Arrow(Left|Right|Up|Down)|Home|End)$/;

function tell(handle) {
  const [, name, value] = /^(.*): (.*)$/s.exec(handle.getAttribute("aria-label"));
  handle.tabIndex = 0;
  handle.dataset.grab = name;
  handle.setAttribute("aria-valuetext", value);
  handle.setAttribute("aria-valuenow", parseFloat(value.replace("−", "-")));
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
  document.addEventListener("keydown", (event) => {
    if (MOVES.test(event.key)) hold(event);
  });
}
