'use strict';

/** The network in an exported page: everything is in the page, and it works offline. */
const Engine = (() => {
  let model = null;
  let likeness = null;

  const bytes = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

  async function inflated(base64) {
    const stream = new Blob([bytes(base64)]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  /** Returns the model, with its weights. */
  async function load() {
    const { weights, likeness: criterion, ...description } = JSON.parse(document.getElementById('data').textContent);
    model = Exact.withWeights(description, bytes(weights).buffer);
    likeness = criterion === undefined
      ? null : Likeness.prepare({ ...criterion, images: criterion.images.map((images) => inflated(images)) });
    return model;
  }

  /** Returns the network input, the probabilities, and whether it is doubtful that a picture shows one digit. */
  async function predict(canvas) {
    const { width, height } = canvas;
    const data = canvas.getContext('2d').getImageData(0, 0, width, height).data;
    const prepared = Prepare.prepare(data, width, model.height, model.width);
    if (prepared === null) {
      throw new Error('No ink is visible in this drawing. Draw one digit.');
    }
    const { A } = Exact.propagate(model, prepared.pixels);
    const probabilities = Array.from(A[A.length - 1]);
    const doubtful = prepared.digits > 1
      || (likeness !== null && Likeness.doubts(await likeness, prepared.pixels, probabilities));
    return { pixels: Array.from(prepared.pixels), probabilities, doubtful };
  }

  return { load, predict };
})();
