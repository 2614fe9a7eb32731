package lanewise.kernels.conformance;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The result of comparing one operation of an implementation with the reference.
 *
 * @param operation the name of the operation
 * @param cases the number of cases; a case is one call or, with several threads and for state, many
 * @param failed the number of cases in which a bit differed, a call threw, or a call did not return
 * @param worstUlps the largest difference in units in the last place; {@link Long#MAX_VALUE} if a number differs from
 *     NaN, 0 if calls only threw or did not return
 * @param kinds the number of cases that failed of each kind; the first kind is the probable cause
 * @param smallest the smallest case that failed of the first kind, null if none failed
 */
public record OperationReport(
        String operation, int cases, int failed, long worstUlps, Map<FaultKind, Integer> kinds, Finding smallest) {

    /** {@return true if every bit agreed in every case} */
    public boolean agrees() {
        return failed == 0;
    }

    /** {@return one line, or three if a case failed} */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-18s %s", operation, outcome());
    }

    /** {@return the text without the name of the operation: one line, or three if a case failed} */
    public String outcome() {
        if (agrees()) {
            String right = operation.equals(Conformance.FORM) ? "valid in every call" : "agrees in every bit";
            return String.format(Locale.ROOT, "%s (%d cases)", right, cases);
        }
        String worst = worstUlps == 0
                ? ""
                : worstUlps == Long.MAX_VALUE ? ", worst not comparable" : ", worst " + worstUlps + " ulp";
        String fails = kinds.entrySet().stream()
                .map(kind -> kind.getKey().label() + " " + kind.getValue())
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "DIFFERS in %d of %d cases%s\n%-18s fails in: %s\n%-18s smallest: %s",
                failed,
                cases,
                worst,
                "",
                fails,
                "",
                smallest);
    }
}
