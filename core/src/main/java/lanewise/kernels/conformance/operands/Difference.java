package lanewise.kernels.conformance.operands;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;

/**
 * A difference between an array after a call and the same array after the call of the reference.
 *
 * @param ulps units in the last place; {@link Long#MAX_VALUE} if there is no such number
 * @param array the number of the array, from 0
 * @param index the index in an array of floats
 * @param wrong the value of an array of floats
 * @param right the value of the reference
 */
public record Difference(long ulps, int array, int index, float wrong, float right) {

    /** Returns the difference of arrays of integers, which no operation may change. */
    static Difference ofIntegers(int n) {
        return new Difference(Long.MAX_VALUE, n, 0, 0, 0);
    }

    /**
     * Returns whether only the treatment of a special value is wrong: of NaN, of an infinity, of a subnormal number, or
     * of the sign of 0.
     */
    public boolean isOfSpecialValue() {
        boolean integers = right == 0 && Float.floatToRawIntBits(right) == Float.floatToRawIntBits(wrong);
        boolean tiny = Math.abs(right) < Float.MIN_NORMAL && !(Math.abs(wrong) >= Float.MIN_NORMAL);
        return !integers && (!Float.isFinite(right) || tiny);
    }

    /** Returns both values, such as {@code 1.5 (bits 3fc00000) instead of 2.0 (bits 40000000)}. */
    public String values() {
        return values(wrong, right);
    }

    /** Returns a wrong and a right value with their bits. */
    public static String values(float wrong, float right) {
        return String.format(
                Locale.ROOT,
                "%s (bits %08x) instead of %s (bits %08x)",
                wrong,
                Float.floatToRawIntBits(wrong),
                right,
                Float.floatToRawIntBits(right));
    }

    /** Returns the larger of two differences, either of which may be null. */
    public static Difference worse(Difference a, Difference b) {
        return a == null || b != null && b.ulps > a.ulps ? b : a;
    }

    /**
     * Compares the arrays of number {@code n}. Which NaN it is does not matter.
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
                    worst = new Difference(ulps, n, i, wrong[i], right[i]);
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
