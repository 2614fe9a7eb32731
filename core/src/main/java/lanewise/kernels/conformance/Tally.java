package lanewise.kernels.conformance;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the cases of one operation and keeps the smallest of each kind that failed. For several threads. */
final class Tally {

    /** Ends a check early. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("one finding is enough", null, false, false);
        }
    }

    /** The cases that failed of one kind. */
    private record Failed(FaultKind kind, int count, Finding smallest) {

        Failed and(Finding finding) {
            return new Failed(kind, count + 1, finding.size() < smallest.size() ? finding : smallest);
        }
    }

    /** Factors that were fitted to the planted faults of the tests: with them, the kinds of most faults come first. */
    private static final int RESULT_FACTOR = 8;

    private static final int VIEWS_FACTOR = 3;

    private static final int VALUES_FACTOR = 8;

    private final boolean oneIsEnough;
    private int cases;
    private int failed;
    private long worst;
    private final Map<FaultKind, Failed> byKind = new EnumMap<>(FaultKind.class);
    private boolean closed;

    /** @param oneIsEnough whether to end the check at the first finding */
    Tally(boolean oneIsEnough) {
        this.oneIsEnough = oneIsEnough;
    }

    /** Counts a case, with its finding or null. Throws {@link Enough} if the check is over. */
    synchronized void add(Finding finding) {
        if (closed) {
            throw new Enough();
        }
        cases++;
        if (finding != null) {
            failed++;
            worst = Math.max(worst, finding.ulps());
            Failed before = byKind.get(finding.kind());
            byKind.put(finding.kind(), before == null ? new Failed(finding.kind(), 1, finding) : before.and(finding));
            if (oneIsEnough) {
                closed = true;
                throw new Enough();
            }
        }
    }

    /** Ends the counting: threads that were given up are not counted. */
    synchronized OperationReport close(String operation) {
        closed = true;
        List<Failed> kinds = byKind.values().stream()
                .sorted(Comparator.comparingInt(this::weight)
                        .reversed()
                        .thenComparing(of -> of.kind() == FaultKind.VALUES ? 0 : 1))
                .toList();
        Map<FaultKind, Integer> counts = new LinkedHashMap<>();
        kinds.forEach(of -> counts.put(of.kind(), of.count()));
        Finding smallest = kinds.isEmpty() ? null : kinds.get(0).smallest();
        return new OperationReport(operation, cases, failed, worst, counts, smallest);
    }

    /**
     * Returns how well a kind explains the fault: the number of its failed cases times a factor. A wrong result of
     * plain numbers in a plain view also shows in all cases of the other kinds, and in many calls that follow others. A
     * fault of a view shows with all values. A fault of values shows in few cases of other kinds, but also in those of
     * factors, of which there are more. What earlier calls cause also shows on several threads, so races explain a
     * fault only if nothing else does.
     */
    private int weight(Failed of) {
        Failed factors = byKind.get(FaultKind.FACTORS);
        return switch (of.kind()) {
            case RESULT -> RESULT_FACTOR * of.count();
            case VIEWS -> VIEWS_FACTOR * of.count();
            case VALUES ->
                Math.max(of.count(), factors == null ? 0 : Math.min(VALUES_FACTOR * of.count(), factors.count()));
            case FACTORS, SIZES, STATE, FORM -> of.count();
            case RACES -> 0;
        };
    }
}
