'use strict';

/**
 * Inference in JavaScript to the same bits as the Java program: every operation is an IEEE-754 binary32 operation, in the order
 * that lanewise.kernels.Kernels specifies. Operations of doubles on floats, rounded to float, are binary32 operations; only the
 * fused multiply-add needs more.
 */
const Exact = (() => {
  const round = Math.fround;

  /**
   * Returns a * b + c, rounded once to float. The product of two floats is exact in a double. The sum is rounded to a double
   * first. This changes the result only if the rounded sum is half-way between two floats: then its error decides.
   */
  function fma(a, b, c) {
    const product = a * b;
    const sum = product + c;
    const result = round(sum);
    const rest = sum - result;
    if (rest === 0) {
      return result;
    }
    const other = result + 2 * rest;
    if (round(other) !== other) {
      return result;
    }
    const part = sum - product;
    const error = (product - (sum - part)) + (c - part);
    if (error === 0) {
      return result;
    }
    return (error > 0) === (other > result) ? other : result;
  }

  // The constants and steps of lanewise.kernels.Exp.
  const LOG2_E = round(1.44269504088896341);
  const ROUNDER = 12582912;
  const LN2_HIGH = round(0.693359375);
  const LN2_LOW = round(-2.12194440e-4);
  const Q = [1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1].map(round);
  const LOWEST = round(-87.33654);
  const HIGHEST = round(88.37626);
  const ONE_BITS = 0x3f800000;
  const float = new Float32Array(1);
  const bits = new Int32Array(float.buffer);

  function exp(x) {
    if (x < LOWEST) {
      return 0;
    }
    if (x > HIGHEST) {
      return Infinity;
    }
    const t = fma(x, LOG2_E, ROUNDER);
    const n = round(t - ROUNDER);
    const r = fma(n, -LN2_LOW, fma(n, -LN2_HIGH, x));
    let q = Q[0];
    for (let i = 1; i < Q.length; i++) {
      q = fma(q, r, Q[i]);
    }
    const y = round(fma(q, round(r * r), r) + 1);
    float[0] = t;
    bits[0] = (bits[0] << 23) + ONE_BITS;
    return round(y * float[0]);
  }

  // The constants and steps of lanewise.kernels.Tanh.
  const SMALL = 0.625;
  const P = [-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1].map(round);

  function tanh(x) {
    const m = Math.abs(x);
    let result;
    if (m < SMALL) {
      const s = round(m * m);
      const p = P.reduce((sum, coefficient) => fma(sum, s, coefficient));
      result = fma(round(p * s), m, m);
    } else {
      result = round(1 - round(2 / round(exp(round(m + m)) + 1)));
    }
    return x < 0 || Object.is(x, -0) ? -result : result;
  }

  const LEAK = round(0.01);

  /** The activations and their slopes. A slope is a function of the activation a. */
  const ACTIVATIONS = {
    identity: { of: (z) => z, slope: () => 1 },
    relu: { of: (z) => Math.max(z, 0), slope: (a) => (a > 0 ? 1 : 0) },
    'leaky relu': { of: (z) => (z > 0 ? z : round(LEAK * z)), slope: (a) => (a > 0 ? 1 : LEAK) },
    tanh: { of: tanh, slope: (a) => 1 - a * a },
    sigmoid: { of: (z) => round(1 / round(1 + exp(-z))), slope: (a) => a * (1 - a) },
  };

  /** Returns softmax(z): the maximum is subtracted first, and the sum is taken in order. */
  function softmax(z) {
    const top = z.reduce((most, value) => Math.max(most, value));
    const a = z.map((value) => exp(round(value - top)));
    const sum = a.reduce((total, value) => round(total + value), 0);
    return a.map((value) => round(value / sum));
  }

  /** 1/255, the value of a pixel of 1. */
  const SCALE = round(1 / 255);

  /** Returns W1 x + b1 for pixels x: the sum of weights times whole numbers first, then the scale. */
  function pixelLayer(layer, pixels) {
    const ink = [];
    pixels.forEach((pixel, p) => {
      if (pixel !== 0) {
        ink.push(p);
      }
    });
    return Float32Array.from({ length: layer.units }, (_, i) => {
      const row = i * layer.inputs;
      let sum = 0;
      for (const p of ink) {
        sum = fma(layer.W[row + p], pixels[p], sum);
      }
      return round(round(SCALE * sum) + layer.b[i]);
    });
  }

  /** Returns W a + b. */
  function layer(layer, a) {
    return Float32Array.from({ length: layer.units }, (_, i) => {
      const row = i * layer.inputs;
      let sum = 0;
      for (let p = 0; p < a.length; p++) {
        sum = fma(layer.W[row + p], a[p], sum);
      }
      return round(sum + layer.b[i]);
    });
  }

  /**
   * Computes the prediction of a network.
   *
   * @param model its layers, from the first: units, inputs, W (row by row) and b; and the name of its activation
   * @param pixels whole numbers from 0 to 255
   * @return Z and A of each layer; the last A are the probabilities
   */
  function propagate(model, pixels) {
    const f = ACTIVATIONS[model.activation].of;
    const Z = [];
    const A = [];
    model.layers.forEach((each, l) => {
      Z.push(l === 0 ? pixelLayer(each, pixels) : layer(each, A[l - 1]));
      A.push(l === model.layers.length - 1 ? softmax(Z[l]) : Z[l].map(f));
    });
    if (Number.isNaN(A[A.length - 1][0])) {
      throw new Error('The sums of a layer overflow float32, so the network has no prediction.');
    }
    return { Z, A };
  }

  /** Adds the weights to the description of a model: W and b of each layer, one after another, as little-endian floats. */
  function withWeights(model, buffer) {
    let at = 0;
    let inputs = model.height * model.width;
    const next = (count) => {
      at += 4 * count;
      return new Float32Array(buffer, at - 4 * count, count);
    };
    const layers = model.units.map((units) => {
      const made = { units, inputs, W: next(units * inputs), b: next(units) };
      inputs = units;
      return made;
    });
    return { ...model, layers };
  }

  return { propagate, withWeights, ACTIVATIONS };
})();
