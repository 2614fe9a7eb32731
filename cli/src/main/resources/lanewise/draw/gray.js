'use strict';

/**
 * Gray images and operations on them, as in lanewise.picture.image, to the same bits: morphology, thresholds, quantiles and scaling. An
 * image is its height, its width, and its values row by row.
 */
const Gray = (() => {
  const round = Math.fround;
  const BINS = 256;

  const image = (height, width, values) => ({ height, width, values: values || new Float32Array(height * width) });

  function most(values) {
    let result = 0;
    for (let i = 0; i < values.length; i++) {
      result = values[i] > result ? values[i] : result;
    }
    return result;
  }

  /** Returns the maximum (sign 1) or minimum (-1) over the square around every pixel, cut at the border. */
  function extreme(from, radius, sign) {
    const { height, width } = from;
    const wide = width + 2 * radius;
    const lines = new Float32Array(height * wide).fill(-Infinity);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        lines[y * wide + radius + x] = sign * from.values[y * width + x];
      }
    }
    const across = maxima(lines, 2 * radius + 1, 1);
    const rows = new Float32Array((height + 2 * radius) * width).fill(-Infinity);
    for (let y = 0; y < height; y++) {
      rows.set(across.subarray(y * wide, y * wide + width), (radius + y) * width);
    }
    const columns = maxima(rows, 2 * radius + 1, width);
    const result = image(height, width);
    for (let i = 0; i < height * width; i++) {
      result.values[i] = sign * columns[i];
    }
    return result;
  }

  /** Returns, for each position, the maximum of a window of values from there on; each pass doubles what is covered. */
  function maxima(values, window, step) {
    let from = values;
    let to = new Float32Array(values.length);
    for (let covered = 1; covered < window;) {
      const shift = Math.min(covered, window - covered);
      shiftedMaxima(from, to, shift * step);
      covered += shift;
      [from, to] = [to, from];
    }
    return from;
  }

  function shiftedMaxima(from, to, shift) {
    const count = from.length - shift;
    for (let i = 0; i < count; i++) {
      const one = from[i];
      const other = from[i + shift];
      to[i] = one > other ? one : other;
    }
    to.set(from.subarray(count), count);
  }

  /** Returns a part of an image. */
  function cropped(from, { top, left, bottom, right }) {
    const width = right - left + 1;
    const part = image(bottom - top + 1, width);
    for (let y = top; y <= bottom; y++) {
      part.values.set(from.values.subarray(y * from.width + left, y * from.width + right + 1), (y - top) * width);
    }
    return part;
  }

  /** Returns the rectangle outside of which every value is this one, with a margin of 1 pixel. */
  function boxOfOthers({ height, width, values }, value) {
    const box = { top: height, left: width, bottom: -1, right: -1 };
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        if (values[y * width + x] !== value) {
          box.top = Math.min(box.top, y - 1);
          box.bottom = y + 1;
          box.left = Math.min(box.left, x - 1);
          box.right = Math.max(box.right, x + 1);
        }
      }
    }
    return {
      top: Math.max(0, box.top), left: Math.max(0, box.left),
      bottom: Math.min(height - 1, box.bottom), right: Math.min(width - 1, box.right),
    };
  }

  const closing = (from, radius) => extreme(extreme(from, radius, 1), radius, -1);
  const hat = (picture, paper) => image(picture.height, picture.width,
    paper.values.map((value, i) => Math.abs(value - picture.values[i])));

  function threshold(values) {
    const largest = most(values);
    if (largest === 0) {
      return 0;
    }
    const histogram = new Array(BINS).fill(0);
    for (const value of values) {
      histogram[Math.min(BINS - 1, Math.trunc(round(value / largest) * BINS))]++;
    }
    return round(round((lastOfLower(histogram, values.length) + 1) * largest) / BINS);
  }

  /** Otsu's method: the bin after which the values are divided with the minimum variance inside the two groups. */
  function lastOfLower(histogram, count) {
    const total = histogram.reduce((sum, n, bin) => sum + bin * n, 0);
    let [best, largest, lower, lowerSum] = [0, -1, 0, 0];
    for (let bin = 0; bin < BINS - 1; bin++) {
      lower += histogram[bin];
      lowerSum += bin * histogram[bin];
      const upper = count - lower;
      if (lower !== 0 && upper !== 0) {
        const apart = lowerSum / lower - (total - lowerSum) / upper;
        const between = lower * upper * apart * apart;
        if (between > largest) {
          [best, largest] = [bin, between];
        }
      }
    }
    return best;
  }

  /** Returns a quantile of values. No value is below 0, and most are 0. */
  function quantile(values, share) {
    const rank = Math.trunc(share * (values.length - 1));
    const positive = values.filter((value) => value > 0);
    const zeros = values.length - positive.length;
    return values.length === 0 || rank < zeros ? 0 : positive.sort()[rank - zeros];
  }

  function scaled(from, top, left, partHeight, partWidth, rows, columns) {
    const narrow = image(partHeight, columns);
    const across = partWidth / columns;
    for (let y = 0; y < partHeight; y++) {
      for (let x = 0; x < columns; x++) {
        narrow.values[y * columns + x] = mean((top + y) * from.width + left, 1, x * across, (x + 1) * across, partWidth, from.values);
      }
    }
    const result = image(rows, columns);
    const down = partHeight / rows;
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        result.values[y * columns + x] = mean(x, columns, y * down, (y + 1) * down, partHeight, narrow.values);
      }
    }
    return result;
  }

  /** Returns the mean of every step-th value from an offset on between two positions. */
  function mean(offset, step, from, to, count, values) {
    let sum = 0;
    for (let i = Math.trunc(from); i < Math.min(count, Math.ceil(to)); i++) {
      sum += (Math.min(i + 1, to) - Math.max(i, from)) * values[offset + i * step];
    }
    return sum / (to - from);
  }

  return { image, most, extreme, closing, hat, cropped, boxOfOthers, threshold, quantile, scaled };
})();
