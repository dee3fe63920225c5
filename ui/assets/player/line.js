// One input: what the runs say along a line, over the examples.

function linePanel(parent, record, colors, _, place) {
  const panel = makePanel(parent, { kind: "line", title: record.line_title, alt: record.line_alt }, place);
  const box = roomIn(panel);
  const { type } = panel;
  const [[left, right], [bottom, top]] = record.domain;
  const x = linear([left, right], [box.x, box.x + box.width]);
  const y = linear([bottom, top], [box.y + box.height, box.y]);
  const [xTitle, yTitle] = record.titles;
  axis(panel.svg, colors, { x, y, box, type, xTitle, yTitle, grid: true });
  const dots = svgElement("g", { class: "examples" }, panel.svg);
  record.targets.forEach((_, k) => {
    const at = [x(record.places[2 * k]), y(record.places[2 * k + 1])];
    const isTrain = k < record.num_train;
    const style = isTrain
      ? { fill: colors.muted, "fill-opacity": 0.55 }
      : { fill: "none", stroke: colors.muted, "stroke-width": 1.1, "stroke-opacity": 0.8 };
    svgElement("circle", { cx: at[0], cy: at[1], r: type / 5, ...style }, dots);
  });
  const frame = clipped(panel.svg, box);
  const lines = record.runs.map((run) => {
    const color = colors[run.role];
    const dash = run.role === "linear" ? "6 4" : "none";
    const style = { fill: "none", stroke: color, "stroke-width": type / 4.6, "stroke-dasharray": dash };
    const path = svgElement("path", style, frame);
    const halo = { stroke: colors.paper, "stroke-width": 4, "paint-order": "stroke" };
    const label = { fill: color, "font-size": type, "font-weight": 600, "text-anchor": "end", ...halo };
    return { run, path, label: svgElement("text", { ...label, text: run.label }, panel.svg) };
  });
  const size = record.grid_size;
  const [mean, std] = record.y_scale;
  const draw = (epoch) => {
    const ends = [];
    for (const { run, path, label } of lines) {
      const Y = predictions(run, epoch, record.gridInputs, record.probability);
      const places = Array.from(Y, (value, k) => {
        return [box.x + (k / (size - 1)) * box.width, y(mean + std * value)];
      });
      path.setAttribute("d", pathOf(places));
      const end = Number.isFinite(places[size - 1][1]) ? places[size - 1][1] : box.y;
      const near = 1.25 * type;
      let up = Math.max(box.y + near, Math.min(end - type / 2, box.y + box.height - type / 2));
      // Two labels on one height would hide each other.
      while (ends.some((other) => Math.abs(other - up) < near)) up += up > box.y + 3 * near ? -near : near;
      ends.push(up);
      label.textContent = Number.isFinite(places[size - 1][1]) ? run.label : `${run.label}: diverged`;
      label.setAttribute("x", box.x + box.width - 6);
      label.setAttribute("y", up);
    }
  };
  return { ...panel, draw };
}
