package lanewise.bench.training;

import static lanewise.bench.setup.States.kernels;
import static lanewise.bench.setup.States.video;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.bench.setup.KernelsState;
import lanewise.bench.setup.VideoExamples;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.training.Evaluator;
import lanewise.training.FullBatch;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The benchmark runs the same iteration as training. */
class VideoIterationBenchmarkTest {

    @ParameterizedTest
    @CsvSource({"scalar, 1", "vector, 1", "vector, 2"})
    void iterationEqualsThatOfTheTrainingLoop(String name, int threads) {
        VideoExamples video = video();
        Network expected = VideoIterationBenchmark.newNetwork();
        String before = expected.weightsHash();
        TrainingPlan plan = TrainingPlan.video(VideoIterationBenchmark.ALPHA, 2);
        new TrainingLoop(new ParallelKernels(new ScalarKernels(), 1), expected, plan, TrainingListener.NONE)
                .run(new FullBatch(video.batch), new Evaluator(List.of(video.batch)));
        VideoIterationBenchmark benchmark = new VideoIterationBenchmark();
        benchmark.setUp(video);
        KernelsState kernels = kernels(name, threads);
        assertTrue(benchmark.iteration(video, kernels));
        assertTrue(benchmark.iteration(video, kernels));
        kernels.tearDown();
        assertNotEquals(before, expected.weightsHash());
        assertEquals(expected.weightsHash(), benchmark.network.weightsHash());
    }
}
