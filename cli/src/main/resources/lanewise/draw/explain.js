'use strict';

/**
 * Why the network predicts what it predicts. A *score* is the value of a class before softmax. How much a score changes per unit of
 * brightness or activation is computed by back propagation, in double precision: nothing here must have the bits of the program.
 */
const Explain = (() => {
  let model = null;

  const use = (loaded) => { model = loaded; };
  const last = () => model.layers.length - 1;
  const slope = (a) => Exact.ACTIVATIONS[model.activation].slope(a);

  /** Adds the values of all units to a prediction. */
  function withUnits(prediction) {
    const { Z, A } = Exact.propagate(model, prediction.pixels);
    const best = prediction.probabilities.indexOf(Math.max(...prediction.probabilities));
    return { ...prediction, Z, A, best };
  }

  /** Returns W' v for the weights of layer l. */
  function back(l, v) {
    const { units, inputs, W } = model.layers[l];
    const result = new Float64Array(inputs);
    for (let i = 0; i < units; i++) {
      for (let p = 0; v[i] !== 0 && p < inputs; p++) {
        result[p] += W[i * inputs + p] * v[i];
      }
    }
    return result;
  }

  /** Returns how a weighted sum of the values of layer l before the activation changes per unit of each input. */
  function perInput(insight, l, weights) {
    let v = weights;
    for (let k = l; k > 0; k--) {
      v = back(k, v).map((value, p) => value * slope(insight.A[k - 1][p]));
    }
    return back(0, v);
  }

  const only = (count, i) => Float64Array.from({ length: count }, (_, n) => (n === i ? 1 : 0));

  /**
   * Returns the evidence of each pixel for one class: its brightness times the change of the score. The score is compared with that
   * of another class, or with the mean of all if there is none.
   */
  function evidence(insight, one, other) {
    const classes = model.layers[last()].units;
    const weights = only(classes, one).map((value, c) => value - (other === null ? 1 / classes : Number(c === other)));
    return perInput(insight, last(), weights).map((value, p) => (value * insight.pixels[p]) / 255);
  }

  /** Returns how the value of a unit changes per unit of brightness; in the first layer these are its weights. */
  const pattern = (insight, l, i) => perInput(insight, l, only(model.layers[l].units, i));

  /** Returns what the activation of a hidden unit adds to the score of each class, by way of the units that are active. */
  function pushes(insight, l, i) {
    let v = only(model.layers[l].units, i).map((value) => value * insight.A[l][i]);
    for (let k = l + 1; k <= last(); k++) {
      const { units, inputs, W } = model.layers[k];
      v = Float64Array.from({ length: units }, (_, n) => {
        const sum = v.reduce((total, value, p) => total + (value === 0 ? 0 : value * W[n * inputs + p]), 0);
        return k === last() ? sum : sum * slope(insight.A[k][n]);
      });
    }
    return Array.from(v);
  }

  const inputOf = (insight, l, p) => (l === 0 ? insight.pixels[p] / 255 : insight.A[l - 1][p]);

  /**
   * Returns the strongest products of weight and activation into layer l.
   *
   * @param units the units of layer l whose products are compared
   * @param inputs the inputs that are compared; null for all
   * @param count the maximum number of products
   * @return from, to and value of each, the strongest first
   */
  function strongest(insight, l, units, inputs, count) {
    const layer = model.layers[l];
    const found = [];
    const candidates = inputs || Array.from({ length: layer.inputs }, (_, p) => p);
    for (const p of candidates.filter((input) => inputOf(insight, l, input) !== 0)) {
      const a = inputOf(insight, l, p);
      for (const i of units) {
        const value = layer.W[i * layer.inputs + p] * a;
        if (found.length < count || Math.abs(value) > Math.abs(found[found.length - 1].value)) {
          let at = found.length;
          while (at > 0 && Math.abs(found[at - 1].value) < Math.abs(value)) {
            at--;
          }
          found.splice(at, 0, { from: p, to: i, value });
          found.length = Math.min(found.length, count);
        }
      }
    }
    return found;
  }

  /** Returns the difference of the scores of two classes, and what each unit of the last hidden layer adds to it. */
  function comparison(insight, one, other) {
    const Z = insight.Z[last()];
    const units = last() === 0 ? [] : Array.from(insight.A[last() - 1], (a, p) => {
      const { inputs, W } = model.layers[last()];
      return { unit: p, value: a * (W[one * inputs + p] - W[other * inputs + p]) };
    }).filter((each) => each.value !== 0).sort((a, b) => b.value - a.value);
    return { difference: Z[one] - Z[other], units };
  }

  return { use, withUnits, evidence, pattern, pushes, strongest, comparison };
})();
