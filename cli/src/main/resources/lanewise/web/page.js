'use strict';

/** Small helpers for the elements and colors of the page. */
const Page = (() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const element = (id) => document.getElementById(id);
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const percent = (share) => (100 * share).toFixed(1) + '%';
  /** Writes a number with its sign, and a minus sign instead of a hyphen. */
  function signed(value) {
    const digits = Math.abs(value).toFixed(2);
    return (Number(digits) === 0 ? '' : value < 0 ? '\u2212' : '+') + digits;
  }

  const count = (number) => number.toLocaleString('en-US');
  /** Writes a number of any size with four digits. */
  function short(value) {
    const size = Math.abs(value);
    const text = value === 0 || (size >= 1e-3 && size < 1e5) ? String(Number(value.toPrecision(4))) : value.toExponential(2);
    return text.replace(/-/g, '\u2212');
  }

  /** Creates an element. A text becomes its content, other properties become attributes. */
  function create(parent, name, { text, ...attributes } = {}, namespace) {
    const made = namespace ? document.createElementNS(namespace, name) : document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    if (text !== undefined) {
      made.textContent = text;
    }
    parent.append(made);
    return made;
  }

  const svg = (parent, name, attributes) => create(parent, name, attributes, SVG);

  /** Changes the text and attributes of an element that differ. */
  function set(target, { text, ...attributes }) {
    for (const [key, value] of Object.entries(attributes)) {
      if (target.getAttribute(key) !== String(value)) {
        target.setAttribute(key, value);
      }
    }
    if (text !== undefined && target.textContent !== text) {
      target.textContent = text;
    }
  }

  /** Writes a text if it is another one: screen readers announce every change of a live region. */
  const write = (id, text) => set(element(id), { text });

  function notice(text) {
    write('notice', text);
    element('notice').hidden = text === '';
  }

  const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const mix = (from, to, share) => from.map((c, i) => Math.round(c + (to[i] - c) * share));

  /** Returns a color scale: from the background color to one color for values above 0 and another for those below. */
  function diverging(values) {
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
    const [ground, above, below] = ['--track', '--for', '--against'].map((name) => rgb(color(name)));
    return (i) => mix(ground, values[i] > 0 ? above : below, Math.sqrt(Math.abs(values[i]) / largest));
  }

  /** Fills a canvas, one pixel per value. */
  function fill(canvas, height, width, colorOf) {
    canvas.width = width;
    canvas.height = height;
    const image = new ImageData(width, height);
    for (let i = 0; i < width * height; i++) {
      image.data.set([...colorOf(i), 255], 4 * i);
    }
    canvas.getContext('2d').putImageData(image, 0, 0);
  }

  /** Saves a canvas as a PNG file. */
  async function download(canvas, name) {
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  return { element, color, percent, signed, count, short, create, svg, set, write, notice, diverging, fill, download };
})();
