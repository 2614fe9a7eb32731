package lanewise.report.training;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.data.Examples;
import lanewise.evaluation.ConfusionMatrix;
import lanewise.evaluation.Evaluation;
import lanewise.evaluation.Prediction;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Inference;
import lanewise.network.Network;

/**
 * What a network said of labeled examples.
 *
 * @param examples that were asked about
 * @param confusion of all
 * @param mistakes those for which the label seemed least probable, the worst first; examples are numbered as in
 *     {@code examples}
 */
record ReportedPredictions(Examples examples, ConfusionMatrix confusion, List<Prediction> mistakes) {

    private static final int BATCH = 1024;

    /**
     * Asks.
     *
     * @param most mistakes to keep
     */
    static ReportedPredictions of(ParallelKernels kernels, Network network, Examples examples, int most) {
        int count = examples.count();
        int[] predicted = new int[count];
        float[] ofLabel = new float[count];
        Inference inference = new Inference(network, Math.min(BATCH, Math.max(1, count)));
        for (int from = 0; from < count; from += BATCH) {
            int m = Math.min(BATCH, count - from);
            Matrix A = inference.probabilities(kernels, pixels(examples, from, m));
            for (int j = 0; j < m; j++) {
                predicted[from + j] = Evaluation.argmax(A, j);
                ofLabel[from + j] = A.get(examples.labels()[from + j], j);
            }
        }
        List<Prediction> mistakes = IntStream.range(0, count)
                .filter(j -> predicted[j] != examples.labels()[j])
                .boxed()
                .sorted(Comparator.comparingDouble(j -> ofLabel[j]))
                .limit(most)
                .map(j -> new Prediction(
                        j,
                        Prediction.of(inference.probabilities(kernels, pixels(examples, j, 1)), 0)
                                .ranking()))
                .toList();
        return new ReportedPredictions(
                examples, ConfusionMatrix.of(examples.labels(), predicted, network.classes()), mistakes);
    }

    private static PixelMatrix pixels(Examples examples, int from, int m) {
        return PixelMatrix.ofExamples(
                examples.pixels(), from * examples.pixelsPerExample(), m, examples.height(), examples.width());
    }
}
