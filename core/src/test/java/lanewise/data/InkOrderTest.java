package lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InkOrderTest {

    /** Every example has ink in one of four quarters; which one changes from example to example. */
    private static Examples quarters(int count) {
        byte[] pixels = new byte[count * 64];
        SplittableRandom random = new SplittableRandom(1);
        for (int example = 0; example < count; example++) {
            int quarter = random.nextInt(4);
            for (int i = 0; i < 5; i++) {
                int row = quarter / 2 * 4 + random.nextInt(4);
                int col = quarter % 2 * 4 + random.nextInt(4);
                pixels[example * 64 + row * 8 + col] = 9;
            }
        }
        return Examples.labeled("quarters", pixels, 8, 8, new int[count]);
    }

    private static int quarter(Examples examples, int example) {
        for (int input = 0; input < 64; input++) {
            if (examples.pixels()[example * 64 + input] != 0) {
                return input / 32 * 2 + input % 8 / 4;
            }
        }
        throw new AssertionError("no ink in example " + example);
    }

    @Test
    void neighborsHaveTheirInkInTheSamePlaces() {
        Examples examples = quarters(400);
        int[] order = InkOrder.of(examples, IntStream.range(0, 400).toArray());
        int changes = 0;
        for (int i = 1; i < order.length; i++) {
            if (quarter(examples, order[i]) != quarter(examples, order[i - 1])) {
                changes++;
            }
        }
        assertTrue(changes < 30, changes + " changes of quarter, about 300 in random order");
    }

    @Test
    void isAPermutationOfTheChosen() {
        int[] chosen = IntStream.range(0, 300)
                .map(i -> i * 7 % 300)
                .filter(i -> i % 3 != 0)
                .toArray();
        int[] before = chosen.clone();
        int[] order = InkOrder.of(quarters(300), chosen);
        assertArrayEquals(before, chosen, "the argument was changed");
        Arrays.sort(order);
        Arrays.sort(chosen);
        assertArrayEquals(chosen, order);
    }

    @Test
    void dependsOnThePixelsAndTheGivenOrderAlone() {
        int[] all = IntStream.range(0, 1000).toArray();
        assertArrayEquals(InkOrder.of(quarters(1000), all), InkOrder.of(quarters(1000), all));
    }

    /** The order decides which examples a mini-batch has, so that another one would change the weights. */
    @Test
    void neverChanges() {
        int[] file = IntStream.range(0, 8_000).toArray();
        assertEquals(-256673639, Arrays.hashCode(InkOrder.of(Mnist.training(8_000), file)));
        int perExample = 9 * 13;
        byte[] noise = new byte[6_000 * perExample];
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (random.nextInt(5) == 0 ? random.nextInt(256) : 0);
        }
        Examples examples = Examples.labeled("noise", noise, 9, 13, new int[6_000]);
        assertEquals(
                386729955,
                Arrays.hashCode(InkOrder.of(examples, IntStream.range(0, 6_000).toArray())));
    }

    @Test
    void savesAQuarterOfTheInkRowsOfMnist() {
        Examples examples = Mnist.training(8_000);
        int[] file = IntStream.range(0, 8_000).toArray();
        assertTrue(inkRows(examples, InkOrder.of(examples, file)) < inkRows(examples, file) * 3 / 4);
    }

    /** Pixel rows with ink in panels of 16 examples. */
    private static int inkRows(Examples examples, int[] order) {
        int rows = 0;
        for (int panel = 0; panel < order.length; panel += 16) {
            for (int input = 0; input < 784; input++) {
                int any = 0;
                for (int i = panel; i < panel + 16; i++) {
                    any |= examples.pixels()[order[i] * 784 + input];
                }
                rows += any != 0 ? 1 : 0;
            }
        }
        return rows;
    }

    @Test
    void emptyBlankAndNarrowExamplesHaveAnOrder() {
        assertEquals(0, InkOrder.of(quarters(10), new int[0]).length);
        Examples blank = Examples.labeled("blank", new byte[40 * 3], 1, 3, new int[40]);
        assertArrayEquals(
                IntStream.range(0, 40).toArray(),
                InkOrder.of(blank, IntStream.range(0, 40).toArray()));
    }
}
