package lanewise.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lanewise.data.Examples;
import org.junit.jupiter.api.Test;

class HeapNeedTest {

    private static final long MEBIBYTE = 1L << 20;

    private static Examples examples(int count) {
        int[] labels = new int[count];
        labels[0] = 1;
        return Examples.labeled("data", new byte[count * 784], 28, 28, labels);
    }

    private static HeapNeed need(Examples all, Examples test) {
        Hyperparameters video = Recipe.VIDEO.hyperparameters();
        return HeapNeed.of(all, test, video.architecture(784, 2), video);
    }

    @Test
    void growsWithTheExamples() {
        long pixels = 784 * 10_000;
        long need = need(examples(10_000), null).bytes();
        assertTrue(need > 3 * pixels && need < 8 * pixels + 64 * MEBIBYTE, Long.toString(need));
        assertTrue(need(examples(10_000), examples(10_000)).bytes() > need + pixels);
    }

    @Test
    void aMiniBatchTakesFourBytesPerPixelInSparsePairs() {
        Hyperparameters quick = Recipe.QUICK.hyperparameters();
        long small = quickNeed(quick.toBuilder().batchSize(100).build());
        long large = quickNeed(quick.toBuilder().batchSize(1_000).build());
        // Two lists, X and X', of 2 bytes per pixel, and a quarter of free heap. Fewer than 1,024 examples do not
        // change
        // the size of the matrices.
        assertEquals(900 * 784 * 4 * 1.25, large - small, 2);
    }

    private static long quickNeed(Hyperparameters hyperparameters) {
        return HeapNeed.of(examples(10_000), null, hyperparameters.architecture(784, 2), hyperparameters)
                .bytes();
    }

    @Test
    void messageIsOneLineWithTheOption() {
        assertEquals(
                "out of memory: training this network on this data may need 200 MiB, but the maximum Java heap is "
                        + "80 MiB; "
                        + "start Java with -Xmx256m or more, or use smaller layers or fewer examples",
                new HeapNeed(200 * MEBIBYTE, 0).tooSmall(80 * MEBIBYTE, null).getMessage());
        assertTrue(new HeapNeed(1500 * MEBIBYTE, 0)
                .tooSmall(80 * MEBIBYTE, null)
                .getMessage()
                .contains(" -Xmx2g "));
    }

    @Test
    void advisesMoreThanTheCurrentHeapEvenIfTheEstimateIsLower() {
        assertTrue(
                new HeapNeed(1, 0).tooSmall(100 * MEBIBYTE, null).getMessage().contains(" -Xmx256m "));
    }
}
