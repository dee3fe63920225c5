// The plane, coloured by what a run says about it, with the examples over it.

const MOST_ALPHA = 150;

// Grid values -> an image, transparent where `value` is 0 and opaque towards ±1.
function paintGrid(canvas, values, size, colors) {
  const image = new ImageData(size, size);
  const below = rgb(colors.class0);
  const above = rgb(colors.class1);
  for (let k = 0; k < values.length; k++) {
    const value = Math.max(-1, Math.min(1, values[k]));
    const [r, g, b] = value < 0 ? below : above;
    // Row 0 of a picture is the top, row 0 of the grid is the bottom.
    const place = 4 * ((size - 1 - Math.floor(k / size)) * size + (k % size));
    image.data[place] = r;
    image.data[place + 1] = g;
    image.data[place + 2] = b;
    image.data[place + 3] = MOST_ALPHA * Math.abs(value);
  }
  const small = new OffscreenCanvas(size, size);
  small.getContext("2d").putImageData(image, 0, 0);
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
}

// Where the grid crosses 0, as line segments in grid cells: marching squares.
function crossings(values, size) {
  const segments = [];
  for (let row = 0; row < size - 1; row++) {
    for (let column = 0; column < size - 1; column++) {
      const k = row * size + column;
      const corners = [values[k], values[k + 1], values[k + size + 1], values[k + size]];
      const places = [];
      const edges = [[0, 0, 1, 0], [1, 0, 0, 1], [1, 1, -1, 0], [0, 1, 0, -1]];
      edges.forEach(([x, y, dx, dy], side) => {
        const from = corners[side];
        const to = corners[(side + 1) % 4];
        if (from > 0 === to > 0) return;
        const share = from / (from - to);
        places.push([column + x + dx * share, row + y + dy * share]);
      });
      for (let i = 0; i + 1 < places.length; i += 2) segments.push(places[i], places[i + 1]);
    }
  }
  return segments;
}

function strokeCrossings(canvas, values, size, style, width, isDashed = false) {
  const context = canvas.getContext("2d");
  const cell = canvas.width / size;
  context.beginPath();
  crossings(values, size).forEach(([x, y], end) => {
    const place = [(x + 0.5) * cell, canvas.height - (y + 0.5) * cell];
    end % 2 ? context.lineTo(...place) : context.moveTo(...place);
  });
  context.strokeStyle = style;
  context.lineWidth = width;
  // A dash a cell: the segments are drawn one by one.
  context.setLineDash(isDashed ? [0.55 * cell, 2 * cell] : []);
  context.stroke();
}

function mark(svg, x, y, { isOne, isTrain, color, paper, size }) {
  const style = isTrain
    ? { fill: color, stroke: paper, "stroke-width": 0.7 }
    : { fill: paper, "fill-opacity": 0.6, stroke: color, "stroke-width": 1.3 };
  if (!isOne) return svgElement("circle", { cx: x, cy: y, r: size, ...style }, svg);
  const s = size * 1.3;
  const points = `${x},${y - s} ${x + s},${y + s * 0.8} ${x - s},${y + s * 0.8}`;
  return svgElement("polygon", { points, ...style }, svg);
}

// A box shows examples in proportion to its size: few are the point of their picture,
// many are its texture.
function examples(svg, record, colors, x, y, side, places = record.places) {
  const group = svgElement("g", { class: "examples" }, svg);
  const size = side / (record.targets.length > 40 ? 85 : 32);
  return Array.from(record.targets, (target, k) => {
    const isOne = target > 0.5;
    const color = isOne ? colors.class1 : colors.class0;
    const look = { isOne, isTrain: k < record.num_train, color, paper: colors.paper, size };
    return mark(group, x(places[2 * k]), y(places[2 * k + 1]), look);
  });
}

// How many of the training examples are right at a frame, as the server counted them.
function countRight(run, record, frame) {
  const curve = run.curves.find((c) => c.measure === "accuracy" && c.split === "train");
  if (!curve) return "";
  const share = curve.values[Math.min(frame, curve.values.length - 1)];
  return Number.isFinite(share) ? `${Math.round(share * record.num_train)} of ${record.num_train}` : "not a number";
}

// `hidden` draws the examples alone; `off` leaves a hidden unit out; `lines` draws
// where each hidden unit has its z = 0; `reading` stands for the count.
function surfacePanel(parent, record, colors, panel, place) {
  const run = record.runs[panel.run];
  const title = panel.title ?? run.label;
  const alt = panel.alt ?? (panel.hidden ? "The examples" : run.alt);
  const made = makePanel(parent, { kind: "surface", title, alt, role: panel.hidden ? null : colors[run.role] }, place);
  const box = squareIn(made);
  addCanvas(made, box);
  const [[left, right], [bottom, top]] = record.domain;
  const x = linear([left, right], [box.x, box.x + box.width]);
  const y = linear([bottom, top], [box.y + box.height, box.y]);
  const [xTitle, yTitle] = record.titles;
  axis(made.svg, colors, { x, y, box, type: made.type, xTitle, yTitle });
  examples(made.svg, record, colors, x, y, box.width);
  const size = record.grid_size;
  const draw = (frame) => {
    made.reading.textContent = panel.reading ?? (panel.hidden ? "" : countRight(run, record, frame));
    if (panel.hidden) return;
    const O = outputs(run, frame, record.gridInputs, panel.off);
    const lean = record.probability
      ? O.map((o) => Math.tanh(o / 2))
      : O.map((o) => 2 * (o - record.boundary));
    paintGrid(made.canvas, lean, size, colors);
    if (panel.lines && run.num_hiddens) {
      const p = parameters(run, frame);
      for (let unit = 0; unit < run.num_hiddens; unit++)
        if (unit !== panel.off)
          strokeCrossings(made.canvas, preActivations(run, p, unit, record.gridInputs), size, colors.muted, 2.5, true);
    }
    strokeCrossings(made.canvas, lean, size, colors.ink, 4);
  };
  return { ...made, draw };
}
