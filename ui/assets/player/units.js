// Each hidden unit's part of the output, W2 σ(z), over the plane. All parts and the
// output bias add up to the output. Where z = 0 runs the unit's break line.

const MOST_UNITS = 16;

// The units that say most at the end, in the order of their numbers.
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

function unitsPanel(parent, record, colors, { run: index }) {
  const run = record.runs[index];
  const group = element("section", { class: "units", "data-kind": "units" }, parent);
  const box = { x: 1, y: 1, width: 98, height: 98 };
  const panels = shownUnits(run).map((unit) => ({
    unit,
    ...makePanel(group, {
      width: 100, height: 100, kind: "unit", title: `h${subscript(unit + 1)}`, canvas: box,
      alt: `Part of the output that comes from hidden unit ${unit + 1}`,
    }),
  }));
  const frame = { ...box, fill: "none", stroke: colors.line };
  panels.forEach((panel) => svgElement("rect", frame, panel.svg));
  const contribution = (p, unit) => {
    const Z = preActivations(run, p, unit, record.gridInputs);
    return [Z, Z.map((z) => p.W2[unit] * activate(run.table, z))];
  };
  const end = parameters(run, Infinity);
  const overExamples = ({ unit }) =>
    largest(preActivations(run, end, unit, record.inputs).map((z) => end.W2[unit] * activate(run.table, z)));
  const scale = Math.max(...panels.map(overExamples));
  const note = element("p", { class: "note" }, group);
  note.textContent = `All maps on one scale: full colour is ±${number(scale)} or more in the output.` +
    (panels.length < run.num_hiddens ? ` Shown are the ${panels.length} of ${run.num_hiddens} units with the largest output weights.` : "");
  const draw = (frameIndex) => {
    const p = parameters(run, frameIndex);
    for (const { unit, canvas, reading } of panels) {
      const [Z, part] = contribution(p, unit);
      paintGrid(canvas, part.map((value) => value / scale), record.grid_size, colors);
      strokeCrossings(canvas, Z, record.grid_size, colors.ink, 2);
      // A unit that never changes over the picture has nothing to add but a constant.
      const isDead = Math.max(...part) - Math.min(...part) < 1e-9;
      reading.textContent = isDead ? "adds no shape" : `× ${number(p.W2[unit])}`;
    }
  };
  return { figure: group, draw, panels };
}
