package lanewise.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lanewise.data.Examples;
import lanewise.data.Split;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Setting;
import lanewise.training.Batch;
import lanewise.training.BatchSource;
import lanewise.training.Evaluator;
import lanewise.training.FullBatch;
import lanewise.training.MiniBatches;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import lanewise.training.TrainingResult;
import lanewise.training.TrainingState;

/** Small trainings on patterns with noise: 6 x 6 pixels, five classes, labeled 3, 5, 7, 9, 11. */
final class Trainings {

    static final int DEV = 20;

    private static final int COUNT = 130;
    private static final int SIDE = 6;

    private Trainings() {}

    static Examples data() {
        byte[] pixels = new byte[COUNT * SIDE * SIDE];
        int[] labels = new int[COUNT];
        Random random = new Random(5);
        for (int j = 0; j < COUNT; j++) {
            labels[j] = 3 + 2 * (j % 5);
            Random pattern = new Random(labels[j]);
            for (int i = 0; i < SIDE * SIDE; i++) {
                boolean ink = pattern.nextInt(3) == 0;
                pixels[j * SIDE * SIDE + i] =
                        (byte) ((ink ? 120 : 0) + (random.nextInt(4) == 0 ? random.nextInt(130) : 0));
            }
        }
        return Examples.labeled("patterns", pixels, SIDE, SIDE, labels);
    }

    static Hyperparameters hyperparameters(String options) {
        List<Setting<?>> settings = new ArrayList<>();
        String[] words = options.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            settings.add(
                    Hyperparameter.named(words[i].substring(2)).orElseThrow().setting(words[i + 1]));
        }
        return Hyperparameters.defaults().with(settings);
    }

    /** The state before the first update. */
    static TrainingState begin(Hyperparameters hyperparameters) {
        TrainingPlan plan = hyperparameters.plan(1);
        return new TrainingState(
                hyperparameters.newNetwork(SIDE * SIDE, 5),
                plan.update().optimizer(),
                plan.update().averageDecay() > 0);
    }

    /** Trains to the end. */
    static TrainingResult run(
            ParallelKernels kernels, Hyperparameters hyperparameters, TrainingState state, TrainingListener listener) {
        return run(kernels, hyperparameters, Split.of(data(), DEV, hyperparameters.seed()), state, listener);
    }

    /** Trains on other data to the end. */
    static TrainingResult run(
            ParallelKernels kernels,
            Hyperparameters hyperparameters,
            Split split,
            TrainingState state,
            TrainingListener listener) {
        BatchSource source = hyperparameters.fullBatch()
                ? new FullBatch(Batch.of(split.train()))
                : new MiniBatches(
                        split.train(), hyperparameters.miniBatches(split.train().count()), kernels);
        TrainingPlan plan = hyperparameters.plan(source.batchesPerEpoch());
        return new TrainingLoop(kernels, state, plan, listener).run(source, Evaluator.of(split.dev()));
    }

    static Model model(Network answering, Hyperparameters hyperparameters, TrainingState state) {
        Examples data = data();
        Training training = new Training(hyperparameters, Optional.of("quick 1"), DEV, DataHash.of(data), "0.1", state);
        return new Model(answering, SIDE, SIDE, data.classes(), Optional.of(training));
    }

    /** Every number of a state, in bits. */
    static List<Object> bits(TrainingState state) {
        Tensors tensors = new Tensors();
        NetworkTensors.put(tensors, "", state.network());
        NetworkTensors.putMoments(tensors, state);
        if (state.average() != null) {
            NetworkTensors.put(tensors, "average.", state.average());
        }
        if (state.best() != null) {
            NetworkTensors.put(tensors, "best.", state.best().network());
        }
        List<Object> bits = new ArrayList<>();
        tensors.named().forEach((name, tensor) -> {
            bits.add(name + tensor.shape());
            for (int i = 0; i < tensor.values().rows(); i++) {
                for (int j = 0; j < tensor.values().cols(); j++) {
                    bits.add(Float.floatToRawIntBits(tensor.values().get(i, j)));
                }
            }
        });
        bits.add(state.updates());
        bits.add(state.firstLoss());
        bits.add(state.sinceMilestone());
        if (state.best() != null) {
            bits.addAll(List.of(
                    state.best().dev(), state.best().update(), state.best().worseSince()));
        }
        return bits;
    }
}
