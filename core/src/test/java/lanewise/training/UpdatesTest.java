package lanewise.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Architecture;
import lanewise.network.Gradients;
import lanewise.network.Initialization;
import lanewise.network.Layer;
import lanewise.network.Network;
import lanewise.training.optimizer.GradientDescent;
import lanewise.training.optimizer.Momentum;
import lanewise.training.optimizer.Nesterov;
import lanewise.training.optimizer.Optimizer;
import lanewise.training.optimizer.RmsProp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every optimizer and regularization, update by update, with the float64 numbers of updates.py. */
class UpdatesTest {

    private static final int UPDATES = 20;

    /** The maximum error, which is that of twenty roundings of numbers of about 1. */
    private static final double BOUND = 3e-6;

    /** An update and its learning rate. */
    private record Case(Update update, float alpha) {
        Case(Optimizer optimizer, float alpha) {
            this(new Update(optimizer), alpha);
        }

        Case with(float l2, float clip, float decay, float maxNorm) {
            return new Case(new Update(update.optimizer(), new Regularization(l2, clip, decay, maxNorm), 0f), alpha);
        }

        Case averaged(float decay) {
            return new Case(new Update(update.optimizer(), Regularization.NONE, decay), alpha);
        }
    }

    private static final Case GRADIENT_DESCENT = new Case(new GradientDescent(), 0.1f);
    private static final Case ADAM = new Case(Optimizer.named("adam"), 0.05f);

    private static final Map<String, Case> CASES = new TreeMap<>(Map.ofEntries(
            Map.entry("gradient-descent", GRADIENT_DESCENT),
            Map.entry("momentum", new Case(new Momentum(0.9f), 0.05f)),
            Map.entry("nesterov", new Case(new Nesterov(0.9f), 0.05f)),
            Map.entry("rmsprop", new Case(new RmsProp(0.9f, 1e-8f), 0.05f)),
            Map.entry("adam", ADAM),
            Map.entry("adamw", new Case(Optimizer.named("adamw"), 0.05f).with(0, 0, 0.1f, 0)),
            Map.entry("gradient-descent decay", GRADIENT_DESCENT.with(0, 0, 0.1f, 0)),
            Map.entry("gradient-descent l2", GRADIENT_DESCENT.with(0.3f, 0, 0, 0)),
            Map.entry("adam l2", ADAM.with(0.3f, 0, 0, 0)),
            Map.entry("gradient-descent clip", GRADIENT_DESCENT.with(0, 2, 0, 0)),
            Map.entry("adam clip", ADAM.with(0, 2, 0, 0)),
            Map.entry("gradient-descent max-norm", GRADIENT_DESCENT.with(0, 0, 0, 0.6f)),
            Map.entry("gradient-descent average", GRADIENT_DESCENT.averaged(0.5f)),
            Map.entry("adam average", ADAM.averaged(0.999f))));

    static List<String> cases() throws IOException {
        return Tables.rows("updates.csv").stream().map(row -> row[0]).distinct().toList();
    }

    @Test
    void everyCaseOfTheTableIsTested() throws IOException {
        assertEquals(List.copyOf(CASES.keySet()), cases().stream().sorted().toList());
        assertTrue(CASES.keySet().containsAll(Optimizer.all().keySet()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheTable(String name) throws IOException {
        Case it = CASES.get(name);
        Network network = new Network(List.of(new Layer(start(), Matrix.zeros(2, 1))), Activation.RELU);
        boolean averaged = it.update.averageDecay() > 0;
        TrainingState state = new TrainingState(network, it.update.optimizer(), averaged);
        List<String[]> rows = Tables.rows("updates.csv").stream()
                .filter(row -> row[0].equals(name))
                .toList();
        assertEquals(UPDATES, rows.size());
        for (int t = 1; t <= UPDATES; t++) {
            Gradients gradients = new Gradients(network);
            fill(gradients.dW(1), t);
            it.update.apply(new ParallelKernels(new ScalarKernels(), 1), state, gradients, it.alpha);
            assertEquals(t, state.updates());
            Matrix W = averaged ? state.average().W(1) : network.W(1);
            for (int n = 0; n < 6; n++) {
                double expected = Double.parseDouble(rows.get(t - 1)[2 + n]);
                assertEquals(expected, W.get(n / 3, n % 3), BOUND, name + ", update " + t + ", weight " + n);
            }
        }
        assertEquals(0f, network.b(1).get(0, 0), "a bias whose derivative is 0 stays");
    }

    private static Matrix start() {
        return Matrix.of(new float[] {0.5f, 0.3f, 0.1f, -0.1f, -0.3f, -0.5f}, 2, 3);
    }

    private static void fill(Matrix dW, int t) {
        for (int n = 0; n < 6; n++) {
            dW.set(n / 3, n % 3, (float) (Math.sin(1.3 * t + 0.7 * n) * (1 + 0.2 * n)));
        }
    }

    @Test
    void clipsTheNormOfAllParametersTogether() {
        Network network = Network.create(3, List.of(2), 2, 1);
        Gradients gradients = new Gradients(network);
        gradients.dW(1).set(0, 0, 3f);
        gradients.db(1).set(1, 0, 4f);
        gradients.dW(2).set(1, 1, -12f);
        gradients.db(2).set(0, 0, 84f);
        new Regularization(0, 42.5f, 0, 0)
                .beforeUpdate(new ParallelKernels(new ScalarKernels(), 1), network, gradients);
        assertEquals(1.5, gradients.dW(1).get(0, 0), 1e-6);
        assertEquals(2, gradients.db(1).get(1, 0), 1e-6);
        assertEquals(-6, gradients.dW(2).get(1, 1), 1e-6);
        assertEquals(42, gradients.db(2).get(0, 0), 1e-5);
    }

    @Test
    void decayMaxNormAndL2DoNotChangeBiases() {
        Network network =
                new Network(List.of(new Layer(start(), Matrix.of(new float[] {7f, -7f}, 2, 1))), Activation.RELU);
        Update update = new Update(new GradientDescent(), new Regularization(0.5f, 0, 0.5f, 0.1f), 0f);
        TrainingState state = new TrainingState(network, update.optimizer(), false);
        update.apply(new ParallelKernels(new ScalarKernels(), 1), state, new Gradients(network), 0.1f);
        assertEquals(7f, network.b(1).get(0, 0));
        assertEquals(-7f, network.b(1).get(1, 0));
        double squares = 0;
        for (int j = 0; j < 3; j++) {
            squares += Math.pow(network.W(1).get(0, j), 2);
        }
        assertEquals(0.1, Math.sqrt(squares), 1e-6);
    }

    @Test
    void averageIncludesBatchNormalization() {
        Network network =
                Network.create(new Architecture(3, List.of(2), 2, Activation.RELU, true), Initialization.HE, 1);
        Update update = new Update(new GradientDescent(), Regularization.NONE, 0.5f);
        TrainingState state = new TrainingState(network, update.optimizer(), true);
        network.layer(1).normalization().variance().set(0, 0, 12f);
        update.apply(new ParallelKernels(new ScalarKernels(), 1), state, new Gradients(network), 0.1f);
        double d = 2 / 11.0;
        assertEquals(
                d * 1 + (1 - d) * 12,
                state.average().layer(1).normalization().variance().get(0, 0),
                1e-5);
    }
}
