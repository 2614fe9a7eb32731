package lanewise.bench.inference;

import static lanewise.bench.setup.States.assertSameBits;
import static lanewise.bench.setup.States.kernels;

import lanewise.bench.setup.KernelsState;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.kernels.Matrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.ForwardPropagation;
import lanewise.training.Batch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The benchmark computes the same as forward propagation. */
class InferenceBenchmarkTest {

    @ParameterizedTest
    @CsvSource({"scalar, 1", "vector, 1", "vector, 2"})
    void inferenceIsForwardPropagation(String name, int threads) {
        Examples images = Mnist.test();
        ForwardPropagation forward = new ForwardPropagation(InferenceBenchmark.newNetwork(), images.count());
        forward.propagate(
                new ParallelKernels(new ScalarKernels(), 1), Batch.of(images).X());
        InferenceBenchmark benchmark = new InferenceBenchmark();
        benchmark.setUp();
        KernelsState kernels = kernels(name, threads);
        for (int call = 0; call <= 1_000; call++) {
            assertSameBits(probabilities(forward, call % 1_000, 1), benchmark.oneImage(kernels));
        }
        assertSameBits(probabilities(forward, 0, images.count()), benchmark.tenThousandImages(kernels));
        kernels.tearDown();
    }

    private static Matrix probabilities(ForwardPropagation forward, int from, int count) {
        return forward.probabilities().cols(from, from + count);
    }
}
