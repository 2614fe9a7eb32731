/**
 * The training loop, its batches and its plan.
 *
 * <p>You can implement {@link lanewise.training.Schedule}, {@link lanewise.training.BatchSource}, {@link
 * lanewise.training.TrainingListener} and {@link lanewise.training.optimizer.Optimizer}. The moments of your optimizer
 * are stored and resumed like those of the built-in ones. The loss of the loop is cross-entropy after softmax. For
 * another loss, write the loop yourself with {@link lanewise.network.ForwardPropagation}, {@link
 * lanewise.network.BackPropagation} and {@link lanewise.training.Update}; it takes five lines.
 */
package lanewise.training;
