package lanewise.notebook.equations;

import java.util.Optional;
import lanewise.notebook.arrays.DenseMatrix;

/**
 * Dropout in a hidden layer: each element of A is 0, or the activation of Z times one factor. The mask follows from A,
 * so that it may be missing in the file.
 *
 * @param activation the activation
 * @param factor the factor of the elements that are kept: 1 / keep_prob, or 1
 * @param mask the factor of each element: 0 or {@code factor}
 */
record Dropout(HiddenActivation activation, double factor, DenseMatrix mask) {

    /** Maximum factor, for a keep_prob of 0.05. */
    private static final double MOST = 20;

    private static final double ROUNDING = 1e-6;

    /** Returns the multiplication by the mask as code. */
    String code() {
        return " * mask" + (factor > 1 + ROUNDING ? " / keep_prob" : "");
    }

    /**
     * Recognizes dropout.
     *
     * @param tolerance the relative difference that rounding can explain
     * @return the dropout; empty if A has another form, or no element is dropped
     */
    static Optional<Dropout> of(HiddenActivation activation, DenseMatrix Z, DenseMatrix A, double tolerance) {
        DenseMatrix all = activation.of(Z);
        if (!all.sameShape(A) || !A.isFinite() || !all.isFinite()) {
            return Optional.empty();
        }
        double[] complete = all.values();
        double[] result = A.values();
        int largest = 0;
        for (int i = 0; i < result.length; i++) {
            largest = Math.abs(result[i]) > Math.abs(result[largest]) ? i : largest;
        }
        double factor = result[largest] / complete[largest];
        double limit = tolerance * Math.abs(result[largest]);
        // relu is leaky relu without the negative elements.
        double least = activation == HiddenActivation.LEAKY_RELU ? 1 + 1e-3 : 1 - ROUNDING;
        boolean possible = factor >= least && factor <= MOST;
        int dropped = 0;
        for (int i = 0; i < result.length && possible; i++) {
            boolean zero = result[i] == 0;
            dropped += zero && Math.abs(factor * complete[i]) > limit ? 1 : 0;
            possible = zero || Math.abs(result[i] - factor * complete[i]) <= limit;
        }
        return possible && dropped > 0
                ? Optional.of(new Dropout(activation, factor, A.map(a -> a == 0 ? 0 : factor)))
                : Optional.empty();
    }
}
