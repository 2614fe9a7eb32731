package lanewise.kernels.conformance;

/**
 * A case in which an implementation is wrong.
 *
 * @param kind the kind of fault
 * @param description the case: shapes, layouts, factors, values
 * @param size multiply-adds or elements of the case
 * @param ulps the largest difference in units in the last place; {@link Long#MAX_VALUE} if a number differs from NaN or
 *     an operand that is not of floats was changed, 0 if the call threw or did not return
 * @param problem what happened
 */
public record Finding(FaultKind kind, String description, long size, long ulps, String problem) {

    /** Returns the same finding with another kind. */
    Finding withKind(FaultKind other) {
        return new Finding(other, description, size, ulps, problem);
    }

    /** {@return the case, its kind and what happened, in one line} */
    @Override
    public String toString() {
        return description + " (" + kind.label() + "): " + problem;
    }
}
