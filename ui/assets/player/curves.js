// Loss or accuracy by epoch, with a marker in step with the picture. Pointing at the
// curve reads it; pressing there goes to that epoch.

const DASH = { train: "none", test: "5 3" };

function measureDomain(measure, curves) {
  const values = curves.flatMap((curve) => Array.from(curve.values)).filter(Number.isFinite);
  if (measure === "accuracy") return [Math.max(0, Math.floor(10 * Math.min(...values, 0.9)) / 10), 1];
  // A run that explodes would flatten everything before it.
  const start = Math.max(...curves.map((curve) => curve.values[0]), 1e-6);
  return [0, Math.min(Math.max(...values), 3 * start)];
}

// `hidden` draws the starts alone, and a "?" where the curves will run; `played` draws
// nothing that is still to come; `domain` fixes the axis, `span` the epochs it reaches,
// `title` its name.
function curvesPanel(parent, record, colors, { measure, seek, hidden, played, domain, span, title: named }, place) {
  const shown = record.runs.flatMap((run) =>
    run.curves.filter((c) => c.measure === measure).map((c) => ({ ...c, run })),
  );
  const title = named ?? record.measure_titles[measure];
  const panel = makePanel(parent, { kind: `curve ${measure}`, title, alt: record.measure_alts[measure] }, place);
  const box = roomIn(panel);
  const x = linear([0, span ?? (record.epochs[record.epochs.length - 1] || 1)], [box.x, box.x + box.width]);
  const y = linear(domain ?? measureDomain(measure, shown), [box.y + box.height, box.y]);
  const format = measure === "accuracy" ? (v) => `${Math.round(100 * v)}%` : String;
  axis(panel.svg, colors, { x, y, box, type: panel.type, xTitle: "epoch", yTitle: "", yFormat: format, grid: true });
  const frame = clipped(panel.svg, box);
  if (hidden) {
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 1.2 * panel.type, "text-anchor": "middle" };
    svgElement("text", { ...middle, fill: colors.muted, "font-size": 3.4 * panel.type, text: "?" }, panel.svg);
  }
  // What is still to come is faint.
  const past = clipped(panel.svg, box);
  for (const curve of hidden ? [] : shown) {
    const points = Array.from(curve.values, (value, k) => [x(record.epochs[k]), y(value)]);
    if (points.length === 1) points.push([box.x + box.width, points[0][1]]);
    const dash = curve.run.role === "linear" ? "6 4" : DASH[curve.split];
    const width = (curve.split === "train" ? 2.2 : 1.5) * (panel.type / 13);
    const style = { fill: "none", stroke: colors[curve.run.role], "stroke-width": width };
    const path = { d: pathOf(points), ...style, "stroke-dasharray": dash };
    if (!played) svgElement("path", { ...path, "stroke-opacity": 0.25 }, frame);
    svgElement("path", path, past);
  }
  const rule = { y1: box.y, y2: box.y + box.height, stroke: colors.ink, "stroke-width": 1.2 };
  const marker = svgElement("line", rule, panel.svg);
  const dots = shown.map(({ run }) =>
    svgElement("circle", { r: panel.type / 4, fill: colors[run.role], stroke: colors.paper }, frame),
  );
  // Where there is no room for both, of the training examples alone.
  const told = panel.width < 16 * panel.type ? shown.slice(0, 1) : shown;
  const read = (epoch) =>
    told
      .filter(({ run, split }) => run.role !== "linear" && (record.runs.length < 3 || split === "train"))
      .map(({ values, split, run }) => {
        const value = values[Math.min(epoch, values.length - 1)];
        const name = record.runs.length > 2 ? run.short : split;
        return `${name} ${measure === "accuracy" ? percent(value) : number(value, 3)}`;
      })
      .join(" · ");
  let current = 0;
  const draw = (frame) => {
    current = frame;
    const place = x(record.epochs[frame]);
    const wide = Math.max(0.01, place - box.x);
    past.setAttribute("width", wide);
    past.setAttribute("viewBox", `${box.x} ${box.y} ${wide} ${box.height}`);
    marker.setAttribute("x1", place);
    marker.setAttribute("x2", place);
    shown.forEach((curve, k) => {
      const value = curve.values[Math.min(frame, curve.values.length - 1)];
      dots[k].setAttribute("cx", place);
      // Outside the frame where there is no number to show.
      dots[k].setAttribute("cy", Number.isFinite(value) ? y(value) : -1e4);
    });
    panel.reading.textContent = read(frame);
  };
  const frameAt = (event) => {
    const area = panel.svg.getBoundingClientRect();
    const epoch = x.invert(((event.clientX - area.left) / area.width) * panel.width);
    const distance = record.epochs.map((e) => Math.abs(e - epoch));
    return distance.indexOf(Math.min(...distance));
  };
  panel.svg.addEventListener("pointermove", (event) => {
    const frame = frameAt(event);
    if (event.buttons) seek(frame);
    else panel.reading.textContent = `epoch ${record.epochs[frame]}: ${read(frame)}`;
  });
  panel.svg.addEventListener("pointerdown", (event) => seek(frameAt(event)));
  panel.svg.addEventListener("pointerleave", () => (panel.reading.textContent = read(current)));
  return { ...panel, draw };
}
