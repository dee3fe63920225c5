// Plays a recorded run: everything is drawn here from the weights, nothing is asked of
// the server. Space plays and pauses; the slider goes both ways.

const PANELS = {
  surface: surfacePanel,
  line: linePanel,
  curves: curvesPanel,
  units: unitsPanel,
  hidden_space: hiddenSpacePanel,
  diagram: diagramPanel,
  histogram: histogramPanel,
};

function isDark(root) {
  const paper = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
  const probe = element("span", { style: `color: ${paper || "#fff"}` }, root);
  const parts = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
  probe.remove();
  return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] < 128;
}

// The epoch belongs to the link like every other setting; the last one is the default.
function writeLink(epoch, last) {
  const url = new URL(window.location.href);
  epoch === last ? url.searchParams.delete("epoch") : url.searchParams.set("epoch", epoch);
  window.history.replaceState(window.history.state, "", url);
}

const MOVED = "training-player-moved";

class Player {
  constructor(root, record, frame, tell) {
    this.root = root;
    this.record = record;
    this.tell = tell;
    this.timer = 0;
    this.drawn = 0;
    this.last = record.epochs.length - 1;
    this.colors = record.palette[isDark(root) ? "dark" : "light"];
    this.body = root.querySelector(".panels");
    this.slider = root.querySelector("input");
    this.button = root.querySelector(".play");
    this.body.replaceChildren();
    const seek = (to) => (this.pause(), this.show(to), this.settle());
    this.panels = record.panels.map((panel) =>
      PANELS[panel.kind](this.body, record, this.colors, { ...panel, seek }),
    );
    const epoch = () => record.epochs[this.frame];
    for (const panel of this.panels) if (panel.svg) saveButtons(panel, this.colors, epoch);
    this.inView = new Set();
    this.observer = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries)
        isIntersecting ? this.inView.add(target) : this.inView.delete(target);
    });
    for (const panel of this.panels) this.observer.observe(panel.figure);
    this.wire();
    this.show(frame);
  }

  wire() {
    this.slider.max = this.last;
    this.root.classList.toggle("still", this.last === 0);
    this.slider.oninput = () => (this.pause(), this.show(Number(this.slider.value)));
    this.slider.onchange = () => this.settle();
    this.button.onclick = () => this.toggle();
    this.root.querySelector(".back").onclick = () => this.step(-1);
    this.root.querySelector(".forward").onclick = () => this.step(1);
    this.root.onkeydown = (event) => {
      if (event.key !== " " || event.target.closest("button, select")) return;
      event.preventDefault();
      this.toggle();
    };
  }

  // While the movie plays, only what the reader can see is drawn.
  show(frame, follows = false, plays = this.timer > 0) {
    this.frame = Math.max(0, Math.min(this.last, frame));
    const epoch = this.record.epochs[this.frame];
    for (const panel of this.panels) if (!plays || this.inView.has(panel.figure)) panel.draw(this.frame);
    this.slider.value = this.frame;
    this.slider.setAttribute("aria-valuetext", `epoch ${epoch}`);
    this.root.querySelector("output").textContent = `epoch ${epoch}`;
    this.root.dataset.frame = this.frame;
    this.root.dataset.drawn = ++this.drawn;
    if (!follows) window.dispatchEvent(new CustomEvent(MOVED, { detail: this }));
  }

  // Players of one run, say the picture and the look inside, move together.
  follow(other) {
    if (other === this || other.record.run_id !== this.record.run_id) return;
    this.pause();
    this.show(other.frame, true, other.timer > 0);
  }

  step(by) {
    this.pause();
    this.show(this.frame + by);
    this.settle();
  }

  toggle() {
    if (this.timer) return this.pause(), this.settle();
    if (this.frame === this.last) this.show(0);
    this.set("Pause");
    const rate = () => Number(this.root.querySelector("select").value);
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
    const played = this.timer > 0;
    cancelAnimationFrame(this.timer);
    this.timer = 0;
    this.set("Play");
    if (played) this.show(this.frame);
  }

  set(name) {
    this.button.dataset.state = name.toLowerCase();
    this.button.querySelector("span").textContent = name;
  }

  // The reader has come to rest at an epoch.
  settle() {
    const epoch = this.record.epochs[this.frame];
    if (this.record.linked) writeLink(epoch, this.record.epochs[this.last]);
    this.tell(epoch);
  }
}

const players = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".player");
  const record = readRecord(data);
  const before = players.get(root);
  const same = before && before.record.run_id === record.run_id;
  const tell = (epoch) => record.reports && setStateValue("epoch", epoch);
  if (before) before.pause();
  const player = new Player(root, record, same ? before.frame : record.start, tell);
  players.set(root, player);
  root.values = (run, frame) =>
    Array.from(predictions(record.runs[run], frame, record.gridInputs, record.probability));
  const theme = new MutationObserver(() => {
    const dark = record.palette[isDark(root) ? "dark" : "light"];
    if (dark !== player.colors) players.set(root, new Player(root, record, player.frame, tell));
  });
  theme.observe(document.documentElement, { attributes: true, subtree: false });
  const moved = (event) => players.get(root).follow(event.detail);
  window.addEventListener(MOVED, moved);
  return () => {
    players.get(root).pause();
    theme.disconnect();
    window.removeEventListener(MOVED, moved);
  };
}
