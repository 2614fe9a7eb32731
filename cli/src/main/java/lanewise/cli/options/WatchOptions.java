package lanewise.cli.options;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of the page that shows a training. */
public final class WatchOptions {

    /** The heading of the options in the help. */
    public static final String HEADING = "Page (no effect on the weights)";

    private static final String WATCH = "--watch";
    private static final String PAUSED = "--paused";

    @Option(
            names = WATCH,
            description =
                    "Open a page in the browser that shows the training: learning curves, weights, confusion matrix "
                            + "and predictions, and each iteration equation by equation. The page can pause and stop "
                            + "the training. Only this machine can open it. The weights are bit-identical to those "
                            + "without the page.")
    private boolean watch;

    @Option(
            names = PAUSED,
            description =
                    "With --watch, pause before the first iteration. On the page, you can then run one iteration, or "
                            + "resume the training.")
    private boolean paused;

    @Mixin
    private PageOptions page;

    /**
     * Returns whether the page is opened.
     *
     * @return true if it is
     */
    public boolean given() {
        return watch;
    }

    /**
     * Returns whether the training begins paused.
     *
     * @return true if it does
     */
    public boolean paused() {
        return paused;
    }

    /**
     * Returns the options of the server.
     *
     * @return the options
     */
    public PageOptions page() {
        return page;
    }

    /**
     * Checks that the options fit together.
     *
     * @param command the command
     * @param folds whether the command cross-validates
     * @throws picocli.CommandLine.ParameterException if they do not
     */
    public void check(CommandSpec command, boolean folds) {
        if (watch && folds) {
            throw UsageError.of(command, WATCH + " and --folds are mutually exclusive; give one of them");
        }
        if (!watch) {
            List<String> names =
                    Stream.concat(Stream.of(PAUSED), PageOptions.NAMES.stream()).toList();
            UsageError.refuse(command, names, ": there is no page; add " + WATCH);
        }
    }
}
