package lanewise.network.check;

/**
 * The derivatives by the parameters of one matrix, from back propagation and from finite differences.
 *
 * @param name name as in the equations, such as {@code W1} or {@code gamma1}
 * @param rows rows of the matrix
 * @param cols columns of the matrix
 * @param checked indices of the checked elements, counted row by row
 * @param analytic derivative by each checked element, from back propagation
 * @param numeric derivative by each checked element, from finite differences of the loss
 */
public record ParameterGroup(String name, int rows, int cols, int[] checked, double[] analytic, double[] numeric) {

    /** The minimum divisor of a relative error, so that the rounding of derivatives of 0 is not an error. */
    private static final double MINIMUM_NORM = 1e-2;

    /**
     * Returns the norm of the differences divided by the sum of the norms.
     *
     * @return 0 if all derivatives agree, 1 if they have opposite signs
     */
    public double relativeError() {
        double difference = 0;
        double ofAnalytic = 0;
        double ofNumeric = 0;
        for (int n = 0; n < checked.length; n++) {
            difference += (analytic[n] - numeric[n]) * (analytic[n] - numeric[n]);
            ofAnalytic += analytic[n] * analytic[n];
            ofNumeric += numeric[n] * numeric[n];
        }
        double norms = Math.sqrt(ofAnalytic) + Math.sqrt(ofNumeric);
        return Math.sqrt(difference) / Math.max(norms, MINIMUM_NORM);
    }

    /**
     * Returns the index in the arrays of the derivative with the maximum magnitude, from either method.
     *
     * @return an index in {@link #checked}
     */
    public int largest() {
        int best = 0;
        for (int n = 1; n < checked.length; n++) {
            if (size(n) > size(best)) {
                best = n;
            }
        }
        return best;
    }

    private double size(int n) {
        return Math.max(Math.abs(analytic[n]), Math.abs(numeric[n]));
    }
}
