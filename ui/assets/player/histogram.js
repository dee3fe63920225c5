// Pre-activations of all hidden units over the training examples. Shaded is where σ is
// flat (its slope under 1% of its steepest); the counts beside it come from the server.

const NUM_BINS = 40;

function histogramPanel(parent, record, colors, { run: index }, place) {
  const run = record.runs[index];
  const panel = makePanel(parent, { kind: "histogram", title: "All z", alt: record.histogram_alt }, place);
  const box = roomIn(panel);
  const training = record.inputs.subarray(0, record.num_train * run.num_inputs);
  const bins = new Float64Array(NUM_BINS);
  const x = linear(record.histogram_domain, [box.x, box.x + box.width]);
  const [low, high] = x.domain;
  for (const [from, to] of run.flat) {
    const left = x(Math.max(low, from ?? low));
    const right = x(Math.min(high, to ?? high));
    const shade = { fill: colors.muted, "fill-opacity": 0.16 };
    if (right > left)
      svgElement("rect", { x: left, y: box.y, width: right - left, height: box.height, ...shade }, panel.svg);
  }
  const y = linear([0, 100], [box.y + box.height, box.y]);
  const titles = { xTitle: "pre-activation z", yTitle: "share of all z", yFormat: (v) => `${v}%` };
  const bars = Array.from(bins, (_, k) => {
    const left = box.x + (k * box.width) / NUM_BINS;
    return svgElement("rect", { x: left + 0.5, width: box.width / NUM_BINS - 1, fill: colors.class0 }, panel.svg);
  });
  const top = svgElement("g", {}, panel.svg);
  let drawn = 0;
  const draw = (frame) => {
    const p = parameters(run, frame);
    bins.fill(0);
    for (let unit = 0; unit < run.num_hiddens; unit++)
      for (const z of preActivations(run, p, unit, training)) {
        const bin = Math.floor(((z - low) / (high - low)) * NUM_BINS);
        bins[Math.max(0, Math.min(NUM_BINS - 1, bin))] += 1;
      }
    const total = record.num_train * run.num_hiddens;
    const most = Math.ceil((Math.max(...bins) / total) * 10) * 10;
    const scale = linear([0, most], y.domain.map(y));
    if (most !== drawn) {
      top.replaceChildren();
      axis(top, colors, { x, y: scale, box, type: panel.type, ...titles });
      drawn = most;
    }
    bars.forEach((bar, k) => {
      const up = scale((100 * bins[k]) / total);
      bar.setAttribute("y", up);
      bar.setAttribute("height", Math.max(0, box.y + box.height - up));
    });
    panel.reading.textContent = record.counts
      .map(({ values, unit, of }) => `${values[frame]} of ${of} ${unit}`)
      .join(" · ");
  };
  return { ...panel, draw };
}
