// Small pieces every panel is made of: elements, scales, axes. All lengths are pixels.

const SVG = "http://www.w3.org/2000/svg";

function element(name, attributes = {}, parent = null) {
  return put(document.createElement(name), attributes, parent);
}

function svgElement(name, attributes = {}, parent = null) {
  return put(document.createElementNS(SVG, name), attributes, parent);
}

function put(node, attributes, parent) {
  for (const [key, value] of Object.entries(attributes))
    key === "text" ? (node.textContent = value) : node.setAttribute(key, value);
  if (parent) parent.append(node);
  return node;
}

// A figure as wide and high as `place` says: a caption, and below it a drawing.
function makePanel(parent, { kind, title, alt, role }, { width, height, type }) {
  const figure = element("figure", { class: `panel ${kind}`, "data-kind": kind }, parent);
  figure.style.width = `${width}px`;
  figure.style.height = `${height}px`;
  const caption = element("figcaption", {}, figure);
  // The colour stands beside the words: as their own it would be too faint to read.
  const style = role ? `border-left: 0.7em solid ${role}; padding-left: 0.4em` : "";
  element("span", { class: "title", text: title, style }, caption);
  const reading = element("span", { class: "reading" }, caption);
  const stage = element("div", { class: "stage", role: "img", "aria-label": alt }, figure);
  const below = height - CAPTION * type;
  const svg = svgElement("svg", { viewBox: `0 0 ${width} ${below}` });
  stage.append(svg);
  return { figure, caption, reading, stage, svg, title, type, width, height: below };
}

// Lines of type that a caption takes.
const CAPTION = 1.9;

// A canvas under the drawing, at `box`.
function addCanvas(panel, box) {
  const pad = element("canvas");
  for (const [side, length] of Object.entries({ left: box.x, top: box.y, width: box.width, height: box.height }))
    pad.style[side] = `${length}px`;
  pad.width = Math.round(box.width * 2);
  pad.height = Math.round(box.height * 2);
  panel.stage.prepend(pad);
  return Object.assign(panel, { canvas: pad, box });
}

// The largest square that leaves room for numbers and titles at two of its sides.
function squareIn({ width, height, type }) {
  const left = 3.1 * type;
  const below = 2.9 * type;
  const room = width - left - type;
  const side = Math.max(20, Math.min(room, height - below - 4));
  return { x: left + (room - side) / 2, y: 4, width: side, height: side };
}

// The height at which a panel's square is as wide as the panel lets it be.
const heightOfSquare = (width, type) => width + (CAPTION - 1.2) * type + 8;

// The whole panel but for numbers and titles.
function roomIn({ width, height, type }, left = 3.6) {
  return { x: left * type, y: 6, width: width - left * type - 1.3 * type, height: Math.max(20, height - 2.9 * type - 6) };
}

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

function axis(svg, colors, { x, y, box, type, xTitle, yTitle, yFormat, grid }) {
  const text = { fill: colors.muted, "font-size": type };
  const line = { stroke: colors.line, "stroke-width": 1 };
  const { x: left, y: top, width, height } = box;
  const bottom = top + height;
  for (const tick of ticks(x.domain, Math.max(2, width / (4.5 * type)))) {
    const place = x(tick);
    if (grid) svgElement("line", { x1: place, x2: place, y1: top, y2: bottom, ...line }, svg);
    const label = { x: place, y: bottom + 1.15 * type, "text-anchor": "middle" };
    svgElement("text", { ...label, ...text, text: withMinus(tick) }, svg);
  }
  const marks = ticks(y.domain, Math.max(2, height / (3.5 * type)));
  for (const tick of marks) {
    const place = y(tick);
    if (grid) svgElement("line", { x1: left, x2: left + width, y1: place, y2: place, ...line }, svg);
    const label = { x: left - 0.4 * type, y: place + 0.35 * type, "text-anchor": "end" };
    svgElement("text", { ...label, ...text, text: (yFormat || withMinus)(tick) }, svg);
  }
  svgElement("rect", { x: left, y: top, width, height, fill: "none", stroke: colors.line }, svg);
  svgElement("text", { x: left + width / 2, y: bottom + 2.4 * type, "text-anchor": "middle", ...text, text: xTitle }, svg);
  const side = { x: left - 2.3 * type, y: top + height / 2, "text-anchor": "middle" };
  const turn = `rotate(-90 ${side.x} ${side.y})`;
  svgElement("text", { ...side, transform: turn, ...text, text: yTitle }, svg);
}

function rgb(hex) {
  return [1, 3, 5].map((place) => parseInt(hex.slice(place, place + 2), 16));
}
