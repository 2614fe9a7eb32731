package lanewise.weights;

import java.util.Arrays;

/**
 * A scale and a shift per unit: y = scale x + shift.
 *
 * @param scale one number per unit
 * @param shift one number per unit
 */
record Affine(double[] scale, double[] shift) {

    /** Returns batch normalization with running statistics: scale = gamma / sqrt(variance + epsilon). */
    static Affine of(FoundLayer normalization, double epsilon) {
        float[] mean = normalization.finite(Role.MEAN);
        float[] variance = normalization.finite(Role.VARIANCE);
        float[] gamma = normalization.array(Role.WEIGHT) == null ? null : normalization.finite(Role.WEIGHT);
        float[] beta = normalization.array(Role.BIAS) == null ? null : normalization.finite(Role.BIAS);
        double[] scale = new double[mean.length];
        double[] shift = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            scale[i] = (gamma == null ? 1 : gamma[i]) / Math.sqrt(variance[i] + epsilon);
            shift[i] = (beta == null ? 0 : beta[i]) - scale[i] * mean[i];
        }
        return new Affine(scale, shift);
    }

    /** Returns (x - mean) / std for each of some units. */
    static Affine uniform(int units, double mean, double std) {
        double[] scale = new double[units];
        double[] shift = new double[units];
        Arrays.fill(scale, 1 / std);
        Arrays.fill(shift, -mean / std);
        return new Affine(scale, shift);
    }
}
