package lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import lanewise.golden.GoldenFeatures;
import lanewise.golden.GoldenRun;
import lanewise.kernels.Activation;
import lanewise.kernels.Kernels;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Changes between scalar and vector kernels at random operations of a training; the weights do not change. With one
 * number of lanes.
 */
@Tag("one-width")
class ChangeoverTest {

    private final AtomicInteger scalarOperations = new AtomicInteger();
    private final AtomicInteger vectorOperations = new AtomicInteger();

    /** Kernels that run each part of each operation on scalar or vector kernels, as a random number decides. */
    private Kernels changing(long seed) {
        Kernels scalar = new ScalarKernels();
        Kernels vector = new VectorKernels();
        SplittableRandom random = new SplittableRandom(seed);
        InvocationHandler handler = (proxy, method, args) -> {
            boolean toScalar;
            synchronized (random) {
                toScalar = random.nextBoolean();
            }
            (toScalar ? scalarOperations : vectorOperations).incrementAndGet();
            try {
                return method.invoke(toScalar ? scalar : vector, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Kernels) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Kernels.class}, handler);
    }

    private void assertBothRan() {
        assertTrue(scalarOperations.get() > 100, scalarOperations + " scalar operations");
        assertTrue(vectorOperations.get() > 100, vectorOperations + " vector operations");
    }

    @Test
    void trainsToTheGoldenWeights() {
        try (ParallelKernels kernels = new ParallelKernels(changing(1), 2)) {
            assertEquals(GoldenRun.WEIGHTS_HASH, GoldenRun.train(kernels).weightsHash());
        }
        assertBothRan();
    }

    @ParameterizedTest
    @EnumSource
    void trainsWithEveryFeatureToTheGoldenWeights(Activation activation) {
        assertEquals(
                GoldenFeatures.WEIGHTS_HASHES.get(activation),
                GoldenFeatures.train(changing(3), 2, activation).weightsHash());
        assertBothRan();
    }
}
