package lanewise.cli;

import java.util.Locale;
import lanewise.cli.terminal.ProgressBar;
import lanewise.cli.terminal.StatusLine;
import lanewise.cli.terminal.Terminal;
import lanewise.evaluation.Evaluation;
import lanewise.training.TrainingListener;

/** Shows how training goes: a line for every evaluation and, on a terminal, a progress bar below them. */
final class Progress implements TrainingListener, AutoCloseable {

    private static final String ROW = "%9s  %8s  %8s  %8s";

    private final Terminal terminal;
    private final StatusLine status;
    private long firstDone;

    Progress(Terminal terminal) {
        this.terminal = terminal;
        status = new StatusLine(terminal);
    }

    @Override
    public void evaluated(int iteration, int iterations, Evaluation train, Evaluation dev) {
        if (iteration == 0) {
            status.println("");
            status.println(row("iteration", "loss", "training", "dev"));
        }
        status.println(row(
                Text.count(iteration),
                Text.loss(train.loss()),
                Text.percent(train.accuracy()),
                Text.percent(dev.accuracy())));
    }

    @Override
    public void updated(int iteration, int iterations) {
        if (iteration == 1) {
            firstDone = System.nanoTime();
        }
        status.update(() -> ProgressBar.line(
                iteration, iterations, secondsLeft(iteration, iterations), terminal.width(), terminal.unicode()));
    }

    /** From all iterations but the first, which takes longer: it packs the pixels. */
    private double secondsLeft(int iteration, int iterations) {
        double measured = (System.nanoTime() - firstDone) / 1e9;
        return iteration == 1 ? Double.NaN : measured / (iteration - 1) * (iterations - iteration);
    }

    /** Takes the progress bar away. */
    @Override
    public void close() {
        status.close();
    }

    private static String row(String iteration, String loss, String train, String dev) {
        return String.format(Locale.ROOT, ROW, iteration, loss, train, dev);
    }
}
