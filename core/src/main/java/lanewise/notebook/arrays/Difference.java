package lanewise.notebook.arrays;

/** Compares the learner's result with an expected one. */
public final class Difference {

    /** Relative differences that rounding can explain, measured against the largest element of the matrix. */
    private static final double HALF = 2e-2;

    private static final double SINGLE = 1e-4;
    private static final double DOUBLE = 1e-7;

    private Difference() {}

    public static double tolerance(String type) {
        return switch (type) {
            case "float16" -> HALF;
            case "float32" -> SINGLE;
            default -> DOUBLE;
        };
    }

    /**
     * Returns the largest absolute difference of two elements, divided by the largest magnitude of both matrices.
     * Elements that are both not numbers, or the same infinity, do not differ.
     *
     * @return the relative difference; infinite if the shapes differ, or an element is finite in one matrix only
     */
    public static double of(DenseMatrix result, DenseMatrix expected) {
        if (!result.sameShape(expected)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] a = result.values();
        double[] b = expected.values();
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, absolute(a[i], b[i]));
        }
        double scale = Math.max(result.magnitude(), expected.magnitude());
        return most == 0 ? 0 : most / scale;
    }

    /** Returns the absolute difference; 0 for two equal infinities or two NaN, infinite if one is not finite. */
    public static double absolute(double a, double b) {
        if (Double.compare(a, b) == 0 || a == b) {
            return 0;
        }
        double difference = Math.abs(a - b);
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    /** Returns the position of the largest difference in two matrices of the same shape. */
    public static int largest(DenseMatrix result, DenseMatrix expected) {
        int at = 0;
        double most = -1;
        for (int i = 0; i < result.values().length; i++) {
            double difference = absolute(result.values()[i], expected.values()[i]);
            if (difference > most) {
                most = difference;
                at = i;
            }
        }
        return at;
    }

    /**
     * Returns the factor by which the result differs from the expected matrix in every element.
     *
     * @return the factor; NaN if the factors differ
     */
    public static double factor(DenseMatrix result, DenseMatrix expected, double tolerance) {
        if (!result.sameShape(expected) || expected.magnitude() == 0 || !expected.isFinite() || !result.isFinite()) {
            return Double.NaN;
        }
        double[] a = result.values();
        double[] b = expected.values();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            products += a[i] * b[i];
            squares += b[i] * b[i];
        }
        double factor = products / squares;
        return factor != 0 && of(result, expected.times(factor)) <= tolerance ? factor : Double.NaN;
    }
}
