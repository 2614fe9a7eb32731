package lanewise.kernels.conformance;

/** Counts the cases of one operation and keeps the smallest that failed. For several threads. */
final class Tally {

    /** Ends a check early. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("one finding is enough", null, false, false);
        }
    }

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
            // Of a fault of the result itself no larger or more special case is as instructive.
            if (smallest == null || finding.size() < smallest.size()) {
                smallest = finding;
            }
            if (oneIsEnough) {
                closed = true;
                throw new Enough();
            }
        }
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
