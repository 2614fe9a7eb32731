package lanewise.random;

import java.nio.charset.StandardCharsets;

/**
 * A stream of pseudorandom numbers that is specified to the bit: the same seed and purpose give the same numbers on
 * every platform.
 *
 * <p>The generator is SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014)
 * with David Stafford's variant 13 of the finalizer ({@link #mix64}). {@code java.util.SplittableRandom} returns the
 * same {@code nextLong()} from the same state; it is not used here because its other methods may change between JDKs.
 *
 * <p>Not thread-safe.
 */
public final class RandomStream {

    /** The odd integer nearest to 2^64 divided by the golden ratio. */
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private static final long FNV_OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long state;

    RandomStream(long state) {
        this.state = state;
    }

    /**
     * Returns the stream of one purpose. Streams of different purposes are independent, so a new purpose does not
     * change the numbers of the others. The start state is {@code mix64(mix64(seed) ^ hash)}, where hash is the 64-bit
     * FNV-1a hash of the UTF-8 bytes of the purpose.
     *
     * @param seed any number
     * @param purpose name of the purpose, such as {@code "split"}
     * @return a new stream
     */
    public static RandomStream of(long seed, String purpose) {
        long hash = FNV_OFFSET_BASIS;
        for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ Byte.toUnsignedLong(b)) * FNV_PRIME;
        }
        return new RandomStream(mix64(mix64(seed) ^ hash));
    }

    /**
     * Returns the stream of one of many numbered items of the same purpose, such as epochs or examples. It depends on
     * the index and on the current state of this stream, which does not change: two calls with the same index and no
     * draw between them return equal streams. The start state is {@code mix64(mix64(state) ^ index)}, as in {@link #of}
     * with the index in place of the hash, so different indices have different start states.
     *
     * @param index any number
     * @return a new stream
     */
    public RandomStream substream(long index) {
        return new RandomStream(mix64(mix64(state) ^ index));
    }

    /**
     * Returns the next 64 bits.
     *
     * @return any number
     */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix64(state);
    }

    /**
     * Mixes the bits of a number. This is a permutation of the 64-bit numbers: Stafford's variant 13.
     *
     * @param z any number
     * @return the mixed bits
     */
    public static long mix64(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /**
     * Returns a whole number from 0 to {@code bound - 1}, each with equal probability: the upper half of {@code x *
     * bound}, where x is the upper 32 bits of {@link #nextLong()}. A product whose lower half is below {@code 2^32 mod
     * bound} is rejected, and the next x is used (Lemire, "Fast random integer generation in an interval", 2019).
     *
     * @param bound 1 or more
     * @return a number from 0 to {@code bound - 1}
     * @throws IllegalArgumentException if bound is below 1
     */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound " + bound + " is below 1");
        }
        long rejected = (1L << 32) % bound;
        long product;
        do {
            product = (nextLong() >>> 32) * bound;
        } while ((product & 0xffffffffL) < rejected);
        return (int) (product >>> 32);
    }

    /**
     * Returns a number in the open interval (-0.5, 0.5): {@code (2k + 1 - 2^24) / 2^25}, where k is the upper 24 bits
     * of {@link #nextLong()}. There are 2^24 possible values with equal probability, each of them exact in a float. The
     * values are symmetric about 0, and 0 is not one of them.
     *
     * @return a number between -0.5 and 0.5
     */
    public float nextUniform() {
        int k = (int) (nextLong() >>> 40);
        return (2 * k + 1 - (1 << 24)) * 0x1p-25f;
    }

    /**
     * Returns the numbers 0 to {@code n - 1} in random order. This is the shuffle of Fisher and Yates: for i from n - 1
     * down to 1, element i is exchanged with element {@code nextInt(i + 1)}.
     *
     * @param n 0 or more
     * @return a permutation
     * @throws NegativeArraySizeException if {@code n} is negative
     */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
