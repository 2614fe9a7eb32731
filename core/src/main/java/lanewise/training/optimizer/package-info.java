/** Optimizers, each a few lines that show its equation: how a parameter moves by its gradient. */
package lanewise.training.optimizer;
