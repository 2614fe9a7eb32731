package lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import lanewise.golden.GoldenFeatures;
import lanewise.golden.GoldenRun;
import lanewise.kernels.Activation;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.simd.lanes.Lanes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that training gives the same bits as with the scalar kernels, for every number of lanes and threads. */
class GoldenRunTest {

    /** Uses a single number of threads if the processor has fewer lanes, because emulated lanes are slow. */
    static IntStream threads() {
        return FloatVector.SPECIES_PREFERRED.length() < Lanes.COUNT ? IntStream.of(2) : IntStream.rangeClosed(1, 3);
    }

    @ParameterizedTest
    @MethodSource("threads")
    void trainsToTheGoldenWeights(int threads) {
        try (ParallelKernels kernels = new ParallelKernels(new VectorKernels(), threads)) {
            assertEquals(GoldenRun.WEIGHTS_HASH, GoldenRun.train(kernels).weightsHash());
        }
    }

    /**
     * All activations with one width, and one with each other width: VectorKernelsTest compares all of them with every
     * width.
     */
    static Stream<Activation> activations() {
        return switch (Lanes.COUNT) {
            case 4 -> Stream.of(Activation.SIGMOID);
            case 16 -> Stream.of(Activation.TANH);
            default -> Lanes.MANY_REGISTERS ? Stream.of(Activation.RELU) : Stream.of(Activation.values());
        };
    }

    /** Each number of threads trains with at least one of the activations. */
    @ParameterizedTest
    @MethodSource("activations")
    void trainsWithEveryFeatureToTheGoldenWeights(Activation activation) {
        int[] all = threads().toArray();
        int threads = all[activation.ordinal() % all.length];
        assertEquals(
                GoldenFeatures.WEIGHTS_HASHES.get(activation),
                GoldenFeatures.train(new VectorKernels(), threads, activation).weightsHash(),
                threads + " threads");
    }
}
