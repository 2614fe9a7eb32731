/**
 * The training loop, its batches and its plan.
 *
 * <p>A program of its own can supply a {@link lanewise.training.Schedule}, a {@link lanewise.training.BatchSource}, a {@link
 * lanewise.training.TrainingListener} and a {@link lanewise.training.optimizer.Optimizer}; their state is stored and resumed
 * like that of the built-in ones. The loss of the loop is cross-entropy after softmax. For another loss, write the loop
 * yourself with {@link lanewise.network.ForwardPropagation}, {@link lanewise.network.BackPropagation} and {@link
 * lanewise.training.Update}: it takes five lines.
 */
package lanewise.training;
