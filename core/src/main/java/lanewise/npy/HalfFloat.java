package lanewise.npy;

/** Converts floats of 16 bits. Both conversions are exact. */
public final class HalfFloat {

    private static final int FRACTION = 10;
    private static final int EXPONENT_MASK = 0x1f;
    private static final int FRACTION_MASK = (1 << FRACTION) - 1;
    private static final int BIAS = 15;

    private HalfFloat() {}

    /**
     * Converts an IEEE 754 binary16.
     *
     * @param bits one sign bit, five of exponent, ten of fraction
     * @return the same number; infinities and NaN stay what they are
     */
    public static float toFloat(short bits) {
        int exponent = bits >> FRACTION & EXPONENT_MASK;
        int fraction = bits & FRACTION_MASK;
        float magnitude;
        if (exponent == EXPONENT_MASK) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((float) fraction, 1 - BIAS - FRACTION);
        } else {
            magnitude = Math.scalb((float) (fraction | 1 << FRACTION), exponent - BIAS - FRACTION);
        }
        return bits < 0 ? -magnitude : magnitude;
    }

    /**
     * Converts a bfloat16, the upper half of a float of 32 bits.
     *
     * @param bits one sign bit, eight of exponent, seven of fraction
     * @return the same number
     */
    public static float bfloatToFloat(short bits) {
        return Float.intBitsToFloat(bits << Short.SIZE);
    }
}
