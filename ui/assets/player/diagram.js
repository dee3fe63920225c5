// The network as a drawing: a weight's sign is its colour, its size the width of the
// line. A unit's box holds its formula, the output weight stands right of it.

function diagramPanel(parent, record, colors, { run: index }, place) {
  const run = record.runs[index];
  const units = shownUnits(run);
  const panel = makePanel(parent, { kind: "diagram", title: run.label, alt: run.diagram_alt }, place);
  panel.figure.tabIndex = 0;
  const { width, height, type } = panel;
  const row = height / Math.max(units.length, run.num_inputs, 2);
  const isShort = run.num_inputs <= 3;
  // Widths in letters: an input, a unit, its output weight, the output, two gaps.
  const letters = isShort ? 14 + 8 * run.num_inputs : 12;
  const font = Math.min(type, 0.5 * row, width / (3 + 0.5 * letters + 5 + 6.6 + 5.4));
  const wide = 0.5 * letters * font;
  const gap = (width - (3 + 5 + 6.6) * font - wide) / 2;
  const column = {
    input: 1.5 * font, hidden: 3 * font + gap + wide / 2, output: width - 3.4 * font,
  };
  const up = (count, k) => height / 2 + (k - (count - 1) / 2) * Math.min(row, height / count);
  const inputAt = (i) => [column.input, up(run.num_inputs, i)];
  const unitAt = (k) => [column.hidden, up(units.length, k)];
  const edges = [];
  const edge = ([x1, y1], [x2, y2], read) => {
    const line = svgElement("line", { x1, y1, x2, y2, "stroke-linecap": "round", "stroke-opacity": 0.75 }, panel.svg);
    edges.push({ line, read });
  };
  units.forEach((unit, k) => {
    const [x, y] = unitAt(k);
    for (let i = 0; i < run.num_inputs; i++)
      edge(inputAt(i), [x - wide / 2, y], (p) => p.W1[i * run.num_hiddens + unit]);
    edge([x + wide / 2 + 5 * font, y], [column.output - 3.3 * font, height / 2], (p) => p.W2[unit]);
  });
  const small = { "font-size": font, fill: colors.ink };
  const box = ([x, y], name, w) => {
    const style = { fill: colors.paper, stroke: colors.muted, rx: 6 };
    svgElement("rect", { x: x - w / 2, y: y - 0.9 * font, width: w, height: 1.8 * font, ...style }, panel.svg);
    return svgElement("text", { x, y: y + 0.35 * font, "text-anchor": "middle", ...small, text: name }, panel.svg);
  };
  run.input_names.forEach((name, i) => box(inputAt(i), name, 3 * font));
  const texts = units.map((unit, k) => {
    const [x, y] = unitAt(k);
    const weight = svgElement("text", { x: x + wide / 2 + 0.5 * font, y: y + 0.35 * font, ...small }, panel.svg);
    return { unit, formula: box([x, y], "", wide), weight };
  });
  const last = box([column.output, height / 2], "", 6.6 * font);
  const most = largest(run.weights.slice(-((run.num_inputs + 2) * run.num_hiddens + 1)));
  const signed = (value) => (value < 0 ? number(value) : `+${number(value)}`);
  const formula = (p, unit) => {
    const h = `h${subscript(unit + 1)}`;
    if (!isShort) return `${h}: b = ${number(p.b1[unit])}`;
    const terms = run.input_names.map((name, i) => `${signed(p.W1[i * run.num_hiddens + unit])}${name}`);
    return `${h} = σ(${terms.join(" ")} ${signed(p.b1[unit])})`;
  };
  const draw = (frame) => {
    const p = parameters(run, frame);
    for (const { line, read } of edges) {
      const weight = read(p);
      line.setAttribute("stroke", weight < 0 ? colors.class0 : colors.class1);
      line.setAttribute("stroke-width", (0.4 + 5 * Math.min(1, Math.abs(weight) / most)) * (type / 13));
    }
    for (const { unit, formula: text, weight } of texts) {
      text.textContent = formula(p, unit);
      weight.textContent = `× ${number(p.W2[unit])}`;
    }
    last.textContent = `o: b = ${number(p.b2)}`;
  };
  return { ...panel, draw };
}
