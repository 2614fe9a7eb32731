package lanewise.watch;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import lanewise.data.Examples;
import lanewise.kernels.Activation;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Architecture;
import lanewise.network.Dropout;
import lanewise.network.Initialization;
import lanewise.network.Network;
import lanewise.training.Batch;
import lanewise.training.BatchSource;
import lanewise.training.Evaluator;
import lanewise.training.FullBatch;
import lanewise.training.MiniBatches;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import lanewise.training.TrainingState;
import lanewise.training.Update;
import lanewise.training.optimizer.Adam;

/** A training that takes milliseconds: 8 x 8 images of four classes. */
final class SmallTraining {

    static final int UPDATES = 12;
    static final int CLASSES = 4;

    private static final int SIDE = 8;

    final ParallelKernels kernels = new ParallelKernels(new ScalarKernels(), 1);
    final Examples training = examples(60, 1);
    final Examples dev = examples(20, 2);
    final TrainingState state;
    final WatchedTraining watched;

    private final TrainingPlan plan;

    private SmallTraining(TrainingPlan plan, int batchSize, boolean normalized) {
        this.plan = plan;
        BatchSource source = batchSize == 0
                ? new FullBatch(Batch.of(training))
                : new MiniBatches(training, MiniBatches.Options.plain(batchSize, 3), kernels);
        Architecture architecture = new Architecture(SIDE * SIDE, List.of(6), CLASSES, Activation.RELU, normalized);
        Network network = Network.create(architecture, Initialization.VIDEO, 5);
        state = new TrainingState(
                network, plan.update().optimizer(), plan.update().averageDecay() > 0);
        watched =
                new WatchedTraining(kernels, source, plan, training, dev, "dev", Map.of("summary", "a small training"));
    }

    /** Returns a training like that of the video. */
    static SmallTraining video() {
        return video(UPDATES);
    }

    static SmallTraining video(int updates) {
        return new SmallTraining(TrainingPlan.video(0.1f, updates), 0, false);
    }

    /** Returns a training with mini-batches, dropout, batch normalization, moments and averaged weights. */
    static SmallTraining elaborate() {
        Update update = new Update(new Adam());
        return new SmallTraining(
                TrainingPlan.of(new Adam(), 0.01f, UPDATES)
                        .withUpdate(new Update(update.optimizer(), update.regularization(), 0.9f))
                        .withDropout(new Dropout(0.3f, 11)),
                16,
                true);
    }

    private static Examples examples(int count, long seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[count * SIDE * SIDE];
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            labels[n] = n % CLASSES;
            for (int p = 0; p < SIDE * SIDE; p++) {
                boolean ink = p / 16 == labels[n];
                pixels[n * SIDE * SIDE + p] = (byte) (ink ? 180 + random.nextInt(70) : random.nextInt(90));
            }
        }
        return Examples.labeled("small", pixels, SIDE, SIDE, labels);
    }

    /** Trains to the end, and returns the hash of the weights. */
    String train(TrainingListener listener) {
        new TrainingLoop(kernels, state, plan, listener).run(watched.source(), Evaluator.of(dev));
        return state.network().weightsHash();
    }

    /** Trains to the end with a watch, and returns the hash of the weights. */
    String train(TrainingWatch watch) {
        watch.begin(state);
        String hash = train((TrainingListener) watch);
        watch.end("done");
        return hash;
    }

    /** Returns a control without an end by other means. */
    static WatchControl control(boolean paused) {
        BooleanSupplier never = () -> false;
        return new WatchControl(paused, () -> {}, never);
    }
}
