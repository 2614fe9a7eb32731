'use strict';

/** Strokes of the pen: how they are painted, scaled for the network, erased, turned, and written into an address. */
const Strokes = (() => {
  /** The side, in pixels, of the picture for the network. All coordinates have this scale. */
  const SIDE = 280;
  /** The widths of the pen. After scaling, strokes of the middle one are about as wide as those of MNIST. */
  const WIDTHS = [16, 22, 30];
  /** A drawing is redrawn if it is smaller or larger than this; the extent that it then has; the largest extent of a dot. */
  const SMALL = 110;
  const LARGE = 230;
  const USUAL = 190;
  const DOT = 12;
  /** Coordinates are whole multiples of 1/2, so that an address has all of them. */
  const FINENESS = 2;
  const RADIX = 36;
  const MOST_POINTS = 20000;

  const onGrid = (value) => Math.round(Math.max(0, Math.min(SIDE, value)) * FINENESS) / FINENESS;

  function trace(context, stroke) {
    const points = stroke.points;
    context.lineWidth = stroke.width;
    context.beginPath();
    context.moveTo(points[0].x, points[0].y);
    for (let i = 1; i < points.length - 1; i++) {
      const middle = { x: (points[i].x + points[i + 1].x) / 2, y: (points[i].y + points[i + 1].y) / 2 };
      context.quadraticCurveTo(points[i].x, points[i].y, middle.x, middle.y);
    }
    const last = points[points.length - 1];
    // Canvas draws no line of length 0, but a dot is one.
    context.lineTo(last.x + 0.01, last.y);
    context.stroke();
  }

  /** Paints strokes on a whole canvas, which gets the given side in pixels; its pixels are read if so stated. */
  function paint(canvas, side, paper, ink, strokes, read = false) {
    canvas.width = side;
    canvas.height = side;
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: read });
    context.fillStyle = paper;
    context.fillRect(0, 0, side, side);
    context.scale(side / SIDE, side / SIDE);
    context.strokeStyle = ink;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    strokes.forEach((stroke) => trace(context, stroke));
    return context;
  }

  function box(strokes) {
    const points = strokes.flatMap((stroke) => stroke.points);
    const [left, right] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))];
    const [top, bottom] = [Math.min(...points.map((p) => p.y)), Math.max(...points.map((p) => p.y))];
    return { x: (left + right) / 2, y: (top + bottom) / 2, extent: Math.max(right - left, bottom - top) };
  }

  const mapped = (strokes, change) => strokes.map((stroke) => ({ ...stroke, points: stroke.points.map(change) }));

  /**
   * Returns the strokes at the size that digits usually have, in the middle. In a small drawing the pen would be too wide, in a large
   * one too narrow and cut off at the border. A dot stays a dot.
   */
  function usual(strokes) {
    const { x, y, extent } = box(strokes);
    const scale = extent < DOT || (extent >= SMALL && extent <= LARGE) ? 1 : USUAL / extent;
    return mapped(strokes, (p) => ({ x: SIDE / 2 + (p.x - x) * scale, y: SIDE / 2 + (p.y - y) * scale }));
  }

  /** Whether the browser returns the pixels that were painted; a protection against fingerprinting may return noise. */
  function faithful(context) {
    return context.getImageData(0, 0, SIDE, 1).data.every((value) => value > 250);
  }

  /** Returns a canvas with the picture for the network. */
  function picture(strokes) {
    const canvas = document.createElement('canvas');
    if (!faithful(paint(canvas, SIDE, '#ffffff', '#000000', [], true))) {
      throw new Error('The browser returns noise instead of the drawing. Allow this page to read the canvas.');
    }
    paint(canvas, SIDE, '#ffffff', '#000000', usual(strokes), true);
    return canvas;
  }

  /** Returns the strokes without what is at most a radius away from a point; parts of a stroke become strokes. */
  function erased(strokes, at, radius) {
    const reached = (p, width) => Math.hypot(p.x - at.x, p.y - at.y) <= radius + width / 4;
    return strokes.flatMap((stroke) => {
      const points = dense(stroke.points);
      if (!points.some((p) => reached(p, stroke.width))) {
        return [stroke];
      }
      const runs = [[]];
      points.forEach((p) => (reached(p, stroke.width) ? runs.push([]) : runs[runs.length - 1].push(p)));
      return runs.filter((run) => run.length > 0).map((run) => ({ ...stroke, points: run }));
    });
  }

  /** Returns points with steps of at most 4 pixels. */
  function dense(points) {
    return points.flatMap((p, i) => {
      const before = points[Math.max(0, i - 1)];
      const parts = Math.max(1, Math.ceil(Math.hypot(p.x - before.x, p.y - before.y) / 4));
      return Array.from({ length: parts }, (_, n) => ({
        x: onGrid(before.x + ((p.x - before.x) * (n + 1)) / parts),
        y: onGrid(before.y + ((p.y - before.y) * (n + 1)) / parts),
      }));
    });
  }

  /** Returns the strokes rotated clockwise around their middle. */
  function rotated(strokes, degrees) {
    const { x, y } = box(strokes);
    const [cosine, sine] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    return mapped(strokes, (p) => ({
      x: onGrid(x + (p.x - x) * cosine - (p.y - y) * sine),
      y: onGrid(y + (p.x - x) * sine + (p.y - y) * cosine),
    }));
  }

  const digits = (value) => Math.round(value * FINENESS).toString(RADIX).padStart(2, '0');

  /** Writes strokes as text: the width of each, and two digits in base 36 for each coordinate. */
  function encode(strokes) {
    return strokes.map((stroke) => WIDTHS.indexOf(stroke.width) + '.'
      + stroke.points.map((p) => digits(p.x) + digits(p.y)).join('')).join('.');
  }

  /** Reads strokes; null if the text is not what encode returns. */
  function decode(text) {
    if (!/^([0-2]\.([0-9a-z]{4})+(\.(?=[0-2]\.)|$))+$/.test(text) || text.length > 4 * MOST_POINTS) {
      return null;
    }
    const parts = text.split('.');
    const strokes = [];
    for (let i = 0; i < parts.length; i += 2) {
      const points = parts[i + 1].match(/..../g).map((four) => ({
        x: onGrid(parseInt(four.slice(0, 2), RADIX) / FINENESS),
        y: onGrid(parseInt(four.slice(2), RADIX) / FINENESS),
      }));
      strokes.push({ width: WIDTHS[Number(parts[i])], points });
    }
    return strokes;
  }

  return { SIDE, WIDTHS, onGrid, paint, picture, erased, rotated, encode, decode };
})();
