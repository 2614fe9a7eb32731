package lanewise.notebook.equations;

import java.util.function.DoubleUnaryOperator;
import lanewise.notebook.arrays.DenseMatrix;

/** An activation with its derivative. */
public enum HiddenActivation {
    /** max(z, 0). */
    RELU("relu", z -> Math.max(z, 0), z -> z > 0 ? 1 : 0, "np.maximum(Z, 0)", "(Z > 0)"),
    /** tanh(z). */
    TANH("tanh", Math::tanh, z -> 1 - Math.tanh(z) * Math.tanh(z), "np.tanh(Z)", "(1 - np.tanh(Z) ** 2)"),
    /** 1 / (1 + exp(-z)). */
    SIGMOID(
            "sigmoid",
            HiddenActivation::sigmoid,
            z -> sigmoid(z) * (1 - sigmoid(z)),
            "1 / (1 + np.exp(-Z))",
            "(A * (1 - A))"),
    /** z, and 0.01 z below 0. */
    LEAKY_RELU(
            "leaky relu",
            z -> z > 0 ? z : 0.01 * z,
            z -> z > 0 ? 1 : 0.01,
            "np.where(Z > 0, Z, 0.01 * Z)",
            "np.where(Z > 0, 1, 0.01)");

    private final String label;
    private final DoubleUnaryOperator function;
    private final DoubleUnaryOperator derivative;
    private final String code;
    private final String derivativeCode;

    HiddenActivation(
            String label,
            DoubleUnaryOperator function,
            DoubleUnaryOperator derivative,
            String code,
            String derivativeCode) {
        this.label = label;
        this.function = function;
        this.derivative = derivative;
        this.code = code;
        this.derivativeCode = derivativeCode;
    }

    public static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    public String label() {
        return label;
    }

    public DenseMatrix of(DenseMatrix Z) {
        return Z.map(function);
    }

    public DenseMatrix derivative(DenseMatrix Z) {
        return Z.map(derivative);
    }

    public double derivative(double z) {
        return derivative.applyAsDouble(z);
    }

    /** Returns the derivative by z of activations a. */
    public DenseMatrix derivativeOf(DenseMatrix A) {
        return switch (this) {
            case SIGMOID -> A.map(a -> a * (1 - a));
            case TANH -> A.map(a -> 1 - a * a);
            // The sign of z is that of a.
            default -> derivative(A);
        };
    }

    /** Returns the activation in NumPy. */
    public String code(String z) {
        return code.replace("Z", z);
    }

    /** Returns the derivative in NumPy. */
    public String derivativeCode(String z, String a) {
        return derivativeCode.replace("Z", z).replaceAll("\\bA\\b", a);
    }
}
