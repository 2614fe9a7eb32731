package lanewise.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lanewise.evaluation.Evaluation;
import lanewise.network.Network;
import lanewise.training.TrainingResult;

/** The result of training in lines: how good, how fast, which weights. */
final class Results {

    private static final String ROW = "%-8s  %10s  %8s  %8s";

    private Results() {}

    /**
     * The lines.
     *
     * @param test on the test examples, null if there are none
     */
    static List<String> lines(TrainingResult result, Evaluation test, Network network) {
        List<String> lines = new ArrayList<>();
        lines.add(row("", "examples", "loss", "accuracy"));
        lines.add(row("training", result.train()));
        if (result.dev().count() > 0) {
            lines.add(row("dev", result.dev()));
        }
        if (test != null) {
            lines.add(row("test", test));
        }
        double seconds = result.medianSeconds();
        lines.add("");
        lines.add(Text.seconds(seconds) + " per iteration (median of " + Text.count(result.nanos().length) + "), "
                + Text.about(result.train().count() / seconds) + " examples per second");
        lines.add("weights: " + network.weightsHash());
        return lines;
    }

    private static String row(String name, Evaluation evaluation) {
        return row(
                name,
                Text.count(evaluation.count()),
                Text.loss(evaluation.loss()),
                Text.percent(evaluation.accuracy()));
    }

    private static String row(String name, String examples, String loss, String accuracy) {
        return String.format(Locale.ROOT, ROW, name, examples, loss, accuracy);
    }
}
