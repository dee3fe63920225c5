// The network as a drawing: a weight's sign is its colour, its size the width, and its
// value stands at the line. Biases stand in the units, the output's included.

const ROW = 34;

function diagramPanel(parent, record, colors, { run: index }) {
  const run = record.runs[index];
  const units = shownUnits(run);
  const width = 560;
  const height = Math.max(units.length, run.num_inputs, 3) * ROW + 24;
  const panel = makePanel(parent, {
    width, height, kind: "diagram", title: run.label, alt: run.diagram_alt,
  });
  panel.figure.tabIndex = 0;
  const spread = (count, k) => height / 2 + (k - (count - 1) / 2) * Math.min(ROW * 2, (height - 24) / count);
  const column = { input: 48, hidden: 300, output: 520 };
  const inputAt = (i) => [column.input, spread(run.num_inputs, i)];
  const unitAt = (k) => [column.hidden, height / 2 + (k - (units.length - 1) / 2) * ROW];
  const edges = [];
  const edge = ([x1, y1], [x2, y2], share, read) => {
    const line = svgElement("line", { x1, y1, x2, y2, "stroke-linecap": "round" }, panel.svg);
    edges.push({ line, read, place: [x1 + share * (x2 - x1), y1 + share * (y2 - y1)] });
  };
  units.forEach((unit, k) => {
    for (let i = 0; i < run.num_inputs; i++) {
      // Numbers of one unit stand side by side, not on each other.
      const share = 0.42 + (0.4 * (i + 0.5)) / run.num_inputs;
      edge(inputAt(i), unitAt(k), share, (p) => p.W1[i * run.num_hiddens + unit]);
    }
    // Where lines meet they are close: every second number stands nearer its unit.
    edge(unitAt(k), [column.output, height / 2], k % 2 ? 0.3 : 0.5, (p) => p.W2[unit]);
  });
  const halo = { stroke: colors.paper, "stroke-width": 3.5, "paint-order": "stroke" };
  const small = { "font-size": 10.5, fill: colors.ink, "text-anchor": "middle" };
  for (const one of edges) {
    const [x, y] = one.place;
    one.text = svgElement("text", { x, y: y + 3.5, ...small, ...halo }, panel.svg);
  }
  const box = ([x, y], name, wide) => {
    const style = { fill: colors.paper, stroke: colors.muted, rx: 6 };
    svgElement("rect", { x: x - wide / 2, y: y - 13, width: wide, height: 26, ...style }, panel.svg);
    return svgElement("text", { x, y: y + 4, ...small, text: name }, panel.svg);
  };
  run.input_names.forEach((name, i) => box(inputAt(i), name, 44));
  const biases = units.map((unit, k) => ({ unit, text: box(unitAt(k), "", 104) }));
  const last = box([column.output, height / 2], "", 78);
  const most = largest(run.weights.slice(-((run.num_inputs + 2) * run.num_hiddens + 1)));
  const draw = (frame) => {
    const p = parameters(run, frame);
    for (const { line, text, read } of edges) {
      const weight = read(p);
      line.setAttribute("stroke", weight < 0 ? colors.class0 : colors.class1);
      line.setAttribute("stroke-opacity", 0.75);
      line.setAttribute("stroke-width", 0.4 + 5 * Math.min(1, Math.abs(weight) / most));
      text.textContent = number(weight);
    }
    for (const { unit, text } of biases) text.textContent = `h${subscript(unit + 1)}: b⁽¹⁾ = ${number(p.b1[unit])}`;
    last.textContent = `o: b⁽²⁾ = ${number(p.b2)}`;
  };
  return { ...panel, draw };
}
