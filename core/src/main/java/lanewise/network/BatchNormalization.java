package lanewise.network;

import lanewise.kernels.Matrix;

/**
 * The parameters and running statistics of the batch normalization of one layer (Ioffe, Szegedy, "Batch normalization",
 * 2015). The pre-activation of each unit is normalized to mean 0 and variance 1 over the batch, then scaled by gamma
 * and shifted by beta. Inference uses the running statistics instead of those of a batch.
 *
 * @param gamma scale, units x 1, trained
 * @param beta shift, units x 1, trained
 * @param mean running mean of the pre-activation, units x 1
 * @param variance running variance of the pre-activation, units x 1
 */
public record BatchNormalization(Matrix gamma, Matrix beta, Matrix mean, Matrix variance) {

    /** The number added to a variance before its square root, so that a constant unit causes no division by 0. */
    public static final float EPSILON = 1e-5f;

    /** The weight of the statistics of one batch in the running statistics. */
    public static final float MOMENTUM = 0.1f;

    /** Returns gamma and variance 1, beta and mean 0. */
    static BatchNormalization identity(int units) {
        return new BatchNormalization(
                constant(units, 1f), constant(units, 0f), constant(units, 0f), constant(units, 1f));
    }

    private static Matrix constant(int units, float value) {
        Matrix column = Matrix.zeros(units, 1);
        for (int i = 0; i < units; i++) {
            column.set(i, 0, value);
        }
        return column;
    }

    /** Returns the factor of a unit's pre-activation in inference: gamma / sqrt(variance + epsilon). */
    float factor(int unit) {
        return gamma.get(unit, 0) * inverseDeviation(variance.get(unit, 0));
    }

    /** Returns 1 / sqrt(variance + epsilon). */
    static float inverseDeviation(float variance) {
        return 1f / (float) Math.sqrt(variance + EPSILON);
    }
}
