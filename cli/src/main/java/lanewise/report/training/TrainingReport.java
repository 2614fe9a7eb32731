package lanewise.report.training;

import java.util.List;
import java.util.Map;
import lanewise.data.Examples;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;

/**
 * What there is to tell of a training.
 *
 * @param network as it answers
 * @param parts how well it did on each part of the data
 * @param curves how training went
 * @param epochs whether epochs are counted rather than iterations
 * @param examples labeled, those to look at mistakes of
 * @param part the name of these examples
 * @param data where the examples come from, in a line
 * @param hyperparameters all of them, in words
 * @param timing in words
 * @param environment in words
 */
public record TrainingReport(
        Network network,
        List<Part> parts,
        Curves curves,
        boolean epochs,
        Examples examples,
        String part,
        String data,
        Map<String, String> hyperparameters,
        Map<String, String> timing,
        Map<String, String> environment) {

    /** Mistakes to show. */
    private static final int MISTAKES = 24;

    /**
     * A part of the data.
     *
     * @param name such as {@code training}
     */
    public record Part(String name, Evaluation evaluation) {}

    /** The page: one file without scripts that needs no other. */
    public String html(ParallelKernels kernels) {
        return new ReportPage(this, ReportedPredictions.of(kernels, network, examples, MISTAKES)).html();
    }
}
