package lanewise.kernels.conformance;

import java.util.Locale;

/**
 * How one operation of an implementation compares with its definition.
 *
 * @param operation its name
 * @param cases calls that were tried
 * @param failed calls whose result differed in a bit, or that threw
 * @param worstUlps the largest difference in units in the last place; {@link Long#MAX_VALUE} where a number stands for a
 *     NaN, or a call threw
 * @param smallestCase the smallest call that failed and what happened, null if none did
 */
public record OperationReport(String operation, int cases, int failed, long worstUlps, String smallestCase) {

    /** True if every bit agreed in every case. */
    public boolean agrees() {
        return failed == 0;
    }

    /** One line, or two for a failure. */
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
