package lanewise.explanation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.data.LabelSet;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.BackPropagation;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;

/** The equations of one training step on a small batch, with their shapes and values. */
public final class Explanation {

    private final Network network;
    private final int m;
    private final OneHot Y;
    private final LabelSet classes;
    private final ForwardPropagation forward;
    private final MatrixText numbers;
    private final Lines lines;
    private final GradientText gradients;

    /**
     * Computes all steps.
     *
     * @param kernels the kernels
     * @param network the network, with batch normalization folded
     * @param X pixels of the examples, inputs x m
     * @param Y labels of the examples, classes x m
     * @param classes the labels of the classes
     * @param alpha the learning rate of the update
     * @param width width of the terminal in columns
     */
    public Explanation(
            ParallelKernels kernels,
            Network network,
            PixelMatrix X,
            OneHot Y,
            LabelSet classes,
            float alpha,
            int width) {
        this.network = network;
        this.classes = classes;
        this.Y = Y;
        m = X.cols();
        forward = new ForwardPropagation(network, m);
        forward.propagate(kernels, X);
        forward.requireFinite();
        BackPropagation backward = new BackPropagation(network, m);
        backward.propagate(kernels, X, Y, forward);
        numbers = new MatrixText(width);
        lines = new Lines(width);
        gradients = new GradientText(kernels, network, X, Y, forward, backward, alpha, numbers, lines);
    }

    /**
     * Returns the text: forward propagation, loss, back propagation and update.
     *
     * @return the lines
     */
    public List<String> lines() {
        lines.heading("Forward propagation");
        lines.equation(
                "X",
                network.inputs() + " x " + m,
                m == 1 ? "pixels, row by row, divided by 255" : "pixels / 255; a column per example");
        for (int l = 1; l <= network.depth(); l++) {
            forward(l);
        }
        loss();
        gradients.add();
        return lines.all();
    }

    private void forward(int l) {
        Matrix W = network.W(l);
        lines.equation(
                "Z" + l + " = W" + l + " " + input(l) + " + b" + l,
                forward.Z(l).shape(),
                "(" + W.shape() + ") (" + W.cols() + " x " + m + ") + "
                        + network.b(l).shape()
                        + (m == 1 ? "" : ", b" + l + " added to every column"));
        lines.addAll(numbers.matrix(forward.Z(l)));
        boolean last = l == network.depth();
        lines.equation(
                "A" + l + " = " + (last ? "softmax" : network.activation().label()) + "(Z" + l + ")",
                forward.A(l).shape(),
                last
                        ? "exp(z) / sum of " + (m == 1 ? "all exp(z)" : "exp(z) in its column")
                        : meaning(network.activation()));
        lines.addAll(numbers.matrix(forward.A(l)));
    }

    /** Returns the name of the input of a layer. */
    static String input(int l) {
        return l == 1 ? "X" : "A" + (l - 1);
    }

    private static String meaning(Activation activation) {
        return switch (activation) {
            case RELU -> "negative elements become 0";
            case LEAKY_RELU -> "negative elements are multiplied by 0.01";
            case TANH -> "values between -1 and 1";
            case SIGMOID -> "values between 0 and 1";
            case IDENTITY -> "unchanged";
        };
    }

    private void loss() {
        lines.plain("");
        for (int j = 0; j < m; j++) {
            lines.plain((m == 1 ? "" : "column " + j + ": ") + verdict(j));
        }
        String terms = IntStream.range(0, m)
                .mapToObj(j -> MatrixText.bare(loss(j)))
                .collect(Collectors.joining(" + ", "(", ") / " + m + " = "));
        lines.plain("loss = " + (m == 1 ? "" : "mean of ") + "-ln(probability of the label) = " + (m == 1 ? "" : terms)
                + MatrixText.bare(Evaluation.of(forward.Z(network.depth()), forward.probabilities(), Y)
                        .loss()));
    }

    private String verdict(int j) {
        Matrix A = forward.probabilities();
        int predicted = Evaluation.argmax(A, j);
        int label = Y.label(j);
        return String.format(
                Locale.ROOT,
                "prediction %d with %.2f%%, label %d with %.2f%%: %s",
                classes.labelOf(predicted),
                100 * A.get(predicted, j),
                classes.labelOf(label),
                100 * A.get(label, j),
                predicted == label ? "correct" : "misclassified");
    }

    private double loss(int j) {
        Matrix A = forward.probabilities();
        return Evaluation.loss(forward.Z(network.depth()), A, j, Evaluation.argmax(A, j), Y.label(j));
    }
}
