package lanewise.random;

import java.nio.charset.StandardCharsets;

/**
 * A stream of pseudorandom numbers, specified to the bit: the same seed and purpose give the same numbers everywhere.
 *
 * <p>The generator is SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014,
 * with David Stafford's variant 13 of the finalizer ({@link #mix64}). {@code java.util.SplittableRandom} gives the same
 * {@code nextLong()} from the same state; its other methods may change between JDKs, so none is used.
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
     * The stream of one purpose under a seed. Streams of other purposes are independent of it, so a new use of
     * randomness shifts no other. The start state is {@code mix64(mix64(seed) ^ hash)} with the 64-bit FNV-1a hash of
     * the purpose's UTF-8 bytes.
     *
     * @param seed any number
     * @param purpose what the numbers are for, such as {@code "split"}
     */
    public static RandomStream of(long seed, String purpose) {
        long hash = FNV_OFFSET_BASIS;
        for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ Byte.toUnsignedLong(b)) * FNV_PRIME;
        }
        return new RandomStream(mix64(mix64(seed) ^ hash));
    }

    /**
     * The stream of one of many numbered things of the same purpose, such as epochs or examples, found without hashing
     * a text. It depends on the index and on where this stream stands, which stays there: {@code substream(i)} of a
     * stream from which nothing was drawn is the same whenever it is asked for. As in {@link #of}, with the index in
     * place of the hash, the start state is {@code mix64(mix64(state) ^ index)}, so that different indices have
     * different start states.
     *
     * @param index any number
     */
    public RandomStream substream(long index) {
        return new RandomStream(mix64(mix64(state) ^ index));
    }

    /** The next 64 bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix64(state);
    }

    /** A permutation of the 64-bit numbers that leaves no pattern: Stafford's variant 13. */
    public static long mix64(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /**
     * A whole number from 0 to {@code bound - 1}, each equally likely: the upper half of {@code x * bound}, where x is
     * the upper 32 bits of {@link #nextLong()}. A product whose lower half is below {@code 2^32 mod bound} is rejected
     * and the next x taken (Lemire, "Fast random integer generation in an interval", 2019).
     *
     * @param bound 1 or more
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
     * A number in the open interval (-0.5, 0.5): {@code (2k + 1 - 2^24) / 2^25} with k the upper 24 bits of
     * {@link #nextLong()}. Each of the 2^24 values is exact in a float, equally likely, and its negative is another; 0
     * is not among them.
     */
    public float nextUniform() {
        int k = (int) (nextLong() >>> 40);
        return (2 * k + 1 - (1 << 24)) * 0x1p-25f;
    }

    /**
     * The numbers 0 to {@code n - 1} in random order, by the shuffle of Fisher and Yates: for i from n - 1 down to 1,
     * element i is exchanged with element {@code nextInt(i + 1)}.
     *
     * @param n 0 or more
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
