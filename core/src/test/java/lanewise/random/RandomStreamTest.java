package lanewise.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, 0x9e3779b97f4a7c15L})
    void agreesWithSplittableRandomFromTheSameState(long state) {
        RandomStream stream = new RandomStream(state);
        SplittableRandom reference = new SplittableRandom(state);
        for (int i = 0; i < 1000; i++) {
            assertEquals(reference.nextLong(), stream.nextLong());
        }
    }

    @Test
    void givesThePublishedValuesOfSplitMix64() {
        RandomStream stream = new RandomStream(1234567);
        assertEquals(6457827717110365317L, stream.nextLong());
        assertEquals(3203168211198807973L, stream.nextLong());
        assertEquals(Long.parseUnsignedLong("9817491932198370423"), stream.nextLong());
        assertEquals(4593380528125082431L, stream.nextLong());
        assertEquals(Long.parseUnsignedLong("16408922859458223821"), stream.nextLong());
    }

    @Test
    void derivesThePinnedStateFromSeedAndPurpose() {
        assertArrayEquals(new long[] {2334209200194341992L, 2461500547928115392L}, new long[] {
            RandomStream.of(1, "split").nextLong(), RandomStream.of(2, "split").nextLong()
        });
        assertEquals(715608303900982687L, RandomStream.of(1, "Größe").nextLong());
    }

    @Test
    void numbersDependOnPurposeAndSeed() {
        long[] first = {
            RandomStream.of(1, "split").nextLong(),
            RandomStream.of(1, "initialization").nextLong(),
            RandomStream.of(1, "").nextLong(),
            RandomStream.of(2, "split").nextLong(),
            RandomStream.of(-1, "split").nextLong(),
        };
        assertEquals(first.length, Arrays.stream(first).distinct().count());
        assertEquals(first[0], RandomStream.of(1, "split").nextLong());
    }

    @Test
    void substreamStartsAsSpecified() {
        for (long state : new long[] {0, 1, -1, 42, Long.MIN_VALUE}) {
            for (long index : new long[] {0, 1, 59_999, -1, Long.MAX_VALUE}) {
                RandomStream substream = new RandomStream(state).substream(index);
                SplittableRandom reference = new SplittableRandom(mix64(mix64(state) ^ index));
                for (int i = 0; i < 10; i++) {
                    assertEquals(reference.nextLong(), substream.nextLong());
                }
            }
        }
    }

    /** The first number of the reference is the mixture of its state and the golden gamma. */
    private static long mix64(long z) {
        return new SplittableRandom(z - 0x9e3779b97f4a7c15L).nextLong();
    }

    @Test
    void substreamDoesNotChangeItsStream() {
        RandomStream stream = RandomStream.of(1, "split");
        long first = stream.substream(7).nextLong();
        assertEquals(first, stream.substream(7).nextLong());
        assertEquals(RandomStream.of(1, "split").nextLong(), stream.nextLong());
        assertNotEquals(first, stream.substream(7).nextLong());
    }

    @Test
    void substreamsOfSubstreamsGiveOtherNumbers() {
        RandomStream stream = RandomStream.of(1, "augmentation");
        long distinct = IntStream.range(0, 300)
                .boxed()
                .flatMap(epoch -> IntStream.range(0, 300)
                        .mapToObj(example ->
                                stream.substream(epoch).substream(example).nextLong()))
                .distinct()
                .count();
        assertEquals(90_000, distinct);
    }

    /** Checks that half of the bits differ between the numbers of neighboring indices, each bit equally often. */
    @Test
    void substreamsOfNeighboringIndicesAreIndependent() {
        RandomStream stream = RandomStream.of(1, "augmentation");
        int[] differing = new int[64];
        for (int index = 0; index < 20_000; index++) {
            long difference = stream.substream(index).nextLong()
                    ^ stream.substream(index + 1).nextLong();
            for (int bit = 0; bit < 64; bit++) {
                differing[bit] += (int) (difference >>> bit) & 1;
            }
        }
        for (int count : differing) {
            assertEquals(10_000, count, 400, Arrays.toString(differing));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1000, 1 << 30, (1 << 30) + 1, Integer.MAX_VALUE})
    void nextIntFollowsItsSpecification(int bound) {
        RandomStream stream = new RandomStream(7);
        RandomStream bits = new RandomStream(7);
        for (int i = 0; i < 1000; i++) {
            int drawn = stream.nextInt(bound);
            long x = bits.nextLong() >>> 32;
            while (x * bound % (1L << 32) < (1L << 32) % bound) {
                x = bits.nextLong() >>> 32;
            }
            assertEquals(Math.floorDiv(x * bound, 1L << 32), drawn);
            assertTrue(drawn >= 0 && drawn < bound);
        }
    }

    @Test
    void nextIntIsUniform() {
        RandomStream stream = RandomStream.of(3, "even");
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[stream.nextInt(7)]++;
        }
        for (int count : counts) {
            assertEquals(10_000, count, 500, Arrays.toString(counts));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void nextIntRejectsABoundBelowOne(int bound) {
        assertThrows(IllegalArgumentException.class, () -> new RandomStream(0).nextInt(bound));
    }

    @Test
    void nextUniformIsExactOpenAndCentered() {
        RandomStream stream = new RandomStream(11);
        RandomStream bits = new RandomStream(11);
        double sum = 0;
        double minimum = 1;
        double maximum = -1;
        for (int i = 0; i < 100_000; i++) {
            float drawn = stream.nextUniform();
            long k = bits.nextLong() >>> 40;
            assertEquals((2.0 * k + 1 - 0x1p24) / 0x1p25, drawn);
            assertTrue(drawn > -0.5f && drawn < 0.5f && drawn != 0);
            sum += drawn;
            minimum = Math.min(minimum, drawn);
            maximum = Math.max(maximum, drawn);
        }
        assertEquals(0, sum / 100_000, 0.005);
        assertEquals(-0.5, minimum, 0.001);
        assertEquals(0.5, maximum, 0.001);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 1000})
    void permutationHoldsEveryNumberOnce(int n) {
        int[] order = RandomStream.of(5, "order").permutation(n);
        assertArrayEquals(
                IntStream.range(0, n).toArray(), Arrays.stream(order).sorted().toArray());
    }

    @Test
    void permutationIsPinned() {
        assertArrayEquals(
                new int[] {5, 2, 4, 0, 6, 3, 9, 8, 7, 1},
                RandomStream.of(1, "split").permutation(10));
        assertNotEquals(
                Arrays.toString(RandomStream.of(2, "split").permutation(10)),
                Arrays.toString(RandomStream.of(1, "split").permutation(10)));
    }

    @Test
    void permutationIsUniform() {
        RandomStream stream = RandomStream.of(9, "order");
        int[][] counts = new int[4][4];
        for (int round = 0; round < 4000; round++) {
            int[] order = stream.permutation(4);
            for (int place = 0; place < 4; place++) {
                counts[place][order[place]]++;
            }
        }
        for (int[] place : counts) {
            for (int count : place) {
                assertEquals(1000, count, 150, Arrays.deepToString(counts));
            }
        }
    }
}
