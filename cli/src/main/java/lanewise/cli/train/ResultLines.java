package lanewise.cli.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lanewise.data.Examples;
import lanewise.evaluation.Evaluation;
import lanewise.text.Text;
import lanewise.training.BatchSource;
import lanewise.training.TrainingPlan;
import lanewise.training.TrainingResult;
import lanewise.training.TrainingResult.End;

/** Formats the result of a training in lines: accuracy, speed, hash of the weights. */
final class ResultLines {

    /** Fewer updates than this may leave any network untrained. */
    private static final int LEAST_UPDATES = 50;

    /** If most examples have the same label, a network that predicts it may have learned. */
    private static final double MOST_SHARE = 0.6;

    /** A network that learned is better than guessing by more than this. */
    private static final double MARGIN = 0.01;

    private static final String ROW = "%-8s  %10s  %8s  %8s";

    private ResultLines() {}

    /**
     * Returns the lines.
     *
     * @param test the result on the test examples, null if there are none
     */
    static List<String> lines(TrainingResult result, TrainingPlan plan, BatchSource source, Evaluation test) {
        List<String> lines = new ArrayList<>();
        lines.add(row("", "examples", "loss", "accuracy"));
        lines.add(row("training", result.train()));
        if (result.dev().count() > 0) {
            lines.add(row("dev", result.dev()));
        }
        if (test != null) {
            lines.add(row("test", test));
        }
        lines.add("");
        if (result.end() != End.COMPLETED) {
            lines.add(ended(result, plan));
        }
        if (result.nanos().length > 0) {
            double seconds = result.medianSeconds();
            double batch = (double) source.examples() / source.batchesPerEpoch();
            lines.add(Text.seconds(seconds) + " per iteration (median of " + Text.count(result.nanos().length) + "), "
                    + Text.about(batch / seconds) + " examples per second");
        }
        lines.add("weights: " + result.network().weightsHash());
        return lines;
    }

    /** Returns a warning if the network predicts no better than always the most frequent label; empty otherwise. */
    static Optional<String> warning(TrainingResult result, Examples train) {
        int[] counts = new int[train.classes().size()];
        for (int label : train.labels()) {
            counts[label]++;
        }
        double share = (double) Arrays.stream(counts).max().orElse(0) / Math.max(1, train.count());
        boolean learned = result.updates() < LEAST_UPDATES
                || share > MOST_SHARE
                || result.train().accuracy() > share + MARGIN;
        return learned
                ? Optional.empty()
                : Optional.of("the network did not learn: its training accuracy of "
                        + Text.percent(result.train().accuracy())
                        + " is about the fraction of the most frequent label ("
                        + Text.percent(share) + "); try a lower --learning-rate");
    }

    private static String ended(TrainingResult result, TrainingPlan plan) {
        String why = switch (result.end()) {
            case TIME -> "time limit reached";
            case STOPPED -> "interrupted";
            default -> "dev accuracy stopped improving";
        };
        String taken = result.bestUpdate() == result.updates()
                ? ""
                : "; kept the weights of iteration " + Text.count(result.bestUpdate());
        return "stopped after " + Text.count(result.updates()) + " of " + Text.count(plan.updates(), "iteration") + ": "
                + why + taken;
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
