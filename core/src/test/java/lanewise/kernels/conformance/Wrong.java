package lanewise.kernels.conformance;

import lanewise.kernels.DelegatingKernels;
import lanewise.kernels.ScalarKernels;

/** The definition, but for what is overridden. */
class Wrong extends DelegatingKernels {
    Wrong() {
        super(new ScalarKernels());
    }
}
