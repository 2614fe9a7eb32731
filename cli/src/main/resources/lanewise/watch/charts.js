'use strict';

/** Line charts with axes, drawn at the size of their element. */
const Charts = (() => {
  const LEFT = 46;
  const RIGHT = 8;
  const TOP = 22;
  const BOTTOM = 20;

  /** Returns round numbers within a range, at most a few. */
  function ticks(from, to, most) {
    const rough = (to - from) / most;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough * 0.8) ?? 10 * power;
    const all = [];
    for (let value = Math.ceil(from / step - 1e-9) * step; value <= to + 1e-9 * step; value += step) {
      all.push(Math.abs(value) < step * 1e-6 ? 0 : value);
    }
    return all;
  }

  /** Returns 1, 2 and 5 times powers of ten within a range. */
  function logTicks(from, to) {
    const all = [];
    for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power++) {
      [1, 2, 5].map((factor) => Number(`${factor}e${power}`)).filter((value) => value >= from && value <= to)
        .forEach((value) => all.push(value));
    }
    if (all.length < 2) {
      return ticks(from, to, 4);
    }
    return all.length > 5 ? all.filter((value) => String(value.toExponential())[0] === '1') : all;
  }

  function range(series, log) {
    const values = series.flatMap((line) => line.points.map((point) => point[1]))
      .filter((value) => value !== null && (!log || value > 0));
    const low = values.reduce((a, b) => Math.min(a, b), Infinity);
    const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
    return values.length === 0 ? null : [low, high];
  }

  /**
   * Draws a chart.
   *
   * @param svg the element
   * @param series lines with a name and points, each an array of x and y; y may be null
   * @param options log: logarithmic y; bounds: limits that y cannot exceed; format: text of y; marked: an x to mark
   */
  function draw(svg, series, { log = false, bounds = [-Infinity, Infinity], format, marked = null }) {
    const width = svg.clientWidth || 300;
    const height = svg.clientHeight || 180;
    // Without a view box, the height of the element does not depend on its former width.
    svg.replaceChildren();
    const found = range(series, log);
    if (found === null) {
      Page.svg(svg, 'text', { x: LEFT, y: height / 2, text: 'no values yet' });
      return;
    }
    let [low, high] = found;
    const margin = log ? 1.05 : high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.1, 0.01);
    [low, high] = log ? [low / margin, high * margin] : [low - margin, high + margin];
    low = Math.max(low, bounds[0]);
    high = Math.min(high, bounds[1]);
    const xs = series.flatMap((line) => line.points.map((point) => point[0]));
    const first = xs.reduce((a, b) => Math.min(a, b), Infinity);
    const last = Math.max(first + 1, xs.reduce((a, b) => Math.max(a, b), 0));
    const scale = log ? Math.log10 : (value) => value;
    const x = (value) => LEFT + (value - first) / (last - first) * (width - LEFT - RIGHT);
    const y = (value) => TOP + (scale(high) - scale(value)) / (scale(high) - scale(low)) * (height - TOP - BOTTOM);
    for (const value of log ? logTicks(low, high) : ticks(low, high, 4)) {
      Page.svg(svg, 'line', { class: 'grid', x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value) });
      Page.svg(svg, 'text', { x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end', text: format(value) });
    }
    for (const value of ticks(first, last, Math.max(2, Math.floor(width / 110))).filter(Number.isInteger)) {
      const anchor = x(value) > width - 30 ? 'end' : 'middle';
      Page.svg(svg, 'text', { x: x(value), y: height - 4, 'text-anchor': anchor, text: Page.count(value) });
    }
    if (marked !== null && marked >= first && marked <= last) {
      Page.svg(svg, 'line', { class: 'mark', x1: x(marked), x2: x(marked), y1: TOP, y2: height - BOTTOM });
    }
    let legend = LEFT;
    series.forEach((line, n) => {
      const drawn = line.points.filter((point) => point[1] !== null && (!log || point[1] > 0));
      const place = ([at, value]) => `${x(at).toFixed(1)},${y(Math.max(low, Math.min(high, value))).toFixed(1)}`;
      if (drawn.length === 1) {
        const [cx, cy] = place(drawn[0]).split(',');
        Page.svg(svg, 'circle', { class: `dot line-${n}`, cx, cy, r: 2.5 });
      }
      Page.svg(svg, 'polyline', { class: `line line-${n}`, points: drawn.map(place).join(' ') });
      Page.svg(svg, 'line', { class: `line line-${n}`, x1: legend, x2: legend + 18, y1: 9, y2: 9 });
      const end = drawn[drawn.length - 1];
      const text = `${line.name}${end === undefined ? '' : ' ' + format(end[1], true)}`;
      Page.svg(svg, 'text', { x: legend + 23, y: 13, text });
      legend += 34 + 6.6 * text.length;
    });
    svg.setAttribute('aria-label', series.map((line) => {
      const end = line.points[line.points.length - 1];
      return end === undefined || end[1] === null ? `${line.name}: no value`
        : `${line.name} ${format(end[1], true)} at ${Page.count(end[0])}`;
    }).join(', '));
  }

  return { draw };
})();
