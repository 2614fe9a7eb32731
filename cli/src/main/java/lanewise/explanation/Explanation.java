package lanewise.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lanewise.data.LabelSet;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.BackPropagation;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;

/** The equations of one training step on one example, with their shapes and numbers. */
public final class Explanation {

    private final Network network;
    private final PixelMatrix X;
    private final OneHot Y;
    private final LabelSet classes;
    private final float alpha;
    private final ParallelKernels kernels;
    private final ForwardPropagation forward;
    private final BackPropagation backward;
    private final MatrixText numbers;
    private final List<String> lines = new ArrayList<>();

    /**
     * Computes all steps.
     *
     * @param kernels the kernels
     * @param network the network, with batch normalization folded
     * @param X pixels of the example, inputs x 1
     * @param label class number of the example
     * @param classes the labels of the classes
     * @param alpha the learning rate of the update
     * @param width width of the terminal in columns
     */
    public Explanation(
            ParallelKernels kernels,
            Network network,
            PixelMatrix X,
            int label,
            LabelSet classes,
            float alpha,
            int width) {
        this.kernels = kernels;
        this.network = network;
        this.X = X;
        this.classes = classes;
        this.alpha = alpha;
        Y = OneHot.of(new int[] {label}, network.classes());
        forward = new ForwardPropagation(network, 1);
        forward.propagate(kernels, X);
        forward.requireFinite();
        backward = new BackPropagation(network, 1);
        backward.propagate(kernels, X, Y, forward);
        numbers = new MatrixText(width);
    }

    /**
     * Returns the text: forward propagation, loss, back propagation and update.
     *
     * @return the lines
     */
    public List<String> lines() {
        int last = network.depth();
        heading("Forward propagation");
        equation("X", network.inputs() + " x 1", "pixels, row by row, divided by 255");
        for (int l = 1; l <= last; l++) {
            forward(l);
        }
        loss();
        heading("Back propagation (a batch of one example: m = 1)");
        equation("dZ" + last + " = A" + last + " - Y", shape(backward.dZ(last)), "Y is 1 for the label, else 0");
        lines.addAll(numbers.column(backward.dZ(last)));
        for (int l = last; l >= 1; l--) {
            backward(l);
        }
        update();
        return lines;
    }

    private void forward(int l) {
        String input = l == 1 ? "X" : "A" + (l - 1);
        Matrix W = network.W(l);
        equation(
                "Z" + l + " = W" + l + " " + input + " + b" + l,
                shape(forward.Z(l)),
                "(" + shape(W) + ") (" + W.cols() + " x 1) + " + shape(network.b(l)));
        lines.addAll(numbers.column(forward.Z(l)));
        boolean last = l == network.depth();
        equation(
                "A" + l + " = " + (last ? "softmax" : activation()) + "(Z" + l + ")",
                shape(forward.A(l)),
                last ? "exp(z) / sum of all exp(z): probabilities" : meaning());
        lines.addAll(numbers.column(forward.A(l)));
    }

    private String activation() {
        return network.activation().label();
    }

    private String meaning() {
        switch (network.activation()) {
            case RELU:
                return "negative elements become 0";
            case LEAKY_RELU:
                return "negative elements are multiplied by 0.01";
            case TANH:
                return "values between -1 and 1";
            case SIGMOID:
                return "values between 0 and 1";
            default:
                return "unchanged";
        }
    }

    private void loss() {
        Matrix A = forward.probabilities();
        int predicted = Evaluation.argmax(A, 0);
        int label = Y.label(0);
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "prediction %d with %.2f%%, label %d with %.2f%%: %s",
                classes.labelOf(predicted),
                100 * A.get(predicted, 0),
                classes.labelOf(label),
                100 * A.get(label, 0),
                predicted == label ? "correct" : "misclassified"));
        lines.add("loss = -ln(probability of the label) = "
                + MatrixText.of(loss(network)).strip());
    }

    private double loss(Network of) {
        return Evaluation.of(kernels, of, X, Y).loss();
    }

    private void backward(int l) {
        String input = l == 1 ? "X" : "A" + (l - 1);
        Matrix dW = backward.gradients().dW(l);
        equation(
                "dW" + l + " = dZ" + l + " " + input + "' / m",
                shape(dW),
                "(" + shape(backward.dZ(l)) + ") (1 x " + dW.cols() + ")" + (l == 1 ? ": 0 where the pixel is 0" : ""));
        lines.addAll(numbers.largest(dW));
        equation(
                "db" + l + " = row sums of dZ" + l + " / m",
                shape(backward.gradients().db(l)),
                "equal to dZ" + l + " for one example");
        if (l > 1) {
            int below = l - 1;
            String product =
                    "(" + network.W(l).cols() + " x " + network.W(l).rows() + ") (" + shape(backward.dZ(l)) + ")";
            equation(
                    "dZ" + below + " = W" + l + "' dZ" + l + " * " + activation() + "'(Z" + below + ")",
                    shape(backward.dZ(below)),
                    product + ", times the derivative of " + activation());
            lines.addAll(numbers.column(backward.dZ(below)));
        }
    }

    private void update() {
        heading("Update (gradient descent)");
        int l = network.depth();
        Matrix dW = backward.gradients().dW(l);
        int row = 0;
        int column = 0;
        for (int i = 0; i < dW.rows(); i++) {
            for (int j = 0; j < dW.cols(); j++) {
                if (Math.abs(dW.get(i, j)) > Math.abs(dW.get(row, column))) {
                    row = i;
                    column = j;
                }
            }
        }
        equation(
                "W" + l + " = W" + l + " - alpha dW" + l,
                shape(dW),
                "alpha = " + alpha + "; the same for every W and b");
        float before = network.W(l).get(row, column);
        Network moved = moved();
        lines.add("    W" + l + "[" + row + ", " + column + "] = "
                + MatrixText.of(before).strip() + " - " + alpha + " * "
                + MatrixText.of(dW.get(row, column)).strip() + " = "
                + MatrixText.of(moved.W(l).get(row, column)).strip());
        lines.add("    the loss of this example changes from "
                + MatrixText.of(loss(network)).strip() + " to "
                + MatrixText.of(loss(moved)).strip());
    }

    private Network moved() {
        Network moved = network.copy();
        for (int l = 1; l <= network.depth(); l++) {
            kernels.addScaled(-alpha, backward.gradients().dW(l), 1f, moved.W(l));
            kernels.addScaled(-alpha, backward.gradients().db(l), 1f, moved.b(l));
        }
        return moved;
    }

    private void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    private void equation(String equation, String shape, String remark) {
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%-32s %-12s %s", equation, shape, remark)
                .stripTrailing());
    }

    private static String shape(Matrix matrix) {
        return matrix.shape();
    }
}
