package lanewise.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Gradients;
import lanewise.network.Layer;
import lanewise.network.Network;
import lanewise.random.RandomStream;
import lanewise.training.optimizer.Optimizer;
import org.junit.jupiter.api.Test;

/** Checks that an update gives the same bits whether weights are stored row by row or column by column. */
class ParameterOrderTest {

    private final Network byColumns = Network.create(300, List.of(64), 10, 1);
    private final Network byRows = new Network(
            Stream.of(byColumns.layer(1), byColumns.layer(2))
                    .map(layer -> new Layer(layer.W().copyByRows(), layer.b().copyByRows()))
                    .toList(),
            Activation.RELU);

    @Test
    void largeFirstLayersAreStoredByColumns() {
        assertEquals(1, byColumns.W(1).rowStride());
        assertEquals(1, byColumns.copy().W(1).rowStride());
        assertEquals(1, new Gradients(byColumns).dW(1).rowStride());
        assertEquals(1, byColumns.W(2).colStride());
        assertEquals(1, Network.create(300, List.of(63), 10, 1).W(1).colStride());
    }

    @Test
    void everyUpdateGivesTheSameBits() {
        Regularization regularization = new Regularization(0.01f, 0.5f, 0.1f, 2f);
        Update update = new Update(Optimizer.named("adam"), regularization, 0.9f);
        String before = byColumns.weightsHash();
        assertEquals(before, byRows.weightsHash());
        assertEquals(updated(update, byRows), updated(update, byColumns));
        assertNotEquals(before, byColumns.weightsHash());
    }

    /** Runs three updates and returns the hashes of the network and of the average of its weights. */
    private static String updated(Update update, Network network) {
        TrainingState state = new TrainingState(network, update.optimizer(), true);
        RandomStream random = RandomStream.of(1, "test");
        try (ParallelKernels k = new ParallelKernels(new ScalarKernels(), 2)) {
            for (int t = 0; t < 3; t++) {
                Gradients gradients = new Gradients(network);
                for (int l = 1; l <= network.depth(); l++) {
                    for (Matrix gradient : gradients.layer(l).parameters()) {
                        Matrix.random(gradient.rows(), gradient.cols(), random).copyTo(gradient);
                    }
                }
                update.apply(k, state, gradients, 0.1f);
            }
        }
        assertTrue(Float.isFinite(network.W(1).get(0, 0)));
        return network.weightsHash() + " " + state.copy().average().weightsHash();
    }
}
