/** Optimizers. Each class shows the equation of its update in a few lines. */
package lanewise.training.optimizer;
