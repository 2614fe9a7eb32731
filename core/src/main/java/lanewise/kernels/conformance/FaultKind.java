package lanewise.kernels.conformance;

import java.util.Locale;

/** What a case of the suite varies, and so the kind of fault that it shows. */
public enum FaultKind {
    /** Plain numbers in a small, plain shape: the sequence of operations itself. */
    RESULT,
    /** Factors and other scalar arguments. */
    FACTORS,
    /** Special values of the elements: NaN, infinities, subnormal numbers, zeros of both signs, pixels of 0 and 255. */
    VALUES,
    /** Offsets, strides, and operands that share an array or are the same matrix. */
    VIEWS,
    /** Large shapes, and shapes next to powers of two. */
    SIZES,
    /** Calls that depend on earlier calls. */
    STATE,
    /** Calls on several threads. */
    RACES,
    /** What is returned, thrown or written in addition to the result, and calls that do not return. */
    FORM;

    /**
     * {@return the kind of a case that also varies the view} A case of special values or of a large shape keeps its
     * kind, because it also fails if the view is not the cause.
     */
    FaultKind ofViews() {
        return this == RESULT ? VIEWS : this;
    }

    /**
     * {@return the kind of a fault that shows in an element that should be special} It does not depend on the shape or
     * the view. It may depend on a factor.
     */
    FaultKind ofSpecialValues() {
        return this == RESULT || this == VIEWS || this == SIZES ? VALUES : this;
    }

    /** {@return the name in messages: lower case} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
