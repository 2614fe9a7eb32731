package lanewise.kernels.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lanewise.kernels.Kernels;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.Cases.Case;
import lanewise.kernels.parallel.ParallelKernels;

/**
 * Runs an implementation of {@link Kernels} and the reference implementation, {@link ScalarKernels}, on the same
 * operands and compares every bit. The reference shares no code with the layouts of pixels that fast implementations
 * read.
 *
 * <p>Every case runs on new arrays and then on the same arrays with other contents. Then several threads compute parts
 * of one result again and again, many threads call the operation independently, and one thread calls it many times. A
 * call that throws is a finding, and so is one that does not return within 20 seconds; its thread is then left to itself
 * and the operation is not tried further.
 *
 * <p>A test of an implementation:
 *
 * <pre>
 *   Conformance.assertConforms(new MyKernels());
 * </pre>
 */
public final class Conformance {

    /** The name in reports of the check of {@link Kernels#name} and {@link Kernels#lanes}. */
    static final String FORM = "name and lanes";

    /** The time limit of a call. Large calls get more. */
    private static final long LIMIT_MILLIS = 20_000;

    /** Receives the progress of a check. */
    public interface Listener {

        /**
         * Called before an operation is tried.
         *
         * @param operation the name of the operation
         */
        default void trying(String operation) {}

        /**
         * Called after an operation was tried.
         *
         * @param report the result
         */
        void tried(OperationReport report);
    }

    private Conformance() {}

    /** {@return the number of threads that the suite uses by default: three, or one per processor if there are more} */
    public static int defaultThreads() {
        return Math.max(3, ParallelKernels.processors());
    }

    /**
     * Checks every operation.
     *
     * @param candidate the implementation to check
     * @param effort how much is tried
     * @return one report per operation, and one on the name and the number of lanes
     */
    public static List<OperationReport> check(Kernels candidate, Effort effort) {
        List<OperationReport> reports = new ArrayList<>();
        check(candidate, effort, defaultThreads(), reports::add);
        return reports;
    }

    /**
     * Checks every operation and passes on each report as soon as the operation is checked.
     *
     * @param candidate the implementation to check
     * @param effort how much is tried
     * @param threads how many threads share an operation after it was tried on one thread
     * @param listener receives one report per operation, and one on the name and the number of lanes
     */
    public static void check(Kernels candidate, Effort effort, int threads, Listener listener) {
        listener.trying(FORM);
        listener.tried(form(candidate, LIMIT_MILLIS));
        for (Map.Entry<String, List<Case>> operation : Cases.all(effort).entrySet()) {
            listener.trying(operation.getKey());
            Watchdog watchdog = new Watchdog(LIMIT_MILLIS);
            listener.tried(check(
                    new OperationCheck(operation.getKey(), operation.getValue(), candidate, effort, threads, watchdog),
                    operation.getKey(),
                    watchdog,
                    null,
                    false));
        }
    }

    /**
     * Checks one operation.
     *
     * @param candidate the implementation to check
     * @param effort how much is tried
     * @param operation the name of the operation in reports, such as {@code affine (pixels)}
     * @return the report
     * @throws IllegalArgumentException if there is no such operation
     */
    public static OperationReport check(Kernels candidate, Effort effort, String operation) {
        List<Case> cases = Cases.all(effort).get(operation);
        if (cases == null) {
            throw new IllegalArgumentException("no operation is named '" + operation + "'");
        }
        Watchdog watchdog = new Watchdog(LIMIT_MILLIS);
        OperationCheck check = new OperationCheck(operation, cases, candidate, effort, defaultThreads(), watchdog);
        return check(check, operation, watchdog, null, false);
    }

    /**
     * Checks one operation up to the first finding.
     *
     * @param first the kind of faults to look for first
     */
    static OperationReport firstFinding(
            Kernels candidate, String operation, List<Case> cases, Effort effort, FaultKind first, long limitMillis) {
        if (operation.equals(FORM)) {
            return form(candidate, limitMillis);
        }
        Watchdog watchdog = new Watchdog(limitMillis);
        return check(
                new OperationCheck(operation, cases, candidate, effort, defaultThreads(), watchdog),
                operation,
                watchdog,
                first,
                true);
    }

    private static OperationReport form(Kernels candidate, long limitMillis) {
        Tally tally = new Tally(false);
        Watchdog watchdog = new Watchdog(limitMillis);
        addHanging(tally, watchdog.run(new FormCheck(candidate, watchdog, tally)::run));
        return tally.close(FORM);
    }

    private static OperationReport check(
            OperationCheck check, String operation, Watchdog watchdog, FaultKind first, boolean oneIsEnough) {
        Tally tally = new Tally(oneIsEnough);
        addHanging(tally, watchdog.run(() -> check.run(tally, first)));
        return tally.close(operation);
    }

    private static void addHanging(Tally tally, Finding hanging) {
        if (hanging != null) {
            try {
                tally.add(hanging);
            } catch (Tally.Enough e) {
                // It was the one finding that is enough.
            }
        }
    }

    /**
     * Checks every operation with {@linkplain Effort#QUICK quick effort}.
     *
     * @param candidate the implementation to check
     * @throws AssertionError if an operation differs; the message has one line for each that does
     */
    public static void assertConforms(Kernels candidate) {
        assertConforms(candidate, Effort.QUICK);
    }

    /**
     * Checks every operation.
     *
     * @param candidate the implementation to check
     * @param effort how much is tried
     * @throws AssertionError if an operation differs; the message has one line for each that does
     */
    public static void assertConforms(Kernels candidate, Effort effort) {
        assertAgree(candidate, check(candidate, effort));
    }

    static void assertAgree(Kernels candidate, List<OperationReport> reports) {
        List<OperationReport> differing =
                reports.stream().filter(report -> !report.agrees()).toList();
        if (!differing.isEmpty()) {
            throw new AssertionError("kernels of " + candidate.getClass().getName()
                    + " differ from the reference implementation:\n"
                    + differing.stream().map(OperationReport::toString).collect(Collectors.joining("\n")));
        }
    }
}
