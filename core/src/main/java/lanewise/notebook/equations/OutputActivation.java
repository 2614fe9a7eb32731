package lanewise.notebook.equations;

import java.util.Arrays;
import lanewise.notebook.arrays.DenseMatrix;

/** The activation of the output layer. */
public enum OutputActivation {
    /** exp(z) divided by the sum of exp over the units of an example. */
    SOFTMAX("softmax"),
    /** 1 / (1 + exp(-z)). */
    SIGMOID("sigmoid"),
    /** tanh(z). */
    TANH("tanh"),
    /** z. */
    IDENTITY("");

    private final String label;

    OutputActivation(String label) {
        this.label = label;
    }

    public String formula(String z) {
        return label.isEmpty() ? z : label + "(" + z + ")";
    }

    public DenseMatrix of(DenseMatrix Z) {
        return switch (this) {
            case SOFTMAX -> softmax(Z);
            case SIGMOID -> HiddenActivation.SIGMOID.of(Z);
            case TANH -> HiddenActivation.TANH.of(Z);
            case IDENTITY -> Z;
        };
    }

    /** Returns the derivative by z of an activation that treats each unit alone. */
    public DenseMatrix derivative(DenseMatrix A) {
        return switch (this) {
            case TANH -> A.map(a -> 1 - a * a);
            case IDENTITY -> A.map(a -> 1);
            default -> A.map(a -> a * (1 - a));
        };
    }

    /** Computes the softmax of each column. */
    public static DenseMatrix softmax(DenseMatrix Z) {
        double[] most = new double[Z.cols()];
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < Z.rows(); i++) {
            for (int j = 0; j < Z.cols(); j++) {
                most[j] = Math.max(most[j], Z.get(i, j));
            }
        }
        return shares(Z.minus(new DenseMatrix(1, Z.cols(), most)).map(Math::exp));
    }

    /** Divides each element by the sum of its column. */
    public static DenseMatrix shares(DenseMatrix exponentials) {
        return exponentials.zip(exponentials.colSums(), (e, sum) -> e / sum);
    }
}
