'use strict';

/**
 * Prepares a drawing as lanewise.picture does, to the same pixels: the ink as a part of the range of the paper, cropped, scaled into a
 * box of 20/28 of the side, and centered by mass. It omits what cannot occur in a drawing of the page, which is black on white, has
 * a white border and a wide pen: noise, light ink, printed lines, and pictures of more than 320 pixels.
 */
const Prepare = (() => {
  const round = Math.fround;
  const { image, most, extreme, closing, hat, cropped, boxOfOthers, threshold, quantile, scaled } = Gray;

  /** Sides of squares that may be just larger than the strokes, as a part of the side of the picture. */
  const SQUARES = [1 / 64, 1 / 40, 1 / 26, 1 / 18, 1 / 12, 1 / 8, 1 / 4];
  const WIDEST = SQUARES.length - 1;
  const WIDER = 1.25;
  const KEPT = 0.93;
  const STRONG = 0.6;
  const DARKEST = 0.4;
  const FAINTEST = 12 / 255;
  const ABOVE_NOISE = 4;
  const NOISE = 1.5;
  const NOISE_QUANTILE = 0.55;
  const NORMAL_QUANTILE = 0.1257;
  const BLACK = 0.75;
  const WEAKEST = 0.4;
  const SHADE = 0.3;
  const SOFT_EDGE = 2;
  const WIDE_EDGE = 5;
  const LEAST_SIDE = 28;
  const REACH = round(0.1);
  const [RED, GREEN, BLUE] = [0.299, 0.587, 0.114].map(round);

  /** Returns the gray image of pixels in RGBA, all of which are opaque. */
  function gray(data, height, width) {
    const result = image(height, width);
    for (let i = 0; i < height * width; i++) {
      const redAndGreen = round(round(RED * data[4 * i]) + round(GREEN * data[4 * i + 1]));
      result.values[i] = redAndGreen + round(BLUE * data[4 * i + 2]);
    }
    return result;
  }

  /**
   * Returns the difference of each pixel from the paper around it, from 0 to 1. Outside of the rectangle around the ink everything is
   * white, so that the paper is known there, and the closings need not read it.
   */
  function strength(whole) {
    const side = Math.max(whole.height, whole.width);
    const white = most(whole.values);
    const box = boxOfOthers(whole, white);
    if (box.top > box.bottom) {
      return image(whole.height, whole.width);
    }
    const picture = cropped(whole, box);
    const radius = (square) => Math.max(2, Math.round((side * square) / 2));
    const hatOf = (square) => hat(picture, closing(picture, radius(square))).values;
    const widest = hatOf(SQUARES[WIDEST]);
    let i = 0;
    while (i < WIDEST && !keeps(widest, hatOf(SQUARES[i]))) {
      i++;
    }
    const square = Math.min(SQUARES[WIDEST], WIDER * SQUARES[i]);
    const paper =
      i === WIDEST && !isMostlyInk(whole.values, white)
        ? image(picture.height, picture.width, new Float32Array(picture.values.length).fill(white))
        : closing(picture, radius(square) + 1);
    const difference = hat(picture, paper).values;
    const least = round(Math.max(1, DARKEST * white));
    const values = new Float32Array(whole.values.length);
    for (let n = 0; n < difference.length; n++) {
      const at = (box.top + Math.trunc(n / picture.width)) * whole.width + box.left + (n % picture.width);
      values[at] = difference[n] / Math.max(least, paper.values[n]);
    }
    const limit = threshold(values);
    const bias = quantile(values.filter((value) => value <= limit), 0.5);
    for (let n = 0; n < values.length; n++) {
      values[n] = Math.max(0, Math.min(1, round(values[n] - bias)));
    }
    return image(whole.height, whole.width, values);
  }

  /** Whether more than half of the pixels are ink. */
  function isMostlyInk(values, white) {
    const darkest = values.reduce((least, value) => Math.min(least, value), white);
    const half = round(white - darkest) / 2;
    return values.filter((value) => round(white - value) > half).length > values.length / 2;
  }

  /** Whether strong ink keeps its strength with a smaller square. */
  function keeps(widest, narrower) {
    const strong = STRONG * most(widest);
    let [before, after] = [0, 0];
    for (let i = 0; i < widest.length; i++) {
      if (widest[i] > strong) {
        before += widest[i];
        after += Math.min(widest[i], narrower[i]);
      }
    }
    return after >= KEPT * before;
  }

  /** Returns the ink of each digit, from left to right; none if there is no ink. */
  function extract(picture) {
    const ink = strength(picture);
    const { height, width, values } = ink;
    const limit = threshold(values);
    const cores = values.filter((value) => value > limit);
    const mean = cores.reduce((sum, value) => sum + value, 0) / cores.length;
    const noise = quantile(values.filter((value) => value <= limit), NOISE_QUANTILE) / NORMAL_QUANTILE;
    if (cores.length === 0 || mean < FAINTEST || mean < ABOVE_NOISE * noise) {
      return [];
    }
    const black = quantile(cores, BLACK);
    const least = Math.max(limit, WEAKEST * black);
    const all = Parts.components(values.map((value) => (value > least ? 1 : 0)), height, width);
    const found = Parts.digits(all);
    if (black < SHADE && found.flat().every(Parts.isStrip)) {
      return [];
    }
    return found.map((parts) => soft(ink, Parts.mask(all, parts), noise));
  }

  /** Returns the ink at a digit, with the soft edges of its strokes. */
  function soft(ink, digit, noise) {
    const full = quantile(ink.values.filter((_, i) => digit[i] > 0), BLACK);
    const none = Math.min(NOISE * noise, full / 2);
    const enlarged = noise > 0 ? 1 : Math.min(WIDE_EDGE, Math.trunc(Math.max(ink.height, ink.width) / LEAST_SIDE));
    const near = extreme(image(ink.height, ink.width, digit), Math.max(SOFT_EDGE, enlarged), 1).values;
    const result = image(ink.height, ink.width);
    for (let i = 0; i < near.length; i++) {
      result.values[i] = near[i] > 0 ? Math.max(0, Math.min(1, (ink.values[i] - none) / (full - none))) : 0;
    }
    return result;
  }

  /** Crops an image to its ink, and scales it into a box with this side, to a maximum of 1. */
  function boxed(ink, side) {
    let [top, bottom, left, right] = [ink.height, -1, ink.width, -1];
    for (let y = 0; y < ink.height; y++) {
      for (let x = 0; x < ink.width; x++) {
        if (ink.values[y * ink.width + x] > REACH) {
          top = Math.min(top, y);
          bottom = y;
          left = Math.min(left, x);
          right = Math.max(right, x);
        }
      }
    }
    const [rows, columns] = [bottom - top + 1, right - left + 1];
    const scale = side / Math.max(rows, columns);
    const length = (old) => Math.max(1, Math.round(old * scale));
    const box = scaled(ink, top, left, rows, columns, length(rows), length(columns));
    const largest = most(box.values);
    return image(box.height, box.width, box.values.map((value) => value / largest));
  }

  /** Places a box with its center of mass in the middle. */
  function centered(box, height, width) {
    let [mass, down, across] = [0, 0, 0];
    box.values.forEach((value, i) => {
      mass += value;
      down += (Math.trunc(i / box.width) + 0.5) * value;
      across += ((i % box.width) + 0.5) * value;
    });
    const shift = (side, length, center) => (
      Math.max(0, Math.min(side - length, Math.round(Math.trunc(side / 2) + 0.5 - center))));
    const top = shift(height, box.height, down / mass);
    const left = shift(width, box.width, across / mass);
    const pixels = new Uint8Array(height * width);
    box.values.forEach((value, i) => {
      const at = (top + Math.trunc(i / box.width)) * width + left + (i % box.width);
      pixels[at] = Math.round(round(255 * value));
    });
    return pixels;
  }

  /**
   * Prepares a picture.
   *
   * @param data its pixels in RGBA, black on white
   * @param side number of its rows and columns
   * @param height number of rows of the result
   * @param width number of columns of the result
   * @return the pixels of the network input, and the number of digits that were found; null if there is no ink
   */
  function prepare(data, side, height, width) {
    const digits = extract(gray(data, side, side));
    if (digits.length === 0) {
      return null;
    }
    const whole = digits.reduce((a, b) => image(a.height, a.width, a.values.map((value, i) => Math.max(value, b.values[i]))));
    const box = Math.max(1, Math.round(round((Math.min(height, width) * 20) / 28)));
    return { pixels: centered(boxed(whole, box), height, width), digits: digits.length };
  }

  return { prepare };
})();
