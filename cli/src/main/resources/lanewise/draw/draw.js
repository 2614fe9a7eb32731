'use strict';

(() => {
  /** The side, in pixels, of the picture that is sent and saved. All coordinates have this scale. */
  const SIDE = 280;
  /** The width of the pen: after scaling, strokes are about as wide as those of MNIST. */
  const PEN = 22;
  /** The extent in pixels below which a drawing is enlarged, the extent that it then has, and the largest extent of a dot. */
  const SMALL = 110;
  const ENLARGED = 190;
  const DOT = 12;
  const STEP = 8;
  const SMALL_STEP = 2;
  const SPOKEN_AFTER = 700;

  const element = (id) => document.getElementById(id);
  const pad = element('pad');
  const strokes = [];
  const cursor = { x: SIDE / 2, y: SIDE / 2, down: false, shown: false };
  let model = null;
  let pointer = null;
  let version = 0;
  let asking = false;
  let speaking = 0;

  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function trace(context, stroke) {
    context.beginPath();
    context.moveTo(stroke[0].x, stroke[0].y);
    for (let i = 1; i < stroke.length - 1; i++) {
      const middle = { x: (stroke[i].x + stroke[i + 1].x) / 2, y: (stroke[i].y + stroke[i + 1].y) / 2 };
      context.quadraticCurveTo(stroke[i].x, stroke[i].y, middle.x, middle.y);
    }
    const last = stroke[stroke.length - 1];
    // Canvas draws no line of length 0, but a dot is one.
    context.lineTo(last.x + 0.01, last.y);
    context.stroke();
  }

  function paint(canvas, side, paper, ink, drawn) {
    canvas.width = side;
    canvas.height = side;
    const context = canvas.getContext('2d', { alpha: false });
    context.fillStyle = paper;
    context.fillRect(0, 0, side, side);
    context.scale(side / SIDE, side / SIDE);
    context.strokeStyle = ink;
    context.lineWidth = PEN;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    drawn.forEach((stroke) => trace(context, stroke));
    return context;
  }

  function paintPad() {
    const side = Math.max(1, Math.round(pad.clientWidth * devicePixelRatio));
    const context = paint(pad, side, color('--paper'), color('--ink'), strokes);
    if (cursor.shown) {
      context.lineWidth = 2;
      context.strokeStyle = color('--accent');
      context.fillStyle = color('--accent');
      context.beginPath();
      context.arc(cursor.x, cursor.y, PEN / 2, 0, 2 * Math.PI);
      if (cursor.down) {
        context.fill();
      }
      context.stroke();
    }
  }

  /**
   * The strokes at the size that digits usually have. A small digit is enlarged, so that the pen is as wide in relation to it as
   * in a large one. A dot stays a dot.
   */
  function enlarged() {
    const points = strokes.flat();
    const [left, right] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))];
    const [top, bottom] = [Math.min(...points.map((p) => p.y)), Math.max(...points.map((p) => p.y))];
    const extent = Math.max(right - left, bottom - top);
    if (extent >= SMALL || extent < DOT) {
      return strokes;
    }
    const scale = ENLARGED / extent;
    return strokes.map((stroke) => stroke.map((p) => ({
      x: SIDE / 2 + (p.x - (left + right) / 2) * scale,
      y: SIDE / 2 + (p.y - (top + bottom) / 2) * scale,
    })));
  }

  /** Whether the browser returns the pixels that were painted; a protection against fingerprinting may return noise. */
  function faithful(context) {
    const corner = context.getImageData(0, 0, SIDE, 1).data;
    return corner.every((value) => value > 250);
  }

  function picture(drawn) {
    const canvas = document.createElement('canvas');
    const blank = paint(canvas, SIDE, '#ffffff', '#000000', []);
    if (!faithful(blank)) {
      throw new Error('The browser returns noise instead of the drawing. Allow this page to read the canvas.');
    }
    paint(canvas, SIDE, '#ffffff', '#000000', drawn);
    return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  }

  function changed() {
    version++;
    document.body.dataset.version = String(version);
    element('prompt').hidden = strokes.length > 0;
    for (const id of ['undo', 'clear', 'save']) {
      element(id).disabled = strokes.length === 0;
    }
    paintPad();
    ask();
  }

  async function ask() {
    if (asking || model === null) {
      return;
    }
    asking = true;
    let asked;
    do {
      asked = version;
      try {
        show(strokes.length === 0 ? null : await answer());
        notice('');
      } catch (error) {
        notice(error.message);
      }
      document.body.dataset.answered = String(asked);
    } while (asked !== version);
    asking = false;
  }

  async function answer() {
    const body = await picture(enlarged());
    let response;
    try {
      response = await fetch('/answer', {
        method: 'POST',
        headers: { 'Content-Type': 'image/png' },
        body,
      });
    } catch (error) {
      throw new Error('The server does not respond. If it was stopped, run lanewise draw again.');
    }
    const result = await response.json();
    if (!response.ok) {
      throw new Error(result.error);
    }
    return result;
  }

  function notice(text) {
    element('notice').textContent = text;
    element('notice').hidden = text === '';
  }

  const percent = (share) => (100 * share).toFixed(1) + '%';

  function show(insight) {
    const best = insight === null ? -1 : insight.probabilities.indexOf(Math.max(...insight.probabilities));
    const doubtful = insight !== null && insight.doubtful;
    element('answer').textContent = insight === null || doubtful ? '?' : String(insight.answer);
    element('sure').textContent = insight === null ? 'Nothing drawn yet'
      : doubtful ? 'This does not look like one digit'
        : 'probability ' + percent(insight.probabilities[best]);
    [...element('bars').children].forEach((row, i) => {
      const share = insight === null ? 0 : insight.probabilities[i];
      row.classList.toggle('first', i === best);
      row.querySelector('.fill').style.setProperty('--share', share);
      row.querySelector('.share').textContent = insight === null ? '-' : percent(share);
    });
    showSeen(insight);
    showEvidence(insight);
    showHidden(insight);
    speak(insight === null ? 'Nothing drawn' : doubtful ? 'This does not look like one digit' : `${insight.answer}, ${percent(insight.probabilities[best])}`);
  }

  /** Announces a prediction to screen readers once per drawing, not once per move of the pen. */
  function speak(text) {
    clearTimeout(speaking);
    speaking = setTimeout(() => { element('live').textContent = text; }, SPOKEN_AFTER);
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

  function showSeen(insight) {
    fill(element('seen'), model.height, model.width, (i) => {
      const shade = insight === null ? 0 : insight.pixels[i];
      return [shade, shade, shade];
    });
    element('seen').setAttribute('aria-label', insight === null
      ? 'Nothing drawn yet'
      : `The ${model.height} by ${model.width} pixels of the network input`);
  }

  const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const mix = (from, to, share) => from.map((c, i) => Math.round(c + (to[i] - c) * share));

  /** Returns a color scale: from the background color to one color for values above 0 and another for those below. */
  function diverging(values) {
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
    const ground = rgb(color('--track'));
    const above = rgb(color('--for'));
    const below = rgb(color('--against'));
    return (i) => mix(ground, values[i] > 0 ? above : below, Math.sqrt(Math.abs(values[i]) / largest));
  }

  function showEvidence(insight) {
    const values = insight === null ? new Array(model.height * model.width).fill(0) : insight.evidence;
    fill(element('evidence'), model.height, model.width, diverging(values));
    const supporting = values.filter((value) => value > 0).length;
    const opposing = values.filter((value) => value < 0).length;
    element('evidence').setAttribute('aria-label', insight === null
      ? 'Nothing drawn yet'
      : `${supporting} pixels are evidence for ${insight.answer}, ${opposing} against`);
  }

  function showHidden(insight) {
    element('hidden-card').hidden = model.hidden === 0;
    if (model.hidden === 0) {
      return;
    }
    const values = insight === null ? new Array(model.hidden).fill(0) : insight.hidden;
    const columns = Math.max(Math.min(model.hidden, 16), Math.ceil(Math.sqrt(model.hidden)));
    const rows = Math.ceil(model.hidden / columns);
    const shade = diverging(values);
    const card = rgb(color('--card'));
    fill(element('hidden'), rows, columns, (i) => (i < model.hidden ? shade(i) : card));
    const active = values.filter((value) => value > 0).length;
    element('hidden-text').textContent = `Activation of each of ${model.hidden} units (${model.activation}), `
      + `relative to the largest one.${insight === null ? '' : ` ${active} units are above 0.`}`;
    element('hidden').setAttribute('aria-label', insight === null
      ? 'Nothing drawn yet'
      : `${active} of ${model.hidden} hidden units are above 0`);
  }

  function place(event) {
    const box = pad.getBoundingClientRect();
    return { x: ((event.clientX - box.left) / box.width) * SIDE, y: ((event.clientY - box.top) / box.height) * SIDE };
  }

  pad.addEventListener('pointerdown', (event) => {
    if (pointer !== null || event.button !== 0) {
      return;
    }
    pointer = event.pointerId;
    pad.setPointerCapture(pointer);
    cursor.shown = false;
    cursor.down = false;
    strokes.push([place(event)]);
    changed();
  });

  pad.addEventListener('pointermove', (event) => {
    if (event.pointerId !== pointer) {
      return;
    }
    const all = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    strokes[strokes.length - 1].push(...(all.length > 0 ? all : [event]).map(place));
    changed();
  });

  const lift = (event) => {
    if (event.pointerId === pointer) {
      pointer = null;
    }
  };
  pad.addEventListener('pointerup', lift);
  pad.addEventListener('pointercancel', lift);

  const within = (value) => Math.max(0, Math.min(SIDE, value));

  function move(right, down) {
    cursor.x = within(cursor.x + right);
    cursor.y = within(cursor.y + down);
    cursor.shown = true;
    if (cursor.down) {
      strokes[strokes.length - 1].push({ x: cursor.x, y: cursor.y });
      changed();
    } else {
      paintPad();
    }
  }

  function togglePen() {
    cursor.shown = true;
    cursor.down = !cursor.down;
    if (cursor.down) {
      strokes.push([{ x: cursor.x, y: cursor.y }]);
      changed();
    } else {
      paintPad();
    }
  }

  function undo() {
    if (pointer === null && strokes.length > 0) {
      cursor.down = false;
      strokes.pop();
      changed();
    }
  }

  function clear() {
    if (pointer === null) {
      cursor.down = false;
      strokes.length = 0;
      changed();
    }
  }

  async function save() {
    if (strokes.length > 0) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await picture(strokes));
      link.download = 'digit.png';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    }
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const KEYS = { z: undo, Backspace: undo, c: clear, Delete: clear, s: save };

  pad.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || pointer !== null) {
      return;
    }
    const arrow = ARROWS[event.key];
    const action = KEYS[event.key] || KEYS[event.key.toLowerCase()];
    if (arrow) {
      const step = event.shiftKey ? SMALL_STEP : STEP;
      move(step * arrow[0], step * arrow[1]);
    } else if (event.key === ' ') {
      if (!event.repeat) {
        togglePen();
      }
    } else if (action) {
      action();
    } else {
      return;
    }
    event.preventDefault();
  });

  pad.addEventListener('focus', () => {
    cursor.shown = pad.matches(':focus-visible');
    paintPad();
  });

  pad.addEventListener('blur', () => {
    cursor.shown = false;
    cursor.down = false;
    paintPad();
  });

  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'z') {
      event.preventDefault();
      undo();
    }
  });

  element('undo').addEventListener('click', undo);
  element('clear').addEventListener('click', clear);
  element('save').addEventListener('click', save);
  new ResizeObserver(paintPad).observe(pad);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);

  function row(label) {
    const item = document.createElement('li');
    for (const [kind, text] of [['label', String(label)], ['track', ''], ['share', '-']]) {
      const part = document.createElement('span');
      part.className = kind;
      part.textContent = text;
      item.append(part);
    }
    const bar = document.createElement('div');
    bar.className = 'fill';
    item.querySelector('.track').append(bar);
    return item;
  }

  async function start() {
    try {
      model = await (await fetch('/model')).json();
    } catch (error) {
      notice('The server does not respond. If it was stopped, run lanewise draw again.');
      return;
    }
    element('model').textContent = `${model.name}: ${model.shape}`;
    element('bars').replaceChildren(...model.labels.map(row));
    changed();
  }

  start();
})();
