'use strict';

/** Follows the training, and controls it. */
(() => {
  const { element, count, create, notice } = Page;
  const GONE = 'The program has ended, so this page shows its last state.';
  /** Milliseconds to the next request after a refused one. After others, the server specifies the time. */
  const REFUSED = 2500;

  let about = null;
  let state = null;
  let gone = false;
  /** The curves, each a list of points [number, update, value, ...] in the order of their numbers. */
  const curves = { training: [], held: [], ratios: [] };
  const MOST_POINTS = 2000;
  let latest = null;
  let checkpoints = [];
  /** The update of the checkpoint that is shown, null for the latest. */
  let past = null;
  let timer = 0;
  let polling = false;
  /** Milliseconds of the latest drawings of new values. */
  const times = [];
  /** Milliseconds of the drawing since the latest request. */
  let spent = 0;

  /** Sends a request. Returns the answer, null if there is none. */
  async function request(path, post = false) {
    let response;
    if (post) {
      notice('');
    }
    try {
      response = await fetch(path, { method: post ? 'POST' : 'GET' });
    } catch (error) {
      gone = true;
      notice(GONE);
      showControls();
      return null;
    }
    const answer = await response.json();
    if (!response.ok) {
      notice(answer.error);
      return null;
    }
    return answer;
  }

  const lastOf = (curve) => (curve.length === 0 ? -1 : curve[curve.length - 1][0]);

  async function poll() {
    clearTimeout(timer);
    // A page that becomes visible requests the state at once.
    if (polling || gone || document.hidden) {
      return;
    }
    polling = true;
    const query = new URLSearchParams({ figures: latest === null ? -1 : latest.update, spent: Math.ceil(spent) });
    Object.entries(curves).forEach(([name, curve]) => query.set(name, lastOf(curve)));
    spent = 0;
    const answer = await request(`/state?${query}`);
    if (answer !== null) {
      measure(answer);
    }
    polling = false;
    if (!gone) {
      timer = setTimeout(poll, answer === null ? REFUSED : answer.next);
    }
  }

  /** Shows the state, and measures the time until the browser has drawn new values. */
  function measure(answer) {
    const begin = performance.now();
    if (!accept(answer)) {
      return;
    }
    const updated = performance.now() - begin;
    requestAnimationFrame(() => {
      const frame = performance.now();
      setTimeout(() => {
        times.unshift(updated + performance.now() - frame);
        times.length = Math.min(3, times.length);
        // A drawing that the system interrupts looks longer than it is, so the shortest one of three counts. The first one
        // also creates the elements.
        spent = times.length === 1 ? 0 : Math.min(...times);
      });
    });
  }

  /** Shows the state. Returns whether there are new values. */
  function accept(answer) {
    for (const [name, curve] of Object.entries(curves)) {
      curve.push(...answer[name]);
      if (curve.length > MOST_POINTS) {
        curves[name] = curve.filter((_, i) => i % 2 === 0);
      }
    }
    const moved = state === null || state.mode !== answer.mode;
    state = answer;
    checkpoints = answer.checkpoints;
    showState(moved);
    Steps.leave(answer.update);
    if (answer.figures) {
      latest = answer.figures;
      if (past === null) {
        Figures.show(latest);
      }
    }
    showSlider();
    // Without new values, drawing again would take time from the training.
    const changed = answer.figures !== undefined || Object.keys(curves).some((name) => answer[name].length > 0);
    if (changed) {
      drawCurves();
    }
    document.body.dataset.update = String(answer.update);
    document.body.dataset.mode = answer.mode;
    return changed;
  }

  const MODES = { running: 'Running', paused: 'Paused', stopping: 'Stopping', ended: 'Ended', closed: 'Closed' };

  function showState(moved) {
    const epochs = about.batchesPerEpoch === 1 ? ''
      : `, epoch ${(state.update / about.batchesPerEpoch).toFixed(1)} of ${count(Math.round(about.updates / about.batchesPerEpoch))}`;
    const rate = state.learningRate === undefined || state.outcome !== '' ? ''
      : `Learning rate ${Page.short(state.learningRate)}`
        + (state.examplesPerSecond === null ? '.' : `, ${count(Number(state.examplesPerSecond.toPrecision(3)))} examples per second.`);
    Page.write('state', `${MODES[state.mode]}: iteration ${count(state.update)} of ${count(about.updates)}${epochs}. `
      + rate + state.outcome);
    Page.set(element('progress'), { max: about.updates, value: state.update });
    if (moved || state.mode === 'paused') {
      // Screen readers announce changes of the mode and single iterations, not those of a running training.
      Page.write('live', element('state').textContent);
    }
    if (moved) {
      showControls();
    }
  }

  function showControls() {
    const mode = gone || state === null ? 'closed' : state.mode;
    const active = mode === 'running' || mode === 'paused';
    element('pause').textContent = mode === 'paused' ? 'Resume' : 'Pause';
    ['pause', 'step', 'stop'].forEach((id) => { element(id).disabled = !active; });
    ['pause', 'step', 'stop'].forEach((id) => { element(id).hidden = mode === 'ended' || mode === 'closed'; });
    element('close').hidden = mode !== 'ended';
    element('compute').disabled = !active && mode !== 'ended';
    element('take').disabled = !active;
  }

  function showSlider() {
    const slider = element('past');
    element('past-part').hidden = checkpoints.length < 2;
    slider.max = Math.max(0, checkpoints.length - 1);
    const at = past === null ? checkpoints.length - 1 : checkpoints.indexOf(past);
    slider.value = at < 0 ? checkpoints.length - 1 : at;
    const shown = past ?? (latest === null ? 0 : latest.update);
    slider.setAttribute('aria-valuetext', `iteration ${shown}`);
    element('latest').disabled = past === null;
    Page.write('past-text', past === null ? ''
      : `Weights, confusion matrix and predictions are those of iteration ${count(past)}.`);
  }

  async function showPast() {
    const update = checkpoints[Number(element('past').value)];
    past = update === checkpoints[checkpoints.length - 1] ? null : update;
    showSlider();
    drawCurves();
    const figures = past === null ? latest : await request(`/checkpoint?update=${update}`);
    if (figures !== null && (past === null || past === figures.update)) {
      Figures.show(figures);
      document.body.dataset.shown = String(figures.update);
    }
  }

  const line = (name, curve, at) => ({
    name,
    points: curve.map((point) => [point[1], point[at + 1]]).sort((a, b) => a[0] - b[0]),
  });

  function drawCurves() {
    const last = about.updates;
    const both = (at) => [line('training', curves.training, at), line(about.held === 'dev' ? 'dev' : 'sample', curves.held, at)];
    const digits = (value) => value.toFixed(value < 10 ? 3 : 1);
    Charts.draw(element('loss'), both(1),
      { log: true, last, format: (value, end) => (end ? digits(value) : Page.short(value)), marked: past });
    Charts.draw(element('accuracy'), both(2),
      { bounds: [0, 1], last, format: (value, end) => `${end ? (100 * value).toFixed(2) : Number((100 * value).toFixed(2))}%`, marked: past });
    const layers = curves.ratios.length === 0 ? 0 : curves.ratios[0].length - 2;
    const ratios = Array.from({ length: layers }, (_, n) => line(`W${n + 1}`, curves.ratios, n + 1));
    Charts.draw(element('ratios'), ratios, { last, format: (value) => value.toFixed(1).replace('-', '\u2212'), marked: past });
  }

  async function act(path) {
    const answer = await request(path, true);
    if (answer !== null) {
      state = { ...state, ...answer };
      showState(true);
    }
    await poll();
    return answer;
  }

  element('pause').addEventListener('click', () => act(state.mode === 'paused' ? '/resume' : '/pause'));
  element('step').addEventListener('click', () => act('/step'));
  element('stop').addEventListener('click', () => act('/stop'));
  element('close').addEventListener('click', async () => {
    await request('/close', true);
    gone = true;
    notice(GONE);
    showControls();
  });
  element('past').addEventListener('input', showPast);
  element('latest').addEventListener('click', () => {
    element('past').value = checkpoints.length - 1;
    showPast();
    element('past').focus();
  });
  element('compute').addEventListener('click', async () => {
    await Steps.compute();
    showControls();
    poll();
  });
  element('take').addEventListener('click', async () => {
    const before = state.update;
    await request('/step', true);
    do {
      await poll();
      await new Promise((resolve) => setTimeout(resolve, 50));
    } while (!gone && state.update === before && state.mode === 'paused');
    await Steps.compute();
    showControls();
  });

  function repaint() {
    Figures.repaint();
    Steps.repaint();
    drawCurves();
  }

  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', repaint);
  }
  document.addEventListener('visibilitychange', poll);

  async function start() {
    about = await request('/about');
    if (about === null) {
      return;
    }
    const { summary, ...facts } = about.facts;
    element('summary').textContent = summary;
    Object.entries(facts).forEach(([name, text]) => {
      create(element('facts'), 'dt', { text: name });
      create(element('facts'), 'dd', { text });
    });
    Figures.use(about);
    Steps.use(about, request);
    Charts.add(['loss', 'accuracy', 'ratios'].map(element), drawCurves);
    poll();
  }

  start();
})();
