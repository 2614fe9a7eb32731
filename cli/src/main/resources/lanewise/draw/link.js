'use strict';

/** Strokes in the address of the page, so that a link replays a drawing. */
const Link = (() => {
  const { element, notice } = Page;
  const KEY = '#strokes=';
  const WRITTEN_AFTER = 400;
  const REPLAY_STEPS = 60;
  const STEP_MILLISECONDS = 25;

  let writing = 0;

  const fragment = () => (Drawing.isEmpty() ? '' : KEY + Strokes.encode(Drawing.strokes()));

  /** Writes the strokes into the address, once the pen rests. */
  function write() {
    clearTimeout(writing);
    writing = setTimeout(() => {
      try {
        history.replaceState(null, '', fragment() || location.pathname + location.search);
      } catch (error) {
        // A browser may refuse very long addresses and many changes; the drawing does not depend on them.
      }
    }, WRITTEN_AFTER);
  }

  /** Returns an address with the strokes, without the token of the server. */
  const address = () => location.href.split(/[?#]/)[0] + fragment();

  async function copy() {
    clearTimeout(writing);
    history.replaceState(null, '', fragment());
    try {
      await navigator.clipboard.writeText(address());
      notice('The link is in the clipboard. It contains the strokes, and replays them.');
    } catch (error) {
      notice('Copy the address of this page: it contains the strokes, and replays them.');
    }
  }

  const pause = () => new Promise((done) => setTimeout(done, STEP_MILLISECONDS));

  /** Draws strokes again, point by point, until something else changes the drawing. */
  async function replay(strokes) {
    const step = Math.max(1, Math.ceil(strokes.flatMap((stroke) => stroke.points).length / REPLAY_STEPS));
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    Drawing.replace([]);
    for (const stroke of still ? [] : strokes) {
      Drawing.begin(stroke.points[0], stroke.width);
      for (let n = 1; n < stroke.points.length; n += step) {
        const drawn = Drawing.strokes();
        await pause();
        if (Drawing.strokes() !== drawn) {
          return;
        }
        Drawing.extend(stroke.points.slice(n, n + step));
      }
    }
    Drawing.replace(strokes);
  }

  /** Replays the strokes of the address, if there are any. */
  function open() {
    if (!location.hash.startsWith(KEY)) {
      return;
    }
    const strokes = Strokes.decode(location.hash.slice(KEY.length));
    if (strokes === null) {
      notice('The strokes in the address are incomplete. Copy the whole link.');
    } else {
      replay(strokes);
    }
  }

  element('link').addEventListener('click', copy);
  element('replay').addEventListener('click', () => replay(Drawing.strokes()));
  addEventListener('hashchange', open);

  return { open, write };
})();
