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
import lanewise.storage.Model;
import lanewise.text.Printable;

/** Prints the predictions of a network for pictures, as a table. */
final class PicturePredictions {

    private final Model model;
    private final GradientTimesInput attribution;
    private final Console console;
    private final boolean verbose;

    /** @param verbose whether to draw the input of the network */
    PicturePredictions(Model model, GradientTimesInput attribution, Console console, boolean verbose) {
        this.model = model;
        this.attribution = attribution;
        this.console = console;
        this.verbose = verbose;
    }

    /** Prints the predictions, and an error for each picture that cannot be read; returns true if there was no error. */
    boolean print(List<Path> files) {
        PictureReader pictures = PictureReader.of(model.height(), model.width());
        List<List<String>> rows = new ArrayList<>(List.of(List.of("picture", "prediction", "probabilities")));
        List<Figure> figures = new ArrayList<>();
        boolean all = true;
        for (Path file : files) {
            try {
                byte[] pixels = pictures.read(file);
                Prediction prediction = attribution.attribute(pixels).prediction();
                String name = Printable.of(file.toString());
                String answer = Integer.toString(model.classes().labelOf(prediction.predicted()));
                rows.add(List.of(name, answer, PredictionFigures.ranking(prediction, model.classes())));
                figures.add(figure(Printable.of(file.getFileName().toString()), pixels));
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

    private Figure figure(String name, byte[] pixels) {
        Picture picture = Picture.fitted(pixels, 0, model.height(), model.width());
        return new Figure(DigitArt.draw(picture, console.terminal()), picture.width(), List.of(name));
    }
}
