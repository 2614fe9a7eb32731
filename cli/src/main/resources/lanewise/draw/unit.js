'use strict';

/** The panel about one unit of the network: its weights over the drawing, its activation, and how far it pushes each class. */
const Unit = (() => {
  const { element, create, svg, signed, percent, diverging } = Page;
  /** Pixels of the picture of the weights per pixel of the network input. */
  const SCALE = 6;
  const INK = 100;

  let model = null;

  const FORMULAS = {
    identity: (z) => z,
    relu: (z) => `max(0, ${z})`,
    'leaky relu': (z) => `${z} if above 0, else 0.01 \u00d7 ${z}`,
    tanh: (z) => `tanh(${z})`,
    sigmoid: (z) => `1 / (1 + exp(${z.startsWith('\u2212') ? z.slice(1) : '\u2212' + z}))`,
  };

  const plain = (value) => signed(value).replace('+', '');

  /** Paints values per pixel, with the outline of the drawing. */
  function paintOver(canvas, values, pixels) {
    const { height, width } = model;
    const shade = diverging(values);
    Page.fill(canvas, height * SCALE, width * SCALE, (at) => {
      const [y, x] = [Math.trunc(at / (width * SCALE)), at % (width * SCALE)];
      return shade(Math.trunc(y / SCALE) * width + Math.trunc(x / SCALE));
    });
    const context = canvas.getContext('2d');
    context.strokeStyle = Page.color('--text');
    context.lineWidth = 1.5;
    const ink = (y, x) => y >= 0 && x >= 0 && y < height && x < width && pixels[y * width + x] >= INK;
    context.beginPath();
    for (let y = 0; y <= height; y++) {
      for (let x = 0; x <= width; x++) {
        if (ink(y, x) !== ink(y - 1, x)) {
          context.moveTo(x * SCALE, y * SCALE);
          context.lineTo((x + 1) * SCALE, y * SCALE);
        }
        if (ink(y, x) !== ink(y, x - 1)) {
          context.moveTo(x * SCALE, y * SCALE);
          context.lineTo(x * SCALE, (y + 1) * SCALE);
        }
      }
    }
    context.stroke();
  }

  /** Writes one bar per class, to the right above 0 and to the left below. */
  function paintPushes(values) {
    const most = values.reduce((a, value) => Math.max(a, Math.abs(value)), 0) || 1;
    element('unit-pushes').replaceChildren();
    values.forEach((value, c) => {
      const row = create(element('unit-pushes'), 'li');
      create(row, 'span', { text: String(model.labels[c]) });
      const bar = svg(row, 'svg', { viewBox: '-50 0 100 12', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
      const length = (48 * Math.abs(value)) / most;
      svg(bar, 'rect', { x: value > 0 ? 0 : -length, y: 1, width: length, height: 10, class: value > 0 ? 'above' : 'below' });
      svg(bar, 'line', { x1: 0, y1: 0, x2: 0, y2: 12 });
      create(row, 'span', { text: signed(value) });
    });
  }

  function show(insight, unit) {
    const visible = insight !== null && unit !== null;
    element('unit-none').hidden = visible;
    element('unit-shown').hidden = !visible;
    if (!visible) {
      return;
    }
    const { l, i } = unit;
    const output = l === model.layers.length - 1;
    const z = plain(insight.Z[l][i]);
    paintOver(element('unit-weights'), Explain.pattern(insight, l, i), insight.pixels);
    element('unit-title').textContent = output ? `Output ${model.labels[i]}` : `Unit ${i} of hidden layer ${l + 1}`;
    element('unit-value').textContent = output
      ? `Score ${z}, probability ${percent(insight.probabilities[i])} after softmax.`
      : `Its weighted sum is ${z}. Its activation is ${FORMULAS[model.activation](z)} = ${plain(insight.A[l][i])}.`;
    element('unit-about').textContent = (l === 0
      ? 'The weights of the unit.' : 'The picture shows how each pixel changes this unit, through the active units of the previous layers.')
      + ' Ink on orange pixels increases the value of the unit. Ink on blue pixels decreases it.'
      + ' The line is the outline of your drawing.';
    element('unit-weights').setAttribute('aria-label', `Weights of ${element('unit-title').textContent} over the drawing`);
    element('unit-pushes-part').hidden = output;
    if (!output) {
      paintPushes(Explain.pushes(insight, l, i));
    }
  }

  return { show, use: (loaded) => { model = loaded; } };
})();
