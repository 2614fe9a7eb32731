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
            Set<Score.Lack> lacks,
            List<Side> sides,
            List<VariancePrior> priors) {
        Side.Unit unit = sides.get(0).unit();
        boolean samples = bases.contains(IntervalSource.FORKS)
                || bases.contains(IntervalSource.RUNS)
                || bases.contains(IntervalSource.SCORE_ERROR);
        boolean means = bases.contains(IntervalSource.FORKS) || bases.contains(IntervalSource.RUNS);
        boolean errors = !means && bases.contains(IntervalSource.SCORE_ERROR);
        boolean known = samples || bases.contains(IntervalSource.ITERATIONS);
        String fastest = "fastest iterations of the forks";
        String what =
                settings.fastest() ? fastest : means ? "means of the " + unit.title() + "s" : "iterations of the fork";
        String score = settings.fastest()
                ? "the mean of the " + fastest
                : unit == Side.Unit.RUN ? "the mean of the runs" : "the score of the report";
        List<String> lines = new ArrayList<>();
        if (!known) {
            lines.add("Score: " + score + ". It has no interval.");
        } else {
            lines.add("Score [interval]: " + score + " and its " + percent(settings.confidence())
                    + " confidence interval, which is computed "
                    + (errors ? "from JMH's score error." : "with Student's t on the logarithms of the " + what + ".")
                    + (!means
                            ? ""
                            : unit == Side.Unit.RUN
                                    ? " Forks of one run depend on each other, so each run counts as one sample."
                                    : " Iterations in one JVM depend on each other, so each fork counts as one"
                                            + " sample."));
        }
        if (settings.fastest()) {
            lines.add(
                    "Fastest: disturbances only slow a program down, so the fastest iteration was disturbed least (Chen"
                            + " and Revels 2016). Occasional slowdowns by the program itself, such as garbage"
                            + " collection, are ignored. Compare only reports with the same number and length of"
                            + " iterations.");
        }
        lines.add("Ratio: time of the base divided by time of the other, or rate of the other divided by rate of the "
                + "base; above 1 is better."
                + (!known
                        ? ""
                        : " The interval is computed with Welch's t on the logarithms of the "
                                + (errors ? "scores" : what)
                                + " (degrees of freedom by Welch and Satterthwaite).")
                + (intervals > 1
                        ? " The confidence level is " + percent(settings.confidence()) + " for all " + intervals
                                + " intervals together, and " + percent(confidence)
                                + " for each of them (Bonferroni; Dunn 1961)."
                        : ""));
        if (bases.contains(IntervalSource.ONE_RUN) && bases.contains(IntervalSource.RUNS)) {
            lines.add(
                    "One run: the interval is the prediction interval for one future run, computed from the runs of the"
                            + " other side (Hahn and Meeker 1991).");
        }
        if (settings.dividesByRulers()) {
            lines.add("Rulers: the speed of every row is divided by the mean speed of the rulers in the same run.");
        }
        for (int i = 0; i < sides.size(); i++) {
            VariancePrior prior = priors.get(i);
            if (prior.degreesOfFreedom() > 0) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%ss of %s: all rows together give a standard deviation of %.2g %%, which adds %s degrees of"
                                + " freedom to each row (Smyth 2004).",
                        capitalized(unit.title()),
                        sides.get(i).label(),
                        100 * Math.sqrt(prior.variance()),
                        degrees(prior.degreesOfFreedom())));
            }
        }
        if (intervals > 0) {
            lines.add("Faster, slower: the interval of the ratio does not contain 1, and the ratio differs from 1 by "
                    + "more than "
                    + percent(settings.threshold())
                    + ". Below the threshold: the interval does not contain 1, but the ratio"
                    + " differs by less. Within noise: the interval contains 1.");
        }
        if (bases.contains(IntervalSource.ITERATIONS)) {
            lines.add("One fork: the interval is computed from its iterations. It does not include differences between"
                    + " JVMs, which are often larger, so there is no verdict. For verdicts, measure with two forks or"
                    + " more (-f 5).");
        }
        if (lacks.contains(Score.Lack.ONE_RUN)) {
            lines.add("One run on each side: how much runs differ is unknown, so there is no interval and no verdict.");
        }
        if (!lacks.isEmpty()) {
            lines.add("Routine: differences of this size are common between forks of the same code. Unproven:"
                    + " differences of this size are rare.");
        }
        if (bases.contains(IntervalSource.SCORE_ERROR)) {
            lines.add(
                    "No raw data: the interval is computed from JMH's score error (99.9 %, degrees of freedom from all"
                            + " iterations). This error assumes that all iterations are independent, so the interval is"
                            + " too narrow if forks differ. For verdicts, write JSON (-rf json).");
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
        // As many digits as keep a level near 100 % below it.
        int decimals = 1 - share >= 1e-5 ? 4 : share < 1 ? Math.max(7, (int) -Math.floor(Math.log10(1 - share))) : 0;
        String digits = String.format(Locale.ROOT, "%." + decimals + "f", 100 * share);
        if (decimals == 0) {
            return digits + " %";
        }
        return digits.replaceFirst("\\.?0+$", "") + " %";
    }
}
