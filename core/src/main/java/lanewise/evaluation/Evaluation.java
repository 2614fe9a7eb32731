package lanewise.evaluation;

import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;

/**
 * How well a network did on some examples.
 *
 * @param loss mean cross-entropy: the mean of -ln(probability of the label), in nats; NaN of no examples
 * @param correct examples whose most probable class is the label
 * @param count examples
 */
public record Evaluation(double loss, int correct, int count) {

    /** Of no examples. */
    public static final Evaluation NONE = new Evaluation(Double.NaN, 0, 0);

    /** Share of correct predictions, 0..1; NaN of no examples. */
    public double accuracy() {
        return (double) correct / count;
    }

    /** Of these examples and others. */
    public Evaluation and(Evaluation others) {
        if (count == 0 || others.count == 0) {
            return count == 0 ? others : this;
        }
        int all = count + others.count;
        return new Evaluation((loss * count + others.loss * others.count) / all, correct + others.correct, all);
    }

    /**
     * Forward propagation and its evaluation; batch normalization is {@linkplain Network#folded() folded}.
     *
     * @param X inputs x m
     * @param Y classes x m
     */
    public static Evaluation of(Kernels k, Network network, PixelMatrix X, OneHot Y) {
        ForwardPropagation forward = new ForwardPropagation(network.folded(), X.cols());
        forward.propagate(k, X);
        return of(forward.Z(network.depth()), forward.probabilities(), Y);
    }

    /**
     * Evaluates what forward propagation gave.
     *
     * @param Z pre-activation of the last layer, classes x m
     * @param A its softmax, classes x m
     * @param Y labels, classes x m
     */
    public static Evaluation of(Matrix Z, Matrix A, OneHot Y) {
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
     * The cross-entropy of one example, in nats.
     *
     * <p>It is ln(sum of exp(z)) - z[label], with the sum taken from the greatest probability, which is exp(0) over
     * that sum once the greatest z is subtracted: so a probability too small for a float does not make the loss
     * infinite.
     *
     * @param Z pre-activation of the last layer, classes x m
     * @param A its softmax, classes x m
     * @param j the example's column
     * @param predicted class of the greatest probability
     */
    public static double loss(Matrix Z, Matrix A, int j, int predicted, int label) {
        return (double) Z.get(predicted, j) - Z.get(label, j) - StrictMath.log(A.get(predicted, j));
    }

    /** The row of the greatest element of column {@code j}, the first of equals. */
    public static int argmax(Matrix A, int j) {
        int best = 0;
        for (int i = 1; i < A.rows(); i++) {
            if (A.get(i, j) > A.get(best, j)) {
                best = i;
            }
        }
        return best;
    }
}
