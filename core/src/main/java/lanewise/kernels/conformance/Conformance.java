package lanewise.kernels.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lanewise.kernels.Kernels;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.Cases.Case;

/**
 * Runs an implementation of {@link Kernels} and the reference implementation, {@link ScalarKernels}, on the same
 * operands and compares every bit. The reference shares no code with the layouts of pixels that fast implementations
 * read.
 *
 * <p>A test of an implementation:
 *
 * <pre>
 *   Conformance.assertConforms(new MyKernels());
 * </pre>
 */
public final class Conformance {

    /** The seed of the operands; its value does not matter. */
    private static final long SEED = 20_231_107;

    private Conformance() {}

    /**
     * Checks every operation. Prints nothing and takes a few seconds.
     *
     * @param candidate the implementation to check
     * @return one report per operation
     */
    public static List<OperationReport> check(Kernels candidate) {
        List<OperationReport> reports = new ArrayList<>();
        check(candidate, reports::add);
        return reports;
    }

    /**
     * Checks every operation and passes on each report as soon as the operation is checked.
     *
     * @param candidate the implementation to check
     * @param reports receives one report per operation
     */
    public static void check(Kernels candidate, Consumer<OperationReport> reports) {
        for (Map.Entry<String, List<Case>> operation : Cases.all().entrySet()) {
            reports.accept(check(operation.getKey(), operation.getValue(), candidate));
        }
    }

    /**
     * Checks every operation.
     *
     * @param candidate the implementation to check
     * @throws AssertionError if an operation differs; the message has one line for each that does
     */
    public static void assertConforms(Kernels candidate) {
        assertAgree(candidate, check(candidate));
    }

    static void assertAgree(Kernels candidate, List<OperationReport> reports) {
        List<OperationReport> differing =
                reports.stream().filter(report -> !report.agrees()).toList();
        if (!differing.isEmpty()) {
            throw new AssertionError("kernels '" + candidate.name() + "' differ from their definition:\n"
                    + differing.stream().map(OperationReport::toString).collect(Collectors.joining("\n")));
        }
    }

    private static OperationReport check(String operation, List<Case> cases, Kernels candidate) {
        int failed = 0;
        long worst = 0;
        Case smallest = null;
        String what = null;
        for (int number = 0; number < cases.size(); number++) {
            Case trial = cases.get(number);
            Difference difference = difference(trial, candidate, SEED + number);
            if (difference != null) {
                failed++;
                worst = Math.max(worst, difference.ulps());
                if (smallest == null || trial.size() < smallest.size()) {
                    smallest = trial;
                    what = trial.description() + ": " + difference.what();
                }
            }
        }
        return new OperationReport(operation, cases.size(), failed, worst, what);
    }

    private record Difference(long ulps, String what) {}

    /** Returns the worst difference, null if there is none. */
    private static Difference difference(Case trial, Kernels candidate, long seed) {
        Operands expected = new Operands(seed);
        trial.run().run(new ScalarKernels(), expected);
        Operands actual = new Operands(seed);
        try {
            trial.run().run(candidate, actual);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            return new Difference(Long.MAX_VALUE, "threw " + e);
        }
        Difference worst = null;
        for (int n = 0; n < expected.arrays().size(); n++) {
            float[] right = expected.arrays().get(n);
            float[] wrong = actual.arrays().get(n);
            for (int i = 0; i < right.length; i++) {
                // floatToIntBits, not the raw bits: which NaN is not specified.
                if (Float.floatToIntBits(right[i]) != Float.floatToIntBits(wrong[i])) {
                    long ulps = ulps(right[i], wrong[i]);
                    if (worst == null || ulps > worst.ulps()) {
                        worst = new Difference(
                                ulps,
                                "operand " + (n + 1) + " has " + wrong[i] + " instead of " + right[i]
                                        + " at array index " + i);
                    }
                }
            }
        }
        return worst;
    }

    /** Returns how many floats apart two floats are; -0 and +0 are one apart. */
    static long ulps(float a, float b) {
        if (Float.isNaN(a) || Float.isNaN(b)) {
            return Long.MAX_VALUE;
        }
        return Math.abs(ordinal(a) - ordinal(b));
    }

    private static long ordinal(float x) {
        int bits = Float.floatToRawIntBits(x);
        return bits >= 0 ? bits : -1L - (bits & Integer.MAX_VALUE);
    }
}
