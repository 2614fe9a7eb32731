package lanewise.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.BackPropagation;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;

/**
 * The equations of back propagation and of the update.
 *
 * @param kernels the kernels
 * @param network the network before the update, with batch normalization folded
 * @param X pixels of the examples, inputs x m
 * @param Y labels of the examples, classes x m
 * @param forward forward propagation of X
 * @param backward back propagation of X and Y
 * @param alpha the learning rate of the update
 * @param numbers formats the matrices
 * @param lines receives the text
 */
record GradientText(
        ParallelKernels kernels,
        Network network,
        PixelMatrix X,
        OneHot Y,
        ForwardPropagation forward,
        BackPropagation backward,
        float alpha,
        MatrixText numbers,
        Lines lines) {

    /** Maximum number of terms of a sum that are printed. */
    private static final int TERMS = 4;

    /** Adds back propagation, the update, and the loss after it. */
    void add() {
        int last = network.depth();
        lines.heading("Back propagation ("
                + (m() == 1 ? "a batch of one example: m = 1)" : "a batch of " + m() + " examples: m = " + m() + ")"));
        Matrix labels = Matrix.zeros(Y.classes(), m());
        for (int j = 0; j < m(); j++) {
            labels.set(Y.label(j), j, 1f);
        }
        lines.equation("Y", labels.shape(), "1 in the row of the label, else 0");
        lines.addAll(numbers.matrix(labels));
        lines.equation("dZ" + last + " = A" + last + " - Y", backward.dZ(last).shape(), "");
        lines.addAll(numbers.matrix(backward.dZ(last)));
        for (int l = last; l >= 1; l--) {
            layer(l);
        }
        update();
    }

    private int m() {
        return X.cols();
    }

    private void layer(int l) {
        String input = Explanation.input(l);
        Matrix dZ = backward.dZ(l);
        Matrix dW = backward.gradients().dW(l);
        lines.equation(
                "dW" + l + " = dZ" + l + " " + input + "' / m",
                dW.shape(),
                "(" + dZ.shape() + ") (" + m() + " x " + dW.cols() + ")"
                        + (l > 1
                                ? ""
                                : m() == 1 ? ": 0 where the pixel is 0" : ": 0 where the pixel is 0 in every example"));
        lines.addAll(numbers.largest(dW));
        int[] at = MatrixText.largestAt(dW);
        lines.text("dW" + l + "[" + at[0] + ", " + at[1] + "] = "
                + mean(j -> factor(dZ.get(at[0], j)) + " * " + factor(inputOf(l, at[1], j))) + " = "
                + MatrixText.bare(dW.get(at[0], at[1])));
        Matrix db = backward.gradients().db(l);
        lines.equation(
                "db" + l + " = row sums of dZ" + l + " / m",
                db.shape(),
                m() == 1 ? "equal to dZ" + l + " for one example" : "one sum for each unit");
        lines.addAll(numbers.matrix(db));
        if (m() > 1) {
            worked(l, db, dZ);
        }
        if (l > 1) {
            hidden(l - 1);
        }
    }

    private void worked(int l, Matrix db, Matrix dZ) {
        int row = MatrixText.largestAt(db)[0];
        lines.text("db" + l + "[" + row + "] = " + mean(j -> factor(dZ.get(row, j))) + " = "
                + MatrixText.bare(db.get(row, 0)));
    }

    private float inputOf(int l, int row, int column) {
        return l == 1 ? X.get(row, column) * X.scale() : forward.A(l - 1).get(row, column);
    }

    /** Returns the mean of terms, one per example, such as {@code (0.1 * 0.2 + 0.3 * 0.4) / 2}. */
    private String mean(IntFunction<String> term) {
        List<String> terms = new ArrayList<>();
        for (int j = 0; j < Math.min(m(), TERMS); j++) {
            terms.add(term.apply(j));
        }
        if (m() > TERMS) {
            terms.add("... " + (m() - TERMS) + " more");
        }
        String sum = String.join(" + ", terms);
        return (m() == 1 ? sum : "(" + sum + ")") + " / " + m();
    }

    private static String factor(double number) {
        String text = MatrixText.bare(number);
        return number < 0 ? "(" + text + ")" : text;
    }

    private void hidden(int l) {
        int above = l + 1;
        Activation activation = network.activation();
        Matrix W = network.W(above);
        Matrix dZ = backward.dZ(l);
        Matrix dA = Matrix.zeros(dZ.rows(), dZ.cols());
        kernels.multiply(1f, W.transposed(), backward.dZ(above), dA);
        Matrix slope = Matrix.zeros(dZ.rows(), dZ.cols());
        for (int i = 0; i < slope.rows(); i++) {
            for (int j = 0; j < slope.cols(); j++) {
                slope.set(i, j, activation.gradient(forward.A(l).get(i, j), 1f));
            }
        }
        String product = "W" + above + "' dZ" + above;
        String derivative = activation.label() + "'(Z" + l + ")";
        lines.equation(
                "dZ" + l + " = " + product + " * " + derivative,
                dZ.shape(),
                "(" + W.cols() + " x " + W.rows() + ") (" + backward.dZ(above).shape() + "), times the derivative of "
                        + activation.label());
        lines.text(product + ":");
        lines.addAll(numbers.matrix(dA));
        lines.text(derivative + ": " + derivative(activation, l));
        lines.addAll(numbers.matrix(slope));
        lines.text("dZ" + l + ":");
        lines.addAll(numbers.matrix(dZ));
    }

    private static String derivative(Activation activation, int l) {
        return switch (activation) {
            case RELU -> "1 where Z" + l + " > 0, 0 elsewhere";
            case LEAKY_RELU -> "1 where Z" + l + " > 0, 0.01 elsewhere";
            case TANH -> "1 - A" + l + " * A" + l;
            case SIGMOID -> "A" + l + " * (1 - A" + l + ")";
            case IDENTITY -> "1";
        };
    }

    private void update() {
        lines.heading("Update (gradient descent, alpha = " + alpha + ")");
        lines.plain("");
        lines.plain("The element of each matrix with the largest absolute gradient:");
        Network moved = network.copy();
        for (int l = 1; l <= network.depth(); l++) {
            kernels.addScaled(-alpha, backward.gradients().dW(l), 1f, moved.W(l));
            kernels.addScaled(-alpha, backward.gradients().db(l), 1f, moved.b(l));
        }
        for (int l = 1; l <= network.depth(); l++) {
            step("W" + l, network.W(l), backward.gradients().dW(l), moved.W(l));
            step("b" + l, network.b(l), backward.gradients().db(l), moved.b(l));
        }
        lines.plain("");
        lines.plain("the loss of this " + (m() == 1 ? "example" : "batch") + " changes from " + loss(network) + " to "
                + loss(moved));
    }

    private void step(String name, Matrix before, Matrix gradient, Matrix after) {
        lines.equation(name + " = " + name + " - alpha d" + name, before.shape(), "");
        int[] at = MatrixText.largestAt(gradient);
        String element = before.cols() == 1 ? "[" + at[0] + "]" : "[" + at[0] + ", " + at[1] + "]";
        lines.text(name + element + " = " + MatrixText.bare(before.get(at[0], at[1])) + " - " + alpha + " * "
                + MatrixText.bare(gradient.get(at[0], at[1])) + " = "
                + MatrixText.bare(after.get(at[0], at[1])));
    }

    private String loss(Network of) {
        return MatrixText.bare(Evaluation.of(kernels, of, X, Y).loss());
    }
}
