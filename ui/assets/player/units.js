// Each hidden unit's part of the output, W2 σ(z), over the plane. All parts and the
// output bias add up to the output. Where z = 0 runs the unit's line.

const MOST_UNITS = 16;

// The units that add most at the end, in the order of their numbers.
function shownUnits(run) {
  const { W2 } = parameters(run, Infinity);
  const size = (k) => Math.abs(W2[k]);
  return [...W2.keys()].sort((a, b) => size(b) - size(a)).slice(0, MOST_UNITS).sort((a, b) => a - b);
}

function largest(values) {
  let most = 0;
  for (const value of values) if (Math.abs(value) > most) most = Math.abs(value);
  return most || 1;
}

// How many columns make `count` squares with captions largest in a room.
function bestColumns(count, width, height, caption) {
  const side = (columns) => Math.min(width / columns, height / Math.ceil(count / columns) - caption);
  const columns = Array.from({ length: count }, (_, k) => k + 1);
  return columns.reduce((best, k) => (side(k) > side(best) + 0.5 ? k : best), 1);
}

function unitsPanel(parent, record, colors, { run: index }, { width, height, type }) {
  const run = record.runs[index];
  const group = element("section", { class: "units", "data-kind": "units" }, parent);
  group.style.width = `${width}px`;
  group.style.height = `${height}px`;
  const shown = shownUnits(run);
  const note = 1.5 * type;
  const columns = bestColumns(shown.length, width, height - note, CAPTION * type + 6);
  const rows = Math.ceil(shown.length / columns);
  const side = Math.min(width / columns - 8, (height - note) / rows - CAPTION * type - 6);
  const panels = shown.map((unit) => {
    const title = `h${subscript(unit + 1)}`;
    const alt = `Part of the output that comes from hidden unit ${unit + 1}`;
    const made = makePanel(group, { kind: "unit", title, alt }, { width: side, height: side + CAPTION * type, type });
    return { unit, ...addCanvas(made, { x: 1, y: 1, width: side - 2, height: side - 2 }) };
  });
  for (const panel of panels)
    svgElement("rect", { ...panel.box, fill: "none", stroke: colors.line }, panel.svg);
  const contribution = (p, unit) => {
    const Z = preActivations(run, p, unit, record.gridInputs);
    return [Z, Z.map((z) => p.W2[unit] * activate(run.table, z))];
  };
  const end = parameters(run, Infinity);
  const overExamples = ({ unit }) =>
    largest(preActivations(run, end, unit, record.inputs).map((z) => end.W2[unit] * activate(run.table, z)));
  const scale = Math.max(...panels.map(overExamples));
  const said = element("p", { class: "note" }, group);
  said.textContent = `The strongest colours add ±${number(scale)} or more to the output.` +
    (panels.length < run.num_hiddens ? ` Shown: the ${panels.length} of ${run.num_hiddens} units with the largest output weights.` : "");
  const draw = (frame) => {
    const p = parameters(run, frame);
    for (const { unit, canvas, reading } of panels) {
      const [Z, part] = contribution(p, unit);
      paintGrid(canvas, part.map((value) => value / scale), record.grid_size, colors);
      strokeCrossings(canvas, Z, record.grid_size, colors.ink, 3);
      // A unit that never changes over the picture has nothing to add but a constant.
      const isDead = Math.max(...part) - Math.min(...part) < 1e-9;
      reading.textContent = isDead ? "adds no shape" : `× ${number(p.W2[unit])}`;
    }
  };
  return { figure: group, draw };
}
