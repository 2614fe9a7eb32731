package lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lanewise.golden.GoldenFeatures;
import lanewise.golden.GoldenRun;
import lanewise.kernels.Activation;
import lanewise.kernels.ParallelKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Training to the same bits as the scalar kernels do, on every number of lanes and threads. */
class GoldenRunTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void trainsToTheGoldenWeights(int threads) {
        try (ParallelKernels kernels = new ParallelKernels(new VectorKernels(), threads)) {
            assertEquals(GoldenRun.WEIGHTS_HASH, GoldenRun.train(kernels).weightsHash());
        }
    }

    @ParameterizedTest
    @EnumSource
    void trainsWithEveryFeatureToTheGoldenWeights(Activation activation) {
        for (int threads = 1; threads <= 3; threads++) {
            assertEquals(
                    GoldenFeatures.WEIGHTS_HASHES.get(activation),
                    GoldenFeatures.train(new VectorKernels(), threads, activation).weightsHash(),
                    threads + " threads");
        }
    }
}
