// Small pieces every panel is made of: elements, scales, axes.

const SVG = "http://www.w3.org/2000/svg";

function element(name, attributes = {}, parent = null) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    key === "text" ? (node.textContent = value) : node.setAttribute(key, value);
  if (parent) parent.append(node);
  return node;
}

function svgElement(name, attributes = {}, parent = null) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes))
    key === "text" ? (node.textContent = value) : node.setAttribute(key, value);
  if (parent) parent.append(node);
  return node;
}

// A figure with a caption, an optional canvas under it and a drawing over it, both in
// the coordinates of one view box; `alt` is what a screen reader says of it.
function makePanel(parent, { width, height, kind, title, alt, canvas }) {
  const figure = element("figure", { class: `panel ${kind}`, "data-kind": kind }, parent);
  const caption = element("figcaption", {}, figure);
  element("span", { class: "title", text: title }, caption);
  const reading = element("span", { class: "reading" }, caption);
  const stage = element("div", { class: "stage", role: "img", "aria-label": alt }, figure);
  stage.style.aspectRatio = `${width} / ${height}`;
  const svg = svgElement("svg", { viewBox: `0 0 ${width} ${height}` }, null);
  let pad = null;
  if (canvas) {
    pad = element("canvas", {}, stage);
    const percent = (part, whole) => `${(100 * part) / whole}%`;
    pad.style.left = percent(canvas.x, width);
    pad.style.top = percent(canvas.y, height);
    pad.style.width = percent(canvas.width, width);
    pad.style.height = percent(canvas.height, height);
    pad.width = canvas.width * 2;
    pad.height = canvas.height * 2;
  }
  stage.append(svg);
  return { figure, caption, reading, stage, svg, canvas: pad, box: canvas, width, height, title };
}

// The width of a panel with a row of its own, so that its letters keep their size.
const roomIn = (row) => Math.max(320, Math.min(760, row.clientWidth || 530));

// A drawing area that cuts what runs out of `box`, in the coordinates around it.
function clipped(svg, { x, y, width, height }) {
  return svgElement("svg", { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}`, overflow: "hidden" }, svg);
}

// A line through points, interrupted where one is not finite. What leaves the frame
// leaves it; far outside, a place is as good as another.
function pathOf(points) {
  let pen = "M";
  const parts = [];
  for (const [x, y] of points) {
    if (!Number.isFinite(y)) {
      pen = "M";
      continue;
    }
    parts.push(`${pen}${x.toFixed(1)} ${Math.max(-1e4, Math.min(1e4, y)).toFixed(1)}`);
    pen = "L";
  }
  return parts.join("");
}

function linear([low, high], [from, to]) {
  const span = high - low || 1;
  const scale = (value) => from + ((value - low) / span) * (to - from);
  scale.domain = [low, high];
  scale.invert = (place) => low + ((place - from) / (to - from)) * span;
  return scale;
}

function ticks([low, high], count) {
  const raw = (high - low || 1) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((m) => m * power >= raw) || 10);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++)
    found.push(Number((k * step).toPrecision(12)));
  return found;
}

function number(value, digits = 2) {
  if (!Number.isFinite(value)) return "∞";
  if (Math.abs(value) >= 10000) return withMinus(value.toExponential(1));
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace("-", "") : withMinus(text);
}

const withMinus = (value) => String(value).replaceAll("-", "−");

const subscript = (index) => String(index).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]);

const percent = (share) => `${(100 * share).toFixed(1)}%`;

function axis(svg, colors, { x, y, box, xTitle, yTitle, xFormat, yFormat, grid }) {
  const text = { fill: colors.muted, "font-size": 10.5 };
  const line = { stroke: colors.line, "stroke-width": 1 };
  const { x: left, y: top, width, height } = box;
  const bottom = top + height;
  for (const tick of ticks(x.domain, width > 300 ? 8 : 5)) {
    const place = x(tick);
    if (grid) svgElement("line", { x1: place, x2: place, y1: top, y2: bottom, ...line }, svg);
    const label = { x: place, y: bottom + 13, "text-anchor": "middle" };
    svgElement("text", { ...label, ...text, text: (xFormat || withMinus)(tick) }, svg);
  }
  const marks = ticks(y.domain, height > 200 ? 5 : 4);
  for (const tick of marks) {
    const place = y(tick);
    if (grid) svgElement("line", { x1: left, x2: left + width, y1: place, y2: place, ...line }, svg);
    const label = { x: left - 5, y: place + 3.5, "text-anchor": "end" };
    svgElement("text", { ...label, ...text, text: (yFormat || withMinus)(tick) }, svg);
  }
  svgElement("rect", { x: left, y: top, width, height, fill: "none", stroke: colors.line }, svg);
  svgElement("text", { x: left + width / 2, y: bottom + 27, "text-anchor": "middle", ...text, text: xTitle }, svg);
  const side = { x: 10, y: sideOf(yTitle, top + height / 2, marks.map(y)), "text-anchor": "middle" };
  const turn = `rotate(-90 ${side.x} ${side.y})`;
  svgElement("text", { ...side, transform: turn, ...text, text: yTitle }, svg);
}

// Where a title stands at the side: in the middle, or, if it is short enough, between
// the two numbers nearest to the middle, which it would touch.
function sideOf(title, middle, numbers) {
  const gaps = numbers.slice(1).map((place, k) => [place, numbers[k]]);
  const roomy = gaps.filter(([a, b]) => Math.abs(a - b) > 6 * title.length + 10);
  const centers = roomy.map(([a, b]) => (a + b) / 2);
  const nearer = (a, b) => (Math.abs(b - middle) < Math.abs(a - middle) ? b : a);
  return centers.length ? centers.reduce(nearer) : middle;
}

function rgb(hex) {
  return [1, 3, 5].map((place) => parseInt(hex.slice(place, place + 2), 16));
}
