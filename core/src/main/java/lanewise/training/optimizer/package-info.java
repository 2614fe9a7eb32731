/** Optimizers. Each is a few lines that show its equation. */
package lanewise.training.optimizer;
