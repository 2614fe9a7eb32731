package lanewise.cli.compare;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import lanewise.benchmarks.Direction;
import lanewise.benchmarks.comparison.Judgment;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.ReportComparison.Regression;
import lanewise.cli.console.Console;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;
import picocli.CommandLine.ExitCode;

/**
 * Decides the exit code for a build. It prints in one line each which benchmarks became slower by more than is allowed,
 * which are missing, and how many could not be decided.
 */
final class RegressionCheck {

    /** Maximum number of names in a line. */
    private static final int NAMED = 5;

    private final ReportComparison comparison;
    private final double allowed;
    private final boolean failOnMissing;
    private final boolean failOnUnknown;

    /**
     * Creates a check.
     *
     * @param comparison the comparison
     * @param allowed the slowdown that is allowed, as a fraction
     * @param failOnMissing whether a missing benchmark is a failure
     * @param failOnUnknown whether a ratio that does not exclude a regression is a failure
     */
    RegressionCheck(ReportComparison comparison, double allowed, boolean failOnMissing, boolean failOnUnknown) {
        this.comparison = comparison;
        this.allowed = allowed;
        this.failOnMissing = failOnMissing;
        this.failOnUnknown = failOnUnknown;
    }

    /** Prints the problems, and returns the exit code. */
    int report(Console console) {
        requireDecidable();
        List<Regression> regressions = comparison.regressions();
        if (!regressions.isEmpty()) {
            console.error(Text.count(regressions.size(), "regression") + " of more than " + percent(allowed) + ": "
                    + listed(regressions.stream().map(this::name).toList()));
        }
        List<String> missing = comparison.missing();
        if (!missing.isEmpty()) {
            console.error(Text.count(missing.size(), "benchmark") + " of the base "
                    + (missing.size() == 1 ? "is" : "are") + " missing: " + listed(missing));
        }
        long unclear = comparison.unclear();
        if (unclear > 0) {
            console.error("for " + Text.count(unclear) + " of " + Text.count(comparison.compared(), "ratio")
                    + ", a regression of more than " + percent(allowed) + " is possible");
        }
        boolean failed = !regressions.isEmpty() || failOnMissing && !missing.isEmpty() || failOnUnknown && unclear > 0;
        return failed ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private void requireDecidable() {
        boolean undirected = comparison.rows().stream()
                .allMatch(row -> row.scores().get(0).orElseThrow().direction() == Direction.UNKNOWN);
        if (undirected && !comparison.rows().isEmpty()) {
            throw new LanewiseException(
                    GateOptions.FAIL_ON_REGRESSION,
                    "it is unknown whether higher or lower values of the metric are better",
                    "add --direction higher or --direction lower");
        }
        if (comparison.undecided() == comparison.compared()) {
            throw new LanewiseException(
                    GateOptions.FAIL_ON_REGRESSION,
                    "no row has enough data for a verdict",
                    comparison.lacks().stream()
                            .map(comparison::action)
                            .findFirst()
                            .orElse("the notes of the table name the reasons"));
        }
    }

    private static String listed(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? ", ..." : "");
    }

    private String name(Regression regression) {
        Judgment judgment = regression.row().judgments().get(regression.side()).orElseThrow();
        OptionalDouble ratio = judgment.ratio();
        return regression.row().key() + " in "
                + comparison.sides().get(regression.side()).label()
                + (ratio.isPresent() ? " by " + percent(1 / ratio.getAsDouble() - 1) : " " + judgment.remark());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
