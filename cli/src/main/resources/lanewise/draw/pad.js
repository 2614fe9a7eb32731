'use strict';

/** The drawing area: mouse, pen, touch and keyboard. */
const Pad = (() => {
  const { element, color } = Page;
  const { SIDE, WIDTHS, onGrid } = Strokes;
  const STEP = 8;
  const SMALL_STEP = 2;
  const ERASER = 14;

  const pad = element('pad');
  const cursor = { x: SIDE / 2, y: SIDE / 2, down: false, shown: false };
  let pointer = null;
  let width = WIDTHS[1];
  let erasing = false;

  function draw() {
    const side = Math.max(1, Math.round(pad.clientWidth * devicePixelRatio));
    const context = Strokes.paint(pad, side, color('--paper'), color('--ink'), Drawing.strokes());
    if (cursor.shown) {
      context.lineWidth = 2;
      context.strokeStyle = color('--accent');
      context.fillStyle = color('--accent');
      context.beginPath();
      context.arc(cursor.x, cursor.y, erasing ? ERASER : width / 2, 0, 2 * Math.PI);
      if (cursor.down) {
        context.fill();
      }
      context.stroke();
    }
  }

  function start(point) {
    if (erasing) {
      Drawing.mark();
      Drawing.erase([point], ERASER);
    } else {
      Drawing.begin(point, width);
    }
  }

  const go = (points) => (erasing ? Drawing.erase(points, ERASER) : Drawing.extend(points));

  function place(event) {
    const box = pad.getBoundingClientRect();
    return {
      x: onGrid(((event.clientX - box.left) / box.width) * SIDE),
      y: onGrid(((event.clientY - box.top) / box.height) * SIDE),
    };
  }

  pad.addEventListener('pointerdown', (event) => {
    if (pointer !== null || event.button !== 0) {
      return;
    }
    pointer = event.pointerId;
    pad.setPointerCapture(pointer);
    cursor.shown = false;
    cursor.down = false;
    start(place(event));
  });

  pad.addEventListener('pointermove', (event) => {
    if (event.pointerId !== pointer) {
      return;
    }
    if (event.buttons === 0) {
      // The button was released where this page received no event.
      pointer = null;
      return;
    }
    const all = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    go((all.length > 0 ? all : [event]).map(place));
  });

  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture']) {
    pad.addEventListener(type, (event) => {
      if (event.pointerId === pointer) {
        pointer = null;
      }
    });
  }

  function move(right, down) {
    cursor.x = onGrid(cursor.x + right);
    cursor.y = onGrid(cursor.y + down);
    cursor.shown = true;
    if (cursor.down) {
      go([{ x: cursor.x, y: cursor.y }]);
    } else {
      draw();
    }
  }

  function togglePen() {
    cursor.shown = true;
    cursor.down = !cursor.down;
    if (cursor.down) {
      start({ x: cursor.x, y: cursor.y });
    } else {
      draw();
    }
  }

  function undo() {
    if (pointer === null) {
      cursor.down = false;
      Drawing.undo();
    }
  }

  function clear() {
    if (pointer === null) {
      cursor.down = false;
      Drawing.clear();
    }
  }

  function setErasing(on) {
    erasing = on;
    cursor.down = false;
    element('erase').setAttribute('aria-pressed', String(on));
    draw();
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const KEYS = {
    z: undo,
    Backspace: undo,
    c: clear,
    Delete: clear,
    e: () => setErasing(!erasing),
    s: () => element('save').click(),
    Enter: () => {
      cursor.down = false;
      element('next').click();
    },
  };

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
    draw();
  });

  pad.addEventListener('blur', () => {
    cursor.shown = false;
    cursor.down = false;
    draw();
  });

  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'z') {
      event.preventDefault();
      undo();
    }
  });

  element('undo').addEventListener('click', undo);
  element('clear').addEventListener('click', clear);
  element('erase').addEventListener('click', () => setErasing(!erasing));
  element('width').addEventListener('change', () => {
    width = WIDTHS[Number(element('width').value)];
    setErasing(false);
  });
  Drawing.onChange(() => {
    element('prompt').hidden = !Drawing.isEmpty();
    const focused = document.activeElement;
    element('undo').disabled = !Drawing.canUndo();
    document.querySelectorAll('button[data-needs-ink]').forEach((button) => { button.disabled = Drawing.isEmpty(); });
    if (focused !== null && focused.disabled) {
      // A disabled button would lose the focus to the start of the page.
      pad.focus({ preventScroll: true });
    }
    draw();
  });
  new ResizeObserver(draw).observe(pad);

  /** Returns whether a pointer draws at this moment. */
  const draws = () => pointer !== null;

  return { draw, draws };
})();
