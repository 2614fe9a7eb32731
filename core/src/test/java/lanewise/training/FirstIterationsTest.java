package lanewise.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lanewise.evaluation.Evaluation;
import lanewise.golden.GoldenRun;
import lanewise.kernels.Matrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.BackPropagation;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;
import lanewise.training.optimizer.GradientDescent;
import org.junit.jupiter.api.Test;

/**
 * Compares every iteration of the golden run with the float64 numbers of first20.py. One thread and three threads take
 * turns.
 */
class FirstIterationsTest {

    /** The maximum relative error of the loss, which is a float32 computation over 41,000 examples. */
    private static final double LOSS_BOUND = 2e-6;

    /** The maximum error of sums and norms of parameters, relative to the norm, and of an element, absolute. */
    private static final double PARAMETER_BOUND = 1e-5;

    /** The maximum difference in the number of correct examples, because rounding can break ties differently. */
    private static final int CORRECT_BOUND = 3;

    @Test
    void agreeWithFloat64() throws IOException {
        Batch train = Batch.of(GoldenRun.split().train());
        assertEquals(41_000, train.m());
        ParallelKernels one = new ParallelKernels(new ScalarKernels(), 1);
        ParallelKernels three = one.withThreads(3);
        Network network = GoldenRun.network();
        ForwardPropagation forward = new ForwardPropagation(network, train.m());
        BackPropagation backward = new BackPropagation(network, train.m());
        Update update = new Update(new GradientDescent());
        TrainingState state = new TrainingState(network, update.optimizer(), false);
        List<String> rows = table();
        assertEquals(22, rows.size());
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            ParallelKernels k = Integer.parseInt(cells[0]) % 2 == 0 ? one : three;
            forward.propagate(k, train.X());
            Evaluation evaluation = Evaluation.of(forward.Z(2), forward.A(2), train.Y());
            double loss = Double.parseDouble(cells[1]);
            assertEquals(loss, evaluation.loss(), LOSS_BOUND * loss, "loss of iteration " + cells[0]);
            assertTrue(
                    Math.abs(Integer.parseInt(cells[2]) - evaluation.correct()) <= CORRECT_BOUND,
                    "correct of iteration " + cells[0] + ": " + cells[2] + " and " + evaluation.correct());
            for (int l = 1; l <= 2; l++) {
                compare(cells, 6 * l - 3, network.W(l), "W" + l);
                compare(cells, 6 * l, network.b(l), "b" + l);
            }
            if (!cells[0].equals("20")) {
                backward.propagate(k, train.X(), train.Y(), forward);
                update.apply(k, state, backward.gradients(), 0.1f);
            }
        }
        three.close();
        assertEquals(GoldenRun.WEIGHTS_HASH, network.weightsHash());
    }

    private static void compare(String[] cells, int at, Matrix parameter, String name) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < parameter.rows(); i++) {
            for (int j = 0; j < parameter.cols(); j++) {
                sum += parameter.get(i, j);
                squares += (double) parameter.get(i, j) * parameter.get(i, j);
            }
        }
        String where = name + " at iteration " + cells[0];
        double norm = Double.parseDouble(cells[at + 1]);
        assertEquals(Double.parseDouble(cells[at]), sum, PARAMETER_BOUND * norm, "sum of " + where);
        assertEquals(norm, Math.sqrt(squares), PARAMETER_BOUND * norm, "norm of " + where);
        double element = parameter.get(parameter.rows() / 2, (parameter.cols() / 2 + 14) % parameter.cols());
        assertEquals(Double.parseDouble(cells[at + 2]), element, PARAMETER_BOUND, "element of " + where);
    }

    private static List<String> table() throws IOException {
        try (InputStream in = FirstIterationsTest.class.getResourceAsStream("first20.csv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
