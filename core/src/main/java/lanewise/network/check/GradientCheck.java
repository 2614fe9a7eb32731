package lanewise.network.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.data.Examples;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.BackPropagation;
import lanewise.network.ForwardPropagation;
import lanewise.network.Layer;
import lanewise.network.Network;
import lanewise.random.RandomStream;

/**
 * Compares the derivatives from back propagation in float32 with central differences of the loss in float64:
 * (L(w + h) - L(w - h)) / 2h, whose error is of the order of h squared (Burden, Faires, "Numerical Analysis", 4.1).
 *
 * @param groups one group per matrix of parameters, layer by layer
 */
public record GradientCheck(List<ParameterGroup> groups) {

    /** The step h: its square is small, but the loss still changes by much more than its rounding error. */
    public static final double STEP = 1e-6;

    /** The maximum relative error that rounding can cause: float32 has about seven digits. */
    public static final double TOLERANCE = 1e-4;

    /** The maximum number of elements checked per matrix; they are chosen at random. */
    private static final int CHECKED = 500;

    /**
     * Computes and compares the derivatives.
     *
     * @param kernels the kernels of back propagation
     * @param network the network, which is not changed
     * @param examples labeled examples with the classes of the network; all of them are one batch
     * @param seed seed of the choice of parameters
     * @return the comparison
     * @throws IllegalArgumentException if the examples do not fit the network, or there are none
     * @throws IllegalStateException if the examples have no labels
     */
    public static GradientCheck of(ParallelKernels kernels, Network network, Examples examples, long seed) {
        int m = examples.count();
        if (m == 0) {
            throw new IllegalArgumentException("a gradient check needs at least one example");
        }
        // A copy, because each batch changes the running statistics of batch normalization.
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
                int[] checked = Arrays.copyOf(all, Math.min(CHECKED, all.length));
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

    /**
     * Returns whether the relative error of every group is at most {@link #TOLERANCE}.
     *
     * @return true if back propagation and finite differences agree
     */
    public boolean passes() {
        // NaN must not pass, so the condition is "every error is at most the tolerance".
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
