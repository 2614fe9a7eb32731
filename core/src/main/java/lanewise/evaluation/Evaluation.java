package lanewise.evaluation;

import java.util.Objects;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;

/**
 * The loss and accuracy of a network on some examples.
 *
 * @param loss mean cross-entropy, which is the mean of -ln(probability of the label), in nats; NaN without examples
 * @param correct number of examples whose most probable class is the label
 * @param count number of examples
 */
public record Evaluation(double loss, int correct, int count) {

    /** The evaluation of no examples. */
    public static final Evaluation NONE = new Evaluation(Double.NaN, 0, 0);

    /**
     * Returns the share of correct predictions.
     *
     * @return accuracy, 0 to 1; NaN without examples
     */
    public double accuracy() {
        return (double) correct / count;
    }

    /**
     * Returns the evaluation of these examples and others together.
     *
     * @param others evaluation of other examples
     * @return evaluation of all of them
     */
    public Evaluation and(Evaluation others) {
        if (count == 0 || others.count == 0) {
            return count == 0 ? others : this;
        }
        int all = count + others.count;
        return new Evaluation((loss * count + others.loss * others.count) / all, correct + others.correct, all);
    }

    /**
     * Runs forward propagation and evaluates it, with batch normalization {@linkplain Network#folded() folded}.
     *
     * @param k the kernels
     * @param network the network, which is not changed
     * @param X pixels, inputs x m
     * @param Y labels, classes x m
     * @return the evaluation
     * @throws IllegalArgumentException if a shape does not fit the network
     */
    public static Evaluation of(ParallelKernels k, Network network, PixelMatrix X, OneHot Y) {
        ForwardPropagation forward = new ForwardPropagation(network.folded(), X.cols());
        forward.propagate(k, X);
        return of(forward.Z(network.depth()), forward.probabilities(), Y);
    }

    /**
     * Evaluates the results of forward propagation.
     *
     * @param Z pre-activation of the last layer, classes x m
     * @param A softmax of Z, classes x m
     * @param Y labels, classes x m
     * @return the evaluation
     * @throws IllegalArgumentException if Y is null or the shapes differ
     */
    public static Evaluation of(Matrix Z, Matrix A, OneHot Y) {
        requireSameShape(A, Y);
        double loss = 0;
        int correct = 0;
        for (int j = 0; j < A.cols(); j++) {
            int predicted = argmax(A, j);
            int label = Y.label(j);
            if (predicted == label) {
                correct++;
            }
            loss += loss(Z, A, j, predicted, label);
        }
        return new Evaluation(loss / A.cols(), correct, A.cols());
    }

    /**
     * Returns the share of examples whose most probable class is the label.
     *
     * @param A probabilities, classes x m
     * @param Y labels, classes x m
     * @return accuracy, 0 to 1; NaN without examples
     * @throws IllegalArgumentException if the shapes differ
     */
    public static double accuracy(Matrix A, OneHot Y) {
        requireSameShape(A, Y);
        int correct = 0;
        for (int j = 0; j < A.cols(); j++) {
            if (argmax(A, j) == Y.label(j)) {
                correct++;
            }
        }
        return (double) correct / A.cols();
    }

    private static void requireSameShape(Matrix A, OneHot Y) {
        Objects.requireNonNull(Y, "Y");
        if (Y.classes() != A.rows() || Y.count() != A.cols()) {
            throw new IllegalArgumentException("the labels are " + Y.classes() + " classes x " + Y.count()
                    + " examples, but the predictions are " + A.rows() + " x " + A.cols());
        }
    }

    /**
     * Computes the cross-entropy of one example.
     *
     * <p>The cross-entropy is ln(sum of exp(z)) - z[label]. After the maximum z is subtracted, the sum is 1 divided by
     * the maximum probability. With this formula a probability that is too small for a float does not make the loss
     * infinite.
     *
     * @param Z pre-activation of the last layer, classes x m
     * @param A softmax of Z, classes x m
     * @param j column of the example
     * @param predicted class with the maximum probability
     * @param label class of the example
     * @return cross-entropy in nats
     */
    public static double loss(Matrix Z, Matrix A, int j, int predicted, int label) {
        return (double) Z.get(predicted, j) - Z.get(label, j) - StrictMath.log(A.get(predicted, j));
    }

    /**
     * Returns the row of the maximum of a column, such as the most probable class of an example.
     *
     * @param A a matrix, such as probabilities, classes x m
     * @param j the column
     * @return index of the row; the first one if several elements are equal
     */
    public static int argmax(Matrix A, int j) {
        int best = 0;
        for (int i = 1; i < A.rows(); i++) {
            if (A.get(i, j) > A.get(best, j)) {
                best = i;
            }
        }
        return best;
    }

    /**
     * Returns the index of the maximum, such as the most probable class of an example.
     *
     * @param probabilities one probability per class
     * @return the index; the first one if several elements are equal
     */
    public static int argmax(float[] probabilities) {
        return argmax(Matrix.of(probabilities, probabilities.length, 1), 0);
    }
}
