// Plays a recorded run: everything is drawn here from the weights, nothing is asked of
// the server. Space plays and pauses; the slider goes both ways. The picture fills the
// element: a view is rows of panels, and shares out the room it finds.

const PANELS = {
  surface: surfacePanel,
  line: linePanel,
  curves: curvesPanel,
  units: unitsPanel,
  hidden_space: hiddenSpacePanel,
  diagram: diagramPanel,
  histogram: histogramPanel,
  cells: cellsPanel,
};
const GAP = 12;
const LEAST = { width: 240, height: 200 };

function isDark(root) {
  const paper = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
  const probe = element("span", { style: `color: ${paper || "#fff"}` }, root);
  const parts = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
  probe.remove();
  return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] < 128;
}

// Shares the height out; what a row of squares has no width for, the others get.
function rowHeights(rows, { width, height, type }) {
  const squares = ["surface", "hidden_space"];
  const most = ({ panels }) =>
    panels.every(({ kind }) => squares.includes(kind))
      ? heightOfSquare((width - GAP * (panels.length - 1)) / panels.length, type)
      : Infinity;
  const free = height - GAP * (rows.length - 1);
  const shares = rows.reduce((sum, row) => sum + row.share, 0);
  const heights = rows.map((row) => Math.min(most(row), (free * row.share) / shares));
  const rest = free - heights.reduce((sum, given) => sum + given, 0);
  const takers = rows.filter((row) => most(row) === Infinity);
  const wanted = takers.reduce((sum, row) => sum + row.share, 0);
  return rows.map((row, k) => heights[k] + (takers.includes(row) ? (rest * row.share) / wanted : 0));
}

// 13 pixels on a page, more on a projector, whose root is larger; less on a phone.
function typeSize(width) {
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return (width < 480 ? 11 : 13) * (root / 16);
}

class Player {
  constructor(root, record, frame, tell) {
    this.root = root;
    this.record = record;
    this.tell = tell;
    this.timer = 0;
    this.drawn = 0;
    this.view = 0;
    this.last = record.epochs.length - 1;
    this.body = root.querySelector(".panels");
    this.slider = root.querySelector("input");
    this.button = root.querySelector(".play");
    this.frame = Math.max(0, Math.min(this.last, frame));
    this.wire();
    this.build();
    this.resized = new ResizeObserver(() => {
      // What has left the page has no size any more, and no colours.
      if (!this.root.isConnected) return;
      const { clientWidth: width, clientHeight: height } = this.body;
      if (width !== this.room.width || height !== this.room.height) this.build();
    });
    this.resized.observe(this.body);
  }

  // Make the panels of the view anew, for the room there is.
  build() {
    const { record, body } = this;
    this.colors = record.palette[isDark(this.root) ? "dark" : "light"];
    this.room = { width: body.clientWidth, height: body.clientHeight };
    const width = Math.max(this.room.width, LEAST.width);
    const height = Math.max(this.room.height, LEAST.height);
    const type = typeSize(width);
    this.root.style.fontSize = `${type}px`;
    body.replaceChildren();
    const { rows } = record.views[this.view];
    const heights = rowHeights(rows, { width, height, type });
    const seek = (to) => (this.pause(), this.show(to), this.settle());
    const choose = (cell) => this.tell("cell", cell);
    this.panels = rows.flatMap((row, k) => {
      const parts = row.panels.reduce((sum, panel) => sum + (panel.wide ?? 1), 0);
      const line = element("div", { class: "row-of-panels" }, body);
      line.style.gap = `${GAP}px`;
      line.style.marginTop = k ? `${GAP}px` : 0;
      const across = width - GAP * (row.panels.length - 1);
      return row.panels.map((panel) => {
        const place = { type, width: (across * (panel.wide ?? 1)) / parts, height: heights[k] };
        const more = panel.kind === "cells" && panel.opens ? { choose } : {};
        return PANELS[panel.kind](line, record, this.colors, { ...panel, seek, ...more }, place);
      });
    });
    const epoch = () => record.epochs[this.frame];
    for (const panel of this.panels) if (panel.svg) saveButtons(panel, this.colors, epoch);
    this.show(this.frame);
  }

