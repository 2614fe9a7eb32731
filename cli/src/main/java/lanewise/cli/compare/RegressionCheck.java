package lanewise.cli.compare;

import java.util.List;
import java.util.Locale;
import lanewise.benchmarks.comparison.Judgment;
import lanewise.benchmarks.comparison.ReportComparison;
import lanewise.benchmarks.comparison.ReportComparison.Regression;
import lanewise.cli.console.Console;
import lanewise.text.Text;
import picocli.CommandLine.ExitCode;

/** Prints in one line, for a build, which benchmarks became slower by more than is allowed. */
final class RegressionCheck {

    /** Maximum number of names in the line. */
    private static final int NAMED = 5;

    private final ReportComparison comparison;
    private final double allowed;

    /** @param allowed the slowdown that is allowed, as a fraction */
    RegressionCheck(ReportComparison comparison, double allowed) {
        this.comparison = comparison;
        this.allowed = allowed;
    }

    /** Prints the regressions, and returns the exit code. */
    int report(Console console) {
        if (comparison.undecided() == comparison.compared()) {
            throw CompareCommand.undecided();
        }
        List<Regression> regressions = comparison.regressions();
        if (regressions.isEmpty()) {
            if (comparison.undecided() > 0) {
                console.error(Text.count(comparison.undecided(), "ratio") + " of "
                        + Text.count(comparison.compared())
                        + " had not enough data and may hide a regression");
            }
            return ExitCode.OK;
        }
        StringBuilder line = new StringBuilder(
                Text.count(regressions.size(), "regression") + " of more than " + percent(allowed) + ": ");
        for (int i = 0; i < Math.min(NAMED, regressions.size()); i++) {
            line.append(i == 0 ? "" : ", ").append(name(regressions.get(i)));
        }
        line.append(regressions.size() > NAMED ? ", ..." : "");
        console.error(line.toString());
        return ExitCode.SOFTWARE;
    }

    private String name(Regression regression) {
        Judgment judgment = regression.row().judgments().get(regression.side()).orElseThrow();
        double worse = 1 / judgment.ratio().orElseThrow() - 1;
        return regression.row().key() + " in "
                + comparison.sides().get(regression.side()).label() + " by " + percent(worse);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
