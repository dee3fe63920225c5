// Keys, history and memory of a deck.
//
// An entry of the browser's history is a screen: a moved control changes the entry in
// place, so that Back goes to the screen before with the values it had.
// Right and Left turn screens when no control has the focus; PageDown and PageUp, which
// a presenter's clicker sends, wherever the focus is. 1, 2, 3 answer and S shows, where
// nothing is typed: the answer to a reader, to a teacher first what her class thinks.

const STORE = "answers";
const SETTLES_MS = 500;
// Between a link that is emptied and its page that is left, both told by one run.
const LEAVES_MS = 500;
const CONTROLS =
  "input, textarea, select, [contenteditable=true], [role=slider], [role=combobox]," +
  "[role=listbox], [role=menu], [role=application], [data-grab], .numbers";
// Where a digit is a digit, and not an answer.
const TYPING =
  "input:not([type=range], [type=radio], [type=checkbox]), textarea, select," +
  "[contenteditable=true], [role=combobox], [role=listbox], [role=menu]";

const replaceEntry = history.replaceState.bind(history);

function placeOf(address) {
  const url = new URL(address, location.href);
  return `${url.pathname}?${url.searchParams.get("screen") ?? ""}`;
}

function losesKeys(url) {
  const [kept, before] = [url.searchParams, new URLSearchParams(location.search)];
  const same = [...kept].every(([key, value]) => before.getAll(key).includes(value));
  return same && [...kept].length < [...before].length;
}

// Streamlit takes the keys of a link away, one by one, before it leaves the page: then
// the entry gets them back, and what looked like a turn to the first screen is no entry.
function keepOneEntryPerScreen() {
  const push = history.pushState.bind(history);
  let whole; // The entry before keys were taken from it, when, and if one was pushed.
  const write = (state, title, address) => {
    const url = new URL(address ?? location.href, location.href);
    const now = performance.now();
    if (now - whole?.at > LEAVES_MS) whole = undefined;
    const giveBack = () => whole && replaceEntry(whole.state, "", whole.href);
    if (url.pathname !== location.pathname) {
      if (!whole?.turned) giveBack();
      (whole?.turned ? replaceEntry : push)(state, title, address);
      whole = undefined;
      return;
    }
    const turns = placeOf(url) !== placeOf(location.href);
    if (losesKeys(url)) {
      if (turns) giveBack();
      whole ??= { at: now, state: history.state, href: location.href };
      whole.turned ||= turns;
    }
    (turns ? push : replaceEntry)(state, title, address);
  };
  history.pushState = write;
  history.replaceState = write;
}

function press(...names) {
  for (const name of names) {
    const target = document.querySelector(
      `.st-key-${name} button:not([disabled]), .st-key-${name} a`,
    );
    if (target) {
      target.click();
      return true;
    }
  }
  return false;
}

// What has the focus, also inside a component.
function focused() {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("[role=dialog]")) return;
  const shows = ["show_me", "show_class", "reveal"];
  const turns = { PageDown: ["next", "next_primary"], PageUp: ["back"] };
  let names = turns[event.key];
  if (!names && !focused()?.closest(TYPING)) {
    names = { s: shows, S: shows }[event.key];
    if (/^[1-9]$/.test(event.key)) names = [`option_${event.key}`];
  }
  if (!names && !focused()?.closest(CONTROLS)) {
    names = { ArrowRight: turns.PageDown, ArrowLeft: turns.PageUp }[event.key];
  }
  if (names && press(...names)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

// A student's secret in a room is made here and kept by the browser for a day: all its
// tabs are one student. A teacher's key is kept by her tab. A server that was started
// anew is told both.
const SECRETS = "room";
const DAY_MS = 86_400_000;

function secret() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function keptIn(storage) {
  try {
    const kept = Object.entries(JSON.parse(storage.getItem(SECRETS)) ?? {});
    return Object.fromEntries(kept.filter(([, { at }]) => Date.now() - at < DAY_MS));
  } catch {
    return {};
  }
}

// The secret kept for a room: the one that is told, or else the one that was kept.
function keep(storage, room, told) {
  const kept = keptIn(storage);
  const secret = told || kept[room]?.secret || "";
  if (secret && secret !== kept[room]?.secret) {
    kept[room] = { secret, at: Date.now() };
    storage.setItem(SECRETS, JSON.stringify(kept));
  }
  return secret;
}

function keepSecrets(told, tell) {
  const { room } = told;
  if (!room) return;
  const key = keep(sessionStorage, room, told.key);
  const student =
    keep(localStorage, room, told.student) || keep(localStorage, room, secret());
  if (student !== told.student || key !== told.key) {
    tell("secrets", { room, key, student });
  }
}

// Of screens that were turned too quickly, the address may name one that was never
// seen: once all rests it names what is shown. While a script runs, the address may be
// ahead of the picture.
let settled;

function scriptRuns() {
  const app = document.querySelector("[data-testid=stApp]");
  return app?.dataset.testScriptState !== "notRunning";
}

function nameWhatIsShown({ shown, first }) {
  clearTimeout(settled);
  if (shown === undefined) return;
  settled = setTimeout(() => {
    if (scriptRuns()) {
      nameWhatIsShown({ shown, first });
      return;
    }
    const url = new URL(location.href), wanted = shown === first ? null : shown;
    if (url.searchParams.has("paper") || url.searchParams.get("screen") === wanted) return;
    if (wanted === null) url.searchParams.delete("screen");
    else url.searchParams.set("screen", wanted);
    replaceEntry(history.state, "", url);
  }, SETTLES_MS);
}

let installed = false;

export default function ({ data, setStateValue }) {
  keepSecrets(data, setStateValue);
  nameWhatIsShown(data);
  if (!installed) {
    installed = true;
    keepOneEntryPerScreen();
    document.addEventListener("keydown", onKey, true);
    addEventListener("popstate", () => clearTimeout(settled));
    document.documentElement.dataset.keys = "heard";
    const kept = sessionStorage.getItem(STORE);
    if (kept && kept !== "[]" && kept !== data.answers) {
      setStateValue("kept", kept);
      return;
    }
  }
  sessionStorage.setItem(STORE, data.answers);
}
