'use strict';

/** Connects the drawing area, the network and everything that shows the prediction. */
(() => {
  const { element, notice } = Page;

  let model = null;
  let insight = null;
  let compared = null;
  let failed = false;
  let version = 0;
  let asking = false;
  /** By how many pixels the network input is moved. */
  let moved = { right: 0, down: 0 };
  let prepared = null;

  function showAll() {
    Verdict.show(insight, compared, failed);
    Network.show(insight, compared);
  }

  function accept(prediction) {
    insight = prediction === null ? null : Explain.withUnits(prediction);
    if (insight === null || compared === insight.best) {
      compared = null;
    }
    AnswerHistory.add(insight);
    showAll();
  }

  Drawing.onChange(() => {
    version++;
    document.body.dataset.version = String(version);
    moved = { right: 0, down: 0 };
    Link.write();
    ask();
  });

  /** Gets the predictions of the drawing until one belongs to the newest version. */
  async function ask() {
    if (asking || model === null) {
      return;
    }
    asking = true;
    let asked;
    do {
      asked = version;
      try {
        prepared = Drawing.isEmpty() ? null : await Engine.predict(Strokes.picture(Drawing.strokes()));
        failed = false;
        accept(prepared);
        notice('');
      } catch (error) {
        // An old prediction next to new ink would be wrong.
        prepared = null;
        failed = true;
        accept(null);
        notice(error.message);
      }
      document.body.dataset.answered = String(asked);
    } while (asked !== version);
    asking = false;
  }

  /** Moves the network input by a pixel, and predicts it again, with the same bits as the program would. */
  function nudge(right, down) {
    if (prepared === null) {
      return;
    }
    moved = { right: moved.right + right, down: moved.down + down };
    const pixels = prepared.pixels.map((_, at) => {
      const y = Math.trunc(at / model.width) - moved.down;
      const x = (at % model.width) - moved.right;
      return y < 0 || x < 0 || y >= model.height || x >= model.width ? 0 : prepared.pixels[y * model.width + x];
    });
    const { A } = Exact.propagate(model, pixels);
    accept({ ...prepared, pixels, probabilities: Array.from(A[A.length - 1]) });
  }

  Verdict.onCompare((c) => {
    if (insight !== null) {
      compared = c === compared || c === insight.best ? null : c;
      showAll();
    }
  });

  for (const button of document.querySelectorAll('button[data-right]')) {
    button.addEventListener('click', () => nudge(Number(button.dataset.right), Number(button.dataset.down)));
  }
  for (const button of document.querySelectorAll('button[data-degrees]')) {
    button.addEventListener('click', () => Drawing.replace(Strokes.rotated(Drawing.strokes(), Number(button.dataset.degrees))));
  }

  element('save').addEventListener('click', () => {
    if (!Drawing.isEmpty()) {
      Page.download(Strokes.picture(Drawing.strokes()), 'digit.png');
    }
  });
  element('card').addEventListener('click', () => {
    if (insight !== null) {
      Page.download(Card.paint(model, insight, Drawing.strokes()), 'card.png');
    }
  });

  function repaint() {
    Pad.draw();
    AnswerHistory.paint();
    if (model !== null) {
      showAll();
    }
  }

  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', repaint);
  }
  addEventListener('resize', AnswerHistory.paint);

  async function start() {
    try {
      model = await Engine.load();
    } catch (error) {
      notice(error.message);
      return;
    }
    element('model').textContent = `${model.name}: ${model.shape}, weights ${model.hash}`;
    element('lines-about').textContent = model.layers.length > 1
      ? 'Each line is one product of a weight and an activation.' : 'Each line is one product of a weight and a pixel.';
    Explain.use(model);
    Unit.use(model);
    AnswerHistory.use(model);
    Verdict.use(model);
    Network.onShow(Unit.show);
    Network.use(model);
    Game.use(model, () => (document.body.dataset.answered === document.body.dataset.version ? insight : null));
    Drawing.refresh();
    Link.open();
  }

  start();
})();
