package lanewise.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lanewise.data.Examples;
import lanewise.evaluation.ConfusionMatrix;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Matrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;
import lanewise.training.Batch;

/** Computes the figures of snapshots. Keeps its buffers from one to the next. Not thread-safe. */
final class Analysis {

    private static final int BATCH = 1024;

    /** Maximum number of classes of the confusion matrix. */
    private static final int MOST_CLASSES = 100;

    private static final int MOST_UNITS = 64;

    /** The maximum number of weights that are shown, which limits the size of a response. */
    private static final int MOST_WEIGHTS = 100_000;

    private final ParallelKernels kernels;
    private final Examples held;
    private final List<Integer> shown;
    private final List<Batch> batches;
    private final Map<Integer, ForwardPropagation> passes = new HashMap<>();

    /** The network that the passes read; each snapshot is copied into it. */
    private Network mirror;

    Analysis(WatchedTraining training) {
        kernels = training.kernels().withThreads(1);
        held = training.held();
        shown = training.shown();
        batches = Batch.all(held, BATCH);
    }

    /** Returns the number of units whose weights are shown; 0 if the examples are not images. */
    static int units(Network network, Examples examples) {
        int units = Math.min(MOST_UNITS, Math.min(network.W(1).rows(), MOST_WEIGHTS / network.inputs()));
        return examples.height() == 1 || examples.width() == 1 ? 0 : units;
    }

    Figures of(Snapshot snapshot) {
        Network network = snapshot.forInference();
        if (mirror == null) {
            mirror = network.copy();
        } else {
            mirror.set(network);
        }
        int[] predicted = new int[held.count()];
        float[][] probabilities = new float[shown.size()][];
        Evaluation evaluation = Evaluation.NONE;
        int first = 0;
        for (Batch batch : batches) {
            ForwardPropagation forward = passes.computeIfAbsent(batch.m(), m -> new ForwardPropagation(mirror, m));
            forward.propagate(kernels, batch.X());
            Matrix A = forward.probabilities();
            evaluation = evaluation.and(Evaluation.of(forward.Z(mirror.depth()), A, batch.Y()));
            for (int j = 0; j < batch.m(); j++) {
                predicted[first + j] = Evaluation.argmax(A, j);
            }
            for (int n = 0; n < shown.size(); n++) {
                int j = shown.get(n) - first;
                if (j >= 0 && j < batch.m()) {
                    probabilities[n] = column(A, j);
                }
            }
            first += batch.m();
        }
        ConfusionMatrix confusion = network.classes() > MOST_CLASSES
                ? null
                : ConfusionMatrix.of(held.labels(), predicted, network.classes());
        float scale = scale(network);
        return new Figures(
                snapshot.update(),
                evaluation,
                confusion,
                probabilities,
                weights(network, scale),
                scale,
                new ArrayList<>(snapshot.logRatios()));
    }

    private static float[] column(Matrix A, int j) {
        float[] column = new float[A.rows()];
        for (int i = 0; i < column.length; i++) {
            column[i] = A.get(i, j);
        }
        return column;
    }

    /** Returns the largest magnitude of the weights that are shown. */
    private float scale(Network network) {
        float largest = 0;
        Matrix W = network.W(1);
        for (int i = 0; i < units(network, held); i++) {
            for (int j = 0; j < W.cols(); j++) {
                largest = Math.max(largest, Math.abs(W.get(i, j)));
            }
        }
        return largest;
    }

    private byte[] weights(Network network, float scale) {
        Matrix W = network.W(1);
        int units = units(network, held);
        byte[] weights = new byte[units * W.cols()];
        for (int i = 0; i < units && scale > 0; i++) {
            for (int j = 0; j < W.cols(); j++) {
                weights[i * W.cols() + j] = (byte) Math.round(Byte.MAX_VALUE * W.get(i, j) / scale);
            }
        }
        return weights;
    }
}
