'use strict';

/** Shows the weights, the confusion matrix and the predictions of the network at one checkpoint. */
const Figures = (() => {
  const { element, create, svg, percent } = Page;
  /** Pictures of weights that are shown at first. */
  const FEW = 25;
  /** Classes up to which the confusion matrix is a table, and predictions have one bar per class. */
  const TABLE = 12;
  const BAR = 12;

  let about = null;
  let shown = null;
  let all = false;
  let palette = null;

  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const label = (c) => about.labels[c];
  const best = (values) => values.reduce((at, value, c) => (value > values[at] ? c : at), 0);

  /** Returns the colors of weights from -127 to 127, as pixels. */
  function colors() {
    const values = Array.from({ length: 255 }, (_, i) => i - 127);
    const of = Page.diverging(values);
    return Uint32Array.from(values, (_, i) => {
      const [r, g, b] = of(i);
      return (255 << 24 | b << 16 | g << 8 | r) >>> 0;
    });
  }

  /** Paints numbers from -127 to 127. */
  function paint(canvas, height, width, at) {
    palette ??= colors();
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const pixels = new Uint32Array(width * height);
    for (let i = 0; i < pixels.length; i++) {
      pixels[i] = palette[at(i) + 127];
    }
    canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), width, height), 0, 0);
  }

  /** Paints an image of the data: ink on paper. */
  function picture(canvas, pixels) {
    Page.fill(canvas, about.height, about.width, (i) => [255 - pixels[i], 255 - pixels[i], 255 - pixels[i]]);
  }

  function use(described) {
    about = described;
    const classes = about.labels.length;
    element('confusion-part').hidden = classes > 100;
    element('confusion-about').textContent = `${Page.count(about.heldCount)} ${about.held} examples. Rows: label,`
      + ' columns: prediction.';
    element('examples-about').textContent = `The same ${about.examples.length} ${about.held} examples all the time, `
      + 'with the probability of each class. The bar of the label has a frame.';
    const list = element('examples');
    for (const example of about.examples) {
      const item = create(list, 'li');
      if (about.height > 1 && about.width > 1) {
        const canvas = create(item, 'canvas', { role: 'img', 'aria-label': `example ${example.number}` });
        picture(canvas, bytes(example.pixels));
      }
      example.text = create(item, 'p');
      example.bars = svg(item, 'svg', { class: 'bars', viewBox: `0 0 ${BAR * Math.min(classes, TABLE)} 46`, role: 'img' });
    }
    if (classes <= TABLE) {
      const table = element('confusion');
      const head = create(create(table, 'thead'), 'tr');
      create(head, 'td');
      about.labels.forEach((text) => create(head, 'th', { scope: 'col', text: String(text) }));
      const body = create(table, 'tbody');
      about.cells = about.labels.flatMap((text) => {
        const row = create(body, 'tr');
        create(row, 'th', { scope: 'row', text: String(text) });
        return about.labels.map(() => create(row, 'td'));
      });
    } else {
      element('confusion').parentElement.hidden = true;
      element('confusion-map').hidden = false;
    }
  }

  function showExample(example, probabilities) {
    const predicted = best(probabilities);
    Page.set(example.text, {
      text: `${label(predicted)}  ${percent(probabilities[predicted])}`,
      class: predicted === example.class ? 'right' : 'wrong',
    });
    const order = probabilities.length <= TABLE ? probabilities.map((_, c) => c)
      : probabilities.map((_, c) => c).sort((a, b) => probabilities[b] - probabilities[a]).slice(0, TABLE);
    // The elements are kept: creating them for every figure would take time from the training.
    example.parts ??= order.map((_, n) => ({
      slot: svg(example.bars, 'rect', { x: n * BAR + 1, y: 0.5, width: BAR - 2, height: 33 }),
      bar: svg(example.bars, 'rect', { x: n * BAR + 2, width: BAR - 4 }),
      text: svg(example.bars, 'text', { x: n * BAR + BAR / 2, y: 44, 'text-anchor': 'middle' }),
    }));
    order.forEach((c, n) => {
      const { slot, bar, text } = example.parts[n];
      const height = Math.round(320 * probabilities[c]) / 10;
      const kind = c === example.class ? 'label' : c === predicted ? 'mistake' : '';
      Page.set(slot, { class: `slot ${kind}` });
      Page.set(bar, { class: `bar ${kind}`, y: 33 - height, height });
      Page.set(text, { text: String(label(c)) });
    });
    Page.set(example.bars, {
      'aria-label': `label ${label(example.class)}, prediction ${label(predicted)} with ${percent(probabilities[predicted])}`,
    });
  }

  function showConfusion(counts) {
    const classes = about.labels.length;
    const sums = about.labels.map((_, i) => counts.slice(i * classes, (i + 1) * classes).reduce((a, b) => a + b, 0));
    if (!about.cells) {
      paint(element('confusion-map'), classes, classes, (i) => {
        const row = Math.trunc(i / classes);
        const share = sums[row] === 0 ? 0 : counts[i] / sums[row];
        return Math.round((i % classes === row ? -127 : 127) * share);
      });
      element('confusion-map').setAttribute('aria-label', `${classes} classes`);
      return;
    }
    counts.forEach((count, i) => {
      const cell = about.cells[i];
      const row = Math.trunc(i / classes);
      const share = sums[row] === 0 ? 0 : count / sums[row];
      const text = count === 0 ? '' : String(count);
      if (cell.textContent !== text) {
        cell.textContent = text;
        cell.className = i % classes === row ? 'hit' : 'miss';
        cell.style.setProperty('--share', `${Math.round(100 * Math.sqrt(share) * 0.75)}%`);
      }
    });
  }

  function showWeights() {
    const weights = bytes(shown.weights);
    const size = about.height * about.width;
    const units = Math.trunc(weights.length / size);
    element('weights-part').hidden = units === 0;
    if (units === 0) {
      return;
    }
    const list = element('weights');
    const most = all ? units : Math.min(units, FEW);
    while (list.children.length > most) {
      list.lastElementChild.remove();
    }
    while (list.children.length < most) {
      const unit = list.children.length;
      const item = create(list, 'li');
      create(item, 'canvas', { role: 'img', 'aria-label': `weights of unit ${unit}` });
      create(item, 'span', { text: String(unit), 'aria-hidden': 'true' });
    }
    for (let unit = 0; unit < most; unit++) {
      const start = unit * size;
      paint(list.children[unit].firstElementChild, about.height, about.width,
        (i) => weights[start + i] - (weights[start + i] > 127 ? 256 : 0));
    }
    Page.write('weights-about', `All pictures have the same color scale, from ${Page.short(-shown.weightScale)}`
      + ` to ${Page.short(shown.weightScale)}.`);
    element('weights-more').hidden = units <= FEW;
    Page.write('weights-more', all ? `Show ${FEW} units` : `Show ${units} units`);
  }

  /** Shows the figures of a checkpoint. */
  function show(figures) {
    shown = figures;
    about.examples.forEach((example, n) => showExample(example, figures.probabilities[n]));
    if (figures.confusion) {
      showConfusion(figures.confusion);
    }
    showWeights();
  }

  element('weights-more').addEventListener('click', () => {
    all = !all;
    showWeights();
  });

  /** Paints again, with the colors of another scheme. */
  function repaint() {
    palette = null;
    if (shown !== null) {
      show(shown);
    }
  }

  return { use, show, repaint, paint };
})();
