package lanewise.cli.use;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lanewise.attribution.GradientTimesInput;
import lanewise.cli.console.Console;
import lanewise.cli.figures.PredictionFigures;
import lanewise.cli.terminal.DigitArt;
import lanewise.cli.terminal.Figure;
import lanewise.cli.terminal.Picture;
import lanewise.cli.terminal.TextLayout;
import lanewise.errors.LanewiseException;
import lanewise.evaluation.Prediction;
import lanewise.picture.PictureReader;
import lanewise.picture.PreparedPicture;
import lanewise.picture.likeness.DigitLikeness;
import lanewise.storage.Model;
import lanewise.text.Printable;

/** Prints the predictions of a network for pictures, as a table. */
final class PicturePredictions {

    private final Model model;
    private final GradientTimesInput attribution;
    private final Console console;
    private final boolean single;
    private final boolean verbose;
    private final boolean doubting;

    /**
     * Creates the table.
     *
     * @param model the model
     * @param attribution computes its predictions
     * @param console where the table is printed
     * @param single whether all ink of a picture is one digit
     * @param verbose whether to draw the input of the network
     */
    PicturePredictions(Model model, GradientTimesInput attribution, Console console, boolean single, boolean verbose) {
        this.model = model;
        this.attribution = attribution;
        this.console = console;
        this.single = single;
        this.verbose = verbose;
        doubting = DigitLikeness.appliesTo(model.height(), model.width(), model.classes());
    }

    /**
     * Prints the predictions, and an error for each picture that cannot be read; returns true if there was no error.
     */
    boolean print(List<Path> files) {
        PictureReader pictures = reader();
        List<List<String>> rows = new ArrayList<>(List.of(List.of("picture", "prediction", "probabilities")));
        List<Figure> figures = new ArrayList<>();
        boolean all = true;
        for (Path file : files) {
            try {
                PreparedPicture picture = pictures.prepare(file);
                List<byte[]> digits = single ? List.of(picture.whole()) : picture.digits();
                rows.addAll(rows(Printable.of(file.toString()), digits));
                String name = Printable.of(file.getFileName().toString());
                digits.forEach(pixels -> figures.add(figure(name, pixels)));
            } catch (LanewiseException e) {
                console.error(e.getMessage());
                all = false;
            }
        }
        if (rows.size() > 1) {
            console.println(TextLayout.table(rows));
        }
        if (verbose && !figures.isEmpty()) {
            console.println("");
            console.draw(Figure.sideBySide(figures, console.width()));
        }
        return all;
    }

    /** Returns a reader that splits digits that touch, if the model predicts digits. */
    private PictureReader reader() {
        PictureReader reader = PictureReader.of(model.height(), model.width());
        return doubting && !single ? reader.splitting(attribution::probabilities) : reader;
    }

    /**
     * Returns a row for one digit; for several digits a row for the number, and one for each digit in reading order.
     */
    private List<List<String>> rows(String name, List<byte[]> digits) {
        List<List<String>> rows = new ArrayList<>();
        StringBuilder number = new StringBuilder();
        for (byte[] pixels : digits) {
            Prediction prediction = attribution.attribute(pixels).prediction();
            String label = Integer.toString(model.classes().labelOf(prediction.predicted()));
            boolean doubtful = doubting
                    && DigitLikeness.instance()
                            .doubts(
                                    pixels,
                                    prediction.predicted(),
                                    prediction.ranking().get(0).probability());
            String answer = doubtful ? "?" : label;
            String note = doubtful
                    ? "this does not look like one digit; the closest is " + label
                    : PredictionFigures.ranking(prediction, model.classes());
            number.append(answer);
            rows.add(List.of(digits.size() == 1 ? name : "", answer, note));
        }
        if (digits.size() > 1) {
            rows.add(0, List.of(name, number.toString(), digits.size() + " digits, in reading order:"));
        }
        return rows;
    }

    private Figure figure(String name, byte[] pixels) {
        Picture picture = Picture.fitted(pixels, 0, model.height(), model.width());
        return new Figure(DigitArt.draw(picture, console.terminal()), picture.width(), List.of(name));
    }
}
