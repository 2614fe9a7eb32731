package lanewise.cli.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lanewise.cli.terminal.ProgressBar;
import lanewise.cli.terminal.RemainingTime;
import lanewise.cli.terminal.StatusLine;
import lanewise.cli.terminal.Terminal;
import lanewise.evaluation.Evaluation;
import lanewise.text.Text;
import lanewise.training.Milestone;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingState;

/** Prints a line for every evaluation and, on a terminal, a progress bar below them. */
final class ProgressListener implements TrainingListener, AutoCloseable {

    private static final String ROW = "%9s  %8s  %8s  %8s";
    private static final String MORE = "  %9s  %12s";

    private final Terminal terminal;
    private final StatusLine status;
    private final RemainingTime time = new RemainingTime();
    private final boolean epochs;
    private final int batchesPerEpoch;
    private final double examplesPerUpdate;
    private final boolean verbose;
    private boolean begun;

    /** The latest milestone; null before the first one. */
    private Milestone latest;

    /** The evaluation of the batches since the latest milestone. */
    private Evaluation running = Evaluation.NONE;

    /**
     * Creates a listener.
     *
     * @param setup the batches and the plan
     * @param verbose whether to print how much updates change the weights
     */
    ProgressListener(Terminal terminal, TrainingSetup setup, boolean verbose) {
        this.terminal = terminal;
        this.verbose = verbose;
        epochs = setup.inEpochs();
        batchesPerEpoch = setup.source().batchesPerEpoch();
        examplesPerUpdate = (double) setup.source().examples() / batchesPerEpoch;
        status = new StatusLine(terminal);
    }

    @Override
    public void evaluated(Milestone milestone) {
        latest = milestone;
        if (!begun) {
            begun = true;
            status.println("");
            status.println((row("", "", "training", "dev") + (epochs ? more("learning", "") : "")).stripTrailing());
            status.println(row(epochs ? "epoch" : "iteration", "loss", "accuracy", "accuracy")
                    + (epochs ? more("rate", "examples/s") : "")
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
        return more(learningRate, Text.about(milestone.examplesPerSecond()));
    }

    private static String more(String learningRate, String examplesPerSecond) {
        return String.format(Locale.ROOT, MORE, learningRate, examplesPerSecond);
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
        time.done(update);
        status.update(() -> ProgressBar.line(
                count(update, updates),
                (double) update / updates,
                facts(),
                time.secondsLeft(updates),
                terminal.width(),
                terminal.unicode()));
    }

    @Override
    public void betweenUpdates(TrainingState state) {
        running = state.sinceMilestone();
    }

    private String count(int update, int updates) {
        return epochs
                ? "epoch " + epoch(update) + "/" + epoch(updates)
                : "iteration " + Text.count(update) + "/" + Text.count(updates);
    }

    private int epoch(int update) {
        return (update + batchesPerEpoch - 1) / batchesPerEpoch;
    }

    /** Returns the loss and the accuracy so far and the speed. */
    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        Evaluation train = running.count() > 0 || latest == null ? running : latest.train();
        if (train.count() > 0) {
            facts.add("loss " + Text.loss(train.loss()));
            facts.add("accuracy " + Text.percent(train.accuracy()));
        }
        double rate = time.stepsPerSecond() * examplesPerUpdate;
        if (!Double.isNaN(rate)) {
            facts.add(Text.about(rate) + " examples/s");
        }
        if (latest != null && latest.dev().count() > 0) {
            facts.add("dev " + Text.percent(latest.dev().accuracy()));
        }
        return facts;
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
