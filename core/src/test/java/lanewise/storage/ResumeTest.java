package lanewise.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.recipes.Hyperparameters;
import lanewise.training.Milestone;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingResult;
import lanewise.training.TrainingState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A training that was written to a file and read again ends in the bits of one that never stopped. */
class ResumeTest {

    private static final ParallelKernels KERNELS = new ParallelKernels(new ScalarKernels(), 1);

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        KERNELS.close();
    }

    static Stream<String> hyperparameters() {
        String miniBatches = "--batch-size 32 --epochs 4 --hidden 12,9 ";
        return Stream.of(
                "--hidden 10 --initialization video --optimizer gradient-descent --batch-size all --iterations 34",
                "--hidden 8 --optimizer momentum --batch-size all --iterations 34 --patience 2 --learning-rate 0.2",
                miniBatches + "--batch-norm yes",
                miniBatches + "--dropout 0.3 --input-dropout 0.1 --label-smoothing 0.1",
                miniBatches + "--average 0.9 --optimizer nesterov --schedule one-cycle",
                miniBatches + "--shift 1 --rotate 9 --elastic 8 --optimizer rmsprop --schedule cosine",
                miniBatches + "--optimizer adamw --l2 0.01 --clip 0.5 --max-norm 2 --schedule step --activation tanh",
                "--batch-size 30 --epochs 30 --hidden 12 --patience 2 --learning-rate 0.1",
                "--batch-size 32 --iterations 14 --hidden none",
                "--batch-size 32 --epochs 5 --hidden 14,7 --batch-norm yes --dropout 0.2 --average 0.95 --shift 1 "
                        + "--patience 2 --optimizer adam --schedule one-cycle --learning-rate 0.01");
    }

    /** Thrown to end a training. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @MethodSource("hyperparameters")
    void resumesToTheSameBitsFromEveryUpdate(String options) {
        Hyperparameters hyperparameters = Trainings.hyperparameters(options);
        TrainingState straight = Trainings.begin(hyperparameters);
        List<String> heard = new ArrayList<>();
        TrainingResult expected = Trainings.run(KERNELS, hyperparameters, straight, telling(heard));
        assertTrue(expected.updates() >= 8, "there is something to interrupt");
        for (int stop = 1; stop <= expected.updates(); stop++) {
            TrainingState stored = stopped(hyperparameters, stop);
            assertEquals(stop, stored.updates());
            List<String> heardAfter = new ArrayList<>();
            TrainingResult result = Trainings.run(KERNELS, hyperparameters, stored, telling(heardAfter));
            String where = "stopped after " + stop;
            assertEquals(expected.network().weightsHash(), result.network().weightsHash(), where);
            assertEquals(Trainings.bits(straight), Trainings.bits(stored), where);
            assertEquals(expected.train(), result.train(), where);
            assertEquals(expected.dev(), result.dev(), where);
            assertEquals(expected.end(), result.end(), where);
            assertEquals(expected.updates(), result.updates(), where);
            assertEquals(expected.bestUpdate(), result.bestUpdate(), where);
            assertEquals(heard.subList(heard.size() - heardAfter.size(), heard.size()), heardAfter, where);
        }
    }

    /** Trains so far, writes, and reads what was written. */
    private TrainingState stopped(Hyperparameters hyperparameters, int stop) {
        Path file = folder.resolve("model.safetensors");
        TrainingListener saving = new TrainingListener() {
            @Override
            public void betweenUpdates(TrainingState state) {
                if (state.updates() == stop) {
                    ModelFile.write(file, Trainings.model(state.networkForInference(), hyperparameters, state));
                    throw new Stop();
                }
            }
        };
        try {
            Trainings.run(KERNELS, hyperparameters, Trainings.begin(hyperparameters), saving);
            throw new AssertionError("it was never stopped");
        } catch (Stop e) {
            Training training = ModelFile.read(file).training().orElseThrow();
            assertEquals(hyperparameters, training.hyperparameters());
            return training.state();
        }
    }

    private static TrainingListener telling(List<String> heard) {
        return new TrainingListener() {
            @Override
            public void evaluated(Milestone m) {
                heard.add(m.update() + ": " + m.train() + ", " + m.dev());
            }
        };
    }

    @Test
    void aLongerPlanResumesToTheBitsOfThatPlan() {
        for (String options : List.of(
                "--hidden 10 --optimizer gradient-descent --batch-size all --iterations 20",
                "--hidden 8 --optimizer momentum --batch-size all --iterations 25 --patience 3 --learning-rate 0.2",
                "--hidden 10 --batch-size 32 --epochs 2 --batch-norm yes --average 0.9 --patience 5")) {
            Hyperparameters few = Trainings.hyperparameters(options);
            boolean epochs = few.iterations().isEmpty();
            Hyperparameters more =
                    (epochs ? few.toBuilder().epochs(4) : few.toBuilder().iterations(41)).build();
            TrainingState state = Trainings.begin(few);
            TrainingResult first = Trainings.run(KERNELS, few, state, TrainingListener.NONE);
            Path file = folder.resolve("model.safetensors");
            ModelFile.write(file, Trainings.model(first.network(), few, state));
            TrainingState stored = ModelFile.read(file).training().orElseThrow().state();
            TrainingResult extended = Trainings.run(KERNELS, more, stored, TrainingListener.NONE);
            TrainingState straight = Trainings.begin(more);
            TrainingResult expected = Trainings.run(KERNELS, more, straight, TrainingListener.NONE);
            assertEquals(expected.network().weightsHash(), extended.network().weightsHash(), options);
            assertEquals(Trainings.bits(straight), Trainings.bits(stored), options);
        }
    }

    @Test
    void someTrainingsStopByPatience() {
        long impatient = hyperparameters()
                .map(Trainings::hyperparameters)
                .filter(h -> h.length().patience() > 0)
                .filter(h -> {
                    TrainingState state = Trainings.begin(h);
                    TrainingResult result = Trainings.run(KERNELS, h, state, TrainingListener.NONE);
                    assertNotNull(state.best());
                    return result.end() == TrainingResult.End.PATIENCE && result.bestUpdate() < result.updates();
                })
                .count();
        assertTrue(impatient > 0);
    }
}
