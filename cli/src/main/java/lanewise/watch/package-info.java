/**
 * A web page that shows a training while it runs: curves, weights, predictions, and one iteration equation by equation.
 * The page can pause the training, run it step by step, and stop it. The weights are the same bits with and without it.
 */
package lanewise.watch;
