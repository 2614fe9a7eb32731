package lanewise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lanewise.data.Examples;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.training.Evaluator;
import lanewise.training.MiniBatches;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import lanewise.training.TrainingResult;
import lanewise.training.TrainingState;
import lanewise.training.optimizer.Adam;
import lanewise.training.optimizer.Optimizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An optimizer that the library does not contain is stored in a model file and resumed. */
class OwnOptimizerTest {

    private static final int UPDATES = 14;

    private final ParallelKernels kernels = new ParallelKernels(new ScalarKernels(), 1);
    private final Examples examples = Trainings.data();

    @TempDir
    private Path folder;

    private Path file;

    /** Three moments, which none of the built-in optimizers has: v = 0.5 v + dW, twice more, and W = W - alpha v3. */
    private static final class Cascade implements Optimizer {

        @Override
        public int moments() {
            return 3;
        }

        @Override
        public void update(Kernels k, int t, float alpha, Matrix W, Matrix dW, List<Matrix> moments) {
            Matrix in = dW;
            for (Matrix v : moments) {
                k.addScaled(1f, in, 0.5f, v);
                in = v;
            }
            k.addScaled(-alpha, in, 1f, W);
        }

        @Override
        public float defaultLearningRate() {
            return 0.01f;
        }
    }

    @BeforeEach
    void name() {
        file = folder.resolve("model.safetensors");
    }

    private static TrainingPlan plan(Optimizer optimizer) {
        return TrainingPlan.of(optimizer, 0.01f, UPDATES);
    }

    private static TrainingState begin() {
        return new TrainingState(Network.create(36, List.of(8), 5, 1), new Cascade(), false);
    }

    private TrainingResult train(TrainingState state, Optimizer optimizer, TrainingListener listener) {
        MiniBatches batches = new MiniBatches(examples, MiniBatches.Options.plain(32, 1), kernels);
        return new TrainingLoop(kernels, state, plan(optimizer), listener).run(batches, Evaluator.of(examples));
    }

    private TrainingState stored(int after) {
        TrainingState state = begin();
        TrainingResult result = train(state, new Cascade(), new TrainingListener() {
            @Override
            public boolean stopRequested() {
                return state.updates() == after;
            }
        });
        assertEquals(TrainingResult.End.STOPPED, result.end());
        assertEquals(after, result.updates());
        Training training = new Training(
                Trainings.hyperparameters("--hidden 8 --initialization video"),
                Optional.empty(),
                0,
                DataHash.of(examples),
                "0.1",
                state);
        ModelFile.write(file, new Model(result.network(), 6, 6, examples.classes(), Optional.of(training)));
        return ModelFile.read(file).training().orElseThrow().state();
    }

    @Test
    void resumesToTheBitsOfAnUninterruptedTraining() {
        TrainingState straight = begin();
        train(straight, new Cascade(), TrainingListener.NONE);
        for (int after : new int[] {1, 7, UPDATES - 1}) {
            TrainingState resumed = stored(after);
            assertEquals(after, resumed.updates());
            assertEquals(Cascade.class.getName(), resumed.optimizer());
            train(resumed, new Cascade(), TrainingListener.NONE);
            assertEquals(Trainings.bits(straight), Trainings.bits(resumed), "stopped after " + after);
        }
    }

    @Test
    void hyperparametersOfAnotherNetworkAreRefused() {
        TrainingState state = begin();
        Training training = new Training(
                Trainings.hyperparameters("--hidden 9"), Optional.empty(), 0, DataHash.of(examples), "0.1", state);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new Model(state.network(), 6, 6, examples.classes(), Optional.of(training)));
        assertEquals(
                "the hyperparameters describe a network of 36-9-5 with relu, not 36-8-5 with relu", e.getMessage());
    }

    @Test
    void anotherOptimizerDoesNotResumeIt() {
        TrainingState resumed = stored(3);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> train(resumed, new Adam(), TrainingListener.NONE));
        assertTrue(e.getMessage().contains("Cascade with 3 moments"), e.getMessage());
    }
}
