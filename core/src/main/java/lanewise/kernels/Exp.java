package lanewise.kernels;

/**
 * The exponential function for floats as a fixed sequence of IEEE-754 operations, so that every implementation of
 * {@link Kernels} returns the same bits. {@link Math#exp} differs between platforms and between compiled and
 * interpreted code.
 *
 * <p>The formula is x = n ln 2 + r with |r| at most ln 2 / 2; exp(x) = 2^n exp(r); exp(r) = 1 + r + r^2 q(r), where q
 * is a polynomial of degree 5. The split of ln 2 and the coefficients of q are those of Cephes' expf (S. L. Moshier,
 * 1992). The steps:
 *
 * <pre>
 *   t = fma(x, LOG2_E, ROUNDER)           rounds x / ln 2 to an integer in the low bits of t
 *   n = t - ROUNDER
 *   r = fma(n, -LN2_HIGH, x);  r = fma(n, -LN2_LOW, r)
 *   q = Q0;  q = fma(q, r, Q1); ... q = fma(q, r, Q5)
 *   y = fma(q, r * r, r) + 1
 *   y * 2^n                               2^n from bits: (bits(t) &lt;&lt; 23) + bits(1f)
 * </pre>
 *
 * The result is 0 below {@link #LOWEST}, infinity above {@link #HIGHEST}, and NaN for NaN. Between the two limits it is
 * within 2 units in the last place of the true value.
 */
public final class Exp {

    /** log2(e). */
    public static final float LOG2_E = 1.44269504088896341f;

    /**
     * 1.5 * 2^23. Adding it to a small float rounds the float to an integer, because the sum has no bits for a
     * fraction.
     */
    public static final float ROUNDER = 12582912f;

    /** The leading bits of ln 2. Their number is small enough that n * LN2_HIGH is exact. */
    public static final float LN2_HIGH = 0.693359375f;

    /** ln 2 - LN2_HIGH. */
    public static final float LN2_LOW = -2.12194440e-4f;

    /** Coefficient of r^5 in q. */
    public static final float Q0 = 1.9875691500e-4f;

    /** Coefficient of r^4 in q. */
    public static final float Q1 = 1.3981999507e-3f;

    /** Coefficient of r^3 in q. */
    public static final float Q2 = 8.3334519073e-3f;

    /** Coefficient of r^2 in q. */
    public static final float Q3 = 4.1665795894e-2f;

    /** Coefficient of r in q. */
    public static final float Q4 = 1.6666665459e-1f;

    /** Constant term of q. */
    public static final float Q5 = 5.0000001201e-1f;

    /** The result for smaller arguments is 0. This is -126 ln 2, the logarithm of the smallest normal float. */
    public static final float LOWEST = -87.33654f;

    /** The result for larger arguments is infinite. This is 127.5 ln 2; beyond it n does not fit into an exponent. */
    public static final float HIGHEST = 88.37626f;

    private static final int ONE_BITS = Float.floatToRawIntBits(1f);

    private Exp() {}

    /**
     * Computes exp(x) by the steps above.
     *
     * @param x the exponent
     * @return exp(x)
     */
    public static float exp(float x) {
        if (x < LOWEST) {
            return 0f;
        }
        if (x > HIGHEST) {
            return Float.POSITIVE_INFINITY;
        }
        float t = Math.fma(x, LOG2_E, ROUNDER);
        float n = t - ROUNDER;
        float r = Math.fma(n, -LN2_HIGH, x);
        r = Math.fma(n, -LN2_LOW, r);
        float q = Q0;
        q = Math.fma(q, r, Q1);
        q = Math.fma(q, r, Q2);
        q = Math.fma(q, r, Q3);
        q = Math.fma(q, r, Q4);
        q = Math.fma(q, r, Q5);
        float y = Math.fma(q, r * r, r) + 1f;
        return y * Float.intBitsToFloat((Float.floatToRawIntBits(t) << 23) + ONE_BITS);
    }
}
