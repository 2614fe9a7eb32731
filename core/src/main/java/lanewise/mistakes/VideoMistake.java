package lanewise.mistakes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.random.RandomStream;

/** A mistake that is made in the video or by people who follow it. Each changes one step of the training. */
public enum VideoMistake {

    /** All weights and biases are negative. */
    NEGATIVE_WEIGHTS(
            "every weight and bias is random between -1 and 0, in place of -0.5 and 0.5",
            "W1 = np.random.rand(10, 784) - 1",
            "W1 = np.random.rand(10, 784) - 0.5",
            "Every element of Z1 is a sum of negative numbers, so relu makes all of A1 0. The pixels do not reach the"
                    + " output, and dW1 is 0. Therefore only b2 changes. It learns how frequent each digit is.") {
        @Override
        Matrix parameter(int rows, int cols, RandomStream random) {
            Matrix uniform = Matrix.random(rows, cols, random);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < cols; j++) {
                    uniform.set(i, j, uniform.get(i, j) - 0.5f);
                }
            }
            return uniform;
        }
    },

    /** All weights and biases are 0. */
    ZERO_WEIGHTS(
            "every weight and bias is 0",
            "W1 = np.zeros((10, 784))",
            "W1 = np.random.rand(10, 784) - 0.5",
            "A1 is 0, so dW2 is 0. W2 is 0, so dZ1 and dW1 are 0. Therefore only b2 changes. It learns how frequent "
                    + "each digit is.") {
        @Override
        Matrix parameter(int rows, int cols, RandomStream random) {
            return Matrix.zeros(rows, cols);
        }
    },

    /** The pixels are not divided by 255. */
    PIXELS_NOT_SCALED(
            "the pixels are not divided by 255",
            "X = data[1:n]",
            "X = data[1:n] / 255.",
            "Z1 and dW1 are 255 times too large. The first updates change the weights so much that relu makes A1 0 for "
                    + "most examples.") {
        @Override
        float pixelScale() {
            return 1f;
        }
    },

    /** Softmax is applied to the hidden layer. */
    SOFTMAX_OF_A1(
            "A2 is the softmax of A1, in place of Z2",
            "A2 = softmax(A1)",
            "A2 = softmax(Z2)",
            "The output does not depend on W2 and b2, but the gradients are computed as if it did. W2 sends the error "
                    + "of an output to the wrong units. Therefore the error does not become smaller, and the weights "
                    + "grow without limit.") {
        @Override
        void output(ParallelKernels k, Matrix A1, Matrix Z2, Matrix A2) {
            k.softmax(A1, A2);
        }
    },

    /** Softmax divides by the sum over all examples. */
    SOFTMAX_OVER_ALL_EXAMPLES(
            "softmax divides by the sum over all examples, in place of the sum of each example",
            "A2 = np.exp(Z) / np.sum(np.exp(Z))",
            "A2 = np.exp(Z) / np.sum(np.exp(Z), axis=0)",
            "All probabilities of all examples together sum to 1, so A2 is nearly 0 everywhere and dZ2 is nearly -Y."
                    + " Therefore every update raises the score of every digit.") {
        @Override
        void output(ParallelKernels k, Matrix A1, Matrix Z2, Matrix A2) {
            double top = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < Z2.rows(); i++) {
                for (int j = 0; j < Z2.cols(); j++) {
                    top = Math.max(top, Z2.get(i, j));
                }
            }
            double sum = 0;
            for (int i = 0; i < Z2.rows(); i++) {
                for (int j = 0; j < Z2.cols(); j++) {
                    double e = StrictMath.exp(Z2.get(i, j) - top);
                    A2.set(i, j, (float) e);
                    sum += e;
                }
            }
            k.scale((float) (1 / sum), A2);
        }
    },

    /** The labels are in another order than the images. */
    LABELS_SHUFFLED(
            "the images are shuffled, but their labels are not",
            "np.random.shuffle(X.T)",
            "np.random.shuffle(data)   # images and labels together",
            "Each image has the label of another image, so the pixels contain no information about the labels. The "
                    + "network can only learn how frequent each digit is.") {
        @Override
        int[] labels(int[] labels, long seed) {
            int[] order = RandomStream.of(seed, "mistake").permutation(labels.length);
            return Arrays.stream(order).map(i -> labels[i]).toArray();
        }
    },

    /** The gradients are not divided by the number of examples. */
    SUM_NOT_MEAN(
            "the gradients are sums over the examples, without the factor 1/m",
            "dW2 = dZ2.dot(A1.T)",
            "dW2 = 1 / m * dZ2.dot(A1.T)",
            "The gradients are m times too large. The first update changes the weights so much that relu makes A1 0 "
                    + "for most examples.") {
        @Override
        float mean(int m) {
            return 1f;
        }
    },

    /** The gradients are added to the parameters. */
    PLUS_FOR_MINUS(
            "the gradients are added to the parameters instead of being subtracted",
            "W1 = W1 + alpha * dW1",
            "W1 = W1 - alpha * dW1",
            "The gradient is the direction in which the loss grows fastest, so every update makes the predictions "
                    + "worse.") {
        @Override
        float direction() {
            return 1f;
        }
    },

    /** The derivative of relu is that of the wrong layer. */
    RELU_OF_THE_WRONG_LAYER(
            "the derivative of relu is taken at Z2, in place of Z1",
            "dZ1 = W2.T.dot(dZ2) * ReLU_deriv(Z2)",
            "dZ1 = W2.T.dot(dZ2) * ReLU_deriv(Z1)",
            "The shapes are the same, so nothing fails. W1 is updated for some inactive units, and not for some active "
                    + "ones. W2 is still updated correctly. Therefore the accuracy is nearly the same for the "
                    + "first 100 iterations, and lower after 500.") {
        @Override
        Matrix derivedAt(Matrix A1, Matrix Z2) {
            return Z2;
        }
    },

    /** One sum over all units for the biases. */
    ONE_SUM_FOR_ALL_UNITS(
            "db2 and db1 are one sum over all units, as in the code of the video",
            "db2 = 1 / m * np.sum(dZ2)",
            "db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)",
            "Each column of A2 - Y sums to 0, so db2 is 0 and b2 never changes. The weights learn nearly as well "
                    + "without b2. Therefore this mistake is hard to notice.") {
        @Override
        void biasGradient(ParallelKernels k, float mean, Matrix dZ, Matrix db) {
            k.rowSums(mean, dZ, db);
            double sum = 0;
            for (int i = 0; i < db.rows(); i++) {
                sum += db.get(i, 0);
            }
            for (int i = 0; i < db.rows(); i++) {
                db.set(i, 0, (float) sum);
            }
        }
    },

    /** No mistake, for comparison. */
    NONE("", "", "", "");

    private final String what;
    private final String code;
    private final String fix;
    private final String why;

    VideoMistake(String what, String code, String fix, String why) {
        this.what = what;
        this.code = code;
        this.fix = fix;
        this.why = why;
    }

    /**
     * Returns all mistakes.
     *
     * @return the mistakes, without {@link #NONE}
     */
    public static List<VideoMistake> all() {
        return Arrays.stream(values()).filter(mistake -> mistake != NONE).toList();
    }

    /**
     * Returns the mistake of a name. Case does not matter.
     *
     * @param name the name
     * @return the mistake; empty if no mistake has the name
     */
    public static Optional<VideoMistake> named(String name) {
        return all().stream()
                .filter(mistake -> mistake.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * Returns the name.
     *
     * @return the name, in lower case with hyphens
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns what is wrong.
     *
     * @return one or more sentences
     */
    public String what() {
        return what;
    }

    /**
     * Returns the wrong line in NumPy.
     *
     * @return one line of Python
     */
    public String code() {
        return code;
    }

    /**
     * Returns the right line in NumPy.
     *
     * @return one line of Python
     */
    public String fix() {
        return fix;
    }

    /**
     * Returns why the network does not learn.
     *
     * @return a clause without a period
     */
    public String why() {
        return why;
    }

    /** Returns the initial value of a parameter. */
    Matrix parameter(int rows, int cols, RandomStream random) {
        return Matrix.random(rows, cols, random);
    }

    /** Returns the factor by which a pixel is multiplied. */
    float pixelScale() {
        return PixelMatrix.SCALE;
    }

    /** Returns the labels of the images. */
    int[] labels(int[] labels, long seed) {
        return labels;
    }

    /** Computes A2 = softmax(Z2). */
    void output(ParallelKernels k, Matrix A1, Matrix Z2, Matrix A2) {
        k.softmax(Z2, A2);
    }

    /** Returns the factor 1 / m. */
    float mean(int m) {
        return 1f / m;
    }

    /** Computes db = row sums of dZ / m. */
    void biasGradient(ParallelKernels k, float mean, Matrix dZ, Matrix db) {
        k.rowSums(mean, dZ, db);
    }

    /** Returns the matrix whose positive elements have a derivative of relu of 1. */
    Matrix derivedAt(Matrix A1, Matrix Z2) {
        return A1;
    }

    /** Returns the sign of an update. */
    float direction() {
        return -1f;
    }
}
