'use strict';

/** Connected components of a mask, and those that are digits, as in lanewise.picture.DigitParts. */
const Parts = (() => {
  const DUST = 0.05;
  const NEXT_TO_PAPER = 0.125;
  const STRIP = 0.6;
  const SMALL = 0.6;
  const TALL = 0.4;
  const FRAMED = 0.25;
  const FRAME_SIDES = 3;
  const OVERLAP = 0.35;
  const NEXT_TO = 0.7;
  const APART = 0.3;

  const rows = (box) => box.bottom - box.top + 1;
  const columns = (box) => box.right - box.left + 1;
  const longer = (box) => Math.max(rows(box), columns(box));
  const most = (numbers) => numbers.reduce((a, b) => Math.max(a, b), 0);
  const around = (parts) => parts.map((part) => part.box).reduce((a, b) => ({
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  }));
  const surrounds = (a, b) => a.top < b.top && a.left < b.left && a.bottom > b.bottom && a.right > b.right;

  /** Returns the components of a mask. Pixels are connected by a side or a corner. */
  function components(mask, height, width) {
    const all = { height, width, numbers: new Int32Array(mask.length), parts: [] };
    for (let start = 0; start < mask.length; start++) {
      if (mask[start] && all.numbers[start] === 0) {
        all.parts.push(fill(mask, start, all.parts.length + 1, all));
      }
    }
    return all;
  }

  function fill(mask, start, number, { height, width, numbers }) {
    const stack = [start];
    const box = { top: height, left: width, bottom: -1, right: -1 };
    const part = { number, pixels: 0, edge: 0, box };
    numbers[start] = number;
    while (stack.length > 0) {
      const at = stack.pop();
      const [y, x] = [Math.trunc(at / width), at % width];
      part.pixels++;
      part.edge += y === 0 || x === 0 || y === height - 1 || x === width - 1 ? 1 : 0;
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (mask[next] && numbers[next] === 0) {
            numbers[next] = number;
            stack.push(next);
          }
        }
      }
    }
    return part;
  }

  /** Returns the mask of some components: 1 inside, else 0. */
  function mask(all, parts) {
    const wanted = new Uint8Array(all.parts.length + 1);
    parts.forEach((part) => { wanted[part.number] = 1; });
    const result = new Float32Array(all.numbers.length);
    for (let i = 0; i < result.length; i++) {
      result[i] = wanted[all.numbers[i]];
    }
    return result;
  }

  /** Whether a component runs along the border. */
  const isStrip = (part) => part.edge >= STRIP * longer(part.box);

  /** Returns whether a component has pixels in a rectangle. */
  function isIn({ numbers, width }, part, { top, left, bottom, right }) {
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        if (numbers[y * width + x] === part.number) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns on how many of the four sides of a rectangle a component has pixels. */
  function sides(all, part, inner) {
    const outer = part.box;
    return [
      { ...inner, top: outer.top, bottom: inner.top - 1 },
      { ...inner, top: inner.bottom + 1, bottom: outer.bottom },
      { ...inner, left: outer.left, right: inner.left - 1 },
      { ...inner, left: inner.right + 1, right: outer.right },
    ].filter((box) => isIn(all, part, box)).length;
  }

  /** Returns the components of each digit, from left to right. */
  function digits(all) {
    const parts = withoutSurroundings(all).filter((frame) => !all.parts.some((part) => part !== frame
      && surrounds(frame.box, part.box)
      && rows(part.box) >= FRAMED * rows(frame.box)
      && part.pixels >= DUST * frame.pixels
      && sides(all, frame, part.box) >= FRAME_SIDES));
    const least = DUST * most(parts.map((part) => part.pixels));
    return grouped(parts.filter((part) => part.pixels >= least));
  }

  /** Omits components along the border, unless there is nothing else. */
  function withoutSurroundings(all) {
    const longest = NEXT_TO_PAPER * 2 * (all.height + all.width);
    const inside = all.parts.filter((part) => part.edge <= longest && part.pixels > 1);
    const tallest = most(inside.filter((part) => part.edge === 0).map((part) => rows(part.box)));
    const found = inside.filter((part) => part.edge === 0 || tallest < TALL * rows(part.box)
      || !(isStrip(part) || rows(part.box) < SMALL * tallest));
    return found.length > 0 ? found : inside.length > 0 ? inside : all.parts;
  }

  function grouped(parts) {
    const groups = parts.map((part) => [part]);
    const pair = () => {
      for (let i = 0; i < groups.length; i++) {
        for (let j = i + 1; j < groups.length; j++) {
          if (together(around(groups[i]), around(groups[j]))) {
            return [i, j];
          }
        }
      }
      return null;
    };
    for (let found = pair(); found !== null; found = pair()) {
      groups[found[0]].push(...groups.splice(found[1], 1)[0]);
    }
    const tallest = most(groups.map((group) => longer(around(group))));
    return groups.filter((group) => longer(around(group)) >= TALL * tallest)
      .sort((a, b) => around(a).left - around(b).left);
  }

  /** Whether two boxes are of one digit: one above the other, or a small part close to a large one. */
  function together(a, b) {
    const taller = Math.max(longer(a), longer(b));
    const shorter = Math.min(longer(a), longer(b));
    const between = Math.max(a.left, b.left) - Math.min(a.right, b.right) - 1;
    const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom) - 1;
    if (Math.max(between, down) > APART * taller) {
      return false;
    }
    const nextTo = -down >= NEXT_TO * Math.max(rows(a), rows(b));
    return -between >= (nextTo ? NEXT_TO : OVERLAP) * Math.min(columns(a), columns(b)) || shorter < TALL * taller;
  }

  return { components, mask, digits, isStrip };
})();
