package lanewise.training;

import lanewise.evaluation.Evaluation;
import lanewise.kernels.Kernels;
import lanewise.network.BackPropagation;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;

/**
 * The training loop, one for all kernels: forward propagation, back propagation, update, again and again over the whole
 * training set (full-batch gradient descent, as in the video).
 */
public final class TrainingLoop {

    /** A loss so many times that of guessing, or of the start if that was worse, will not come back. */
    private static final double DIVERGED = 100;

    /** So many of the latest updates are timed: enough for a median, however long the run. */
    private static final int TIMED = 10_000;

    /** The network is evaluated before every update whose number is a multiple of this, as in the video. */
    public static final int EVALUATE_EVERY = 10;

    private final Kernels kernels;
    private final Network network;
    private final GradientDescent optimiser;
    private final TrainingListener listener;

    /** A loop that trains {@code network} in place. */
    public TrainingLoop(Kernels kernels, Network network, GradientDescent optimiser, TrainingListener listener) {
        this.kernels = kernels;
        this.network = network;
        this.optimiser = optimiser;
        this.listener = listener;
    }

    /**
     * Trains.
     *
     * @param train examples to learn from
     * @param dev examples to check on, may be empty
     * @param iterations updates, 1 or more
     * @throws DivergedException as soon as a parameter is not finite, or an evaluation finds the loss 100 times that of
     *     the start or of guessing: with a learning rate far too large every relu may die, and all stays finite for ever
     */
    public TrainingResult run(Batch train, Batch dev, int iterations) {
        if (iterations < 1) {
            throw new IllegalArgumentException("at least one iteration, not " + iterations);
        }
        ForwardPropagation forward = new ForwardPropagation(network, train.m());
        BackPropagation backward = new BackPropagation(network, train.m());
        ForwardPropagation devForward = new ForwardPropagation(network, dev.m());
        long[] nanos = new long[Math.min(iterations, TIMED)];
        double hopeless = Double.NaN;
        for (int iteration = 0; iteration < iterations; iteration++) {
            long start = System.nanoTime();
            forward.propagate(kernels, train.X());
            long evaluating = 0;
            if (iteration % EVALUATE_EVERY == 0) {
                long before = System.nanoTime();
                Evaluation onTrain = evaluate(forward, train);
                if (iteration == 0) {
                    hopeless = DIVERGED * Math.max(onTrain.loss(), Math.log(network.classes()));
                }
                if (onTrain.loss() > hopeless) {
                    throw DivergedException.lossOf(onTrain.loss(), iteration, optimiser.alpha());
                }
                report(iteration, iterations, onTrain, devForward, dev);
                evaluating = System.nanoTime() - before;
            }
            backward.propagate(kernels, train.X(), train.Y(), forward);
            optimiser.update(kernels, network, backward.gradients());
            nanos[iteration % nanos.length] = System.nanoTime() - start - evaluating;
            if (!network.isFinite()) {
                throw DivergedException.notFinite(iteration + 1, optimiser.alpha());
            }
            listener.updated(iteration + 1, iterations);
        }
        forward.propagate(kernels, train.X());
        Evaluation trained = evaluate(forward, train);
        return new TrainingResult(trained, report(iterations, iterations, trained, devForward, dev), nanos);
    }

    private Evaluation report(int iteration, int iterations, Evaluation train, ForwardPropagation devForward, Batch dev) {
        devForward.propagate(kernels, dev.X());
        Evaluation onDev = evaluate(devForward, dev);
        listener.evaluated(iteration, iterations, train, onDev);
        return onDev;
    }

    private Evaluation evaluate(ForwardPropagation forward, Batch batch) {
        return Evaluation.of(forward.Z(network.depth()), forward.probabilities(), batch.Y());
    }
}
