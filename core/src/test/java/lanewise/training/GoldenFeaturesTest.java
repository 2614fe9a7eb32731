package lanewise.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lanewise.golden.GoldenFeatures;
import lanewise.kernels.Activation;
import lanewise.kernels.ScalarKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that training with all features gives the pinned weights with the scalar kernels. */
class GoldenFeaturesTest {

    @ParameterizedTest
    @EnumSource
    void everyActivation(Activation activation) {
        assertEquals(
                GoldenFeatures.WEIGHTS_HASHES.get(activation),
                GoldenFeatures.train(new ScalarKernels(), 1, activation).weightsHash());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void onAnyNumberOfThreads(int threads) {
        assertEquals(
                GoldenFeatures.WEIGHTS_HASHES.get(Activation.RELU),
                GoldenFeatures.train(new ScalarKernels(), threads, Activation.RELU)
                        .weightsHash());
    }
}
