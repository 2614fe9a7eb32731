package lanewise.network.check;

/**
 * Derivatives by the parameters of one matrix, by back propagation and by differences.
 *
 * @param name as in the equations, such as {@code W1} or {@code gamma1}
 * @param rows of the matrix
 * @param cols of the matrix
 * @param checked which of its elements were looked at, counted row after row
 * @param analytic derivative by each of them, from back propagation
 * @param numeric derivative by each of them, from differences of the loss
 */
public record ParameterGroup(String name, int rows, int cols, int[] checked, double[] analytic, double[] numeric) {

    /** Norms below this are taken for this: rounding of derivatives that are 0 is no disagreement. */
    private static final double LEAST_NORM = 1e-3;

    /** The norm of the differences over the sum of the norms: 0 if all agree, 1 if they have nothing in common. */
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
        return Math.sqrt(difference) / Math.max(norms, LEAST_NORM);
    }

    /** Index in the arrays of the greatest derivative by magnitude, of both ways to find it. */
    public int greatest() {
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
