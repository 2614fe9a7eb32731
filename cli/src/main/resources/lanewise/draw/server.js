'use strict';

/** The network behind the page that lanewise draw serves: the program prepares and classifies each drawing. */
const Engine = (() => {
  const GONE = 'The server does not respond. If it was stopped, run lanewise draw again.';

  async function get(path, options) {
    let response;
    try {
      response = await fetch(path, options);
    } catch (error) {
      throw new Error(GONE);
    }
    if (!response.ok) {
      throw new Error((await response.json()).error);
    }
    return response;
  }

  /** Returns the model, with its weights. */
  async function load() {
    const [model, weights] = await Promise.all([get('/model'), get('/weights')]);
    return Exact.withWeights(await model.json(), await weights.arrayBuffer());
  }

  /** Returns the network input, the probabilities, and whether it is doubtful that a picture shows one digit. */
  async function predict(canvas) {
    const body = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    const response = await get('/predict', { method: 'POST', headers: { 'Content-Type': 'image/png' }, body });
    const result = await response.json();
    // If the server was busy, it sent the status before it had the result.
    if (result.error !== undefined) {
      throw new Error(result.error);
    }
    return result;
  }

  return { load, predict };
})();
