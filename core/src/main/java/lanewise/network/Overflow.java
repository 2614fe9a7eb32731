package lanewise.network;

import java.util.List;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Matrix;

/** Detects forward propagation beyond the range of float32, whose probabilities are NaN. */
final class Overflow {

    private Overflow() {}

    /**
     * Checks the results of a forward propagation.
     *
     * @param probabilities classes x m
     * @param Z pre-activations of the layers from the first, units x m or more columns
     * @throws LanewiseException if a probability is NaN
     */
    static void check(Matrix probabilities, List<Matrix> Z) {
        for (int j = 0; j < probabilities.cols(); j++) {
            // Softmax divides by a sum over the column, so one NaN makes all of them NaN.
            if (Float.isNaN(probabilities.get(0, j))) {
                throw new LanewiseException(
                        "layer " + layer(Z, j),
                        "its sums overflow float32, so the network has no prediction",
                        "train with a lower learning rate, or scale the weights down");
            }
        }
    }

    /** Returns the number of the first layer, from 1, with a sum in column j that is not finite. */
    private static int layer(List<Matrix> Z, int j) {
        for (int l = 1; l < Z.size(); l++) {
            Matrix sums = Z.get(l - 1);
            for (int i = 0; i < sums.rows(); i++) {
                if (!Float.isFinite(sums.get(i, j))) {
                    return l;
                }
            }
        }
        return Z.size();
    }
}
