package lanewise.kernels.conformance.operands;

import java.util.SplittableRandom;

/** The kind of floats in an operand. */
public enum Values {
    /** Between -1 and 1. */
    PLAIN(""),
    /** Magnitudes from 2^-40 to 2^40, so that the order of additions changes bits. */
    WIDE(", magnitudes 2^-40 to 2^40"),
    /** Zeros of both signs, subnormal numbers, the maximum, infinities and NaN among plain numbers. */
    SPECIAL(", special values"),
    /** Magnitudes from 2^-149 to 2^-60: products, quotients and sums are subnormal or 0. */
    TINY(", subnormal numbers and results"),
    /** Any bits: every exponent is equally likely. */
    BITS(", any bits"),
    /** Zeros of both signs and a few ones. */
    ZEROS(", mostly zeros of both signs"),
    /** From -110 to 110: the range of exp and what follows on both sides. */
    EXPONENTS(", -110 to 110"),
    /** Nothing but -0. */
    MINUS_ZERO(", all -0");

    private static final float[] SPECIALS = {
        0f,
        -0f,
        1f,
        -1f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        88f,
        -87.4f,
        104f,
        -104f,
        1e-20f
    };

    /** The number of random floats of each kind, a prime. They repeat after it. */
    private static final int PERIOD = 131_071;

    /** The random floats of each kind. Copying them is much faster than generating new ones for every operand. */
    private static final float[][] FLOATS = floats();

    private final String words;

    Values(String words) {
        this.words = words;
    }

    private static float[][] floats() {
        SplittableRandom random = new SplittableRandom(PERIOD);
        float[][] floats = new float[values().length][PERIOD];
        for (Values values : values()) {
            float[] own = floats[values.ordinal()];
            for (int i = 0; i < PERIOD; i++) {
                own[i] = values.of(random.nextLong());
            }
        }
        return floats;
    }

    /** Returns words that complete the description of a case. */
    public String words() {
        return words;
    }

    /** Fills an array with consecutive random floats, from a random one on. */
    public void fill(float[] data, SplittableRandom random) {
        float[] floats = FLOATS[ordinal()];
        int start = random.nextInt(PERIOD);
        for (int i = 0, count; i < data.length; i += count) {
            count = Math.min(data.length - i, PERIOD - start);
            System.arraycopy(floats, start, data, i, count);
            start = 0;
        }
    }

    private float of(long bits) {
        float plain = (bits >> 40) * 0x1p-23f;
        return switch (this) {
            case PLAIN -> plain;
            case WIDE -> Math.scalb(plain, (int) (bits & 127) % 81 - 40);
            case SPECIAL -> (bits & 3) == 0 ? SPECIALS[(int) ((bits >>> 8 & 0xFFFF) % SPECIALS.length)] : plain;
            case TINY -> Math.scalb(plain, -60 - (int) (bits & 127) % 90);
            case BITS -> Float.intBitsToFloat((int) bits);
            case ZEROS -> (bits & 7) == 0 ? 1f : (bits & 8) == 0 ? 0f : -0f;
            case EXPONENTS -> plain * 110f;
            case MINUS_ZERO -> -0f;
        };
    }
}
