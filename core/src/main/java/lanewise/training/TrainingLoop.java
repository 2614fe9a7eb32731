package lanewise.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.network.BackPropagation;
import lanewise.network.ForwardPropagation;
import lanewise.network.Gradients;
import lanewise.network.Network;
import lanewise.training.TrainingResult.End;

/**
 * The training loop, one for all kernels, networks and optimizers: a batch, forward propagation, back propagation, update,
 * again and again.
 */
public final class TrainingLoop {

    /** A loss so many times that of guessing, or of the start if that was worse, will not come back. */
    private static final double DIVERGED = 100;

    /** So many of the latest updates are timed: enough for a median, however long the run. */
    private static final int TIMED = 10_000;

    /** With full batches the network is evaluated before every update whose number is a multiple of this, as in the video. */
    public static final int EVALUATE_EVERY = 10;

    private final Kernels kernels;
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

    /** A loop that goes on from a state, which it changes in place. */
    public TrainingLoop(Kernels kernels, TrainingState state, TrainingPlan plan, TrainingListener listener) {
        this.kernels = kernels;
        this.state = state;
        this.plan = plan;
        this.listener = listener;
        network = state.network();
        gradients = new Gradients(network);
    }

    /** A loop that trains a new network as the plan says. */
    public TrainingLoop(Kernels kernels, Network network, TrainingPlan plan, TrainingListener listener) {
        this(
                kernels,
                new TrainingState(
                        network, plan.update().optimizer(), plan.update().averageDecay() > 0),
                plan,
                listener);
    }

    /**
     * Trains.
     *
     * @param source examples to learn from
     * @param dev examples to check on, may be empty
     * @throws DivergedException when a parameter is not finite, or an evaluation finds the loss 100 times that of the
     *     start or of guessing: with a learning rate far too large every relu may die, and all stays finite for ever
     */
    public TrainingResult run(BatchSource source, Evaluator dev) {
        return new Run(source, dev).run();
    }

    /** One run, with what it needs to remember. */
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
            End end = end();
            while (state.updates() < plan.updates() && end == End.COMPLETED) {
                step();
                if (!fullBatch && state.updates() % source.batchesPerEpoch() == 0) {
                    milestone(state.sinceMilestone());
                }
                end = end();
                listener.betweenUpdates(state);
            }
            return result(end);
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
            rememberWeights(t);
            plan.update().apply(kernels, state, gradients, plan.alpha(t));
            nanos[(t - first) % nanos.length] = System.nanoTime() - start - evaluating;
            if (fullBatch) {
                checkFinite();
            }
            listener.updated(t + 1, plan.updates());
        }

        /** Returns how long it took. */
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
                throw DivergedException.notFinite(state.updates(), plan.alpha());
            }
        }

        private void checkLoss(double loss, int t) {
            if (Double.isNaN(state.firstLoss())) {
                state.setFirstLoss(loss);
            }
            double hopeless = DIVERGED * Math.max(state.firstLoss(), Math.log(network.classes()));
            if (loss > hopeless || t > 0 && !Double.isFinite(loss)) {
                throw DivergedException.lossOf(loss, t, plan.alpha());
            }
        }

        private void milestone(Evaluation train) {
            if (!fullBatch) {
                checkFinite();
            }
            Network answering = state.answering();
            Evaluation onDev = dev.evaluate(kernels, answering);
            if (plan.patience() > 0) {
                state.setBest(Best.of(state.best(), answering, onDev, state.updates()));
            }
            tell(train, onDev);
            state.setSinceMilestone(Evaluation.NONE);
        }

        private void tell(Evaluation train, Evaluation onDev) {
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

        /** The state stays as it is: it is where a longer plan goes on. */
        private TrainingResult result(End end) {
            Network answering = state.answering();
            Evaluation onTrain = source.evaluator().evaluate(kernels, answering);
            Evaluation onDev = dev.evaluate(kernels, answering);
            int update = state.updates();
            if (fullBatch) {
                tell(onTrain, onDev);
            } else if (update > lastUpdates) {
                checkFinite();
                tell(state.sinceMilestone(), onDev);
            }
            Best best = state.best();
            if (plan.patience() > 0 && best != null && !best.isBeatenBy(onDev)) {
                answering = best.network();
                onTrain = source.evaluator().evaluate(kernels, answering);
                onDev = best.dev();
                update = best.update();
            }
            int timed = Math.min(nanos.length, state.updates() - first);
            return new TrainingResult(
                    answering, onTrain, onDev, end, state.updates(), update, Arrays.copyOf(nanos, timed));
        }

        /** Where the update that follows is the latest of a milestone to come. */
        private void rememberWeights(int t) {
            int interval = fullBatch ? EVALUATE_EVERY : source.batchesPerEpoch();
            boolean milestoneNext = (t + 1) % interval == 0 || t + 1 == plan.updates();
            before = new ArrayList<>();
            if (milestoneNext && listener.wantsUpdateRatios()) {
                Network copy = network.copy();
                for (int l = 1; l <= copy.depth(); l++) {
                    before.add(copy.W(l));
                }
            }
        }

        private List<Double> updateRatios() {
            List<Double> ratios = new ArrayList<>();
            for (int l = 1; l <= before.size(); l++) {
                ratios.add(logRatio(before.get(l - 1), network.W(l)));
            }
            return ratios;
        }
    }

    private static double logRatio(Matrix before, Matrix after) {
        double change = 0;
        double weights = 0;
        for (int i = 0; i < after.rows(); i++) {
            for (int j = 0; j < after.cols(); j++) {
                double difference = (double) after.get(i, j) - before.get(i, j);
                change += difference * difference;
                weights += (double) after.get(i, j) * after.get(i, j);
            }
        }
        return Math.log10(Math.sqrt(change / weights));
    }
}
