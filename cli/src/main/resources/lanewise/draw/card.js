'use strict';

/** The card: a picture of 1,200 x 630 pixels to share, with the drawing, the prediction, the evidence and the weights hash. */
const Card = (() => {
  const { percent, diverging } = Page;
  const [WIDTH, HEIGHT] = [1200, 630];
  const FONT = 'system-ui, sans-serif';
  const SHOWN = 5;

  /** Writes a text, and returns where the next one begins. */
  function text(context, value, x, y, size, color, weight = '400') {
    context.font = `${weight} ${size}px ${FONT}`;
    context.fillStyle = color;
    context.fillText(value, x, y);
    return x + context.measureText(value).width + 0.3 * size;
  }

  function paint(model, insight, strokes) {
    const [ground, card, ink, quiet, accent, track] = ['--ground', '--card', '--text', '--quiet', '--accent', '--track'].map(Page.color);
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    const context = canvas.getContext('2d', { alpha: false });
    context.fillStyle = ground;
    context.fillRect(0, 0, WIDTH, HEIGHT);
    context.fillStyle = card;
    context.fillRect(30, 30, WIDTH - 60, HEIGHT - 60);
    context.imageSmoothingEnabled = false;

    const drawn = document.createElement('canvas');
    Strokes.paint(drawn, 400, Page.color('--paper'), Page.color('--ink'), strokes);
    context.drawImage(drawn, 60, 60);
    context.strokeStyle = track;
    context.lineWidth = 2;
    context.strokeRect(60, 60, 400, 400);

    text(context, insight.doubtful ? '?' : String(model.labels[insight.best]), 500, 235, 220, ink, '700');
    text(context, insight.doubtful ? 'does not look like one digit' : percent(insight.probabilities[insight.best]), 500, 290, 34, quiet);
    const ranking = model.labels.map((label, c) => ({ label, share: insight.probabilities[c] }))
      .sort((a, b) => b.share - a.share).slice(0, SHOWN);
    ranking.forEach(({ label, share }, n) => {
      const y = 330 + 29 * n;
      text(context, String(label), 500, y + 18, 22, ink, n === 0 ? '700' : '400');
      context.fillStyle = track;
      context.fillRect(536, y, 180, 20);
      context.fillStyle = n === 0 ? accent : quiet;
      context.fillRect(536, y, 180 * share, 20);
      text(context, percent(share), 726, y + 18, 20, ink);
    });

    const evidence = document.createElement('canvas');
    Page.fill(evidence, model.height, model.width, diverging(Explain.evidence(insight, insight.best, null)));
    const scale = 320 / Math.max(model.height, model.width);
    context.drawImage(evidence, 820, 60, model.width * scale, model.height * scale);
    let x = text(context, 'Pixels', 820, 415, 22, quiet);
    x = text(context, 'for', x, 415, 22, Page.color('--for'), '700');
    x = text(context, 'and', x, 415, 22, quiet);
    text(context, 'against', x, 415, 22, Page.color('--against'), '700');

    context.fillStyle = track;
    context.fillRect(60, 490, WIDTH - 120, 2);
    x = text(context, 'Lanewise', 60, 545, 36, ink, '700');
    text(context, `network ${model.shape} (${model.activation}), weights ${model.hash}`, x + 10, 545, 26, quiet);
    text(context, 'The same drawing and weights give the same prediction on every machine, bit for bit.', 60, 580, 20, quiet);
    return canvas;
  }

  return { paint };
})();
