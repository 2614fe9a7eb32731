'use strict';

/** A game: ten digits to draw, and how many of them the network predicts. */
const Game = (() => {
  const { element } = Page;
  const ROUNDS = 10;

  let labels = [];
  let order = [];
  let results = [];
  let current = () => null;

  const isRunning = () => results.length < order.length;
  const prompted = () => labels[order[results.length]];

  function shuffled(values) {
    const rest = [...values];
    return values.map(() => rest.splice(Math.floor(Math.random() * rest.length), 1)[0]);
  }

  function start() {
    order = shuffled(labels.map((_, c) => c)).slice(0, ROUNDS);
    results = [];
    Drawing.clear();
    show();
    element('pad').focus({ preventScroll: true });
  }

  /** Counts the drawing, and prompts for the next. */
  function next() {
    const insight = current();
    if (!isRunning() || Drawing.isEmpty() || insight === null) {
      return;
    }
    results.push({ wanted: prompted(), predicted: insight.doubtful ? '?' : labels[insight.best] });
    Drawing.clear();
    show();
    element('pad').focus({ preventScroll: true });
  }

  function score() {
    const right = results.filter((result) => result.predicted === result.wanted).length;
    const missed = results.filter((result) => result.predicted !== result.wanted)
      .map((result) => `${result.wanted} predicted as ${result.predicted}`);
    return `${right} of ${results.length} correct${missed.length > 0 ? ` (${missed.join(', ')})` : ''}`;
  }

  function show() {
    element('next').hidden = !isRunning();
    element('game-start').textContent = isRunning() ? 'Start again' : 'Play: ten digits';
    element('prompt').textContent = isRunning() ? `Draw a ${prompted()} here` : 'Draw a digit here';
    element('game-text').textContent = isRunning()
      ? `${results.length + 1} of ${order.length}: draw a ${prompted()}, then choose Next.`
        + (results.length > 0 ? ` So far ${score()}.` : '')
      : results.length > 0 ? `${score()}.` : 'Draw ten digits. The page counts how many of them the network predicts correctly.';
  }

  element('game-start').addEventListener('click', start);
  element('next').addEventListener('click', next);

  return {
    use(model, insight) {
      labels = model.labels;
      current = insight;
      show();
    },
  };
})();
