package lanewise.cli.use;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import lanewise.cli.figures.PredictionFigures;
import lanewise.cli.terminal.DigitArt;
import lanewise.cli.terminal.Figure;
import lanewise.cli.terminal.Picture;
import lanewise.cli.terminal.Terminal;
import lanewise.data.Examples;
import lanewise.data.LabelSet;
import lanewise.evaluation.Evaluation;
import lanewise.evaluation.Prediction;
import lanewise.gallery.CaptionedImage;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;
import lanewise.text.Text;
import lanewise.training.Batch;

/** Collects examples to show, each with its label if it has one and the prediction of a network if there is one. */
final class ShownExamples {

    /** The minimum number of examples to show by default. */
    static final int FIRST = 4;

    private static final int BATCH = 1024;

    /** The width of the caption {@code prediction 0, label 1: misclassified}. */
    private static final int VERDICT = 36;

    private final Examples examples;

    /** The labels of the classes; null if the examples have no labels and there is no network. */
    private final LabelSet classes;

    private final List<Exhibit> shown = new ArrayList<>();

    /** An example; its prediction is null if there is no network. */
    private record Exhibit(int number, Prediction prediction) {}

    /** A misclassified example with its loss. */
    private record Mistake(Exhibit exhibit, double loss) {}

    ShownExamples(Examples examples) {
        this(examples, examples.labeled() ? examples.classes() : null);
    }

    /** Creates a collection of examples without labels, for a network of these classes. */
    ShownExamples(Examples examples, LabelSet classes) {
        this.examples = examples;
        this.classes = classes;
    }

    /** Returns the number of examples to show by default: as many as fill one or more lines of figures. */
    static int firstOf(int width, boolean predicted) {
        int columns = Figure.columns(predicted ? VERDICT : Picture.SIDE, width);
        return (FIRST + columns - 1) / columns * columns;
    }

    /** Adds examples by their numbers, from 0. */
    void add(List<Integer> numbers) {
        numbers.forEach(number -> shown.add(new Exhibit(number, null)));
    }

    /** Adds examples by their numbers, from 0, with the predictions of a network. */
    void add(List<Integer> numbers, ParallelKernels kernels, Network network) {
        ForwardPropagation forward = new ForwardPropagation(network.folded(), 1);
        for (int number : numbers) {
            forward.propagate(kernels, pixels(number));
            forward.requireFinite();
            shown.add(new Exhibit(number, Prediction.of(forward.probabilities(), 0)));
        }
    }

    /**
     * Adds the misclassified examples with the highest loss.
     *
     * @param most maximum number to add
     * @return the number of misclassified examples among all
     */
    int addWorst(int most, ParallelKernels kernels, Network network) {
        Network plain = network.folded();
        List<Mistake> mistakes = new ArrayList<>();
        ForwardPropagation forward = null;
        int first = 0;
        for (Batch batch : Batch.all(examples, BATCH)) {
            if (forward == null || forward.m() != batch.m()) {
                forward = new ForwardPropagation(plain, batch.m());
            }
            forward.propagate(kernels, batch.X());
            forward.requireFinite();
            for (int j = 0; j < batch.m(); j++) {
                int predicted = Evaluation.argmax(forward.probabilities(), j);
                int label = examples.labels()[first + j];
                if (predicted != label) {
                    double loss =
                            Evaluation.loss(forward.Z(plain.depth()), forward.probabilities(), j, predicted, label);
                    mistakes.add(new Mistake(new Exhibit(first + j, Prediction.of(forward.probabilities(), j)), loss));
                }
            }
            first += batch.m();
        }
        mistakes.sort(Comparator.comparingDouble(mistake -> -mistake.loss));
        mistakes.stream().limit(most).forEach(mistake -> shown.add(mistake.exhibit));
        return mistakes.size();
    }

    private PixelMatrix pixels(int number) {
        return PixelMatrix.ofExamples(
                examples.pixels(), number * examples.pixelsPerExample(), 1, examples.height(), examples.width());
    }

    int count() {
        return shown.size();
    }

    /** Returns the lines of all examples drawn side by side. */
    List<String> lines(Terminal terminal) {
        return Figure.sideBySide(
                shown.stream().map(each -> figure(each, terminal)).toList(), terminal.width());
    }

    private Figure figure(Exhibit exhibit, Terminal terminal) {
        Picture picture = Picture.fitted(
                examples.pixels(), exhibit.number * examples.pixelsPerExample(), examples.height(), examples.width());
        return new Figure(DigitArt.draw(picture, terminal), picture.width(), caption(exhibit));
    }

    /** Returns all examples for a gallery. */
    List<CaptionedImage> tiles() {
        return shown.stream().map(this::tile).toList();
    }

    private CaptionedImage tile(Exhibit exhibit) {
        int from = exhibit.number * examples.pixelsPerExample();
        boolean wrong = exhibit.prediction != null
                && examples.labeled()
                && exhibit.prediction.predicted() != examples.labels()[exhibit.number];
        return new CaptionedImage(
                examples.height(),
                examples.width(),
                Arrays.copyOfRange(examples.pixels(), from, from + examples.pixelsPerExample()),
                caption(exhibit),
                wrong);
    }

    private List<String> caption(Exhibit exhibit) {
        String which = "example " + Text.count(exhibit.number);
        if (exhibit.prediction == null) {
            return List.of(which
                    + (examples.labeled() ? ": label " + classes.labelOf(examples.labels()[exhibit.number]) : ""));
        }
        return List.of(
                examples.labeled()
                        ? PredictionFigures.verdict(exhibit.prediction, examples.labels()[exhibit.number], classes)
                        : PredictionFigures.prediction(exhibit.prediction, classes),
                PredictionFigures.ranking(exhibit.prediction, classes),
                which);
    }
}
