package lanewise.picture.image;

import java.util.Arrays;

/** Quantiles in linear time (Hoare, "Algorithm 65: find", 1961). */
public final class Quantile {

    private Quantile() {}

    /**
     * Returns a quantile.
     *
     * @param values the values
     * @param count number of values, from the first on
     * @param share 0 (minimum) to 1 (maximum)
     * @return the quantile; 0 if there are no values
     */
    public static float of(float[] values, int count, double share) {
        if (count == 0) {
            return 0;
        }
        float[] v = Arrays.copyOf(values, count);
        int rank = (int) (share * (count - 1));
        int left = 0;
        int right = count - 1;
        while (left < right) {
            float pivot = v[(left + right) >>> 1];
            int i = left;
            int j = right;
            while (i <= j) {
                while (v[i] < pivot) {
                    i++;
                }
                while (v[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    float swapped = v[i];
                    v[i++] = v[j];
                    v[j--] = swapped;
                }
            }
            if (rank <= j) {
                right = j;
            } else if (rank >= i) {
                left = i;
            } else {
                break;
            }
        }
        return v[rank];
    }
}
