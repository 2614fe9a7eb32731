package lanewise.notebook;

import java.util.List;
import java.util.Optional;

/**
 * The result of checking one equation.
 *
 * @param output the name of the result, such as {@code dW2}
 * @param equation the equation, such as {@code dW2 = dZ2 A1' / m}
 * @param status whether it is right
 * @param difference the largest relative difference from the correct result; NaN if it was not compared
 * @param missing the arrays that a check needs and the file lacks; empty unless the equation is not checkable
 * @param computed one remark for each array that the file lacks and that was computed for the check, such as
 *     {@code dZ2 computed as A2 - Y}; empty if the equation is not checkable
 * @param diagnosis what is wrong; present only if the equation is wrong
 */
public record Check(
        String output,
        String equation,
        Status status,
        double difference,
        List<String> missing,
        List<String> computed,
        Optional<Diagnosis> diagnosis) {

    /** Whether an equation is right. */
    public enum Status {
        /** The learner's result agrees with the equation. */
        RIGHT,
        /** The learner's result differs from the equation. */
        WRONG,
        /** Arrays are missing. */
        NOT_CHECKABLE
    }

    /**
     * The explanation of a wrong equation.
     *
     * @param shapes the arrays of the equation with their shapes
     * @param byHand one element worked out with the learner's numbers; empty if there is none
     * @param mistake the likely mistake
     * @param known whether the mistake is a known one that reproduces the learner's result, or prevents the equation
     *     from being computed
     * @param fix the equation as one line of NumPy; empty if it cannot be computed from the learner's arrays
     */
    public record Diagnosis(String shapes, String byHand, String mistake, boolean known, String fix) {}

    /**
     * Creates a result.
     *
     * @param output the name of the result
     * @param equation the equation
     * @param status whether it is right
     * @param difference the largest relative difference
     * @param missing the missing arrays
     * @param computed remarks on computed arrays
     * @param diagnosis what is wrong
     */
    public Check {
        missing = List.copyOf(missing);
        computed = List.copyOf(computed);
    }

    static Check right(String output, String equation, double difference) {
        return new Check(output, equation, Status.RIGHT, difference, List.of(), List.of(), Optional.empty());
    }

    static Check wrong(String output, String equation, double difference, Diagnosis diagnosis) {
        return new Check(output, equation, Status.WRONG, difference, List.of(), List.of(), Optional.of(diagnosis));
    }

    static Check notCheckable(String output, String equation, List<String> missing) {
        return new Check(output, equation, Status.NOT_CHECKABLE, Double.NaN, missing, List.of(), Optional.empty());
    }

    /** Returns this result with remarks on computed arrays; without them if the equation is not checkable. */
    Check computedFrom(List<String> remarks) {
        return status == Status.NOT_CHECKABLE
                ? this
                : new Check(output, equation, status, difference, missing, remarks, diagnosis);
    }
}
