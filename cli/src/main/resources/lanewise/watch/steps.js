'use strict';

/** The step mode: the equations of one iteration, and a zoomable view of each matrix. */
const Steps = (() => {
  const { element, create, count, short } = Page;
  /** Rows and columns of the first view, and the fewest of a view. */
  const FIRST = { rows: 24, cols: 48 };
  const FEWEST = 4;
  const NUMBERS = { rows: 8, cols: 8 };
  const PICTURES = 20;

  let about = null;
  let request = null;
  let iteration = null;
  let chosen = 0;
  let name = '';
  let view = null;
  let part = null;
  let asPictures = false;

  const shape = (matrix) => iteration.shapes[matrix];
  const equation = () => iteration.equations[chosen];

  function use(described, ask) {
    about = described;
    request = ask;
  }

  /** Computes the next iteration; the training is paused. */
  async function compute() {
    element('compute').disabled = true;
    const computed = await request('/iteration', true);
    if (computed === null) {
      return;
    }
    iteration = computed;
    element('take').hidden = false;
    element('steps').hidden = false;
    const cut = iteration.m < iteration.batch
      ? ` Only the first ${count(iteration.m)} of ${count(iteration.batch)} examples are computed, to save memory.` : '';
    element('steps-about').textContent = `Iteration ${count(iteration.update + 1)}: m = ${count(iteration.m)} examples,`
      + ` loss ${short(iteration.loss)}, alpha = ${short(iteration.alpha)}.${cut}`;
    list();
    choose(Math.min(chosen, iteration.equations.length - 1));
    document.body.dataset.iteration = String(iteration.update);
  }

  function list() {
    const target = element('equations');
    target.replaceChildren();
    let part = null;
    let group = null;
    iteration.equations.forEach((each, n) => {
      if (each.part !== part) {
        part = each.part;
        create(target, 'h3', { text: part });
        group = create(target, 'ol');
      }
      const button = create(create(group, 'li'), 'button', { type: 'button', text: each.text });
      button.addEventListener('click', () => {
        choose(n);
        // In a narrow page, the equation is below the list.
        if (element('detail').getBoundingClientRect().top > innerHeight * 0.8) {
          element('detail').scrollIntoView();
        }
      });
    });
  }

  function choose(n) {
    chosen = n;
    const each = equation();
    element('equations').querySelectorAll('button').forEach((button, at) => {
      button.setAttribute('aria-pressed', String(at === n));
    });
    element('previous-equation').disabled = n === 0;
    element('next-equation').disabled = n === iteration.equations.length - 1;
    element('shapes').textContent = `${each.result} is ${shape(each.result)}; from `
      + each.operands.map((operand) => `${operand} (${shape(operand)})`).join(', ');
    element('meaning').textContent = each.meaning;
    element('code').textContent = each.code.length === 0 ? 'Video.java has no such equation.'
      : each.code.map((line) => `Video.java:${line.number}  ${line.code}  // ${line.equation}`).join('\n');
    const operands = element('operands');
    operands.replaceChildren();
    for (const matrix of [each.result, ...each.operands]) {
      const button = create(operands, 'button', { type: 'button', text: matrix });
      button.addEventListener('click', () => open(matrix));
    }
    open(each.result);
  }

  /** Shows a matrix from its first element. */
  function open(matrix) {
    name = matrix;
    element('operands').querySelectorAll('button').forEach((button) => {
      button.setAttribute('aria-pressed', String(button.textContent === matrix));
    });
    const [rows, cols] = shape(matrix).split(' x ').map(Number);
    view = { row: 0, col: 0, rows: Math.min(rows, FIRST.rows), cols: Math.min(cols, FIRST.cols), allRows: rows, allCols: cols };
    const pixels = about.height * about.width;
    element('pictures').hidden = !(about.height > 1 && about.width > 1 && (cols === pixels || name === 'X'));
    load();
  }

  async function load() {
    const pixels = about.height * about.width;
    const pictures = asPictures && !element('pictures').hidden;
    const byColumn = name === 'X';
    const at = pictures
      ? { row: byColumn ? 0 : view.row, col: byColumn ? view.col : 0, rows: byColumn ? pixels : PICTURES, cols: byColumn ? PICTURES : pixels }
      : view;
    const query = new URLSearchParams({ update: iteration.update, name, row: at.row, col: at.col, rows: at.rows, cols: at.cols });
    const asked = name;
    const got = await request(`/matrix?${query}`);
    if (got === null || asked !== name) {
      return;
    }
    part = got;
    element('pictures').setAttribute('aria-pressed', String(pictures));
    element('matrix-part').hidden = pictures;
    element('matrix-help').hidden = pictures;
    element('matrix-pictures').hidden = !pictures;
    element('matrix-title').textContent = `${name}, ${shape(name)}`;
    const largest = part.values.reduce((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
    const block = part.blockRows * part.blockCols;
    element('matrix-about').textContent = `Rows ${count(part.row)} to ${count(part.row + part.rows - 1)}, columns `
      + `${count(part.col)} to ${count(part.col + part.cols - 1)}. Orange above 0, blue below; the largest magnitude is ${short(largest)}.`
      + (block > 1 ? ` Each cell stands for ${part.blockRows} x ${part.blockCols} elements. It shows the one with the largest magnitude.` : '');
    const scaled = part.values.map((value) => (largest === 0 ? 0 : Math.round(127 * (value ?? 0) / largest)));
    if (pictures) {
      paintPictures(scaled, byColumn, pixels);
    } else {
      paintMatrix(scaled);
    }
    showNumbers();
    document.body.dataset.matrix = name;
  }

  function paintMatrix(scaled) {
    const canvas = element('matrix');
    const height = Math.ceil(part.rows / part.blockRows);
    const width = Math.ceil(part.cols / part.blockCols);
    Figures.paint(canvas, height, width, (i) => scaled[i]);
    const room = element('matrix-part').clientWidth;
    canvas.style.width = `${Math.min(room, width * 24)}px`;
    canvas.style.height = `${Math.min(320, height * Math.max(4, Math.min(24, 320 / height)))}px`;
    canvas.setAttribute('aria-label', `${name}: ${element('matrix-about').textContent}`);
  }

  function paintPictures(scaled, byColumn, pixels) {
    const list = element('matrix-pictures');
    list.replaceChildren();
    const number = byColumn ? part.cols : part.rows;
    for (let n = 0; n < number; n++) {
      const item = create(list, 'li');
      const what = byColumn ? `example ${part.col + n}` : `row ${part.row + n}`;
      const canvas = create(item, 'canvas', { role: 'img', 'aria-label': `${name}, ${what}` });
      Figures.paint(canvas, about.height, about.width, (i) => scaled[byColumn ? i * part.cols + n : n * pixels + i]);
      create(item, 'span', { text: String((byColumn ? part.col : part.row) + n), 'aria-hidden': 'true' });
    }
  }

  /** Writes the first elements of the view as numbers. */
  function showNumbers() {
    const table = element('numbers');
    table.replaceChildren();
    if (part.blockRows * part.blockCols > 1) {
      create(table, 'caption', { text: 'Zoom in to see numbers.' });
      return;
    }
    const rows = Math.min(part.rows, NUMBERS.rows);
    const cols = Math.min(part.cols, NUMBERS.cols);
    create(table, 'caption', { text: `The first elements of this part of ${name}` });
    const head = create(create(table, 'thead'), 'tr');
    create(head, 'td');
    for (let j = 0; j < cols; j++) {
      create(head, 'th', { scope: 'col', text: String(part.col + j) });
    }
    const body = create(table, 'tbody');
    for (let i = 0; i < rows; i++) {
      const row = create(body, 'tr');
      create(row, 'th', { scope: 'row', text: String(part.row + i) });
      for (let j = 0; j < cols; j++) {
        const value = part.values[i * part.cols + j];
        create(row, 'td', { text: value === null ? 'NaN' : short(value) });
      }
    }
  }

  /** Zooms by a factor, and keeps an element of the view at its place. */
  function zoom(factor, row, col) {
    const resize = (size, all) => Math.max(Math.min(FEWEST, all), Math.min(all, Math.round(size * factor)));
    const rows = resize(view.rows, view.allRows);
    const cols = resize(view.cols, view.allCols);
    view.row = Math.round(row - (row - view.row) * rows / view.rows);
    view.col = Math.round(col - (col - view.col) * cols / view.cols);
    Object.assign(view, { rows, cols });
    move(0, 0);
  }

  /** Moves the view by a part of its size. */
  function move(down, right) {
    const within = (at, size, all) => Math.max(0, Math.min(at, all - size));
    view.row = within(view.row + Math.sign(down) * Math.ceil(view.rows * Math.abs(down)), view.rows, view.allRows);
    view.col = within(view.col + Math.sign(right) * Math.ceil(view.cols * Math.abs(right)), view.cols, view.allCols);
    load();
  }

  const zoomIn = () => zoom(0.5, view.row + view.rows / 2, view.col + view.cols / 2);
  const zoomOut = () => zoom(2, view.row + view.rows / 2, view.col + view.cols / 2);

  element('views').addEventListener('click', (event) => {
    const { zoom: how, move: by } = event.target.dataset;
    if (how === 'in') {
      zoomIn();
    } else if (how === 'out') {
      zoomOut();
    } else if (how === 'all') {
      Object.assign(view, { row: 0, col: 0, rows: view.allRows, cols: view.allCols });
      load();
    } else if (by !== undefined) {
      move(...by.split(',').map((direction) => Number(direction) / 2));
    }
  });
  element('pictures').addEventListener('click', () => {
    asPictures = !asPictures;
    load();
  });
  element('matrix').addEventListener('click', (event) => {
    const box = event.target.getBoundingClientRect();
    zoom(0.5, part.row + (event.clientY - box.top) / box.height * part.rows,
      part.col + (event.clientX - box.left) / box.width * part.cols);
  });
  const keys = {
    ArrowLeft: () => move(0, -0.25),
    ArrowRight: () => move(0, 0.25),
    ArrowUp: () => move(-0.25, 0),
    ArrowDown: () => move(0.25, 0),
    '+': zoomIn,
    '=': zoomIn,
    '-': zoomOut,
  };
  element('matrix').addEventListener('keydown', (event) => {
    if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  element('previous-equation').addEventListener('click', () => choose(chosen - 1));
  element('next-equation').addEventListener('click', () => choose(chosen + 1));

  /** Hides an iteration that the training has left behind. */
  function leave(update) {
    if (iteration !== null && iteration.update !== update) {
      iteration = null;
      element('steps').hidden = true;
      element('take').hidden = true;
      element('steps-about').textContent = `The training has continued. Choose '${element('compute').textContent}' to see a new one.`;
    }
  }

  function repaint() {
    if (iteration !== null && part !== null) {
      load();
    }
  }

  return { use, compute, leave, repaint };
})();
