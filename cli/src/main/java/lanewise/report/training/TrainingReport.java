package lanewise.report.training;

import java.util.List;
import java.util.Map;
import lanewise.data.Examples;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;

/**
 * The data of the report of a training.
 *
 * @param network the network after training
 * @param parts the evaluation on each part of the data
 * @param curves the milestones
 * @param epochs whether the x axis counts epochs instead of iterations
 * @param examples labeled examples whose mistakes are shown
 * @param part name of these examples
 * @param data one line about the source of the examples
 * @param command the command line that trains the same weights
 * @param commandNote what the command needs, or why its result differs
 * @param hyperparameters all hyperparameters as text
 * @param timing durations as text
 * @param environment facts about the machine and the program as text
 */
public record TrainingReport(
        Network network,
        List<Part> parts,
        Curves curves,
        boolean epochs,
        Examples examples,
        String part,
        String data,
        String command,
        String commandNote,
        Map<String, String> hyperparameters,
        Map<String, String> timing,
        Map<String, String> environment) {

    /** The maximum number of mistakes to show. */
    private static final int MISTAKES = 24;

    /**
     * A part of the data.
     *
     * @param name name such as {@code training}
     * @param evaluation evaluation of the network on this part
     */
    public record Part(String name, Evaluation evaluation) {}

    /**
     * Returns the report as one HTML file without scripts or external resources.
     *
     * @param kernels the kernels that compute the predictions
     * @return the HTML
     */
    public String html(ParallelKernels kernels) {
        return new ReportPage(this, ReportedPredictions.of(kernels, network, examples, MISTAKES)).html();
    }
}
