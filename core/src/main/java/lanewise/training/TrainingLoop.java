package lanewise.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Matrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.BackPropagation;
import lanewise.network.ForwardPropagation;
import lanewise.network.Gradients;
import lanewise.network.Network;
import lanewise.training.TrainingResult.End;

/**
 * The training loop for all kernels, networks and optimizers. Each iteration fetches a batch, runs forward propagation
 * and back propagation, and updates the parameters. Not thread-safe.
 */
public final class TrainingLoop {

    /**
     * The training has diverged if the loss is this many times that of a random guess, or of the first batch if higher.
     */
    private static final double DIVERGED = 100;

    /** The maximum number of updates whose durations are kept, which is enough for a median. */
    private static final int TIMED = 10_000;

    /**
     * With full batches the network is evaluated before every update whose number is a multiple of this, as in the
     * video.
     */
    public static final int EVALUATE_EVERY = 10;

    private final ParallelKernels kernels;
    private final TrainingState state;
    private final TrainingPlan plan;
    private final TrainingListener listener;
    private final Network network;
    private final Gradients gradients;
    private final Map<Integer, Pass> passes = new HashMap<>();

    /** Forward and back propagation of batches of one size. */
    private final class Pass {
        final ForwardPropagation forward;
        final BackPropagation backward;

        Pass(int m) {
            forward = new ForwardPropagation(network, m);
            backward = new BackPropagation(network, m, gradients);
        }
    }

    /**
     * Creates a loop that resumes from a state.
     *
     * @param kernels the kernels
     * @param state the state, which is changed in place
     * @param plan the plan of the whole training
     * @param listener receives the progress
     * @throws IllegalArgumentException if the state belongs to another optimizer than that of the plan, or if the state
     *     holds averaged weights and the plan does not average, or the reverse
     */
    public TrainingLoop(ParallelKernels kernels, TrainingState state, TrainingPlan plan, TrainingListener listener) {
        this.kernels = Objects.requireNonNull(kernels, "kernels");
        this.state = state;
        this.plan = plan;
        this.listener = Objects.requireNonNull(listener, "listener");
        state.check(plan.update().optimizer());
        if (state.average() == null != (plan.update().averageDecay() == 0)) {
            throw new IllegalArgumentException(
                    "the training state and the plan must both average the weights, or neither of them");
        }
        network = state.network();
        gradients = new Gradients(network);
    }

    /**
     * Creates a loop that trains a network from its current parameters.
     *
     * @param kernels the kernels
     * @param network the network, which is trained in place
     * @param plan the plan
     * @param listener receives the progress
     */
    public TrainingLoop(ParallelKernels kernels, Network network, TrainingPlan plan, TrainingListener listener) {
        this(
                kernels,
                new TrainingState(
                        network, plan.update().optimizer(), plan.update().averageDecay() > 0),
                plan,
                listener);
    }

    /**
     * Trains until the plan is complete, its patience is exhausted, its time limit is reached, or the listener requests
     * a stop.
     *
     * @param source training examples
     * @param dev dev examples; may be empty
     * @return the result
     * @throws IllegalArgumentException if the examples do not fit the network
     * @throws DivergedException if a parameter is not finite, or the loss in an evaluation is more than 100 times that
     *     of the first batch and of a random guess. The loss is checked because a learning rate that is far too high
     *     can make every relu inactive, and then all numbers stay finite
     */
    public TrainingResult run(BatchSource source, Evaluator dev) {
        return new Run(source, dev).run();
    }

    /** A run of the loop and its intermediate state. */
    private final class Run {

        private final BatchSource source;
        private final Evaluator dev;
        private final boolean fullBatch;
        private final int first = state.updates();
        private final long[] nanos = new long[Math.max(0, Math.min(plan.updates() - first, TIMED))];
        private final long begin = System.nanoTime();
        private long lastMilestone = begin;
        private int lastUpdates = state.updates();
        private List<Matrix> before = List.of();

        Run(BatchSource source, Evaluator dev) {
            this.source = source;
            this.dev = dev;
            fullBatch = source instanceof FullBatch;
        }

        TrainingResult run() {
            End end = unlessStopped(end());
            while (state.updates() < plan.updates() && end == End.COMPLETED) {
                step();
                if (!fullBatch && state.updates() % source.batchesPerEpoch() == 0) {
                    milestone(state.sinceMilestone());
                }
                end = end();
                listener.betweenUpdates(state);
                end = unlessStopped(end);
            }
            return result(end);
        }

        private End unlessStopped(End end) {
            boolean more = end == End.COMPLETED && state.updates() < plan.updates();
            return more && listener.stopRequested() ? End.STOPPED : end;
        }

        private End end() {
            if (state.updates() >= plan.updates()) {
                return End.COMPLETED;
            }
            if (plan.patience() > 0 && state.best() != null && state.best().worseSince() >= plan.patience()) {
                return End.PATIENCE;
            }
            return System.nanoTime() - begin > plan.maxSeconds() * 1e9 ? End.TIME : End.COMPLETED;
        }

