package lanewise.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import lanewise.kernels.Activation;
import lanewise.kernels.DelegatingKernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.CheckingKernels;
import lanewise.kernels.parallel.ParallelKernels;
import org.junit.jupiter.api.Test;

/** Blocks of examples give the bits of the whole batch. */
class PropagationTest {

    private static final int M = 6_200;
    private static final int SIDE = 3;
    private static final int CLASSES = 4;
    private static final int UPDATE = 2;

    /** The numbers of columns of the blocks of M examples, at multiples of 32. */
    private static final Set<Integer> BLOCKS = Set.of(2_048, 2_080, 2_072);

    private final Network network = network(false);
    private final PixelMatrix X = PixelMatrix.ofExamples(pixels(), 0, M, SIDE, SIDE);
    private final OneHot Y = OneHot.of(labels(), CLASSES);

    private static Network network(boolean normalized) {
        Architecture architecture =
                new Architecture(SIDE * SIDE, List.of(6, 5), CLASSES, Activation.LEAKY_RELU, normalized);
        return Network.create(architecture, Initialization.VIDEO, 1);
    }

    private static byte[] pixels() {
        byte[] pixels = new byte[M * SIDE * SIDE];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (random.nextInt(512) - 256 < 0 ? 0 : random.nextInt(256));
        }
        return pixels;
    }

    private static int[] labels() {
        return new SplittableRandom(4).ints(M, 0, CLASSES).toArray();
    }

    /** Records how many columns softmax gets in a call. */
    private static final class Recording extends DelegatingKernels {

        final Set<Integer> columns = new ConcurrentSkipListSet<>();

        Recording() {
            super(new ScalarKernels());
        }

        @Override
        public void softmax(Matrix z, Matrix a) {
            columns.add(z.cols());
            super.softmax(z, a);
        }
    }

    private Set<Integer> columnsOf(Network network, PixelMatrix X, Dropout dropout) {
        Recording recording = new Recording();
        Propagation propagation = new Propagation(network, X.cols(), new Gradients(network), dropout);
        propagation.propagate(new ParallelKernels(recording, 1), X, Y.cols(0, X.cols()), UPDATE);
        return new TreeSet<>(recording.columns);
    }

    private void assertEqualToTheWhole(ParallelKernels k) {
        ParallelKernels reference = new ParallelKernels(new ScalarKernels(), 1);
        ForwardPropagation forward = new ForwardPropagation(network, M);
        BackPropagation backward = new BackPropagation(network, M);
        forward.propagate(reference, X);
        backward.propagate(reference, X, Y, forward);
        Gradients gradients = new Gradients(network);
        Propagation propagation = new Propagation(network, M, gradients, Dropout.NONE);
        propagation.propagate(k, X, Y, UPDATE);
        propagation.computeGradients(k, X);
        for (int l = 1; l <= network.depth(); l++) {
            assertArrayEquals(forward.A(l).data(), propagation.forward().A(l).data(), "A" + l);
            assertArrayEquals(backward.gradients().dW(l).data(), gradients.dW(l).data(), "dW" + l);
            assertArrayEquals(backward.gradients().db(l).data(), gradients.db(l).data(), "db" + l);
        }
    }

    @Test
    void blocksChangeNoBitOnAnyNumberOfThreads() {
        for (int threads : new int[] {1, 2, 5}) {
            Recording recording = new Recording();
            try (ParallelKernels k = new ParallelKernels(recording, threads)) {
                assertEqualToTheWhole(k);
            }
            assertTrue(BLOCKS.containsAll(recording.columns), "columns " + recording.columns);
        }
    }

    @Test
    void operationsOfBlocksAreChecked() {
        try (CheckingKernels checking = new CheckingKernels(new ParallelKernels(new ScalarKernels(), 2), 1)) {
            assertEqualToTheWhole(checking);
            // Three blocks of six operations forward and five backward; then three products and three row sums.
            assertEquals("39 of 39 operations", checking.summary());
        }
    }

    @Test
    void aBatchIsOneBlockIfItMustBe() {
        assertTrue(columnsOf(network, X, Dropout.NONE).size() > 1);
        assertEquals(Set.of(M), columnsOf(network, X, new Dropout(0.5f, 1)));
        assertEquals(Set.of(M), columnsOf(network(true), X, Dropout.NONE));
        assertEquals(Set.of(M), columnsOf(network, X.successor(M, PixelMatrix.SCALE), Dropout.NONE));
        PixelMatrix few = PixelMatrix.ofExamples(pixels(), 0, 4_000, SIDE, SIDE);
        assertEquals(Set.of(4_000), columnsOf(network, few, Dropout.NONE));
    }

    @Test
    void pixelsOfAnotherShapeAreRejected() {
        Propagation propagation = new Propagation(network, M, new Gradients(network), Dropout.NONE);
        PixelMatrix other = PixelMatrix.ofExamples(pixels(), 0, M - 1, SIDE, SIDE);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> propagation.propagate(new ParallelKernels(new ScalarKernels(), 1), other, Y, UPDATE))
                .getMessage();
        assertTrue(message.startsWith("X is 9 x 6199, but"), message);
    }
}
