// Two hidden units as coordinates: before σ the plane is only sheared, after σ it is
// folded or squashed. With two units in all, the output is a straight line there.

function span(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const margin = 0.06 * (high - low || 1);
  return [low - margin, high + margin];
}

function meshLines(record) {
  const { grid_size: size } = record;
  const every = Math.floor(size / 9);
  const lines = [];
  for (let a = Math.floor(every / 2); a < size; a += every) {
    const across = Array.from({ length: size }, (_, b) => a * size + b);
    const up = Array.from({ length: size }, (_, b) => b * size + a);
    lines.push(across, up);
  }
  return lines;
}

function hiddenSpacePanel(parent, record, colors, { run: index, units, after, hidden }, place) {
  const run = record.runs[index];
  const title = after ? "After σ" : "Before σ";
  const names = units.map((unit) => (after ? `h${subscript(unit + 1)} = σ(z${subscript(unit + 1)})` : `z${subscript(unit + 1)}`));
  const alt = hidden
    ? `${title}: not shown yet`
    : `The examples and a grid in the coordinates of hidden units ${units.map((u) => u + 1).join(" and ")}, ${title.toLowerCase()}`;
  const panel = makePanel(parent, { kind: after ? "after" : "before", title, alt }, place);
  const box = squareIn(panel);
  const { type } = panel;
  if (hidden) {
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 2 * type, "text-anchor": "middle" };
    svgElement("rect", { ...box, fill: "none", stroke: colors.line }, panel.svg);
    svgElement("text", { ...middle, fill: colors.muted, "font-size": 5 * type, text: "?" }, panel.svg);
    return { ...panel, draw: () => {} };
  }
  const value = (frame, unit, inputs) => {
    const Z = preActivations(run, parameters(run, frame), unit, inputs);
    return after ? Z.map((z) => activate(run.table, z)) : Z;
  };
  const background = svgElement("g", {}, panel.svg);
  const clip = svgElement("clipPath", { id: `clip-${title.replace(" ", "")}` }, panel.svg);
  svgElement("rect", box, clip);
  const inside = svgElement("g", { "clip-path": `url(#${clip.id})` }, panel.svg);
  const meshStyle = { fill: "none", stroke: colors.muted, "stroke-width": 0.8, "stroke-opacity": 0.75 };
  const lines = meshLines(record).map((nodes) => ({ nodes, path: svgElement("path", meshStyle, inside) }));
  const dots = examples(inside, record, colors, (v) => v, (v) => v, box.width);
  const rule = { stroke: colors.ink, "stroke-width": 2.4 };
  const boundary = run.num_hiddens === 2 && after ? svgElement("line", rule, inside) : null;
  const draw = (frame) => {
    const mesh = units.map((unit) => value(frame, unit, record.gridInputs));
    const x = linear(span(mesh[0]), [box.x, box.x + box.width]);
    const y = linear(span(mesh[1]), [box.y + box.height, box.y]);
    background.replaceChildren();
    axis(background, colors, { x, y, box, type, xTitle: names[0], yTitle: names[1] });
    for (const { nodes, path } of lines) {
      const places = nodes.map((k) => `${x(mesh[0][k]).toFixed(1)} ${y(mesh[1][k]).toFixed(1)}`);
      path.setAttribute("d", `M${places.join("L")}`);
    }
    const [first, second] = units.map((unit) => value(frame, unit, record.inputs));
    dots.forEach((dot, k) => {
      const across = x(first[k]) - record.places[2 * k];
      const up = y(second[k]) - record.places[2 * k + 1];
      dot.setAttribute("transform", `translate(${across} ${up})`);
    });
    if (boundary) placeBoundary(boundary, parameters(run, frame), record.boundary, x, y);
  };
  return { ...panel, draw };
}

// The line W2 h + b2 = boundary in the coordinates of two hidden units.
function placeBoundary(line, { W2, b2 }, boundary, x, y) {
  const [a, b, c] = [W2[0], W2[1], boundary - b2];
  const steep = Math.abs(a) > Math.abs(b);
  const [from, to] = (steep ? y : x).domain;
  const ends = [from, to].map((t) => (steep ? [(c - b * t) / a, t] : [t, (c - a * t) / b]));
  ends.forEach(([h1, h2], k) => {
    line.setAttribute(`x${k + 1}`, x(h1) || 0);
    line.setAttribute(`y${k + 1}`, y(h2) || 0);
  });
}