  wire() {
    this.slider.max = this.last;
    this.root.classList.toggle("still", this.last === 0);
    this.root.classList.toggle("waiting", Boolean(this.record.waits));
    this.slider.oninput = () => (this.pause(), this.show(Number(this.slider.value)));
    this.slider.onchange = () => this.settle();
    this.button.onclick = () => this.toggle();
    this.root.querySelector(".back").onclick = () => this.step(-1);
    this.root.querySelector(".forward").onclick = () => this.step(1);
    const views = this.root.querySelector(".view");
    views.replaceChildren();
    views.hidden = this.record.views.length < 2;
    for (const [k, { name }] of this.record.views.entries()) element("option", { value: k, text: name }, views);
    views.onchange = () => ((this.view = Number(views.value)), this.build());
    this.root.onkeydown = (event) => {
      if (event.key !== " " || event.target.closest("button, select")) return;
      event.preventDefault();
      this.toggle();
    };
  }

  show(frame) {
    this.frame = Math.max(0, Math.min(this.last, frame));
    const epoch = this.record.epochs[this.frame];
    for (const panel of this.panels) panel.draw(this.frame);
    this.slider.value = this.frame;
    this.slider.setAttribute("aria-valuetext", `epoch ${epoch}`);
    this.root.querySelector("output").textContent = `epoch ${epoch}`;
    this.root.dataset.frame = this.frame;
    this.root.dataset.drawn = ++this.drawn;
    this.say(this.record.reports && epoch !== this.record.epochs[this.record.start]);
  }

  // What beside the picture speaks of another epoch is dimmed.
  say(elsewhere) {
    document.documentElement.classList.toggle("elsewhere", elsewhere);
  }

  step(by) {
    this.pause();
    this.show(this.frame + by);
    this.settle();
  }

  toggle() {
    if (this.timer) return this.pause(), this.settle();
    if (this.frame === this.last) this.show(0);
    this.play();
  }

  play() {
    this.set("Pause");
    const rate = () => Number(this.root.querySelector(".speed").value);
    let from = null;
    const tick = (now) => {
      from ??= { now, frame: this.frame };
      const frame = Math.min(this.last, from.frame + Math.floor(((now - from.now) * rate()) / 1000));
      if (frame !== this.frame) this.show(frame);
      if (this.frame < this.last) this.timer = requestAnimationFrame(tick);
      else this.pause(), this.settle();
    };
    this.timer = requestAnimationFrame(tick);
  }

  pause() {
    cancelAnimationFrame(this.timer);
    this.timer = 0;
    this.set("Play");
  }

  set(name) {
    this.button.dataset.state = name.toLowerCase();
    this.button.querySelector("span").textContent = name;
  }

  // The reader has come to rest at an epoch.
  settle() {
    if (this.record.reports) this.tell("epoch", this.record.epochs[this.frame]);
  }

  leave() {
    this.pause();
    this.say(false);
    this.resized.disconnect();
  }
}

const players = new WeakMap();

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".player");
  const record = readRecord(data);
  const before = players.get(root);
  const same = before && before.record.run_id === record.run_id;
  const tell = (what, value) => (what === "cell" ? setTriggerValue : setStateValue)(what, value);
  const playing = same && before.timer > 0;
  if (before) before.leave();
  const player = new Player(root, record, same ? before.frame : record.start, tell);
  if (same && before.view < record.views.length) {
    player.view = before.view;
    root.querySelector(".view").value = before.view;
    player.build();
  }
  players.set(root, player);
  // Whoever wants no motion is shown where it ends.
  const begins = record.plays && !(same && before.frame > 0);
  if (begins && matchMedia("(prefers-reduced-motion: reduce)").matches) player.show(player.last);
  else if (begins || playing) player.play();
  root.values = (run, frame) =>
    Array.from(predictions(record.runs[run], frame, record.gridInputs, record.probability));
  const follow = () => {
    if (!root.isConnected) return;
    const colors = record.palette[isDark(root) ? "dark" : "light"];
    if (colors !== player.colors) player.build();
  };
  const theme = new MutationObserver(() => {
    follow();
    // Streamlit marks the document first and changes its colours a moment later.
    setTimeout(follow, 300);
  });
  theme.observe(document.documentElement, { attributes: true, subtree: false });
  return () => {
    player.leave();
    theme.disconnect();
  };
}
