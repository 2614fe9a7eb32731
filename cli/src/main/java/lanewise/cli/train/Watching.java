package lanewise.cli.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import lanewise.cli.console.Console;
import lanewise.cli.console.Interruption;
import lanewise.cli.options.WatchOptions;
import lanewise.cli.train.files.TrainingData;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.recipes.Hyperparameter;
import lanewise.text.Text;
import lanewise.training.DivergedException;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingResult;
import lanewise.training.TrainingState;
import lanewise.watch.TrainingWatch;
import lanewise.watch.WatchControl;
import lanewise.watch.WatchServer;
import lanewise.watch.WatchedTraining;

/**
 * The page of a training, if the user asked for one. It is open until the user closes it, also after the end of the
 * training.
 */
final class Watching implements AutoCloseable {

    private final WatchOptions options;
    private final Console console;
    private final Interruption interruption;
    private WatchControl control;
    private TrainingWatch watch;
    private WatchServer server;

    /** @param interruption ends the training if the page stops it */
    Watching(WatchOptions options, Console console, Interruption interruption) {
        this.options = options;
        this.console = console;
        this.interruption = interruption;
    }

    /**
     * Opens the page.
     *
     * @param network the line about the network
     * @param hyperparameters the hyperparameters as text
     * @param seed the seed of the training
     * @return the listener that records the training
     */
    TrainingListener open(
            ParallelKernels kernels,
            TrainingSetup setup,
            TrainingData parts,
            String network,
            Map<Hyperparameter<?>, String> hyperparameters,
            long seed) {
        if (!options.given()) {
            return TrainingListener.NONE;
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("summary", network);
        facts.put("data", parts.train().source());
        facts.put(
                "examples",
                Text.count(parts.train().count()) + " training, "
                        + Text.count(parts.dev().count()) + " dev");
        facts.put("kernels", kernels.name());
        hyperparameters.forEach((hyperparameter, word) -> facts.put(hyperparameter.name(), word));
        control = new WatchControl(
                options.paused(), interruption::request, () -> interruption.signaled() || console.isClosed());
        watch = new TrainingWatch(
                new WatchedTraining(
                        kernels,
                        setup.source(),
                        setup.plan(),
                        parts.train(),
                        parts.shown(seed),
                        parts.shownName(),
                        facts),
                control);
        server = options.page().start((port, token) -> WatchServer.start(watch, port, token));
        options.page()
                .open(
                        console,
                        server.address(),
                        options.paused()
                                ? "the training is paused; resume it on the page"
                                : "the page can pause and stop the training",
                        server::addressForBrowser);
        return watch;
    }

    /**
     * Runs the training. If it ends by an exception that the page shows, waits until the page is closed.
     *
     * @param state the state of the training
     * @param training runs it
     * @return the result of {@code training}
     */
    TrainingRun.Outcome run(TrainingState state, Supplier<TrainingRun.Outcome> training) {
        if (watch == null) {
            return training.get();
        }
        watch.begin(state);
        try {
            TrainingRun.Outcome outcome = training.get();
            watch.end(sentence(outcome.result()));
            return outcome;
        } catch (InterruptedTrainingException e) {
            watch.end("The training was stopped after " + Text.count(e.updates(), "update")
                    + ", and the model was saved.");
            await();
            throw e;
        } catch (DivergedException e) {
            watch.end("The training has diverged: " + e.getMessage());
            await();
            throw e;
        }
    }

    private static String sentence(TrainingResult result) {
        String updates = Text.count(result.updates(), "update");
        switch (result.end()) {
            case PATIENCE:
                return "The training ended early after " + updates + ", because the dev accuracy did not increase.";
            case TIME:
                return "The training ended after " + updates + ", at its time limit.";
            case STOPPED:
                return "The training was stopped after " + updates + ".";
            default:
                return "The training is complete after " + updates + ".";
        }
    }

    /** Waits until the page is closed. */
    void await() {
        if (watch != null && !interruption.signaled() && !console.isClosed()) {
            console.println("");
            console.println("the page stays open; to end the program, choose Close on the page, or press Ctrl-C");
            console.flush();
            control.awaitClose();
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        if (watch != null) {
            watch.close();
        }
    }
}
