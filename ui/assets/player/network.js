// The network, from its recorded weights: O = σ(X W1 + b1) W2 + b2.
//
// σ is not written here: it comes as a table from the tested registry, sampled at steps
// of 1/128, so that typed formulas work like any other and every kink of the registry
// lies on a node. Between nodes the table is read linearly.
//
// A row of weights holds W1 (inputs by units), b1, W2, b2; without hidden units it
// holds the weights and the bias of an affine model.

function activate(table, z) {
  const values = table.values;
  const place = (z - table.low) / table.step;
  const node = Math.min(Math.max(Math.floor(place), 0), values.length - 2);
  return values[node] + (place - node) * (values[node + 1] - values[node]);
}

function parameters(run, frame) {
  const { num_inputs: d, num_hiddens: h } = run;
  const size = h ? (d + 2) * h + 1 : d + 1;
  const row = Math.min(frame, run.weights.length / size - 1) * size;
  const w = run.weights.subarray(row, row + size);
  if (!h) return { W2: w.subarray(0, d), b2: w[d] };
  return {
    W1: w.subarray(0, d * h),
    b1: w.subarray(d * h, (d + 1) * h),
    W2: w.subarray((d + 1) * h, (d + 2) * h),
    b2: w[(d + 2) * h],
  };
}

// Z of one hidden unit for all rows of `inputs`, which is n by num_inputs.
function preActivations(run, { W1, b1 }, unit, inputs) {
  const { num_inputs: d, num_hiddens: h } = run;
  const n = inputs.length / d;
  const Z = new Float64Array(n).fill(b1[unit]);
  for (let i = 0; i < d; i++) {
    const w = W1[i * h + unit];
    for (let k = 0; k < n; k++) Z[k] += w * inputs[k * d + i];
  }
  return Z;
}

// Outputs for all rows of `inputs`; the hidden unit `off`, if any, adds nothing.
function outputs(run, frame, inputs, off = -1) {
  const { num_inputs: d, num_hiddens: h } = run;
  const p = parameters(run, frame);
  const O = new Float64Array(inputs.length / d).fill(p.b2);
  if (!h) {
    for (let k = 0; k < O.length; k++)
      for (let i = 0; i < d; i++) O[k] += p.W2[i] * inputs[k * d + i];
    return O;
  }
  for (let j = 0; j < h; j++) {
    if (j === off) continue;
    const Z = preActivations(run, p, j, inputs);
    for (let k = 0; k < O.length; k++) O[k] += p.W2[j] * activate(run.table, Z[k]);
  }
  return O;
}

function predictions(run, frame, inputs, probability) {
  const O = outputs(run, frame, inputs);
  return probability ? O.map((o) => 1 / (1 + Math.exp(-o))) : O;
}
