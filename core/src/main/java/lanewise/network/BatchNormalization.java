package lanewise.network;

import lanewise.kernels.Matrix;

/**
 * The parameters and running statistics of one layer's batch normalization (Ioffe, Szegedy, "Batch normalization", 2015):
 * each unit's pre-activation is brought to mean 0 and variance 1 over the batch, then scaled by gamma and shifted by beta.
 *
 * @param gamma scale, units x 1, trained
 * @param beta shift, units x 1, trained
 * @param mean running mean of the pre-activation, units x 1: what stands for the batch's mean once training is over
 * @param variance running variance, units x 1
 */
public record BatchNormalization(Matrix gamma, Matrix beta, Matrix mean, Matrix variance) {

    /** Added to a variance before the root is taken, so that a unit that never changes divides by no 0. */
    public static final float EPSILON = 1e-5f;

    /** The part of a running statistic that a batch replaces by its own. */
    public static final float MOMENTUM = 0.1f;

    /** Gamma and variance 1, beta and mean 0. */
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

    /** What the unit's pre-activation is multiplied by once training is over: gamma / sqrt(variance + epsilon). */
    float factor(int unit) {
        return gamma.get(unit, 0) * inverseDeviation(variance.get(unit, 0));
    }

    /** 1 / sqrt(variance + epsilon). */
    static float inverseDeviation(float variance) {
        return 1f / (float) Math.sqrt(variance + EPSILON);
    }
}
