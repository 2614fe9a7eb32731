package lanewise.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.augmentation.Augmentation;
import lanewise.data.Examples;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MiniBatchesTest {

    private static final int SIDE = 12;
    private static final int PIXELS = SIDE * SIDE;

    private final ParallelKernels kernels = new ParallelKernels(new ScalarKernels(), 1);

    /** Returns examples whose first pixel and label are the index of the example. */
    private static Examples examples(int count) {
        byte[] pixels = new byte[count * PIXELS];
        for (int e = 0; e < count; e++) {
            Arrays.fill(pixels, e * PIXELS, (e + 1) * PIXELS, (byte) 100);
            pixels[e * PIXELS] = (byte) (e + 1);
        }
        return Examples.labeled(
                "test", pixels, SIDE, SIDE, IntStream.range(0, count).toArray());
    }

    private static MiniBatches.Options options(Augmentation augmentation, float inputDropout, float smoothing) {
        return new MiniBatches.Options(16, augmentation, inputDropout, smoothing, 1);
    }

    private MiniBatches plain(Examples examples, int size, long seed) {
        return new MiniBatches(examples, MiniBatches.Options.plain(size, seed), kernels);
    }

    private List<Integer> order(BatchSource source, int epoch) {
        List<Integer> order = new ArrayList<>();
        for (int b = 0; b < source.batchesPerEpoch(); b++) {
            Batch batch = source.batch(epoch * source.batchesPerEpoch() + b);
            for (int j = 0; j < batch.m(); j++) {
                int example = batch.X().get(0, j) - 1;
                assertEquals(example, batch.Y().label(j), "pixels and labels belong together");
                order.add(example);
            }
        }
        return order;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 50, 99, 100})
    void everyEpochHasEveryExampleOnce(int size) {
        MiniBatches source = plain(examples(100), size, 3);
        assertEquals(100, source.examples());
        assertEquals((int) Math.ceil(100.0 / size), source.batchesPerEpoch());
        for (int epoch = 0; epoch < 3; epoch++) {
            assertArrayEquals(
                    IntStream.range(0, 100).toArray(),
                    order(source, epoch).stream().mapToInt(e -> e).sorted().toArray());
        }
        int last = 100 - (source.batchesPerEpoch() - 1) * size;
        assertEquals(last, source.batch(source.batchesPerEpoch() - 1).m());
    }

    @Test
    void orderDependsOnSeedAndEpoch() {
        Examples examples = examples(100);
        MiniBatches source = plain(examples, 16, 3);
        List<Integer> first = order(source, 0);
        List<Integer> second = order(source, 1);
        assertNotEquals(first, second);
        assertEquals(first, order(source, 0), "after a later epoch");
        assertEquals(second, order(plain(examples, 16, 3), 1), "without an earlier epoch");
        assertEquals(second, order(plain(examples, 33, 3), 1), "in batches of another size");
        assertNotEquals(first, order(plain(examples, 16, 4), 0));
    }

    private static int[][] pixels(MiniBatches source, int updates) {
        int[][] all = new int[updates][];
        for (int t = 0; t < updates; t++) {
            PixelMatrix X = source.batch(t).X();
            all[t] = IntStream.range(0, X.rows() * X.cols())
                    .map(n -> X.get(n / X.cols(), n % X.cols()))
                    .toArray();
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void bytesDoNotDependOnTheNumberOfThreads(int threads) {
        MiniBatches.Options all = options(new Augmentation(2, 15, 0.1f, 0.1f, 20, 4), 0.2f, 0.1f);
        int[][] expected = pixels(new MiniBatches(examples(100), all, kernels), 9);
        try (ParallelKernels more = new ParallelKernels(new ScalarKernels(), threads)) {
            int[][] actual = pixels(new MiniBatches(examples(100), all, more), 9);
            for (int t = 0; t < 9; t++) {
                assertArrayEquals(expected[t], actual[t], "update " + t);
            }
        }
        assertFalse(
                Arrays.equals(
                        expected[0],
                        pixels(new MiniBatches(examples(100), options(Augmentation.NONE, 0, 0), kernels), 1)[0]),
                "the pixels were distorted");
    }

    @Test
    void distortionsDoNotDependOnTheBatchSize() {
        Augmentation shift = new Augmentation(3, 0, 0, 0, 0, 0);
        MiniBatches.Options small = new MiniBatches.Options(16, shift, 0, 0, 1);
        MiniBatches.Options large = new MiniBatches.Options(48, shift, 0, 0, 1);
        Examples examples = examples(96);
        PixelMatrix one = new MiniBatches(examples, small, kernels).batch(1).X();
        PixelMatrix other = new MiniBatches(examples, large, kernels).batch(0).X();
        for (int p = 0; p < PIXELS; p++) {
            assertEquals(one.get(p, 3), other.get(p, 16 + 3));
        }
    }

    @Test
    void droppedPixelsAreBlankAndTheOthersAreScaled() {
        PixelMatrix X = new MiniBatches(examples(100), options(Augmentation.NONE, 0.25f, 0), kernels)
                .batch(0)
                .X();
        assertEquals(PixelMatrix.SCALE / 0.75f, X.scale(), 1e-8f);
        int kept = 0;
        for (int j = 0; j < X.cols(); j++) {
            for (int p = 1; p < PIXELS; p++) {
                assertTrue(X.get(p, j) == 100 || X.get(p, j) == 0);
                kept += X.get(p, j) == 0 ? 0 : 1;
            }
        }
        // The standard deviation of the share of 2,288 draws is 0.009. Five of them are allowed.
        assertEquals(0.75, kept / (double) (X.cols() * (PIXELS - 1)), 0.045);
    }

    @Test
    void everyUpdateDropsOtherPixels() {
        MiniBatches source =
                new MiniBatches(examples(8), new MiniBatches.Options(8, Augmentation.NONE, 0.5f, 0, 1), kernels);
        int[][] pixels = pixels(source, 2);
        int common = 0;
        for (int n = 0; n < pixels[0].length; n++) {
            common += pixels[0][n] != 0 && pixels[1][n] != 0 ? 1 : 0;
        }
        // The share is a quarter if the two are independent, and a half if they are the same.
        assertEquals(0.25, common / (double) pixels[0].length, 0.07);
    }

    @Test
    void labelsAreSmoothed() {
        Batch batch = new MiniBatches(examples(100), options(Augmentation.NONE, 0, 0.2f), kernels).batch(0);
        assertEquals(0.002f, batch.Y().off(), 1e-7f);
        assertEquals(0.802f, batch.Y().on(), 1e-7f);
        assertEquals(PixelMatrix.SCALE, batch.X().scale());
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 'a batch must have at least one example, not -1'",
        "0, 'a batch must have at least one example, not 0'",
        "101, 'a batch of 101 is more than all training examples (100); choose a smaller batch'",
    })
    void rejectsInvalidSizes(int size, String expected) {
        String message = assertThrows(IllegalArgumentException.class, () -> plain(examples(100), size, 1))
                .getMessage();
        assertEquals(expected, message);
    }

    @Test
    void evaluatesTheExamplesUnchanged() {
        MiniBatches source = new MiniBatches(examples(100), options(Augmentation.NONE, 0.5f, 0.1f), kernels);
        assertEquals(100, source.evaluator().examples());
    }
}
