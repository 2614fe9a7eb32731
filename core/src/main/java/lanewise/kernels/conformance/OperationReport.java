package lanewise.kernels.conformance;

import java.util.Locale;

/**
 * The result of comparing one operation of an implementation with the reference.
 *
 * @param operation the name of the operation
 * @param cases the number of calls
 * @param failed the number of calls whose result differed in a bit, or that threw
 * @param worstUlps the largest difference in units in the last place; {@link Long#MAX_VALUE} if a number differs from
 *     NaN, or a call threw
 * @param smallestCase the smallest call that failed and what happened, null if none failed
 */
public record OperationReport(String operation, int cases, int failed, long worstUlps, String smallestCase) {

    /** {@return true if every bit agreed in every case} */
    public boolean agrees() {
        return failed == 0;
    }

    /** {@return one line, or two if a case failed} */
    @Override
    public String toString() {
        if (agrees()) {
            return String.format(Locale.ROOT, "%-18s agrees in every bit (%d cases)", operation, cases);
        }
        String worst = worstUlps == Long.MAX_VALUE ? "not comparable" : worstUlps + " ulp";
        return String.format(
                Locale.ROOT,
                "%-18s DIFFERS in %d of %d cases, worst %s%n%-18s smallest: %s",
                operation,
                failed,
                cases,
                worst,
                "",
                smallestCase);
    }
}
