package lanewise.kernels.conformance;

import java.util.function.Supplier;
import lanewise.kernels.Kernels;
import lanewise.kernels.conformance.Cases.Case;
import lanewise.kernels.conformance.calls.LayoutKernels;
import lanewise.kernels.conformance.calls.Place;
import lanewise.kernels.conformance.calls.SampledReference;
import lanewise.kernels.conformance.operands.Difference;
import lanewise.kernels.conformance.operands.Operands;

/**
 * Runs cases with an implementation and with the reference, and compares every array. Each case runs twice: on new
 * arrays, and then on the same arrays with other contents, which shows what is kept from earlier calls.
 */
final class CaseRunner {

    /** Larger cases run once, but for a few. */
    private static final long LARGEST_AGAIN = 50_000;

    private static final long LARGEST_OF_FEW = 60_000_000;
    private static final int FEW = 5;

    private static final int FAR = 1_050_003;

    /** With less memory, an OutOfMemoryError may be the fault of the suite itself. */
    private static final long ENOUGH_MEMORY = 1_000_000_000;

    private final Kernels candidate;
    private final String where;
    private final Watchdog watchdog;

    /**
     * Creates a runner.
     *
     * @param where added to the description of a case, such as {@code , 3 threads}
     */
    CaseRunner(Kernels candidate, String where, Watchdog watchdog) {
        this.candidate = candidate;
        this.where = where;
        this.watchdog = watchdog;
    }

    /** Returns what is wrong in a case, null if nothing is. */
    Finding run(Case trial, long seed) {
        Operands expected = new Operands(seed);
        Operands actual = new Operands(seed);
        Finding finding = confirmed(compare(trial, trial.kind(), "", expected, actual), () -> runOnce(trial, seed));
        boolean again = trial.size() <= LARGEST_AGAIN || trial.size() <= LARGEST_OF_FEW && seed % FEW == 0;
        if (finding != null || !again) {
            return finding;
        }
        expected.again(~seed);
        actual.again(~seed);
        finding = compare(trial, trial.kind(), ", again", expected, actual);
        if (finding == null) {
            return null;
        }
        Finding onNewArrays = runOnce(trial, ~seed);
        return onNewArrays != null
                ? confirmed(onNewArrays, () -> runOnce(trial, ~seed))
                : new Finding(
                        FaultKind.STATE,
                        trial.description() + where + ", the same arrays with other contents",
                        finding.size(),
                        finding.ulps(),
                        finding.problem());
    }

    /** Runs a case once, on operands that lie far from the beginning of their arrays. */
    Finding runFar(Case trial, long seed) {
        Supplier<Finding> run = () -> compare(
                trial,
                FaultKind.VIEWS,
                ", at an offset above 1,000,000",
                new Operands(seed, FAR),
                new Operands(seed, FAR));
        return confirmed(run.get(), run);
    }

    /** Returns a finding, of the kind state if a repetition is right: then the result depends on earlier calls. */
    private static Finding confirmed(Finding finding, Supplier<Finding> repetition) {
        boolean confirmed = finding == null || finding.kind() == FaultKind.FORM || repetition.get() != null;
        return confirmed ? finding : finding.withKind(FaultKind.STATE);
    }

    /** Runs a case once. */
    Finding runOnce(Case trial, long seed) {
        return compare(trial, trial.kind(), "", new Operands(seed), new Operands(seed));
    }

    private Finding compare(Case trial, FaultKind kind, String round, Operands expected, Operands actual) {
        SampledReference reference = new SampledReference();
        trial.run().run(reference, expected);
        String description = trial.description() + where + round;
        Finding thrown = call(trial, kind, description, actual);
        if (thrown != null) {
            return thrown;
        }
        Difference difference = actual.differenceFrom(expected, reference.unknown());
        return difference == null
                ? null
                : new Finding(
                        difference.isOfSpecialValue() ? kind.ofSpecialValues() : kind,
                        description,
                        trial.size(),
                        difference.ulps(),
                        Place.describe(difference, expected, reference.calls()));
    }

    /** Calls the implementation. Returns a finding if it throws. */
    private Finding call(Case trial, FaultKind kind, String description, Operands actual) {
        watchdog.begin(description, trial.size(), 0);
        try {
            trial.run().run(candidate, actual);
        } catch (Throwable t) {
            return thrown(description, trial.size(), t);
        } finally {
            watchdog.end();
        }
        if (Thread.interrupted()) {
            return new Finding(FaultKind.FORM, description, trial.size(), 0, "left the thread interrupted");
        }
        return null;
    }

    /** Returns the finding that a call threw. Throws again what ends the check. */
    static Finding thrown(String description, long size, Throwable t) {
        if (t instanceof Tally.Enough enough) {
            throw enough;
        }
        if (t instanceof OutOfMemoryError error && Runtime.getRuntime().maxMemory() < ENOUGH_MEMORY) {
            throw error;
        }
        String problem = t instanceof LayoutKernels.BrokenRule
                ? t.getMessage()
                : "threw " + String.valueOf(t).lines().findFirst().orElse("");
        return new Finding(FaultKind.FORM, description, size, 0, problem);
    }
}
