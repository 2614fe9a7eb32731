package lanewise.kernels;

/**
 * The hyperbolic tangent for floats as a fixed sequence of IEEE-754 operations, for the same reason as {@link Exp}.
 *
 * <p>The steps apply to the magnitude m = |x|; the result gets the sign of x:
 *
 * <pre>
 *   m &lt; 0.625:    s = m * m;  p = P0;  p = fma(p, s, P1); ... p = fma(p, s, P4);  fma(p * s, m, m)
 *   otherwise:    1 - 2 / (exp(m + m) + 1)
 * </pre>
 *
 * The bound 0.625 and the coefficients are those of Cephes' tanhf (S. L. Moshier, 1992). The result for -0 is -0, for
 * the infinities 1 and -1, for NaN NaN. It is within 1.5 units in the last place of the true value.
 */
public final class Tanh {

    /** The polynomial is used for magnitudes below this. */
    public static final float SMALL = 0.625f;

    /** Coefficient of m^11. */
    public static final float P0 = -5.70498872745e-3f;

    /** Coefficient of m^9. */
    public static final float P1 = 2.06390887954e-2f;

    /** Coefficient of m^7. */
    public static final float P2 = -5.37397155531e-2f;

    /** Coefficient of m^5. */
    public static final float P3 = 1.33314422036e-1f;

    /** Coefficient of m^3. */
    public static final float P4 = -3.33332819422e-1f;

    private Tanh() {}

    /**
     * Computes tanh(x) by the steps above.
     *
     * @param x the argument
     * @return a number from -1 to 1
     */
    public static float tanh(float x) {
        float m = Math.abs(x);
        return Math.copySign(m < SMALL ? small(m) : 1f - 2f / (Exp.exp(m + m) + 1f), x);
    }

    private static float small(float m) {
        float s = m * m;
        float p = P0;
        p = Math.fma(p, s, P1);
        p = Math.fma(p, s, P2);
        p = Math.fma(p, s, P3);
        p = Math.fma(p, s, P4);
        return Math.fma(p * s, m, m);
    }
}
