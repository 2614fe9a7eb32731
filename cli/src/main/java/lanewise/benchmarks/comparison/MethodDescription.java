package lanewise.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
        List<String> lines = new ArrayList<>();
        lines.add((settings.fastest()
                        ? "Score [interval]: the mean of the forks' fastest iterations with its "
                        : "Score [interval]: the report's score with its ")
                + percent(settings.confidence()) + " interval by Student's t, from the "
                + (settings.fastest() ? "fastest iteration of every fork" : "means of the forks")
                + ", on logarithms. Samples inside one JVM depend on one another: a fork counts once.");
        if (settings.fastest()) {
            lines.add(
                    "Fastest: whatever disturbs a program makes it slower, so its fastest iteration is the one that was"
                            + " disturbed least (Chen and Revels 2016). What slows a program now and then by itself, such as"
                            + " collecting garbage, does not count so. The fastest of more, or of shorter, iterations is faster:"
                            + " compare reports measured alike.");
        }
        lines.add("Ratio: the base's time divided by the other's, or the other's rate by the base's, so that more than"
                + " 1 is better. Its interval is Welch's t on the logarithms of the "
                + (settings.fastest() ? "forks' fastest iterations" : "fork means") + ", degrees of freedom by"
                + " Welch and Satterthwaite."
                + (intervals > 1
                        ? " All " + intervals + " hold at once with " + percent(settings.confidence()) + ", each alone"
                                + " with " + percent(confidence) + " (Bonferroni; Dunn 1961): chance seldom makes a"
                                + " difference anywhere in the table."
                        : ""));
        for (int i = 0; i < sides.size(); i++) {
            VariancePrior prior = priors.get(i);
            if (prior.degreesOfFreedom() > 0) {
                lines.add(String.format(
                        Locale.ROOT,
                        "Forks of %s: their standard deviation is %.2g %% in common, worth %s degrees of freedom; each"
                                + " row's own is drawn to it by so much (Smyth 2004).",
                        sides.get(i).label(),
                        100 * Math.sqrt(prior.variance()),
                        degrees(prior.degreesOfFreedom())));
            }
        }
        lines.add("Faster, slower: the interval of the ratio is beyond 1, and the ratio beyond "
                + percent(settings.threshold()) + ". Below the threshold: the interval is beyond 1, the ratio is not"
                + " beyond " + percent(settings.threshold()) + ". Within noise: the interval holds 1.");
        if (bases.contains(IntervalSource.ITERATIONS)) {
            lines.add("One fork: the interval comes from its iterations and leaves out how much JVMs differ, often more"
                    + " than iterations do; so there is no verdict. Measure with two forks or more (-f 5).");
        }
        if (bases.contains(IntervalSource.SCORE_ERROR)) {
            lines.add("No raw data: the interval comes from JMH's error (99.9 %, forks times iterations less one"
                    + " degrees of freedom), which takes all iterations for independent and is too narrow where forks"
                    + " differ.");
        }
        return lines;
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
