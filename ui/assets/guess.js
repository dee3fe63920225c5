// A sheet on the drawing area of a chart: a curve is drawn on it, drawn again, or set
// point by point with the arrow keys. It tells the server when the hand lets go.

const SVG = "http://www.w3.org/2000/svg";
const PINS = 10; // pieces between the points that the keys set
const [SMALL, LARGE] = [1 / 100, 1 / 10]; // of the height, an arrow key without and with Shift
const REST_MS = 500; // after the last key until the server is told

const inside = (value, least, most) => Math.min(Math.max(value, least), most);

class Sheet {
  constructor(element) {
    this.element = element;
    element.tabIndex = 0;
    element.setAttribute("role", "slider");
    element.setAttribute("aria-orientation", "vertical");
    element.setAttribute("aria-roledescription", "curve to draw");
    this.svg = element.appendChild(document.createElementNS(SVG, "svg"));
    this.lines = ["carried", "drawn"].map((name) => {
      const line = this.svg.appendChild(document.createElementNS(SVG, "polyline"));
      line.setAttribute("class", name);
      return line;
    });
    this.pin = this.svg.appendChild(document.createElementNS(SVG, "circle"));
    this.output = element.appendChild(document.createElement("output"));
    this.output.hidden = true;
    this.invite = element.appendChild(document.createElement("p"));
    this.invite.className = "invite";
    this.invite.innerHTML =
      "✎ Press and draw your curve<small>or focus here and use the arrow keys</small>";
    this.heights = null;
    this.drawn = [];
    this.at = Math.round(PINS / 2);
    this.stroke = null;
    element.onpointerdown = (event) => this.begin(event);
    element.onpointermove = (event) => this.follow(event);
    element.onpointerup = () => this.end();
    element.onpointercancel = () => this.end();
    element.onkeydown = (event) => this.key(event);
    element.onfocus = element.onblur = () => this.draw();
    this.observer = new ResizeObserver(() => this.lay());
    this.watcher = new MutationObserver(() => this.lay());
  }

  // Takes what the server says; its curve only on a clean sheet, for it comes late.
  take(data, tell) {
    this.data = data;
    this.tell = tell;
    const { grid, curve, color, scale, hint } = data;
    this.invite.style.left = `${100 * hint[0]}%`;
    this.invite.style.top = `${100 * hint[1]}%`;
    if (!this.heights || this.heights.length !== grid.num_places || !curve) {
      if (!this.stroke && !this.timer) this.set(curve);
    }
    for (const line of this.lines) {
      line.style.stroke = color;
      line.style.strokeWidth = 3 * scale;
    }
    this.pin.setAttribute("r", 7 * scale);
    this.pin.style.fill = color;
    this.output.style.borderColor = color;
    const picture = this.element.closest(".st-key-picture");
    this.observer.disconnect();
    this.watcher.disconnect();
    // A sheet that was torn off hears of the run that did it.
    if (!picture) return;
    this.observer.observe(picture);
    // Vega changes size some time after the picture does.
    const changes = { subtree: true, childList: true, attributeFilter: ["d", "viewBox"] };
    this.watcher.observe(picture, changes);
    this.lay();
  }

  set(curve) {
    this.heights = curve && [...curve];
    this.drawn = Array(this.data.grid.num_places).fill(Boolean(curve));
  }

  // Lies down on the chart's drawing area, as soon as there is one.
  lay() {
    const picture = this.element.closest(".st-key-picture");
    const area = picture?.querySelector(`[class*=${this.data.area}] path`);
    this.element.hidden = !area;
    if (!area) return;
    const on = area.getBoundingClientRect();
    const from = this.element.offsetParent.getBoundingClientRect();
    const place = {
      left: on.left - from.left,
      top: on.top - from.top,
      width: on.width,
      height: on.height,
    };
    for (const [side, length] of Object.entries(place)) {
      this.element.style[side] = `${length}px`;
    }
    this.size = [on.width, on.height];
    this.draw();
  }

  begin(event) {
    if (event.button || !event.isPrimary) return;
    this.element.setPointerCapture(event.pointerId);
    this.stroke = { before: this.heights && [...this.heights], drawn: [...this.drawn] };
    this.follow(event);
  }

  follow(event) {
    if (!this.stroke) return;
    for (const part of event.getCoalescedEvents?.() ?? [event]) this.reach(part);
    if (event.type === "pointerdown") this.reach(event);
    this.draw();
    this.say(event);
  }

  // Where the hand is: shares of width and height.
  sharesAt(event) {
    const box = this.element.getBoundingClientRect();
    const [right, up] = [event.clientX - box.left, box.bottom - event.clientY];
    return [inside(right / box.width, 0, 1), inside(up / box.height, 0, 1)];
  }

  // Draws from where the hand was to where it is.
  reach(event) {
    const { num_places: count, bottom, top } = this.data.grid;
    const [across, up] = this.sharesAt(event);
    const [x, y] = [across * (count - 1), bottom + up * (top - bottom)];
    const from = this.stroke.last ?? { x, y };
    this.heights ??= Array(count).fill(y);
    const [low, high] = from.x < x ? [from, { x, y }] : [{ x, y }, from];
    for (let i = Math.round(low.x); i <= Math.round(high.x); i++) {
      const way = high.x > low.x ? inside((i - low.x) / (high.x - low.x), 0, 1) : 1;
      this.heights[i] = high.x > low.x ? low.y + way * (high.y - low.y) : y;
      this.drawn[i] = true;
    }
    this.stroke.last = { x, y };
    this.carry();
  }

