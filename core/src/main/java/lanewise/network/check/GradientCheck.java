package lanewise.network.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.data.Examples;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.network.BackPropagation;
import lanewise.network.ForwardPropagation;
import lanewise.network.Layer;
import lanewise.network.Network;
import lanewise.random.RandomStream;

/**
 * The derivatives that back propagation finds in float32, beside central differences of the loss in float64:
 * (L(w + h) - L(w - h)) / 2h, whose error is of the order of h squared (Burden, Faires, "Numerical Analysis", 4.1).
 *
 * @param groups a matrix of parameters each, layer by layer
 */
public record GradientCheck(List<ParameterGroup> groups) {

    /** h: the square of it is small, yet the loss changes by far more than it is rounded. */
    public static final double STEP = 1e-6;

    /** A relative error above this is no rounding any more: float32 carries about seven digits. */
    public static final double TOLERANCE = 1e-4;

    /** Of a matrix of more elements so many are chosen at random. */
    private static final int MOST = 500;

    /**
     * Checks.
     *
     * @param network stays as it is
     * @param examples labeled with the classes of the network; all are one batch
     * @param seed of the choice of parameters
     */
    public static GradientCheck of(Kernels kernels, Network network, Examples examples, long seed) {
        int m = examples.count();
        // Batch normalization takes note of every batch it sees.
        Network seen = network.copy();
        PixelMatrix X = PixelMatrix.ofExamples(examples.pixels(), 0, m, examples.height(), examples.width());
        ForwardPropagation forward = new ForwardPropagation(seen, m);
        forward.propagate(kernels, X);
        BackPropagation backward = new BackPropagation(seen, m);
        backward.propagate(kernels, X, OneHot.of(examples.labels(), network.classes()), forward);

        ReferenceNetwork reference = new ReferenceNetwork(network);
        double[][] x = inputs(examples, X.scale());
        RandomStream random = RandomStream.of(seed, "gradient check");
        List<ParameterGroup> groups = new ArrayList<>();
        for (int l = 1; l <= network.depth(); l++) {
            List<Matrix> derivatives = backward.gradients().layer(l).parameters();
            for (int p = 0; p < derivatives.size(); p++) {
                Matrix derivative = derivatives.get(p);
                int[] all = random.permutation(derivative.rows() * derivative.cols());
                int[] checked = Arrays.copyOf(all, Math.min(MOST, all.length));
                Arrays.sort(checked);
                double[] analytic = new double[checked.length];
                double[] numeric = new double[checked.length];
                for (int n = 0; n < checked.length; n++) {
                    analytic[n] = derivative.get(checked[n] / derivative.cols(), checked[n] % derivative.cols());
                    numeric[n] = difference(reference, reference.parameter(l, p), checked[n], x, examples.labels());
                }
                groups.add(new ParameterGroup(
                        name(network.layer(l), p) + l,
                        derivative.rows(),
                        derivative.cols(),
                        checked,
                        analytic,
                        numeric));
            }
        }
        return new GradientCheck(List.copyOf(groups));
    }

    /** True if no group is off by more than rounding. */
    public boolean passes() {
        // Written so that NaN does not pass.
        return groups.stream().allMatch(group -> group.relativeError() <= TOLERANCE);
    }

    private static double[][] inputs(Examples examples, double scale) {
        int inputs = examples.pixelsPerExample();
        double[][] x = new double[examples.count()][inputs];
        for (int e = 0; e < x.length; e++) {
            for (int j = 0; j < inputs; j++) {
                x[e][j] = scale * Byte.toUnsignedInt(examples.pixels()[e * inputs + j]);
            }
        }
        return x;
    }

    private static String name(Layer layer, int p) {
        return (layer.normalization() == null ? List.of("W", "b") : List.of("W", "gamma", "beta")).get(p);
    }

    private static double difference(
            ReferenceNetwork reference, double[] parameter, int at, double[][] x, int[] labels) {
        double value = parameter[at];
        parameter[at] = value + STEP;
        double above = reference.loss(x, labels);
        parameter[at] = value - STEP;
        double below = reference.loss(x, labels);
        parameter[at] = value;
        return (above - below) / (2 * STEP);
    }
}
