package lanewise.report.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lanewise.classifier.Predictions;
import lanewise.data.Examples;
import lanewise.evaluation.ConfusionMatrix;
import lanewise.evaluation.Evaluation;
import lanewise.evaluation.Prediction;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Inference;
import lanewise.network.Network;

/**
 * The predictions of a network for labeled examples.
 *
 * @param examples the labeled examples
 * @param confusion the confusion matrix of all examples
 * @param wrong all misclassified examples, in ascending order of the probability of the label
 * @param worst the first of them with the probabilities of all classes; numbered as in {@code examples}
 */
record ReportedPredictions(Examples examples, ConfusionMatrix confusion, List<Mistake> wrong, List<Prediction> worst) {

    /**
     * A misclassified example.
     *
     * @param example number of the example
     * @param label its class number
     * @param predicted class number of the prediction
     * @param ofLabel probability of the label, 0 to 1
     * @param ofPredicted probability of the prediction, 0 to 1
     */
    record Mistake(int example, int label, int predicted, float ofLabel, float ofPredicted) {}

    /**
     * Predicts the classes of labeled examples.
     *
     * @param most maximum number of mistakes with the probabilities of all classes
     */
    static ReportedPredictions of(ParallelKernels kernels, Network network, Examples examples, int most) {
        int[] predicted = new int[examples.count()];
        List<Mistake> wrong = new ArrayList<>();
        Predictions.forEach(kernels, network, examples, (example, A, j) -> {
            int prediction = Evaluation.argmax(A, j);
            int label = examples.labels()[example];
            predicted[example] = prediction;
            if (prediction != label) {
                wrong.add(new Mistake(example, label, prediction, A.get(label, j), A.get(prediction, j)));
            }
            return true;
        });
        wrong.sort(Comparator.comparingDouble(Mistake::ofLabel));
        Inference inference = new Inference(network, 1);
        List<Prediction> worst = wrong.stream()
                .limit(most)
                .map(mistake -> new Prediction(
                        mistake.example(),
                        Prediction.of(inference.probabilities(kernels, pixels(examples, mistake.example())), 0)
                                .ranking()))
                .toList();
        return new ReportedPredictions(
                examples, ConfusionMatrix.of(examples.labels(), predicted, network.classes()), wrong, worst);
    }

    private static PixelMatrix pixels(Examples examples, int number) {
        return PixelMatrix.ofExamples(
                examples.pixels(), number * examples.pixelsPerExample(), 1, examples.height(), examples.width());
    }
}
