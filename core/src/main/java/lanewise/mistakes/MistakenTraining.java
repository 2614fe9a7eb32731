package lanewise.mistakes;

import static lanewise.kernels.Activation.RELU;

import java.util.List;
import lanewise.data.Examples;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Initialization;
import lanewise.network.Layer;
import lanewise.network.Network;
import lanewise.random.RandomStream;

/**
 * The training of the network of the video, with a mistake. As in the video, there are as many hidden units as classes.
 * No method returns the network, so that it cannot be mistaken for a good one. Without a mistake, the weights are those
 * of the recipe {@code video} for 10 classes, bit for bit. Not thread-safe.
 */
public final class MistakenTraining {

    private final ParallelKernels k;
    private final VideoMistake mistake;
    private final float alpha;
    private final int m;
    private final PixelMatrix X;
    private final OneHot Y;
    private final Matrix W1;
    private final Matrix b1;
    private final Matrix W2;
    private final Matrix b2;
    private final Matrix Z1;
    private final Matrix A1;
    private final Matrix Z2;
    private final Matrix A2;
    private final Matrix dZ1;
    private final Matrix dZ2;
    private final Matrix dW1;
    private final Matrix db1;
    private final Matrix dW2;
    private final Matrix db2;

    /**
     * Creates the network before its training.
     *
     * @param kernels the kernels
     * @param examples labeled examples, at least one
     * @param mistake the mistake
     * @param alpha the learning rate
     * @param seed seed of the initial weights
     */
    public MistakenTraining(ParallelKernels kernels, Examples examples, VideoMistake mistake, float alpha, long seed) {
        k = kernels;
        this.mistake = mistake;
        this.alpha = alpha;
        m = examples.count();
        int classes = examples.classes().size();
        X = PixelMatrix.ofExamples(examples.pixels(), 0, m, examples.height(), examples.width(), mistake.pixelScale());
        Y = OneHot.of(mistake.labels(examples.labels(), seed), classes);
        RandomStream random = Initialization.random(seed);
        int hidden = classes;
        W1 = mistake.parameter(hidden, X.rows(), random);
        b1 = mistake.parameter(hidden, 1, random);
        W2 = mistake.parameter(classes, hidden, random);
        b2 = mistake.parameter(classes, 1, random);
        Z1 = Matrix.zeros(hidden, m);
        A1 = Matrix.zeros(hidden, m);
        dZ1 = Matrix.zeros(hidden, m);
        Z2 = Matrix.zeros(classes, m);
        A2 = Matrix.zeros(classes, m);
        dZ2 = Matrix.zeros(classes, m);
        dW1 = Matrix.zeros(hidden, X.rows());
        db1 = Matrix.zeros(hidden, 1);
        dW2 = Matrix.zeros(classes, hidden);
        db2 = Matrix.zeros(classes, 1);
    }

    /** Runs forward propagation, as {@link #step} does first. */
    public void forward() {
        k.affine(W1, X, b1, Z1);
        k.activate(RELU, Z1, A1);
        k.affine(W2, A1, b2, Z2);
        mistake.output(k, A1, Z2, A2);
    }

    /** Runs one iteration: forward propagation, back propagation, and an update. */
    public void step() {
        forward();
        float mean = mistake.mean(m);
        k.subtract(A2, Y, dZ2);
        k.multiply(mean, dZ2, A1.transposed(), dW2);
        mistake.biasGradient(k, mean, dZ2, db2);
        k.multiply(1f, W2.transposed(), dZ2, dZ1);
        k.activationGradient(RELU, mistake.derivedAt(A1, Z2), dZ1, dZ1);
        k.multiply(mean, dZ1, X.transposed(), dW1);
        mistake.biasGradient(k, mean, dZ1, db1);
        float rate = mistake.direction() * alpha;
        k.addScaled(rate, dW1, 1f, W1);
        k.addScaled(rate, db1, 1f, b1);
        k.addScaled(rate, dW2, 1f, W2);
        k.addScaled(rate, db2, 1f, b2);
    }

    /**
     * Returns the accuracy of the latest forward propagation.
     *
     * @return the share of the examples that are classified correctly, 0 to 1
     */
    public double accuracy() {
        return Evaluation.accuracy(A2, Y);
    }

    /**
     * Returns how much of the latest A1 is 0.
     *
     * @return a share, 0 to 1
     */
    public double inactive() {
        long zeros = 0;
        for (int i = 0; i < A1.rows(); i++) {
            for (int j = 0; j < A1.cols(); j++) {
                if (A1.get(i, j) == 0) {
                    zeros++;
                }
            }
        }
        return (double) zeros / A1.rows() / A1.cols();
    }

    /**
     * Returns whether the latest A2 contains numbers that are not finite, because the weights have grown too large.
     *
     * @return true if it does
     */
    public boolean overflowed() {
        for (int i = 0; i < A2.rows(); i++) {
            for (int j = 0; j < A2.cols(); j++) {
                if (!Float.isFinite(A2.get(i, j))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Returns the largest absolute value of dW1 in the latest iteration.
     *
     * @return a number of 0 or more; NaN if an element is NaN
     */
    public double largestGradient() {
        double largest = 0;
        for (int i = 0; i < dW1.rows(); i++) {
            for (int j = 0; j < dW1.cols(); j++) {
                largest = Math.max(largest, Math.abs(dW1.get(i, j)));
            }
        }
        return largest;
    }

    /** Returns the hash of the weights, to compare them with those of a correct training. */
    String weightsHash() {
        return new Network(List.of(new Layer(W1, b1), new Layer(W2, b2)), RELU).weightsHash();
    }
}
