'use strict';

/**
 * Line charts with axes, drawn at the size of their element. The elements of a chart are kept, and only what differs is
 * written: layout and paint of the whole chart would take time from the training.
 */
const Charts = (() => {
  const LEFT = 46;
  const RIGHT = 8;
  const TOP = 22;
  const BOTTOM = 20;
  /** The leading digits of the limits of a logarithmic axis. */
  const LIMITS = [1, 1.5, 2, 3, 5, 7, 10];

  /** What is kept of each chart, by its element. */
  const charts = new Map();

  /** Returns a round distance between ticks, for at most a few of them. */
  function step(from, to, most) {
    const rough = (to - from) / most;
    const power = 10 ** Math.floor(Math.log10(rough));
    return [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough * 0.8) ?? 10 * power;
  }

  /** Returns round numbers within a range, at most a few. */
  function ticks(from, to, most) {
    const distance = step(from, to, most);
    const all = [];
    for (let value = Math.ceil(from / distance - 1e-9) * distance; value <= to + 1e-9 * distance; value += distance) {
      all.push(Math.abs(value) < distance * 1e-6 ? 0 : value);
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

  /** Returns round limits around a range, so that the axes rarely change while the training runs. */
  function limits(low, high, log, bounds) {
    if (log) {
      const power = (value) => 10 ** Math.floor(Math.log10(value));
      return [
        (LIMITS.filter((each) => each * power(low) <= low).pop() ?? 1) * power(low),
        (LIMITS.find((each) => each * power(high) >= high * 1.001) ?? 10) * power(high),
      ];
    }
    const margin = high > low ? (high - low) * 0.04 : Math.max(Math.abs(high) * 0.1, 0.01);
    const distance = step(low - margin, high + margin, 4) / 2;
    return [
      Math.max(bounds[0], Math.floor((low - margin) / distance) * distance),
      Math.min(bounds[1], Math.ceil((high + margin) / distance) * distance),
    ];
  }

  function range(series, log) {
    const values = series.flatMap((line) => line.points.map((point) => point[1]))
      .filter((value) => value !== null && (!log || value > 0));
    const low = values.reduce((a, b) => Math.min(a, b), Infinity);
    const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
    return values.length === 0 ? null : [low, high];
  }

  /**
   * Adds charts.
   *
   * @param elements their elements
   * @param resized called when the size of one of them has changed
   */
  function add(elements, resized) {
    for (const svg of elements) {
      const empty = Page.svg(svg, 'text', { x: LEFT, y: 90, text: 'no values yet' });
      charts.set(svg, { svg, width: 0, height: 0, empty, axes: Page.svg(svg, 'g'), drawn: '', lines: [] });
    }
    // Reading the size while drawing would make the browser compute the layout of the page for each chart.
    const observer = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) {
        Object.assign(charts.get(target), { width: Math.round(contentRect.width), height: Math.round(contentRect.height) });
      }
      resized();
    });
    elements.forEach((svg) => observer.observe(svg));
  }

  function drawAxes(chart, axes) {
    const drawn = JSON.stringify(axes);
    if (chart.drawn === drawn) {
      return;
    }
    chart.drawn = drawn;
    chart.axes.replaceChildren();
    const { width, height } = chart;
    for (const [y, text] of axes.rows) {
      Page.svg(chart.axes, 'line', { class: 'grid', x1: LEFT, x2: width - RIGHT, y1: y, y2: y });
      Page.svg(chart.axes, 'text', { x: LEFT - 6, y: y + 4, 'text-anchor': 'end', text });
    }
    for (const [x, text] of axes.columns) {
      const anchor = x > width - 30 ? 'end' : 'middle';
      Page.svg(chart.axes, 'text', { x, y: height - 4, 'text-anchor': anchor, text });
    }
    if (axes.marked !== null) {
      Page.svg(chart.axes, 'line', { class: 'mark', x1: axes.marked, x2: axes.marked, y1: TOP, y2: height - BOTTOM });
    }
  }

  /** Returns the elements of a line, and creates them at first. */
  function partsOf(chart, n) {
    while (chart.lines.length <= n) {
      const at = chart.lines.length;
      chart.lines.push({
        dot: Page.svg(chart.svg, 'circle', { class: `dot line-${at}`, r: 2.5 }),
        curve: Page.svg(chart.svg, 'polyline', { class: `line line-${at}` }),
        sample: Page.svg(chart.svg, 'line', { class: `line line-${at}`, y1: 9, y2: 9 }),
        text: Page.svg(chart.svg, 'text', { y: 13 }),
      });
    }
    return chart.lines[n];
  }

  /**
   * Draws a chart.
   *
   * @param svg the element
   * @param series lines with a name and points, each an array of x and y; y may be null
   * @param options log: logarithmic y; bounds: limits that y cannot exceed; last: the maximum of x; format: text of y;
   *     marked: an x to mark
   */
  function draw(svg, series, { log = false, bounds = [-Infinity, Infinity], last, format, marked = null }) {
    const chart = charts.get(svg);
    const { width, height } = chart;
    const found = range(series, log);
    Page.set(chart.empty, { visibility: found === null ? 'visible' : 'hidden' });
    if (found === null || width === 0) {
      return;
    }
    const [low, high] = limits(...found, log, bounds);
    const xs = series.flatMap((line) => line.points.map((point) => point[0]));
    const from = xs.reduce((a, b) => Math.min(a, b), Infinity);
    const most = Math.max(2, Math.floor(width / 110));
    const reached = Math.max(from + 1, xs.reduce((a, b) => Math.max(a, b), 0));
    const distance = step(from, reached, most) / 2;
    const to = Math.max(reached, Math.min(last, Math.ceil(reached / distance) * distance));
    const scale = log ? Math.log10 : (value) => value;
    const rounded = (value) => Math.round(value * 10) / 10;
    const x = (value) => rounded(LEFT + (value - from) / (to - from) * (width - LEFT - RIGHT));
    const y = (value) => rounded(TOP + (scale(high) - scale(value)) / (scale(high) - scale(low)) * (height - TOP - BOTTOM));
    drawAxes(chart, {
      width,
      height,
      rows: (log ? logTicks(low, high) : ticks(low, high, 4)).map((value) => [y(value), format(value)]),
      columns: ticks(from, to, most).filter(Number.isInteger).map((value) => [x(value), Page.count(value)]),
      marked: marked !== null && marked >= from && marked <= to ? x(marked) : null,
    });
    let legend = LEFT;
    series.forEach((line, n) => {
      const drawn = line.points.filter((point) => point[1] !== null && (!log || point[1] > 0));
      const end = drawn[drawn.length - 1];
      const text = `${line.name}${end === undefined ? '' : ' ' + format(end[1], true)}`;
      const place = (point) => [x(point[0]), y(point[1])];
      const parts = partsOf(chart, n);
      const [cx, cy] = drawn.length === 1 ? place(drawn[0]) : [0, 0];
      Page.set(parts.dot, { cx, cy, visibility: drawn.length === 1 ? 'visible' : 'hidden' });
      Page.set(parts.curve, { points: drawn.map((point) => place(point).join(',')).join(' ') });
      Page.set(parts.sample, { x1: legend, x2: legend + 18 });
      Page.set(parts.text, { x: legend + 23, text });
      legend += 34 + 6.6 * text.length;
    });
    Page.set(svg, {
      'aria-label': series.map((line) => {
        const end = line.points[line.points.length - 1];
        return end === undefined || end[1] === null ? `${line.name}: no value`
          : `${line.name} ${format(end[1], true)} at ${Page.count(end[0])}`;
      }).join(', '),
    });
  }

  return { add, draw };
})();
