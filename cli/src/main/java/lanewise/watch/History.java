package lanewise.watch;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import lanewise.training.Milestone;

/** The course of a training: its curves, and the figures at some of its updates. Thread-safe. */
final class History {

    /** Maximum number of points of a curve. More cannot be distinguished on a page. */
    private static final int MOST_POINTS = 1000;

    /** Maximum number of figures that are kept. */
    private static final int MOST_CHECKPOINTS = 60;

    private final Thinned<Point> training = new Thinned<>(MOST_POINTS);
    private final Thinned<Point> held = new Thinned<>(MOST_POINTS);
    private final Thinned<Point> ratios = new Thinned<>(MOST_POINTS);
    private final Thinned<Figures> checkpoints = new Thinned<>(MOST_CHECKPOINTS);
    private int points;
    private volatile Figures latest;
    private volatile Milestone milestone;

    /** Adds points. A page requests the points after a number, so they must be added in the order of their numbers. */
    synchronized void add(Milestone reached) {
        milestone = reached;
        if (reached.train().count() > 0) {
            training.add(Point.of(points++, reached.update(), reached.train()));
        }
        if (reached.dev().count() > 0) {
            held.add(Point.of(points++, reached.update(), reached.dev()));
        }
    }

    synchronized void add(Figures figures) {
        latest = figures;
        held.add(Point.of(points++, figures.update(), figures.evaluation()));
        if (!figures.logRatios().isEmpty()) {
            ratios.add(new Point(points++, figures.update(), figures.logRatios()));
        }
        checkpoints.add(figures);
    }

    /** Returns the latest figures; null if there are none. */
    Figures latest() {
        return latest;
    }

    /**
     * Returns the figures at an update.
     *
     * @param update number of updates
     * @return the figures; null if none are kept of this update
     */
    Figures at(int update) {
        Figures newest = latest;
        if (newest != null && newest.update() == update) {
            return newest;
        }
        return checkpoints.all().stream()
                .filter(figures -> figures.update() == update)
                .findFirst()
                .orElse(null);
    }

    /**
     * Writes the fields of the curves, with the points that arrived after three numbers, and the updates of the
     * checkpoints.
     */
    void write(JsonGenerator json, int trainingAfter, int heldAfter, int ratiosAfter) throws IOException {
        Point.write(json, "training", training.all(), trainingAfter);
        Point.write(json, "held", held.all(), heldAfter);
        Point.write(json, "ratios", ratios.all(), ratiosAfter);
        json.writeArrayFieldStart("checkpoints");
        List<Figures> kept = checkpoints.all();
        for (Figures figures : kept) {
            json.writeNumber(figures.update());
        }
        json.writeEndArray();
        Milestone reached = milestone;
        if (reached != null) {
            json.writeNumberField("learningRate", reached.learningRate());
            json.writeFieldName("examplesPerSecond");
            Point.number(json, reached.examplesPerSecond());
        }
    }
}
