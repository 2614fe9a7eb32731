package lanewise.kernels.conformance;

import lanewise.kernels.DelegatingKernels;
import lanewise.kernels.ScalarKernels;

/** The reference implementation. A subclass overrides an operation with a fault. */
class Wrong extends DelegatingKernels {
    Wrong() {
        super(new ScalarKernels());
    }
}
