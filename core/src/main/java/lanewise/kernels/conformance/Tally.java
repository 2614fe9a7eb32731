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

        /**
         * The order of what explains a fault best. A wrong result of plain numbers also shows in all other cases. It
         * shows in calls that follow others or run on several threads, too, so those explain it only if no other call
         * is wrong. Of the other kinds, the cause is probably the one of which the most cases fail.
         */
        private int order() {
            return switch (kind) {
                case RESULT -> 0;
                case FACTORS, VALUES, VIEWS, SIZES, FORM -> 1;
                case STATE, RACES -> 2;
            };
        }
    }

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
                .sorted(Comparator.comparingInt(Failed::order)
                        .thenComparing(Comparator.comparingInt(this::weight).reversed())
                        .thenComparing(of -> of.kind() == FaultKind.VALUES ? 0 : 1))
                .toList();
        Map<FaultKind, Integer> counts = new LinkedHashMap<>();
        kinds.forEach(of -> counts.put(of.kind(), of.count()));
        Finding smallest = kinds.isEmpty() ? null : kinds.get(0).smallest();
        return new OperationReport(operation, cases, failed, worst, counts, smallest);
    }

    /**
     * Returns the number of failed cases, at least that of factors if it is of values: the cases of factors have
     * special values, too, and there are more of them, but the cases of values have plain factors.
     */
    private int weight(Failed of) {
        Failed factors = byKind.get(FaultKind.FACTORS);
        return of.kind() == FaultKind.VALUES && factors != null ? Math.max(of.count(), factors.count()) : of.count();
    }
}
