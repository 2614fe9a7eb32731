package lanewise.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.network.BackPropagation;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;
import lanewise.random.RandomStream;
import lanewise.training.Batch;
import lanewise.training.TrainingState;
import lanewise.training.Update;
import lanewise.training.optimizer.GradientDescent;

/** The workloads of the comparison: the video's iteration, its two products with pixels, and products of floats. */
public final class Workloads {

    /** m, k and n of the products of floats. */
    private static final int[][] PRODUCTS = {{128, 784, 128}, {800, 784, 128}, {800, 128, 784}, {1024, 1024, 1024}};

    private static final int HIDDEN = 10;
    private static final float LEARNING_RATE = 0.1f;
    private static final long SEED = 1;

    private Workloads() {}

    /**
     * Returns all workloads.
     *
     * @param batch the examples of the iteration and of the products with pixels
     * @return the workloads
     */
    public static List<Workload> all(Batch batch) {
        List<Workload> works = new ArrayList<>();
        works.add(iteration(batch));
        works.add(forward(batch.X()));
        works.add(weightGradient(batch.X()));
        for (int[] mkn : PRODUCTS) {
            works.add(product(mkn[0], mkn[1], mkn[2]));
        }
        return works;
    }

    /**
     * Returns one iteration of training a network with 10 hidden units: forward propagation, back propagation and
     * update.
     */
    static Workload iteration(Batch batch) {
        Network network =
                Network.create(batch.X().rows(), List.of(HIDDEN), batch.Y().classes(), SEED);
        List<Matrix> parameters = network.matrices();
        List<Matrix> initial = parameters.stream().map(Workloads::copy).toList();
        ForwardPropagation forward = new ForwardPropagation(network, batch.m());
        BackPropagation backward = new BackPropagation(network, batch.m());
        Update update = new Update(new GradientDescent());
        TrainingState state = new TrainingState(network, update.optimizer(), false);
        List<Matrix> results = new ArrayList<>(parameters);
        results.add(forward.probabilities());
        return new Workload(
                "iteration, " + network.shape() + String.format(Locale.ROOT, ", %,d examples", batch.m()),
                0,
                true,
                () -> restore(initial, parameters),
                k -> {
                    forward.propagate(k, batch.X());
                    backward.propagate(k, batch.X(), batch.Y(), forward);
                    update.apply(k, state, backward.gradients(), LEARNING_RATE);
                },
                results);
    }

    /** Returns the product Z1 = W1 X + b1. */
    static Workload forward(PixelMatrix X) {
        Matrix W = random(HIDDEN, X.rows());
        Matrix b = random(HIDDEN, 1);
        Matrix Z = Matrix.zeros(HIDDEN, X.cols());
        return new Workload(
                "W1 X + b1, pixels" + size(HIDDEN, X.rows(), X.cols()),
                operations(HIDDEN, X.rows(), X.cols()),
                true,
                () -> {},
                k -> k.affine(W, X, b, Z),
                List.of(Z));
    }

    /** Returns the product dW1 = dZ1 X' / m. */
    static Workload weightGradient(PixelMatrix X) {
        Matrix dZ = random(HIDDEN, X.cols());
        Matrix dW = Matrix.zeros(HIDDEN, X.rows());
        return new Workload(
                "dZ1 X' / m, pixels" + size(HIDDEN, X.cols(), X.rows()),
                operations(HIDDEN, X.cols(), X.rows()),
                true,
                () -> {},
                k -> k.multiply(1f / X.cols(), dZ, X.transposed(), dW),
                List.of(dW));
    }

    /** Returns the product C = A B of floats. */
    static Workload product(int m, int k, int n) {
        Matrix a = random(m, k);
        Matrix b = random(k, n);
        Matrix c = Matrix.zeros(m, n);
        return new Workload(
                "A B, floats" + size(m, k, n),
                operations(m, k, n),
                false,
                () -> {},
                kernels -> kernels.multiply(1f, a, b, c),
                List.of(c));
    }

    private static String size(int m, int k, int n) {
        return " (" + m + "," + k + "," + n + ")";
    }

    private static long operations(int m, int k, int n) {
        return 2L * m * k * n;
    }

    private static Matrix random(int rows, int cols) {
        RandomStream random = RandomStream.of(SEED, "comparison");
        Matrix matrix = Matrix.zeros(rows, cols);
        for (int i = 0; i < matrix.data().length; i++) {
            matrix.data()[i] = random.nextUniform();
        }
        return matrix;
    }

    private static Matrix copy(Matrix matrix) {
        Matrix copy = Matrix.zeros(matrix.rows(), matrix.cols());
        restore(List.of(matrix), List.of(copy));
        return copy;
    }

    private static void restore(List<Matrix> from, List<Matrix> to) {
        for (int n = 0; n < from.size(); n++) {
            for (int i = 0; i < from.get(n).rows(); i++) {
                for (int j = 0; j < from.get(n).cols(); j++) {
                    to.get(n).set(i, j, from.get(n).get(i, j));
                }
            }
        }
    }
}
