package lanewise.kernels.conformance;

import java.util.Comparator;

/** Counts the cases of one operation and keeps the smallest that failed. For several threads. */
final class Tally {

    /** Ends a check early. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("one finding is enough", null, false, false);
        }
    }

    /**
     * The kind that explains a fault best, then the smallest case. A wrong result also shows in calls that share
     * arrays, follow other calls or run on several threads, so those explain it only if no other call is wrong.
     */
    private static final Comparator<Finding> CLEAREST =
            Comparator.<Finding>comparingInt(finding -> special(finding.kind())).thenComparingLong(Finding::size);

    private final boolean oneIsEnough;
    private int cases;
    private int failed;
    private long worst;
    private Finding smallest;
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
            if (smallest == null || CLEAREST.compare(finding, smallest) < 0) {
                smallest = finding;
            }
            if (oneIsEnough) {
                closed = true;
                throw new Enough();
            }
        }
    }

    private static int special(FaultKind kind) {
        return switch (kind) {
            case RESULT, FACTORS, VALUES, SIZES, FORM -> 0;
            case VIEWS -> 1;
            case STATE, RACES -> 2;
        };
    }

    /** Returns whether a case failed. */
    synchronized boolean hasFindings() {
        return failed > 0;
    }

    /** Ends the counting: threads that were given up are not counted. */
    synchronized OperationReport close(String operation) {
        closed = true;
        return new OperationReport(operation, cases, failed, worst, smallest);
    }
}
