package lanewise.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lanewise.benchmarks.sides.Side;
import lanewise.benchmarks.statistics.VariancePrior;

/** Describes how the figures were computed, as far as it applies to these. */
final class MethodDescription {

    private MethodDescription() {}

    static List<String> lines(
            Settings settings,
            double confidence,
            long intervals,
            Set<IntervalSource> bases,
            List<Side> sides,
            List<VariancePrior> priors) {
        Side.Unit unit = sides.get(0).unit();
        String what = settings.fastest() ? "fastest iterations of the forks" : "means of the " + unit.title() + "s";
        List<String> lines = new ArrayList<>();
        lines.add("Score [interval]: " + (settings.fastest() ? "the mean of the " + what : "the score of the report")
                + " and its " + percent(settings.confidence())
                + " confidence interval: Student's t on the logarithms of"
                + " the " + what + ". "
                + (unit == Side.Unit.RUN
                        ? "Forks of one run share the machine and the hour, so a run counts once."
                        : "Iterations in one JVM depend on each other, so a fork counts once."));
        if (settings.fastest()) {
            lines.add(
                    "Fastest: disturbances only slow a program down, so the fastest iteration was disturbed least (Chen"
                            + " and Revels 2016). Slowdowns that the program causes now and then, such as garbage collection, are"
                            + " ignored. Compare only reports with the same number and length of iterations.");
        }
        lines.add(
                "Ratio: time of the base divided by time of the other, or rate of the other divided by rate of the base;"
                        + " above 1 is better. The interval is Welch's t on the logarithms of the " + what
                        + ", with degrees of freedom after Welch and Satterthwaite."
                        + (intervals > 1
                                ? " All " + intervals + " intervals hold at once with " + percent(settings.confidence())
                                        + ", each alone with " + percent(confidence) + " (Bonferroni; Dunn 1961)."
                                : ""));
        if (bases.contains(IntervalSource.ONE_RUN)) {
            lines.add(
                    "One run: the interval is the prediction interval of one future run, from the runs of the other side"
                            + " (Hahn and Meeker 1991).");
        }
        if (settings.dividesByRulers()) {
            lines.add("Rulers: the speed of every row is divided by the mean speed of the rulers in the same run.");
        }
        for (int i = 0; i < sides.size(); i++) {
            VariancePrior prior = priors.get(i);
            if (prior.degreesOfFreedom() > 0) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%ss of %s: the rows have a common standard deviation of %.2g %%, which counts as %s more degrees"
                                + " of freedom in each row (Smyth 2004).",
                        capitalized(unit.title()),
                        sides.get(i).label(),
                        100 * Math.sqrt(prior.variance()),
                        degrees(prior.degreesOfFreedom())));
            }
        }
        lines.add(
                "Faster, slower: the interval of the ratio does not contain 1, and the ratio differs from 1 by more than "
                        + percent(settings.threshold())
                        + ". Below the threshold: the interval does not contain 1, but the ratio"
                        + " differs by less. Within noise: the interval contains 1.");
        if (bases.contains(IntervalSource.ITERATIONS) || bases.contains(IntervalSource.NOTHING)) {
            lines.add("One fork: the interval comes from its iterations and does not include differences between JVMs,"
                    + " which are often larger. There is no verdict: routine is a ratio that forks of the same code often"
                    + " show, unproven a larger one. For verdicts, measure with two forks or more (-f 5).");
        }
        if (bases.contains(IntervalSource.SCORE_ERROR)) {
            lines.add(
                    "No raw data: the interval comes from JMH's error (99.9 %, degrees of freedom from all iterations),"
                            + " which assumes that all iterations are independent and is too narrow if forks differ. For verdicts,"
                            + " write JSON (-rf json).");
        }
        return lines;
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** Formats degrees of freedom, such as {@code 5.37} or {@code 8,000}. */
    private static String degrees(double degrees) {
        return String.format(Locale.ROOT, degrees < 100 ? "%.3g" : "%,.0f", degrees);
    }

    /** Formats a fraction, such as {@code 99 %} or {@code 99.96 %}. */
    static String percent(double share) {
        String digits = String.format(Locale.ROOT, 1 - share < 1e-5 ? "%.7f" : "%.4f", 100 * share);
        return digits.replaceFirst("\\.?0+$", "") + " %";
    }
}
