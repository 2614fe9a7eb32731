'use strict';

/**
 * Whether an image looks like the digit that the network predicts, as in lanewise.picture.likeness.DigitLikeness: the distance of
 * its strokes, by place and direction, to those of training images of this digit.
 */
const Likeness = (() => {
  const round = Math.fround;
  const SIDE = 28;
  const CELL = 4;
  const CELLS = SIDE / CELL;
  const DIRECTIONS = 8;
  const COUNT = CELLS * CELLS * DIRECTIONS;

  /** Images whose features are computed before the page gets a turn. */
  const AT_ONCE = 500;

  function features(pixels, from) {
    const result = new Float32Array(COUNT);
    for (let y = 1; y < SIDE - 1; y++) {
      for (let x = 1; x < SIDE - 1; x++) {
        const at = from + y * SIDE + x;
        const [above, below] = [at - SIDE, at + SIDE];
        const right = pixels[above + 1] + 2 * pixels[at + 1] + pixels[below + 1]
          - pixels[above - 1] - 2 * pixels[at - 1] - pixels[below - 1];
        const down = pixels[below - 1] + 2 * pixels[below] + pixels[below + 1]
          - pixels[above - 1] - 2 * pixels[above] - pixels[above + 1];
        const length = round(Math.sqrt(right * right + down * down));
        if (length > 0) {
          spread(result, y, x, Math.atan2(down, right), length);
        }
      }
    }
    const sum = result.reduce((total, value) => total + value, 0);
    const unit = round(Math.sqrt(sum));
    return sum > 0 ? result.map((value) => round(Math.sqrt(value)) / unit) : result;
  }

  /** Adds a gradient to the two nearest directions of the four nearest cells, by proximity. */
  function spread(result, y, x, angle, length) {
    const turn = (angle / (2 * Math.PI) + 1) * DIRECTIONS;
    const first = Math.trunc(turn);
    const second = round(turn - first);
    const v = (y + 0.5) / CELL - 0.5;
    const u = (x + 0.5) / CELL - 0.5;
    for (let cell = 0; cell < 4; cell++) {
      const row = Math.floor(v) + (cell >> 1);
      const column = Math.floor(u) + (cell & 1);
      if (row >= 0 && column >= 0 && row < CELLS && column < CELLS) {
        const share = round(round((1 - Math.abs(v - row)) * (1 - Math.abs(u - column))) * length);
        const at = (row * CELLS + column) * DIRECTIONS;
        result[at + (first % DIRECTIONS)] += round(share * round(1 - second));
        result[at + ((first + 1) % DIRECTIONS)] += round(share * second);
      }
    }
  }

  /** Returns the features of training images, one row for each feature. The pixels are unsigned bytes, one image after another. */
  async function rows(pixels) {
    const images = pixels.length / (SIDE * SIDE);
    const table = Array.from({ length: COUNT }, () => new Float32Array(images));
    for (let j = 0; j < images; j++) {
      features(pixels, j * SIDE * SIDE).forEach((value, i) => { table[i][j] = value; });
      if (j % AT_ONCE === AT_ONCE - 1) {
        await new Promise((done) => setTimeout(done));
      }
    }
    return table;
  }

  /**
   * Prepares the comparison. The criterion is that of the program, with the images of each digit as promises of their pixels.
   */
  async function prepare({ images, rank, limits, unsure, sure }) {
    const tables = [];
    for (const pixels of images) {
      tables.push(await rows(await pixels));
    }
    return { tables, rank, limits: limits.map(round), unsure: round(unsure), sure: round(sure) };
  }

  function addScaled(sums, factor, values) {
    for (let j = 0; j < sums.length; j++) {
      sums[j] += round(factor * values[j]);
    }
  }

  function distance(table, rank, pixels) {
    const products = new Float32Array(table[0].length);
    features(pixels, 0).forEach((value, i) => {
      if (value !== 0) {
        addScaled(products, value, table[i]);
      }
    });
    const nearest = new Float32Array(rank).fill(2);
    for (const product of products) {
      // The last is replaced by a nearer one, which moves to its place.
      const away = round(2 - 2 * product);
      for (let k = rank - 1; k >= 0 && away < nearest[k]; k--) {
        if (k < rank - 1) {
          nearest[k + 1] = nearest[k];
        }
        nearest[k] = away;
      }
    }
    return nearest[rank - 1];
  }

  /** Returns whether it is doubtful that an image shows the digit with the highest probability, and nothing else. */
  function doubts({ tables, rank, limits, unsure, sure }, pixels, probabilities) {
    const highest = Math.max(...probabilities);
    const digit = probabilities.indexOf(highest);
    const limit = highest < sure ? round(limits[digit] * unsure) : limits[digit];
    return distance(tables[digit], rank, pixels) > limit;
  }

  return { prepare, doubts };
})();
