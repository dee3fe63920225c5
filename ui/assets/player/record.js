// What the server sends: one block of bytes. Three numbers of four bytes say at which
// frame to start, whether to tell where the reader rests, and whether to play at once; a
// fourth says how long the JSON header is, and the header where each array of 32-bit
// floats lies behind it (charts/train_mlp/recording.py).

function readRecord(bytes) {
  const buffer = bytes.slice().buffer;
  const view = new DataView(buffer);
  const [first, reports, plays, headerLength] = [0, 4, 8, 12].map((at) => view.getUint32(at, true));
  const text = new TextDecoder().decode(new Uint8Array(buffer, 16, headerLength));
  const record = JSON.parse(text);
  record.start = first;
  record.reports = reports > 0;
  record.plays = plays > 0;
  const start = 16 + headerLength;
  record.array = ([offset, length]) =>
    new Float32Array(buffer, start + 4 * offset, length);
  for (const run of record.runs) {
    run.weights = record.array(run.weights);
    run.curves = run.curves.map((curve) => ({
      ...curve,
      values: record.array(curve.values),
    }));
    if (run.table) run.table.values = record.array(run.table.values);
  }
  record.inputs = record.array(record.inputs);
  record.places = record.array(record.places);
  record.targets = record.array(record.targets);
  record.gridInputs = record.gridInputs ? record.array(record.gridInputs) : plainGrid(record);
  record.counts = (record.counts || []).map((count) => ({
    ...count,
    values: record.array(count.values),
  }));
  return record;
}

// Where the grid's values are taken, unless features are made of the inputs: the ends
// and even steps between on the line, the middles of the cells in the plane.
function plainGrid({ bounds: [low, high], grid_size: size, runs }) {
  if (runs.every((run) => run.num_inputs === 1))
    return Float32Array.from({ length: size }, (_, k) => low + (k * (high - low)) / (size - 1));
  const middle = (k) => low + ((k + 0.5) * (high - low)) / size;
  const place = (k) => middle(k % 2 ? Math.floor((k - 1) / 2 / size) : (k / 2) % size);
  return Float32Array.from({ length: 2 * size * size }, (_, k) => place(k));
}
