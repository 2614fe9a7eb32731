package lanewise.kernels.conformance.operands;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A difference between an array after a call and the same array after the call of the reference.
 *
 * @param ulps units in the last place; {@link Long#MAX_VALUE} if there is no such number
 * @param what a description
 */
public record Difference(long ulps, String what) {

    /** Returns the larger of two differences, either of which may be null. */
    public static Difference worse(Difference a, Difference b) {
        return a == null || b != null && b.ulps > a.ulps ? b : a;
    }

    /**
     * Compares the arrays of operand {@code n}. Which NaN it is does not matter.
     *
     * @param unknown the elements that are not compared, null for none
     */
    public static Difference of(int n, float[] right, float[] wrong, BitSet unknown) {
        // Arrays.equals uses vector instructions and treats all NaNs alike.
        if (unknown == null && Arrays.equals(right, wrong)) {
            return null;
        }
        Difference worst = null;
        for (int i = 0; i < right.length; i++) {
            if (Float.floatToIntBits(right[i]) != Float.floatToIntBits(wrong[i])
                    && (unknown == null || !unknown.get(i))) {
                long ulps = ulps(right[i], wrong[i]);
                if (worst == null || ulps > worst.ulps) {
                    worst = new Difference(
                            ulps,
                            "operand " + (n + 1) + " has " + wrong[i] + " instead of " + right[i] + " at array index "
                                    + i);
                }
            }
        }
        return worst;
    }

    /** Returns how many floats apart two floats are; -0 and +0 are one apart. */
    public static long ulps(float a, float b) {
        if (Float.isNaN(a) || Float.isNaN(b)) {
            return Long.MAX_VALUE;
        }
        return Math.abs(ordinal(a) - ordinal(b));
    }

    private static long ordinal(float x) {
        int bits = Float.floatToRawIntBits(x);
        return bits >= 0 ? bits : -1L - (bits & Integer.MAX_VALUE);
    }
}
