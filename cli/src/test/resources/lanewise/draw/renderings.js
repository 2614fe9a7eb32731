'use strict';

/**
 * Drawings for tests: 27 digits and 8 other figures, and ten renderings of each. A stroke is a list of corners; its line is a cubic
 * spline through them. Coordinates are fractions of the height of the digit.
 */
const Renderings = (() => {
  const DIGITS = [
    [0, '.30,.00 .08,.15 .00,.45 .06,.80 .28,1.0 .52,.85 .60,.50 .54,.18 .30,.00'],
    [0, '.40,.02 .20,.06 .04,.30 .02,.62 .16,.94 .40,.98 .60,.76 .64,.40 .54,.10 .36,.03'],
    [0, '.22,.04 .02,.30 .00,.66 .16,.96 .40,.92 .50,.60 .46,.22 .28,.02 .20,.06'],
    [1, '.20,.00 .20,.35 .20,.70 .20,1.0'],
    [1, '.00,.22 .12,.12 .24,.00/.24,.00 .23,.50 .22,1.0'],
    [1, '.34,.00 .26,.33 .18,.66 .10,1.0'],
    [2, '.04,.22 .16,.04 .38,.02 .52,.18 .48,.42 .28,.70 .02,.98/.02,.98 .30,.97 .60,.98'],
    [2, '.00,.18 .20,.00 .44,.08 .48,.32 .30,.62 .08,.86 .02,.98 .14,.92 .34,.96 .56,1.0'],
    [2, '.06,.16 .26,.02 .48,.14 .46,.38 .26,.66 .04,.92/.04,.92 .30,.92 .56,.90'],
    [3, '.04,.10 .24,.00 .46,.10 .46,.32 .22,.46/.22,.46 .48,.56 .54,.78 .36,.98 .12,.98 .00,.86'],
    [3, '.02,.14 .22,.02 .44,.12 .42,.34 .20,.44 .44,.52 .52,.74 .34,.96 .02,.92'],
    [3, '.00,.04 .26,.03 .52,.03/.52,.03 .36,.22 .22,.40/.22,.40 .46,.48 .52,.72 .34,.96 .02,.94'],
    [4, '.14,.00 .08,.26 .02,.52/.02,.52 .28,.53 .56,.50/.44,.06 .42,.54 .40,1.0'],
    [4, '.40,.00 .20,.30 .00,.62/.00,.62 .32,.63 .62,.62/.44,.28 .42,.64 .40,1.0'],
    [5, '.52,.02 .30,.02 .10,.03/.10,.03 .08,.22 .06,.44/.06,.44 .30,.36 .52,.52 .52,.80 .30,.98 .02,.90'],
    [5, '.12,.00 .11,.20 .09,.42 .32,.40 .50,.58 .46,.84 .24,1.0 .00,.92/.12,.01 .32,.02 .54,.00'],
    [5, '.56,.00 .14,.04 .08,.42 .34,.38 .48,.62 .38,.90 .04,.96'],
    [6, '.44,.00 .20,.22 .04,.56 .10,.90 .32,1.0 .52,.82 .44,.58 .22,.56 .06,.74'],
    [6, '.34,.00 .14,.24 .02,.60 .12,.94 .36,.96 .48,.76 .34,.58 .12,.66 .06,.78'],
    [6, '.26,.02 .10,.34 .04,.70 .20,.98 .44,.90 .46,.66 .26,.58 .08,.72'],
    [7, '.00,.04 .26,.04 .54,.02/.54,.02 .40,.34 .28,.66 .20,1.0'],
    [7, '.02,.08 .28,.04 .56,.06 .42,.40 .30,.70 .24,1.0'],
    [7, '.00,.06 .26,.05 .52,.04/.52,.04 .36,.50 .22,1.0/.14,.52 .32,.51 .50,.50'],
    [8, '.44,.12 .24,.00 .08,.14 .16,.36 .38,.54 .50,.78 .32,.99 .08,.90 .06,.68 .28,.48 .46,.30 .44,.12'],
    [8, '.28,.00 .10,.10 .12,.34 .28,.46 .44,.32 .44,.10 .28,.00/.28,.46 .06,.62 .06,.88 .28,1.0 .50,.88 .48,.62 .28,.46'],
    [9, '.46,.20 .30,.02 .08,.14 .06,.38 .26,.50 .44,.36 .47,.18/.47,.18 .46,.50 .42,.78 .36,1.0'],
    [9, '.44,.14 .24,.00 .04,.16 .10,.42 .34,.44 .46,.18 .46,.56 .38,.86 .16,.98'],
  ];

  const OTHERS = {
    cross: '.00,.00 .50,.50 1.0,1.0/1.0,.00 .50,.50 .00,1.0',
    smiley: '.50,.00 .12,.16 .00,.52 .14,.88 .50,1.0 .86,.86 1.0,.50 .86,.14 .50,.00/.34,.32 .34,.40/.66,.32 .66,.40/'
      + '.26,.62 .50,.80 .74,.62',
    dot: '.00,.00 .01,.01',
    42: '.14,.00 .08,.26 .02,.52/.02,.52 .28,.53 .56,.50/.44,.06 .42,.54 .40,1.0/'
      + '.86,.22 .98,.04 1.20,.02 1.34,.18 1.30,.42 1.10,.70 .84,.98/.84,.98 1.12,.97 1.42,.98',
    star: '.50,.00 .66,.98/.66,.98 .00,.36/.00,.36 1.0,.36/1.0,.36 .34,.98/.34,.98 .50,.00',
    scribble: '.00,.20 .90,.05 .10,.45 1.0,.30 .00,.70 .95,.55 .10,.95 1.0,.85',
    square: '.00,.00 1.0,.00/1.0,.00 1.0,1.0/1.0,1.0 .00,1.0/.00,1.0 .00,.00',
    a: '.00,1.0 .40,.00/.40,.00 .80,1.0/.16,.62 .64,.62',
  };

  const STEPS = 6;
  const CENTER = 140;

  /** Returns pseudorandom numbers from 0 to 1 (Park and Miller's generator). */
  function random(seed) {
    let state = seed;
    return () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
  }

  function spline(corners) {
    const at = (i) => corners[Math.max(0, Math.min(corners.length - 1, i))];
    const points = [at(0)];
    for (let n = 0; n < corners.length - 1; n++) {
      for (let s = 1; s <= STEPS; s++) {
        const t = s / STEPS;
        points.push([0, 1].map((axis) => {
          const [a, b, c, d] = [at(n - 1), at(n), at(n + 1), at(n + 2)].map((p) => p[axis]);
          return b + (t / 2) * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
        }));
      }
    }
    return points;
  }

  function lines(text) {
    const strokes = text.split('/').map((stroke) => spline(stroke.split(' ').map((pair) => pair.split(',').map(Number))));
    const all = strokes.flat();
    const middle = [0, 1].map((axis) => {
      const values = all.map((p) => p[axis]);
      return (Math.min(...values) + Math.max(...values)) / 2;
    });
    return strokes.map((stroke) => stroke.map((p) => [p[0] - middle[0], p[1] - middle[1]]));
  }

  const rotated = (degrees) => ([x, y]) => {
    const [cosine, sine] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    return [x * cosine - y * sine, x * sine + y * cosine];
  };

  /** The renderings: height in pixels, place of the middle, and a change of each point. */
  const KINDS = {
    normal: [180, [CENTER, CENTER], () => (p) => p],
    huge: [268, [CENTER, CENTER], () => (p) => p],
    tiny: [34, [CENTER, CENTER], () => (p) => p],
    corner: [70, [50, 45], () => (p) => p],
    shaky: [180, [CENTER, CENTER], (next) => ([x, y]) => [x + 0.03 * (next() - 0.5), y + 0.03 * (next() - 0.5)]],
    'slanted right': [180, [CENTER, CENTER], () => ([x, y]) => [x - 0.35 * y, y]],
    'slanted left': [180, [CENTER, CENTER], () => ([x, y]) => [x + 0.25 * y, y]],
    'rotated right': [170, [CENTER, CENTER], () => rotated(15)],
    'rotated left': [170, [CENTER, CENTER], () => rotated(-15)],
    wide: [150, [CENTER, CENTER], () => ([x, y]) => [1.45 * x, y]],
  };

  function render(text, kind, seed) {
    const [height, middle, change] = KINDS[kind];
    const changed = change(random(seed));
    return lines(text).map((stroke) => ({
      width: Strokes.WIDTHS[1],
      points: stroke.map(changed).map(([x, y]) => ({
        x: Strokes.onGrid(middle[0] + height * x),
        y: Strokes.onGrid(middle[1] + height * y),
      })),
    }));
  }

  /** Returns every digit in every rendering. */
  const digits = () => DIGITS.flatMap(([digit, text], n) => Object.keys(KINDS).map((kind) => (
    { digit, kind, strokes: render(text, kind, n + 1) })));

  /** Returns the figures that are not digits. */
  const others = () => Object.entries(OTHERS).map(([name, text]) => ({ name, strokes: render(text, 'normal', 1) }));

  return { digits, others };
})();
