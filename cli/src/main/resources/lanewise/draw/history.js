'use strict';

/** How the prediction changed while a digit was drawn, as a small line: the highest probability, and its digit where it changed. */
const AnswerHistory = (() => {
  const { element, svg, percent } = Page;
  const HEIGHT = 46;
  const TOP = 14;
  const MOST = 300;
  /** Digits closer than this many pixels to the one before are not written. */
  const APART = 12;

  let entries = [];
  let labels = [];

  function add(insight) {
    if (insight === null) {
      entries = [];
    } else {
      entries.push({ best: insight.best, probability: insight.probabilities[insight.best] });
      entries.splice(0, entries.length - MOST);
    }
    paint();
  }

  function paint() {
    const figure = element('history');
    element('history-part').hidden = entries.length < 2;
    figure.replaceChildren();
    if (entries.length < 2) {
      return;
    }
    const width = Math.max(100, figure.clientWidth);
    figure.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    const x = (n) => 4 + ((width - 8) * n) / (entries.length - 1);
    const y = (probability) => HEIGHT - 3 - (HEIGHT - TOP - 5) * probability;
    svg(figure, 'line', { x1: 0, x2: width, y1: HEIGHT - 3, y2: HEIGHT - 3, class: 'axis' });
    svg(figure, 'polyline', { points: entries.map((entry, n) => `${x(n).toFixed(1)},${y(entry.probability).toFixed(1)}`).join(' ') });
    let written = -Infinity;
    const changes = entries.map((entry, n) => ({ ...entry, n })).filter(({ best, n }) => n === 0 || entries[n - 1].best !== best);
    changes.forEach(({ best, n, probability }) => {
      svg(figure, 'circle', { cx: x(n), cy: y(probability), r: 2.5 });
      if (x(n) - written >= APART) {
        svg(figure, 'text', { x: Math.min(x(n), width - 10), y: 11, text: String(labels[best]) });
        written = x(n);
      }
    });
    const last = entries[entries.length - 1];
    figure.setAttribute('aria-label', 'The prediction while you drew: '
      + changes.map(({ best }) => labels[best]).join(', then ') + `. Now ${labels[last.best]}, ${percent(last.probability)}`);
  }

  return { add, paint, use: (model) => { labels = model.labels; } };
})();
