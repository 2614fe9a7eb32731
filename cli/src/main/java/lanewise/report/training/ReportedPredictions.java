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
import lanewise.training.Batch;

/**
 * The predictions of a network for labeled examples.
 *
 * @param examples the labeled examples
 * @param confusion the confusion matrix of all examples
 * @param mistakes misclassified examples whose labels have the lowest probability, in ascending order of it; examples are
 *     numbered as in {@code examples}
 */
record ReportedPredictions(Examples examples, ConfusionMatrix confusion, List<Prediction> mistakes) {

    private static final int BATCH = 1024;

    /**
     * Predicts the classes of labeled examples.
     *
     * @param most maximum number of mistakes to keep
     */
    static ReportedPredictions of(ParallelKernels kernels, Network network, Examples examples, int most) {
        int count = examples.count();
        int[] predicted = new int[count];
        float[] ofLabel = new float[count];
        Inference inference = new Inference(network, Math.min(BATCH, Math.max(1, count)));
        int first = 0;
        for (Batch batch : Batch.all(examples, BATCH)) {
            Matrix A = inference.probabilities(kernels, batch.X());
            for (int j = 0; j < batch.m(); j++) {
                predicted[first + j] = Evaluation.argmax(A, j);
                ofLabel[first + j] = A.get(examples.labels()[first + j], j);
            }
            first += batch.m();
        }
        List<Prediction> mistakes = IntStream.range(0, count)
                .filter(j -> predicted[j] != examples.labels()[j])
                .boxed()
                .sorted(Comparator.comparingDouble(j -> ofLabel[j]))
                .limit(most)
                .map(j -> new Prediction(
                        j,
                        Prediction.of(inference.probabilities(kernels, pixels(examples, j)), 0)
                                .ranking()))
                .toList();
        return new ReportedPredictions(
                examples, ConfusionMatrix.of(examples.labels(), predicted, network.classes()), mistakes);
    }

    private static PixelMatrix pixels(Examples examples, int number) {
        return PixelMatrix.ofExamples(
                examples.pixels(), number * examples.pixelsPerExample(), 1, examples.height(), examples.width());
    }
}
