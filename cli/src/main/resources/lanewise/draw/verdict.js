'use strict';

/** The prediction, the probability of each class, the comparison of two classes, and the pictures of the input and the evidence. */
const Verdict = (() => {
  const { element, create, percent, signed, write, diverging, fill } = Page;
  const SPOKEN_AFTER = 700;
  const NAMED = 3;

  let model = null;
  let speaking = 0;
  let onCompare = () => {};

  function use(loaded) {
    model = loaded;
    element('bars').replaceChildren();
    model.labels.forEach((label, c) => {
      const button = create(create(element('bars'), 'li'), 'button', { type: 'button', 'aria-pressed': 'false' });
      create(button, 'span', { class: 'label', text: String(label) });
      create(create(button, 'span', { class: 'track' }), 'span', { class: 'fill' });
      create(button, 'span', { class: 'share', text: '-' });
      button.addEventListener('click', () => onCompare(c));
    });
  }

  /** Returns the prediction in a few words; the state is one of nothing drawn, no prediction, and a prediction. */
  function words(insight, failed) {
    if (insight === null) {
      return failed ? 'No prediction for this drawing' : 'Nothing drawn yet';
    }
    return insight.doubtful ? 'This does not look like one digit'
      : 'probability ' + percent(insight.probabilities[insight.best]);
  }

  function show(insight, compared, failed) {
    element('answer').textContent = insight === null || insight.doubtful ? '?' : String(model.labels[insight.best]);
    element('sure').textContent = words(insight, failed);
    [...element('bars').children].forEach((row, c) => {
      const share = insight === null ? 0 : insight.probabilities[c];
      const button = row.firstChild;
      row.classList.toggle('first', insight !== null && c === insight.best);
      button.querySelector('.fill').style.setProperty('--share', share);
      button.querySelector('.share').textContent = insight === null ? '-' : percent(share);
      button.setAttribute('aria-pressed', String(c === compared));
      if (c === compared) {
        button.setAttribute('aria-describedby', 'why-text');
      } else {
        button.removeAttribute('aria-describedby');
      }
      button.title = insight === null || c === insight.best ? '' : `Why not ${model.labels[c]}?`;
    });
    showComparison(insight, compared);
    showSeen(insight);
    showEvidence(insight, compared);
    speak(insight === null ? words(insight, failed)
      : insight.doubtful ? words(insight) : `${model.labels[insight.best]}, ${percent(insight.probabilities[insight.best])}`);
  }

  /** Returns whether the prediction will change: the pen is down, or the newest drawing has no prediction yet. */
  function isUnsettled() {
    const { version, answered } = document.body.dataset;
    return Pad.draws() || version !== answered;
  }

  /** Announces a prediction to screen readers once per drawing, not once per move of the pen. */
  function speak(text) {
    clearTimeout(speaking);
    speaking = setTimeout(() => (isUnsettled() ? speak(text) : write('live', text)), SPOKEN_AFTER);
  }

  const times = (difference) => {
    const ratio = Math.exp(difference);
    return ratio >= 1e6 ? 'more than a million' : ratio >= 10 ? Math.round(ratio).toLocaleString('en-US') : ratio.toFixed(1);
  };

  const listed = (units) => units.map((each) => `unit ${each.unit} (${signed(each.value)})`).join(', ');

  function showComparison(insight, compared) {
    element('why').hidden = insight === null || compared === null;
    if (element('why').hidden) {
      element('bars-hint').hidden = insight === null;
      return;
    }
    element('bars-hint').hidden = true;
    const [one, other] = [model.labels[insight.best], model.labels[compared]];
    const { difference, units } = Explain.comparison(insight, insight.best, compared);
    const above = units.filter((each) => each.value > 0).slice(0, NAMED);
    const below = units.filter((each) => each.value < 0).slice(-NAMED).reverse();
    element('why-title').textContent = `Why ${one}, and not ${other}?`;
    element('why-text').textContent = `The score of ${one} is ${difference.toFixed(2)} higher, so softmax makes ${one} `
      + `${times(difference)} times as probable as ${other}.`
      + (above.length > 0 ? ` The units that support ${one} most: ${listed(above)}.` : '')
      + (below.length > 0 ? ` The units that support ${other} most: ${listed(below)}.` : '')
      + ` The figures 'Pixels for and against' and 'The network' below show this comparison.`;
  }

  function showSeen(insight) {
    fill(element('seen'), model.height, model.width, (i) => {
      const shade = insight === null ? 0 : insight.pixels[i];
      return [shade, shade, shade];
    });
    element('seen').setAttribute('aria-label', insight === null
      ? 'Nothing drawn yet'
      : `The ${model.height} by ${model.width} pixels of the network input`);
  }

  function showEvidence(insight, compared) {
    const values = insight === null ? new Float64Array(model.height * model.width)
      : Explain.evidence(insight, insight.best, compared);
    fill(element('evidence'), model.height, model.width, diverging(values));
    const rival = insight === null ? '' : compared === null ? 'against it' : `for ${model.labels[compared]}`;
    element('evidence-for').textContent = insight === null ? 'for the prediction' : `for ${model.labels[insight.best]}`;
    element('evidence-against').textContent = rival || 'against it';
    element('evidence').setAttribute('aria-label', insight === null
      ? 'Nothing drawn yet'
      : `${values.filter((value) => value > 0).length} pixels are evidence for ${model.labels[insight.best]}, `
        + `${values.filter((value) => value < 0).length} ${compared === null ? 'against' : rival}`);
  }

  return { use, show, onCompare: (listener) => { onCompare = listener; } };
})();
