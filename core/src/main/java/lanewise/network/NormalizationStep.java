package lanewise.network;

import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/**
 * Batch normalization of one layer over one batch, forward and backward, with its buffers.
 *
 * <pre>
 *   mean     = row sums of Z / m                    Zhat = (Z - mean) / sqrt(variance + epsilon)
 *   variance = row sums of (Z - mean)^2 / m         Y    = gamma Zhat + beta
 *
 *   dgamma = row sums of dY * Zhat / m              dbeta = row sums of dY / m
 *   dZ     = gamma / sqrt(variance + epsilon) * (dY - dbeta - Zhat * dgamma)
 * </pre>
 *
 * <p>After each batch the running statistics move a tenth of the way to the mean and the variance of the batch. This
 * variance is divided by m - 1 instead of m. The statistics are collected with dropout, because the weights are trained
 * with dropout. Measuring them again without dropout before inference was tried and rejected: with two layers of 800
 * units and a dropout of 0.3 the dev accuracy was 98.4 % instead of 98.5 to 98.6 %.
 */
final class NormalizationStep {

    private final BatchNormalization parameters;
    private final int m;
    private final Matrix Zhat;
    private final Matrix Y;
    private final Matrix mean;
    private final Matrix variance;
    private final Matrix inverse;
    private final Matrix ones;
    private final Matrix shift;
    private final Matrix factor;

    NormalizationStep(BatchNormalization parameters, int units, int m) {
        this.parameters = parameters;
        this.m = m;
        Zhat = Matrix.zeros(units, m);
        Y = Matrix.zeros(units, m);
        mean = Matrix.zeros(units, 1);
        variance = Matrix.zeros(units, 1);
        inverse = Matrix.zeros(units, 1);
        ones = Matrix.zeros(units, 1);
        shift = Matrix.zeros(units, 1);
        factor = Matrix.zeros(units, 1);
        for (int i = 0; i < units; i++) {
            ones.set(i, 0, 1f);
        }
    }

    /** Normalizes Z, which is not changed; returns Y. */
    Matrix forward(Kernels k, Matrix Z) {
        float share = 1f / m;
        k.rowSums(share, Z, mean);
        for (int i = 0; i < mean.rows(); i++) {
            shift.set(i, 0, -mean.get(i, 0));
        }
        k.scaleAndShiftRows(ones, shift, Z, Zhat);
        k.rowDots(share, Zhat, Zhat, variance);
        for (int i = 0; i < mean.rows(); i++) {
            inverse.set(i, 0, BatchNormalization.inverseDeviation(variance.get(i, 0)));
            factor.set(i, 0, parameters.gamma().get(i, 0) * inverse.get(i, 0));
            shift.set(i, 0, 0f);
        }
        k.scaleAndShiftRows(inverse, shift, Zhat, Zhat);
        k.scaleAndShiftRows(parameters.gamma(), parameters.beta(), Zhat, Y);
        float unbiased = m > 1 ? (float) m / (m - 1) : 1f;
        float keep = 1f - BatchNormalization.MOMENTUM;
        k.addScaled(BatchNormalization.MOMENTUM, mean, keep, parameters.mean());
        k.addScaled(BatchNormalization.MOMENTUM * unbiased, variance, keep, parameters.variance());
        return Y;
    }

    /**
     * Computes dZ from dY, both summed over examples rather than averaged.
     *
     * @param dY units x m, overwritten with dZ
     * @param gradient gradients of the parameters, overwritten
     */
    void backward(Kernels k, Matrix dY, BatchNormalization gradient) {
        float share = 1f / m;
        Matrix dgamma = gradient.gamma();
        Matrix dbeta = gradient.beta();
        k.rowDots(share, dY, Zhat, dgamma);
        k.rowSums(share, dY, dbeta);
        for (int i = 0; i < factor.rows(); i++) {
            shift.set(i, 0, -factor.get(i, 0) * dbeta.get(i, 0));
        }
        k.scaleAndShiftRows(factor, shift, dY, dY);
        for (int i = 0; i < factor.rows(); i++) {
            shift.set(i, 0, -factor.get(i, 0) * dgamma.get(i, 0));
        }
        k.addScaledRows(shift, Zhat, dY);
    }
}