        private void step() {
            long start = System.nanoTime();
            int t = state.updates();
            Batch batch = source.batch(t);
            Pass pass = passes.computeIfAbsent(batch.m(), Pass::new);
            pass.forward.propagate(kernels, batch.X(), plan.dropout(), t);
            long evaluating = evaluateBatch(pass.forward, batch, t);
            pass.backward.propagate(kernels, batch.X(), batch.Y(), pass.forward);
            copyWeights(t);
            plan.update().apply(kernels, state, gradients, plan.alpha(t));
            nanos[(t - first) % nanos.length] = System.nanoTime() - start - evaluating;
            if (fullBatch) {
                checkFinite();
            }
            listener.updated(t + 1, plan.updates());
        }

        /** Evaluates the batch if it is due. Returns the duration in nanoseconds. */
        private long evaluateBatch(ForwardPropagation forward, Batch batch, int t) {
            if (fullBatch && t % EVALUATE_EVERY != 0) {
                return 0;
            }
            long start = System.nanoTime();
            Evaluation onBatch = Evaluation.of(forward.Z(network.depth()), forward.probabilities(), batch.Y());
            checkLoss(onBatch.loss(), t);
            if (fullBatch) {
                milestone(onBatch);
            } else {
                state.setSinceMilestone(state.sinceMilestone().and(onBatch));
            }
            return System.nanoTime() - start;
        }

        private void checkFinite() {
            if (!network.isFinite()) {
                throw DivergedException.notFinite(state.updates(), plan);
            }
        }

        private void checkLoss(double loss, int t) {
            if (Double.isNaN(state.firstLoss())) {
                state.setFirstLoss(loss);
            }
            double limit = DIVERGED * Math.max(state.firstLoss(), StrictMath.log(network.classes()));
            if (loss > limit || t > 0 && !Double.isFinite(loss)) {
                throw DivergedException.lossOf(loss, t, plan);
            }
        }

        private void milestone(Evaluation train) {
            if (!fullBatch) {
                checkFinite();
            }
            Network trained = state.networkForInference();
            Evaluation onDev = dev.evaluate(kernels, trained);
            if (plan.patience() > 0) {
                state.setBest(BestNetwork.of(state.best(), trained, onDev, state.updates()));
            }
            report(train, onDev);
            state.setSinceMilestone(Evaluation.NONE);
        }

        private void report(Evaluation train, Evaluation onDev) {
            long now = System.nanoTime();
            long examples = (long) source.examples() * (state.updates() - lastUpdates) / source.batchesPerEpoch();
            listener.evaluated(new Milestone(
                    state.updates(),
                    plan.updates(),
                    source.batchesPerEpoch(),
                    train,
                    onDev,
                    plan.alpha(Math.max(0, state.updates() - 1)),
                    (now - begin) / 1e9,
                    examples == 0 ? Double.NaN : examples * 1e9 / (now - lastMilestone),
                    updateRatios()));
            lastMilestone = System.nanoTime();
            lastUpdates = state.updates();
        }

        /** Evaluates the result. The state is not changed, so that a longer plan can resume from it. */
        private TrainingResult result(End end) {
            Network trained = state.networkForInference();
            Evaluation onTrain = source.evaluator().evaluate(kernels, trained);
            Evaluation onDev = dev.evaluate(kernels, trained);
            int update = state.updates();
            if (fullBatch) {
                report(onTrain, onDev);
            } else if (update > lastUpdates) {
                checkFinite();
                report(state.sinceMilestone(), onDev);
            }
            BestNetwork best = state.best();
            if (plan.patience() > 0 && best != null && !best.isWorseThan(onDev)) {
                trained = best.network();
                onTrain = source.evaluator().evaluate(kernels, trained);
                onDev = best.dev();
                update = best.update();
            }
            int timed = Math.min(nanos.length, state.updates() - first);
            return new TrainingResult(
                    trained, onTrain, onDev, end, state.updates(), update, Arrays.copyOf(nanos, timed));
        }

        /** Copies the weights if the next update is the last one before a milestone. */
        private void copyWeights(int t) {
            int interval = fullBatch ? EVALUATE_EVERY : source.batchesPerEpoch();
            boolean milestoneNext = (t + 1) % interval == 0 || t + 1 == plan.updates();
            before = new ArrayList<>();
            if (milestoneNext && listener.needsUpdateRatios()) {
                Network copy = network.copy();
                for (int l = 1; l <= copy.depth(); l++) {
                    before.add(copy.W(l));
                }
            }
        }

        private List<Double> updateRatios() {
            List<Double> ratios = new ArrayList<>();
            for (int l = 1; l <= before.size(); l++) {
                ratios.add(Milestone.logUpdateRatio(before.get(l - 1), network.W(l)));
            }
            return ratios;
        }
    }
}
