package lanewise.kernels.conformance;

import java.util.function.Supplier;
import lanewise.kernels.Kernels;

/**
 * A fault that is planted in kernels which are otherwise right.
 *
 * @param kind the kind of fault, which the suite looks for first when it is tried on this fault
 * @param operation the operation with the fault
 * @param what what is wrong
 * @param kernels creates the faulty kernels
 */
record Fault(FaultKind kind, String operation, String what, Supplier<Kernels> kernels) {

    @Override
    public String toString() {
        return operation + " (" + kind.label() + "): " + what;
    }
}