  // Where nothing is drawn, goes straight on from what is.
  carry() {
    const places = this.drawn.flatMap((drawn, i) => (drawn ? [i] : []));
    this.heights = this.heights.map((height, i) => {
      if (this.drawn[i]) return height;
      const after = places.find((place) => place > i);
      const before = places.findLast((place) => place < i);
      if (after === undefined || before === undefined) {
        return this.heights[after ?? before];
      }
      const way = (i - before) / (after - before);
      return this.heights[before] + way * (this.heights[after] - this.heights[before]);
    });
  }

  end() {
    if (!this.stroke) return;
    this.stroke = null;
    this.output.hidden = true;
    this.report();
  }

  report() {
    clearTimeout(this.timer);
    this.timer = null;
    if (!this.heights) return;
    const { bottom, top } = this.data.grid;
    const digits = Math.max(0, 3 - Math.floor(Math.log10(top - bottom)));
    const written = (height) => inside(Number(height.toFixed(digits)), bottom, top);
    this.tell(this.heights.map(written));
  }

  key(event) {
    const { num_places: count, bottom, top } = this.data.grid;
    const step = (event.shiftKey ? LARGE : SMALL) * (top - bottom);
    const rise = { ArrowUp: step, ArrowDown: -step }[event.key];
    const goTo = {
      ArrowLeft: this.at - 1, ArrowRight: this.at + 1, Home: 0, End: PINS,
    }[event.key];
    if (event.key === "Escape" && this.stroke) {
      [this.heights, this.drawn] = [this.stroke.before, this.stroke.drawn];
      this.stroke = null;
      this.output.hidden = true;
    } else if (goTo !== undefined) {
      this.at = inside(goTo, 0, PINS);
    } else if (rise !== undefined) {
      this.heights ??= Array(count).fill((bottom + top) / 2);
      this.raise(rise);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.report(), REST_MS);
    } else return;
    event.preventDefault();
    this.draw();
  }

  place(pin) {
    return Math.round((pin / PINS) * (this.data.grid.num_places - 1));
  }

  // Moves the point that is chosen; to the points beside it the curve is straight.
  raise(rise) {
    const { bottom, top } = this.data.grid;
    const here = this.place(this.at);
    const height = inside(this.heights[here] + rise, bottom, top);
    for (const pin of [this.at - 1, this.at + 1]) {
      if (pin < 0 || pin > PINS) continue;
      const there = this.place(pin);
      const far = this.heights[there];
      const way = Math.sign(there - here);
      for (let i = here; i !== there; i += way) {
        this.heights[i] = height + ((i - here) / (there - here)) * (far - height);
      }
    }
    this.drawn.fill(true);
  }

  pixel(i) {
    const { num_places: count, bottom, top } = this.data.grid;
    const [width, height] = this.size;
    const x = (i / (count - 1)) * width;
    return [x, height * (1 - (this.heights[i] - bottom) / (top - bottom))];
  }

  draw() {
    const { heights, lines } = this;
    this.invite.hidden = Boolean(heights);
    this.pin.style.display = heights && this.hasKeys() ? "" : "none";
    const points = heights ? heights.map((_, i) => this.pixel(i)) : [];
    lines[0].setAttribute("points", points.join(" "));
    const drawn = points.filter((_, i) => this.drawn[i]);
    lines[1].setAttribute("points", drawn.join(" "));
    const [x, y] = heights ? this.pixel(this.place(this.at)) : [0, 0];
    this.pin.setAttribute("cx", x);
    this.pin.setAttribute("cy", y);
    this.describe();
  }

  hasKeys() {
    return this.element.matches(":focus-visible") && !this.stroke;
  }

  written(x, y) {
    const { write, grid } = this.data;
    const digits = (size) => Math.max(0, Math.ceil(-Math.log10(size / 50)));
    const wide = x.toFixed(digits(grid.right - grid.left));
    const high = (y * write.times).toFixed(
      digits((grid.top - grid.bottom) * write.times),
    );
    return [write.x.replace("{}", wide), write.y.replace("{}", high)];
  }

  describe() {
    const { grid, label } = this.data;
    const { left, right, bottom, top } = grid;
    const here = this.place(this.at);
    const x = left + (here / (grid.num_places - 1)) * (right - left);
    const y = this.heights?.[here] ?? (bottom + top) / 2;
    const [wide, high] = this.written(x, y);
    this.element.setAttribute("aria-label", `Your guess, ${label}, at ${wide}`);
    this.element.setAttribute("aria-valuemin", bottom);
    this.element.setAttribute("aria-valuemax", top);
    this.element.setAttribute("aria-valuenow", y);
    this.element.setAttribute("aria-valuetext", this.heights ? high : "nothing drawn");
  }

  // Says where the hand is, above it.
  say(event) {
    const { left, right, bottom, top } = this.data.grid;
    const [x, y] = this.sharesAt(event);
    const said = this.written(left + x * (right - left), bottom + y * (top - bottom));
    this.output.textContent = said.join(": ");
    this.output.hidden = false;
    const [width] = this.size;
    const half = this.output.offsetWidth / 2;
    const middle = inside(x * width, half, width - half);
    this.output.style.left = `${middle}px`;
    this.output.style.top = `${100 * (1 - y)}%`;
  }
}

const sheets = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  const element = parentElement.querySelector(".guess");
  if (!sheets.has(element)) sheets.set(element, new Sheet(element));
  const sheet = sheets.get(element);
  sheet.take(data, (curve) => setStateValue("curve", curve));
  return () => {
    sheet.observer.disconnect();
    sheet.watcher.disconnect();
  };
}
