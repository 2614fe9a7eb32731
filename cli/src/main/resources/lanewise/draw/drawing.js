'use strict';

/** The strokes on the page, with undo. Everything that changes them goes through here. */
const Drawing = (() => {
  const MOST_UNDONE = 200;
  const listeners = [];
  const before = [];
  let strokes = [];

  const changed = () => listeners.forEach((listener) => listener());

  /** Replaces the strokes in one step that can be undone. */
  function replace(next) {
    before.push(strokes);
    before.splice(0, before.length - MOST_UNDONE);
    strokes = next;
    changed();
  }

  function begin(point, width) {
    replace([...strokes, { width, points: [point] }]);
  }

  /** Adds points to the last stroke, if it was not removed meanwhile. */
  function extend(points) {
    if (strokes.length === 0) {
      return;
    }
    const last = strokes[strokes.length - 1];
    const end = last.points[last.points.length - 1];
    const added = points.filter((p, i) => {
      const previous = i === 0 ? end : points[i - 1];
      return p.x !== previous.x || p.y !== previous.y;
    });
    if (added.length > 0) {
      strokes = [...strokes.slice(0, -1), { ...last, points: [...last.points, ...added] }];
      changed();
    }
  }

  /** Remembers the strokes: what follows until the next step is undone at once. */
  function mark() {
    before.push(strokes);
  }

  function erase(points, radius) {
    strokes = points.reduce((rest, point) => Strokes.erased(rest, point, radius), strokes);
    changed();
  }

  function undo() {
    if (before.length > 0) {
      strokes = before.pop();
      changed();
    }
  }

  function clear() {
    if (strokes.length > 0) {
      replace([]);
    }
  }

  return {
    begin, extend, mark, erase, undo, clear, replace, refresh: changed,
    strokes: () => strokes,
    isEmpty: () => strokes.length === 0,
    canUndo: () => before.length > 0,
    onChange: (listener) => listeners.push(listener),
  };
})();
