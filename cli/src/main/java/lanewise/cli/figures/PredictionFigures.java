package lanewise.cli.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lanewise.classifier.Predictions;
import lanewise.cli.terminal.DigitArt;
import lanewise.cli.terminal.Figure;
import lanewise.cli.terminal.Picture;
import lanewise.cli.terminal.Terminal;
import lanewise.data.Examples;
import lanewise.data.LabelSet;
import lanewise.evaluation.Evaluation;
import lanewise.evaluation.Prediction;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;

/** Draws a few examples with the predictions of a network. */
public final class PredictionFigures {

    private static final int SHOWN = 4;
    private static final int RANKS = 3;

    private PredictionFigures() {}

    /**
     * Draws some examples, one of them misclassified if there is one.
     *
     * @param kernels the kernels
     * @param network the network
     * @param examples labeled examples to choose from
     * @param terminal where they will be printed
     * @return lines with escape codes if the terminal has colors
     */
    public static List<String> lines(ParallelKernels kernels, Network network, Examples examples, Terminal terminal) {
        List<Figure> figures = chosen(kernels, network, examples).stream()
                .map(prediction -> figure(prediction, examples, terminal))
                .toList();
        return Figure.sideBySide(figures, terminal.width());
    }

    /**
     * Returns the first correctly classified examples, then one misclassified example; more of one kind if the other is
     * rare.
     */
    private static List<Prediction> chosen(ParallelKernels kernels, Network network, Examples examples) {
        List<Prediction> right = new ArrayList<>();
        List<Prediction> wrong = new ArrayList<>();
        Predictions.forEach(kernels, network, examples, (example, A, j) -> {
            List<Prediction> same = Evaluation.argmax(A, j) == examples.labels()[example] ? right : wrong;
            if (same.size() < SHOWN) {
                same.add(new Prediction(example, Prediction.of(A, j).ranking()));
            }
            return right.size() < SHOWN || wrong.isEmpty();
        });
        return chosen(right, wrong);
    }

    /** Returns the first elements of both lists: three of the first, or more of one list if the other is short. */
    static <T> List<T> chosen(List<T> right, List<T> wrong) {
        int rights = Math.min(right.size(), Math.max(SHOWN - 1, SHOWN - wrong.size()));
        int wrongs = Math.min(wrong.size(), SHOWN - rights);
        List<T> chosen = new ArrayList<>(right.subList(0, rights));
        chosen.addAll(wrong.subList(0, wrongs));
        return chosen;
    }

    private static Figure figure(Prediction prediction, Examples examples, Terminal terminal) {
        LabelSet classes = examples.classes();
        int j = prediction.example();
        int label = examples.labels()[j];
        Picture picture =
                Picture.fitted(examples.pixels(), j * examples.pixelsPerExample(), examples.height(), examples.width());
        return new Figure(
                DigitArt.draw(picture, terminal),
                picture.width(),
                List.of(verdict(prediction, label, classes), ranking(prediction, classes)));
    }

    /**
     * Returns the prediction and the label, such as {@code prediction 7, label 2: misclassified}.
     *
     * @param prediction the prediction
     * @param label the class of the label
     * @param classes the labels of the classes
     * @return the text
     */
    public static String verdict(Prediction prediction, int label, LabelSet classes) {
        return prediction(prediction, classes) + ", label " + classes.labelOf(label)
                + (prediction.predicted() == label ? "" : ": misclassified");
    }

    /**
     * Returns the prediction, such as {@code prediction 7}.
     *
     * @param prediction the prediction
     * @param classes the labels of the classes
     * @return the text
     */
    public static String prediction(Prediction prediction, LabelSet classes) {
        return "prediction " + classes.labelOf(prediction.predicted());
    }

    /**
     * Returns the most probable classes, such as {@code 7 85.7%  2 12.1%  9 1.6%}.
     *
     * @param prediction the prediction
     * @param classes the labels of the classes
     * @return the text
     */
    public static String ranking(Prediction prediction, LabelSet classes) {
        return prediction.ranking().stream()
                .limit(RANKS)
                .map(r -> String.format(
                        Locale.ROOT, "%d %.1f%%", classes.labelOf(r.classNumber()), 100 * r.probability()))
                .collect(Collectors.joining("  "));
    }
}
