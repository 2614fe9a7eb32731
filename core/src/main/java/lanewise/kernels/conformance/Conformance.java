package lanewise.kernels.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * of one result again and again, many threads call the operation independently, and one thread calls it many times. At
 * the end all operations are called in turns, with the same few arrays. A call that throws is a finding, and so is one
 * that does not return within 20 seconds; its thread is then left to itself and the operation is not tried further.
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

    /** The name in reports of the check of all operations in turns. */
    static final String IN_TURNS = "all in turns";

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
     * @return one report per operation, one on the name and the number of lanes, and one on calls of all in turns
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
     * @param listener receives the same reports as {@link #check(Kernels, Effort)} returns
     */
    public static void check(Kernels candidate, Effort effort, int threads, Listener listener) {
        listener.trying(FORM);
        FormCheck form = new FormCheck(candidate);
        listener.tried(run(form, LIMIT_MILLIS));
        Map<String, List<Case>> cases = Cases.all(effort);
        Set<String> wrong = new HashSet<>();
        for (Map.Entry<String, List<Case>> operation : cases.entrySet()) {
            listener.trying(operation.getKey());
            Watchdog watchdog = new Watchdog(LIMIT_MILLIS);
            OperationReport report = check(
                    new OperationCheck(operation.getKey(), operation.getValue(), candidate, effort, threads, watchdog),
                    operation.getKey(),
                    watchdog,
                    null,
                    false);
            if (!report.agrees()) {
                wrong.add(operation.getKey());
            }
            listener.tried(report);
        }
        listener.trying(IN_TURNS);
        listener.tried(inTurns(candidate, form, cases, wrong, effort, LIMIT_MILLIS));
    }

    private static OperationReport inTurns(
            Kernels candidate,
            FormCheck form,
            Map<String, List<Case>> cases,
            Set<String> wrong,
            Effort effort,
            long limitMillis) {
        Tally tally = new Tally(false);
        Watchdog watchdog = new Watchdog(limitMillis);
        MixedCalls calls = new MixedCalls(candidate, form, cases, wrong, watchdog);
        addHanging(tally, watchdog.run(() -> calls.run(effort.mixedCalls(), tally)));
        return tally.close(IN_TURNS);
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
        return check(candidate, effort, operation, false);
    }

    /**
     * Checks one operation up to the first finding. Faster than {@link #check(Kernels, Effort, String)} if there is
     * one, which need not be the smallest.
     *
     * @param candidate the implementation to check
     * @param effort how much is tried
     * @param operation the name of the operation in reports, such as {@code affine (pixels)}
     * @return whether every bit agreed
     * @throws IllegalArgumentException if there is no such operation
     */
    public static boolean agrees(Kernels candidate, Effort effort, String operation) {
        return check(candidate, effort, operation, true).agrees();
    }

    private static OperationReport check(Kernels candidate, Effort effort, String operation, boolean oneIsEnough) {
        List<Case> cases = Cases.all(effort).get(operation);
        if (cases == null) {
            throw new IllegalArgumentException("no operation is named '" + operation + "'");
        }
        Watchdog watchdog = new Watchdog(LIMIT_MILLIS);
        OperationCheck check = new OperationCheck(operation, cases, candidate, effort, defaultThreads(), watchdog);
        return check(check, operation, watchdog, null, oneIsEnough);
    }

    /**
     * Checks one operation up to the first finding.
     *
     * @param first the kind of faults to look for first
     */
    static OperationReport firstFinding(
            Kernels candidate,
            String operation,
            Map<String, List<Case>> cases,
            Effort effort,
            FaultKind first,
            long limitMillis) {
        FormCheck form = new FormCheck(candidate);
        if (operation.equals(FORM)) {
            return run(form, limitMillis);
        }
        if (operation.equals(IN_TURNS)) {
            run(form, limitMillis); // records the answers
            return inTurns(candidate, form, cases, Set.of(), effort, limitMillis);
        }
        Watchdog watchdog = new Watchdog(limitMillis);
        List<Case> own = cases.get(operation);
        return check(
                new OperationCheck(operation, own, candidate, effort, defaultThreads(), watchdog),
                operation,
                watchdog,
                first,
                true);
    }

    private static OperationReport run(FormCheck form, long limitMillis) {
        Tally tally = new Tally(false);
        Watchdog watchdog = new Watchdog(limitMillis);
        addHanging(tally, watchdog.run(() -> form.run(watchdog, tally)));
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
