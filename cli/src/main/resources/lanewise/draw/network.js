'use strict';

/** The network as one drawing: pixels, hidden units and outputs, with the strongest products of weight and activation as lines. */
const Network = (() => {
  const { element, svg, color, percent, diverging } = Page;
  const LINES = 40;
  /** Below this width of the page, the layers are drawn from top to bottom. */
  const NARROW = 620;
  const MOST_SPACING = 30;

  const figure = element('network');
  const listeners = [];
  let model = null;
  let insight = null;
  let compared = null;
  let vertical = null;
  let places = [];
  let nodes = [];
  let pinned = null;
  let pointed = null;
  let tabStop = null;
  let picture = null;
  let lines = null;

  const last = () => model.layers.length - 1;
  const same = (a, b) => a !== null && b !== null && a.l === b.l && a.i === b.i;
  const shown = () => pointed || pinned;

  /** Returns the places of units in a rectangle, in rows, as far apart as possible. */
  function grid(left, top, width, height, count) {
    let best = { spacing: 0, columns: 1 };
    for (let columns = 1; columns <= count; columns++) {
      const spacing = Math.min(width / columns, height / Math.ceil(count / columns));
      best = spacing > best.spacing ? { spacing, columns } : best;
    }
    const spacing = Math.min(best.spacing, MOST_SPACING);
    const rows = Math.ceil(count / best.columns);
    return Array.from({ length: count }, (_, n) => ({
      x: left + width / 2 + ((n % best.columns) - (best.columns - 1) / 2) * spacing,
      y: top + height / 2 + (Math.trunc(n / best.columns) - (rows - 1) / 2) * spacing,
      r: 0.42 * spacing,
    }));
  }

  /** Returns a place on the axis of the layers, from..to, as a rectangle of the drawing. */
  function layout() {
    const classes = model.layers[last()].units;
    const hidden = model.layers.slice(0, -1);
    const side = vertical ? 230 : 300;
    const box = vertical ? { x: 75, y: 4, width: 380, height: 640 } : { x: 4, y: 60, width: 1000, height: 420 };
    const [start, end] = vertical ? [270, 530] : [370, 830];
    const step = (end - start) / Math.max(1, hidden.length);
    const layers = hidden.map((layer, n) => (vertical
      ? grid(8, start + n * step + 8, box.width - 16, step - 16, layer.units)
      : grid(start + n * step + 20, 8, step - 40, box.height - 16, layer.units)));
    layers.push(vertical
      ? grid(8, 570, box.width - 16, 50, classes)
      : grid(860, 10, 40, box.height - 20, classes).map((p, n) => ({ ...p, y: 10 + ((box.height - 20) * (n + 0.5)) / classes })));
    return { box, side, layers };
  }

  const pixelPlace = (p, { box, side }) => {
    const scale = side / Math.max(model.height, model.width);
    return { x: box.x + ((p % model.width) + 0.5) * scale, y: box.y + (Math.trunc(p / model.width) + 0.5) * scale };
  };

  function build() {
    const plan = layout();
    places = [Array.from({ length: model.height * model.width }, (_, p) => pixelPlace(p, plan)), ...plan.layers];
    figure.replaceChildren();
    figure.setAttribute('viewBox', `0 0 ${plan.box.width} ${plan.box.height}`);
    const scale = plan.side / Math.max(model.height, model.width);
    const area = { x: plan.box.x, y: plan.box.y, width: model.width * scale, height: model.height * scale };
    picture = svg(figure, 'image', { ...area, class: 'pixels' });
    svg(figure, 'rect', { ...area, class: 'frame' });
    lines = svg(figure, 'g', { 'aria-hidden': 'true' });
    nodes = plan.layers.map((layer, l) => layer.map((place, i) => node(place, l, i)));
    tabStop = { l: 0, i: 0 };
    nodes[0][0].setAttribute('tabindex', '0');
  }

  function node(place, l, i) {
    const group = svg(figure, 'g', { class: 'unit', tabindex: '-1', role: 'button', 'data-l': l, 'data-i': i });
    svg(group, 'circle', { cx: place.x, cy: place.y, r: place.r });
    if (l === last()) {
      svg(group, 'text', { x: place.x, y: place.y + 6, 'text-anchor': 'middle', text: String(model.labels[i]) });
      const below = vertical
        ? { x: place.x, y: place.y + place.r + 16, 'text-anchor': 'middle' }
        : { x: place.x + place.r + 8, y: place.y + 5 };
      svg(group, 'text', { ...below, class: 'share' });
    }
    return group;
  }

  const nodeOf = (unit) => nodes[unit.l][unit.i];
  const unitOf = (target) => {
    const group = target.closest && target.closest('.unit');
    return group ? { l: Number(group.dataset.l), i: Number(group.dataset.i) } : null;
  };

  /** Returns the lines into each layer: of one unit if it is shown, of two classes if they are compared, else the strongest of all. */
  function linesInto(l) {
    const all = model.layers[l].units;
    const unit = shown();
    const every = Array.from({ length: all }, (_, i) => i);
    if (unit !== null) {
      return unit.l === l ? Explain.strongest(insight, l, [unit.i], null, LINES)
        : unit.l === l - 1 ? Explain.strongest(insight, l, every, [unit.i], LINES) : [];
    }
    const classes = l === last() && compared !== null ? [insight.best, compared] : every;
    return Explain.strongest(insight, l, classes, null, LINES);
  }

  function paintLines() {
    lines.replaceChildren();
    for (let l = 0; insight !== null && l <= last(); l++) {
      const found = linesInto(l);
      for (const { from, to, value } of found) {
        const strength = Math.abs(value / found[0].value);
        const [a, b] = [places[l][from], places[l + 1][to]];
        svg(lines, 'line', {
          x1: a.x, y1: a.y, x2: b.x, y2: b.y,
          class: value > 0 ? 'above' : 'below',
          'stroke-width': (0.6 + 3 * strength).toFixed(2),
          opacity: (0.25 + 0.6 * strength).toFixed(2),
        });
      }
    }
  }

  function paintUnits() {
    nodes.forEach((layer, l) => {
      const values = insight === null ? layer.map(() => 0) : l === last() ? insight.probabilities : Array.from(insight.A[l]);
      const shade = diverging(values);
      layer.forEach((group, i) => {
        const [red, green, blue] = shade(i);
        group.firstChild.setAttribute('fill', `rgb(${red}, ${green}, ${blue})`);
        group.classList.toggle('shown', same(shown(), { l, i }));
        group.classList.toggle('best', l === last() && insight !== null && insight.best === i);
        if (l === last()) {
          group.lastChild.textContent = insight === null || (vertical && values[i] < 0.005) ? '' : percent(values[i]);
          group.querySelector('text').setAttribute('fill', 299 * red + 587 * green + 114 * blue > 140000 ? '#101418' : '#ffffff');
        }
      });
    });
  }

  function paintPixels() {
    const canvas = document.createElement('canvas');
    Page.fill(canvas, model.height, model.width, (p) => {
      const shade = insight === null ? 0 : insight.pixels[p];
      return [shade, shade, shade];
    });
    picture.setAttribute('href', canvas.toDataURL());
  }

  /** Returns the names of the units for screen readers, which are written only where they can be read. */
  function label(unit) {
    const name = unit.l === last() ? `Output ${model.labels[unit.i]}` : `Unit ${unit.i} of hidden layer ${unit.l + 1}`;
    const value = insight === null ? '' : unit.l === last()
      ? `, probability ${percent(insight.probabilities[unit.i])}` : `, activation ${insight.A[unit.l][unit.i].toFixed(2)}`;
    nodeOf(unit).setAttribute('aria-label', name + value);
    nodeOf(unit).setAttribute('aria-pressed', String(same(pinned, unit)));
  }

  function paint() {
    if (model === null) {
      return;
    }
    const narrow = figure.parentElement.clientWidth < NARROW;
    if (narrow !== vertical) {
      vertical = narrow;
      build();
    }
    paintPixels();
    paintUnits();
    paintLines();
    label(tabStop);
    listeners.forEach((listener) => listener(insight, shown()));
  }

  /** Paints what depends on the unit that is shown. */
  function point(unit) {
    if (!same(unit, pointed) && !(unit === null && pointed === null)) {
      pointed = unit;
      paintUnits();
      paintLines();
      listeners.forEach((listener) => listener(insight, shown()));
    }
  }

  function focus(unit) {
    nodeOf(tabStop).setAttribute('tabindex', '-1');
    tabStop = unit;
    label(unit);
    nodeOf(unit).setAttribute('tabindex', '0');
    nodeOf(unit).focus();
  }

  function pin(unit) {
    pinned = same(pinned, unit) ? null : unit;
    pointed = null;
    label(tabStop);
    paint();
  }

  figure.addEventListener('pointerover', (event) => event.pointerType !== 'touch' && point(unitOf(event.target)));
  figure.addEventListener('pointerleave', () => point(null));
  figure.addEventListener('focusin', (event) => point(unitOf(event.target)));
  figure.addEventListener('focusout', () => point(null));
  figure.addEventListener('click', (event) => {
    const unit = unitOf(event.target);
    if (unit !== null) {
      focus(unit);
      pin(unit);
    }
  });

  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  figure.addEventListener('keydown', (event) => {
    const { l, i } = tabStop;
    const count = nodes[l].length;
    if (event.key in STEPS) {
      focus({ l, i: (i + STEPS[event.key] + count) % count });
    } else if (event.key === 'Home' || event.key === 'End') {
      focus({ l, i: event.key === 'Home' ? 0 : count - 1 });
    } else if (event.key === 'PageUp' || event.key === 'PageDown') {
      const next = Math.max(0, Math.min(last(), l + (event.key === 'PageUp' ? -1 : 1)));
      focus({ l: next, i: Math.min(i, nodes[next].length - 1) });
    } else if (event.key === 'Enter' || event.key === ' ') {
      pin(tabStop);
    } else if (event.key === 'Escape') {
      pin(pinned);
    } else {
      return;
    }
    event.preventDefault();
  });

  new ResizeObserver(paint).observe(figure.parentElement);

  return {
    use(loaded) {
      model = loaded;
      paint();
    },
    show(next, other) {
      insight = next;
      compared = other;
      paint();
    },
    onShow: (listener) => listeners.push(listener),
  };
})();
