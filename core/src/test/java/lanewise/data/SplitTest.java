package lanewise.data;

import static lanewise.data.TestFiles.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

    /** Example i is two pixels that spell i, and has the label i. */
    private static Examples numbered(int count) {
        byte[] pixels = new byte[2 * count];
        for (int i = 0; i < count; i++) {
            pixels[2 * i] = (byte) (i >> 8);
            pixels[2 * i + 1] = (byte) i;
        }
        return Examples.labeled(
                "numbers.csv", pixels, 1, 2, IntStream.range(0, count).toArray());
    }

    private static int[] numbers(Examples examples) {
        byte[] pixels = examples.pixels();
        return IntStream.range(0, examples.count())
                .map(i -> Byte.toUnsignedInt(pixels[2 * i]) << 8 | Byte.toUnsignedInt(pixels[2 * i + 1]))
                .toArray();
    }

    @Test
    void devExamplesAreTheFirstOfThePinnedOrder() {
        Split split = Split.of(numbered(12), 5, 1);
        assertArrayEquals(new int[] {6, 3, 5, 7, 2}, numbers(split.dev()));
        assertArrayEquals(new int[] {0, 8, 4, 11, 10, 9, 1}, numbers(split.train()));
        int[] dev = numbers(Split.of(numbered(42_000), 1000, 1).dev());
        assertArrayEquals(new int[] {22124, 35010, 12179, 31960, 2128, 26781, 4349, 1906}, Arrays.copyOf(dev, 8));
    }

    @Test
    void isDisjointCompleteAndKeepsLabelsWithTheirPixels() {
        Split split = Split.of(numbered(1000), 100, 7);
        assertEquals(100, split.dev().count());
        assertEquals(900, split.train().count());
        int[] all = IntStream.concat(Arrays.stream(numbers(split.dev())), Arrays.stream(numbers(split.train())))
                .sorted()
                .toArray();
        assertArrayEquals(IntStream.range(0, 1000).toArray(), all);
        assertArrayEquals(numbers(split.dev()), split.dev().labels());
        assertArrayEquals(numbers(split.train()), split.train().labels());
    }

    @Test
    void dependsOnTheSeedAlone() {
        Examples all = numbered(50);
        int[] dev = Split.of(all, 10, 3).dev().labels();
        assertArrayEquals(dev, Split.of(all, 10, 3).dev().labels());
        assertFalse(Arrays.equals(dev, Split.of(all, 10, 4).dev().labels()));
        assertArrayEquals(dev, Arrays.copyOf(Split.of(all, 20, 3).dev().labels(), 10));
    }

    @Test
    void bothPartsHaveTheClassesOfTheWhole() {
        Split split = Split.of(numbered(10), 1, 1);
        assertEquals(10, split.dev().classes().size());
        assertEquals(split.train().classes(), split.dev().classes());
    }

    @Test
    void allowsNoDevExamplesAndOneTrainingExample() {
        Split none = Split.of(numbered(10), 0, 1);
        assertEquals(0, none.dev().count());
        assertEquals(10, none.train().count());
        assertEquals(2, none.dev().width());
        assertEquals(1, Split.of(numbered(10), 9, 1).train().count());
    }

    @Test
    void refusesImpossibleNumbersOfDevExamples() {
        assertRefused(
                "numbers.csv",
                () -> Split.of(numbered(1500), 2000, 1),
                "2,000 dev examples are requested, but there are only 1,500",
                "1,499");
        assertRefused(
                "numbers.csv",
                () -> Split.of(numbered(10), 10, 1),
                "10 dev examples",
                "no training example",
                "at most");
        assertRefused("numbers.csv", () -> Split.of(numbered(10), -1, 1), "-1", "0 or more");
    }

    @Test
    void refusesExamplesWithoutLabels() {
        Examples unlabeled = Examples.unlabeled("test.csv", new byte[8], 2, 2);
        assertRefused("test.csv", () -> Split.of(unlabeled, 1, 1), "labels are missing", "--label-column");
    }
}
