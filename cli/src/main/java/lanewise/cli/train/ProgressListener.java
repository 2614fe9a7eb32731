package lanewise.cli.train;

import java.util.Locale;
import java.util.stream.Collectors;
import lanewise.cli.terminal.ProgressBar;
import lanewise.cli.terminal.StatusLine;
import lanewise.cli.terminal.Terminal;
import lanewise.text.Text;
import lanewise.training.Milestone;
import lanewise.training.TrainingListener;

/** Prints a line for every evaluation and, on a terminal, a progress bar below them. */
final class ProgressListener implements TrainingListener, AutoCloseable {

    private static final String ROW = "%9s  %8s  %8s  %8s";
    private static final String MORE = "  %9s  %12s";

    private final Terminal terminal;
    private final StatusLine status;
    private final boolean epochs;
    private final boolean verbose;
    private boolean begun;
    private long firstDone;
    private int first;

    /**
     * Creates a listener.
     *
     * @param epochs whether to count epochs instead of iterations
     * @param verbose whether to print how much updates change the weights
     */
    ProgressListener(Terminal terminal, boolean epochs, boolean verbose) {
        this.terminal = terminal;
        this.epochs = epochs;
        this.verbose = verbose;
        status = new StatusLine(terminal);
    }

    @Override
    public void evaluated(Milestone milestone) {
        if (!begun) {
            begun = true;
            status.println("");
            status.println(row(epochs ? "epoch" : "iteration", "loss", "training", "dev")
                    + (epochs ? String.format(Locale.ROOT, MORE, "rate", "examples/s") : "")
                    + (verbose ? "  log10 |dW|/|W|" : ""));
        }
        status.println(row(
                        epochs ? epochs(milestone.epochs()) : Text.count(milestone.update()),
                        Text.loss(milestone.train().loss()),
                        Text.percent(milestone.train().accuracy()),
                        Text.percent(milestone.dev().accuracy()))
                + (epochs ? rates(milestone) : "")
                + (verbose ? ratios(milestone) : ""));
    }

    private static String epochs(double epochs) {
        return epochs == Math.rint(epochs) ? Text.count((long) epochs) : String.format(Locale.ROOT, "%.2f", epochs);
    }

    private static String rates(Milestone milestone) {
        String learningRate = String.format(Locale.ROOT, "%.2g", milestone.learningRate());
        return String.format(Locale.ROOT, MORE, learningRate, Text.about(milestone.examplesPerSecond()));
    }

    private static String ratios(Milestone milestone) {
        return milestone.logUpdateRatios().stream()
                .map(ratio -> String.format(Locale.ROOT, "  %.1f", ratio))
                .collect(Collectors.joining());
    }

    @Override
    public boolean needsUpdateRatios() {
        return verbose;
    }

    @Override
    public void updated(int update, int updates) {
        if (first == 0) {
            first = update;
            firstDone = System.nanoTime();
        }
        status.update(() ->
                ProgressBar.line(update, updates, secondsLeft(update, updates), terminal.width(), terminal.unicode()));
    }

    /** Estimates the time left from all updates except the first, which takes longer because it packs the pixels. */
    private double secondsLeft(int update, int updates) {
        double measured = (System.nanoTime() - firstDone) / 1e9;
        return update == first ? Double.NaN : measured / (update - first) * (updates - update);
    }

    /** Removes the progress bar. */
    @Override
    public void close() {
        status.close();
    }

    private static String row(String count, String loss, String train, String dev) {
        return String.format(Locale.ROOT, ROW, count, loss, train, dev);
    }
}
